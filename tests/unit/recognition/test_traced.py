"""Text that remembers where it came from."""

import subprocess
import sys
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from desktop.recognition.traced import NOWHERE, Claim, Traced, joined, left_over

SOURCE = st.text(alphabet="甲乙 \u3000ab\t", max_size=20)


def traced(text: str) -> Traced:
    return Traced(text, tuple(range(len(text))))


@given(SOURCE)
def test_every_operation_keeps_character_and_place_together(source: str) -> None:
    text = traced(source)
    for piece in (text.stripped(), text.without_spaces(), text[1:3], *text.words()):
        assert [source[place] for place in piece.places] == list(piece.text)


@given(SOURCE)
def test_words_are_what_stands_between_spaces(source: str) -> None:
    assert [word.text for word in traced(source).words()] == source.split()


def test_lines_are_joined_with_a_space_between_latin_words_only() -> None:
    assert joined([Traced("执法and", (0,) * 5), Traced("law", (1,) * 3)]).text == "执法and law"
    assert joined([Traced("执", (0,)), Traced("法", (1,))]).text == "执法"
    assert joined([Traced("a", (0,)), Traced("b", (2,))]).places == (0, NOWHERE, 2)


def test_what_nobody_claims_is_left_over_by_lines() -> None:
    source = "甲乙丙\n丁"
    assert left_over(source, [Claim("title", Traced("乙", (1,)))]) == ("甲 丙", "丁")


def test_nothing_is_left_over_when_all_is_claimed() -> None:
    assert left_over("甲 乙", [Claim("title", traced("甲 乙"))]) == ()


def test_importing_recognition_loads_no_heavy_library(root: Path) -> None:
    code = (
        "import sys, desktop.recognition;"
        "print([name for name in ('docx', 'lxml', 'openpyxl') if name in sys.modules])"
    )
    found = subprocess.run(
        [sys.executable, "-c", code], cwd=root, capture_output=True, encoding="utf-8", check=True
    )
    assert found.stdout.strip() == "[]"
