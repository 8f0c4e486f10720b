"""Other words in a section's text, wherever its offsets lead."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.outline import Section, Table
from desktop.domain.splicing import spliced

TABLE = Table((("项目", "数"), ("检查", "86")))
SECTIONS = (
    Section(1, "成效", paragraphs=("办理7件。", "罚款3元。")),
    Section(2, "健全机制。", run_in=True, paragraphs=("印发3件。", TABLE)),
    Section(2, run_in=True, paragraphs=("只有1段。",)),
    Section(0, paragraphs=("导语8字。", TABLE, "尾9。")),
)


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.kind)
def test_any_digit_can_be_exchanged(section: Section) -> None:
    for at, character in enumerate(section.text):
        if character.isdigit():
            done = spliced(section, at, at + 1, "千余")
            assert done.text == section.text[:at] + "千余" + section.text[at + 1 :]


def test_words_in_a_heading_are_exchanged() -> None:
    done = spliced(SECTIONS[0], 0, 1, "实")
    assert (done.heading, done.paragraphs) == ("实效", SECTIONS[0].paragraphs)


def test_words_behind_a_run_in_heading_are_no_part_of_it() -> None:
    done = spliced(SECTIONS[1], 5, 5, "共")
    assert (done.heading, done.paragraphs[0]) == ("健全机制。", "共印发3件。")


def test_words_in_a_cell_leave_the_other_cells() -> None:
    done = spliced(SECTIONS[3], SECTIONS[3].text.index("86"), SECTIONS[3].text.index("86") + 2, "9")
    assert done.paragraphs[1] == Table((("项目", "数"), ("检查", "9")))


@pytest.mark.parametrize(("start", "end"), [(0, 4), (6, 10)])
def test_a_stretch_over_an_end_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="reaches over the end"):
        spliced(SECTIONS[0], start, end, "")


def test_a_stretch_over_a_cell_is_refused() -> None:
    with pytest.raises(ValueError, match="end of a cell"):
        spliced(SECTIONS[3], 6, 9, "")


@pytest.mark.parametrize("words", ["一\n二", "一\t二"])
def test_words_that_break_a_paragraph_are_refused(words: str) -> None:
    with pytest.raises(ValueError, match="no line feed"):
        spliced(SECTIONS[0], 3, 3, words)


@given(section=st.sampled_from(SECTIONS), at=st.integers(0, 30), words=st.text("甲9", max_size=3))
def test_words_put_in_stand_where_they_were_put(section: Section, at: int, words: str) -> None:
    place = min(at, len(section.text))
    done = spliced(section, place, place, words)
    assert done.text == section.text[:place] + words + section.text[place:]
