"""Numerals, dates and widths."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain import chinese


@given(st.integers(1, 99))
def test_a_numeral_reads_back_as_its_number(number: int) -> None:
    assert chinese.value_of(chinese.numeral(number)) == number


@given(st.integers(1, 20))
def test_a_circled_number_reads_back(number: int) -> None:
    assert chinese.circled_value(chinese.circled(number)) == number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", 12),
        ("１２", 12),
        ("十", 10),
        ("二十三", 23),
        ("两", 2),
        ("二〇二四", 2024),
        ("一百零五", 105),
        ("三千", 3000),
        ("", None),
        ("十件", None),
    ],
)
def test_numbers_are_read_in_both_scripts(text: str, value: int | None) -> None:
    assert chinese.value_of(text) == value


@pytest.mark.parametrize("number", [0, 100])
def test_there_is_no_heading_numeral_outside_1_to_99(number: int) -> None:
    with pytest.raises(ValueError, match="numeral"):
        chinese.numeral(number)


@pytest.mark.parametrize("number", [0, 21])
def test_there_is_no_circled_number_outside_1_to_20(number: int) -> None:
    with pytest.raises(ValueError, match="circled"):
        chinese.circled(number)


def test_a_longer_text_is_no_circled_number() -> None:
    assert chinese.circled_value("①②") is None


@given(st.dates(dt.date(1980, 1, 1), dt.date(2100, 1, 1)))
def test_a_written_date_reads_back(date: dt.date) -> None:
    assert chinese.parse_date(chinese.date_text(date)) == date


@pytest.mark.parametrize(
    "text", ["2024 年 1 月 9 日", "２０２４年１月９日", "2024年01月09日", "二〇二四年一月九日"]
)
def test_a_date_is_read_however_it_is_written(text: str) -> None:
    assert chinese.parse_date(text) == dt.date(2024, 1, 9)


@pytest.mark.parametrize("text", ["2024年13月1日", "2024年2月30日", "2024年", "昨天"])
def test_what_is_no_day_is_no_date(text: str) -> None:
    assert chinese.parse_date(text) is None


def test_a_digit_is_half_as_wide_as_a_character() -> None:
    assert chinese.width("2024年1月9日") == 6


@pytest.mark.parametrize("mark", ["，", "“", "—", "〔", "汉"])
def test_chinese_marks_take_a_full_square(mark: str) -> None:
    assert chinese.is_wide(mark)


def test_only_ideographs_are_ideographs() -> None:
    assert [chinese.is_ideograph(c) for c in "汉𠀀，a"] == [True, True, False, False]


def test_every_kind_of_space_is_dropped() -> None:
    assert chinese.without_spaces(" 国\u3000防\xa0动 员\t办\n") == "国防动员办"
