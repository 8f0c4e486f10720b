"""Where lines end."""

from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.chinese import is_wide
from desktop.typesetting.breaking import LIBREOFFICE, WORD, Cut, Habits, Measured, borders, is_gap

SIZE = 10.0
ROOM = 100.0
ALPHABET = "法治政府建设，。；：、“”（）《》—…2024AB%.- "


def measured(text: str, habits: Habits = WORD) -> Measured:
    """Measure a text whose Chinese characters are 10 points wide and the others 5."""
    advances = (SIZE if is_wide(character) else SIZE / 2 for character in text)
    return Measured(text, tuple(accumulate(advances, initial=0.0)), 0.0, {}, habits)


def cuts(text: str, habits: Habits = WORD) -> list[Cut]:
    return list(measured(text, habits).cut(0, len(text), ROOM, ROOM))


def lines(text: str, habits: Habits = WORD) -> list[str]:
    return [text[cut.start : cut.visible] for cut in cuts(text, habits)]


def test_a_line_holds_what_its_width_allows() -> None:
    assert lines("一二三四五六七八九十甲乙") == ["一二三四五六七八九十", "甲乙"]


def test_a_text_without_characters_is_one_empty_line() -> None:
    assert lines("") == [""]


@pytest.mark.parametrize("mark", "、。，．：；？！")
def test_a_mark_that_just_misses_a_full_line_hangs(mark: str) -> None:
    assert lines(f"一二三四五六七八九十{mark}甲乙") == [f"一二三四五六七八九十{mark}", "甲乙"]


def test_what_hangs_is_not_part_of_the_width() -> None:
    first = cuts("一二三四五六七八九十。甲乙")[0]
    assert (first.natural, first.hang) == (ROOM, SIZE)


@pytest.mark.parametrize("mark", "）》〉」』】〕”’…％")
def test_a_closing_mark_takes_a_character_along_to_the_next_line(mark: str) -> None:
    assert lines(f"一二三四五六七八九十{mark}甲乙") == ["一二三四五六七八九", f"十{mark}甲乙"]


@pytest.mark.parametrize("mark", "（《〈「『【〔“‘")
def test_an_opening_mark_does_not_end_a_line(mark: str) -> None:
    assert lines(f"一二三四五六七八九{mark}甲乙") == ["一二三四五六七八九", f"{mark}甲乙"]


@pytest.mark.parametrize("number", ["2024", "12.5", "95%", "1,000", "A45", "No.5", "12·4"])
def test_a_number_or_a_word_is_not_parted(number: str) -> None:
    assert lines(f"一二三四五六七八九{number}甲") == ["一二三四五六七八九", f"{number}甲"]


def test_a_dash_of_two_characters_is_not_parted() -> None:
    assert lines("一二三四五六七八九——甲") == ["一二三四五六七八九", "——甲"]


def test_spaces_at_a_lines_end_are_not_seen() -> None:
    assert lines("abcd efghi jklmnopqr  stu") == ["abcd efghi jklmnopqr", "stu"]


def test_a_word_longer_than_a_line_is_parted_all_the_same() -> None:
    assert lines("a" * 45) == ["a" * 20, "a" * 20, "a" * 5]


def test_libreoffice_hangs_no_mark_behind_a_number() -> None:
    assert lines("一二三四五六七八九20，甲", LIBREOFFICE)[0] == "一二三四五六七八九"
    assert lines("一二三四五六七八九20，甲", WORD)[0] == "一二三四五六七八九20，"


def test_libreoffice_keeps_a_number_with_the_bracket_before_it() -> None:
    text = "一二三四五六〔2024〕20号"
    assert lines(text, LIBREOFFICE) == ["一二三四五六", "〔2024〕20号"]
    assert lines(text, WORD) == ["一二三四五六〔2024〕", "20号"]


def test_chinese_and_western_meet_at_both_ends_of_a_number() -> None:
    assert list(borders("建成20处")) == [2, 4]


@pytest.mark.parametrize(("text", "expected"), [("年2", True), ("2年", True), ("，2", False)])
def test_a_gap_is_between_characters_and_not_marks(text: str, *, expected: bool) -> None:
    assert is_gap(text, 1) is expected


@given(st.text(ALPHABET, min_size=1, max_size=120))
def test_lines_hold_the_whole_text_in_order(text: str) -> None:
    found = cuts(text)
    assert "".join(text[cut.start : cut.end] for cut in found) == text
    assert all(not text[cut.visible : cut.end].strip() for cut in found)


@given(st.text("法治，。、“”（）《》2024年", min_size=1, max_size=120))
def test_no_line_is_wider_than_its_room(text: str) -> None:
    assert all(cut.natural <= ROOM + 0.01 for cut in cuts(text))


@given(
    st.text("法治政府建设年度报告", min_size=30, max_size=120), st.sampled_from("，。；：、）》”")
)
def test_no_line_begins_with_a_closing_mark(text: str, mark: str) -> None:
    marked = mark.join(text[begin : begin + 3] for begin in range(0, len(text), 3))
    assert not any(line.startswith(mark) for line in lines(marked)[1:])
