"""Terms typed by sound or shape."""

import pytest

from desktop.proofing.wording_sounds import misspelt, sounds_like


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("全民首法", "全民守法"),
        ("再接再励", "再接再厉"),
        ("权责青单", "权责清单"),
        ("层层压石责任", "层层压实责任"),
        ("行政执珐", "行政执法"),
    ],
)
def test_a_character_of_the_same_sound_is_told(wrong: str, right: str) -> None:
    repaired = wrong
    for hit in misspelt(wrong):
        repaired = wrong[: hit.start] + (hit.suggestion or "") + wrong[hit.end :]
    assert repaired == right


@pytest.mark.parametrize(
    "text", ["社会主义法治理念", "以法治力量护航发展", "重大执法决定法制审核", "依法治企"]
)
def test_words_side_by_side_are_no_slip(text: str) -> None:
    assert list(misspelt(text)) == []


def test_characters_are_alike_by_sound_or_shape() -> None:
    assert sounds_like("部", "步")
    assert sounds_like("未", "末")
    assert not sounds_like("法", "国")
