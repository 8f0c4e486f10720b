"""Every way of writing a number gives the number."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.statistics.numerals import read_number
from tests.unit.statistics.writing import STYLES, Style, chinese

FULL = str.maketrans("0123456789.", "０１２３４５６７８９．")


@given(st.integers(0, 10**12 - 1), st.sampled_from(STYLES))
def test_each_style_of_writing_gives_the_number(number: int, style: Style) -> None:
    assert read_number(style(number)) == number


@given(st.integers(1, 9999), st.integers(1, 9999))
def test_a_number_in_two_scales_is_their_sum(high: int, low: int) -> None:
    assert read_number(f"{high}亿{low}万") == high * 10**8 + low * 10**4
    assert read_number(f"{high}亿零{low}万") == high * 10**8 + low * 10**4


@pytest.mark.parametrize("text", ["3万5万", "2千3万", "1亿2亿"])
def test_scales_that_do_not_descend_are_no_number(text: str) -> None:
    assert read_number(text) is None


@given(st.integers(10, 19))
def test_ten_may_stand_without_its_one(number: int) -> None:
    assert read_number(chinese(number).removeprefix("一")) == number


@given(st.decimals(0, 10**12, places=2))
def test_digits_give_the_number_also_full_width_and_separated(number: Decimal) -> None:
    plain, separated = f"{number:f}", f"{number:,f}"

    assert read_number(plain) == number
    assert read_number(plain.translate(FULL)) == number
    assert read_number(separated) == number
    assert read_number(separated.replace(",", "，")) == number


@given(st.decimals(0, 10**6, places=4), st.sampled_from([("万", 4), ("亿", 8), ("百万", 6)]))
def test_scales_multiply_exactly(number: Decimal, scale: tuple[str, int]) -> None:
    word, zeros = scale

    assert read_number(f"{number:f}{word}") == number.scaleb(zeros)


@given(st.text("0123456789", min_size=40, max_size=60))
def test_long_numbers_are_never_rounded(digits: str) -> None:
    assert read_number(digits + "万") == Decimal(digits + "0000")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("两", 2),
        ("二〇二四", 2024),
        ("三百二十万", 3_200_000),
        ("一万五千", 15_000),
        ("二百一十六", 216),
        ("两千零五", 2005),
        ("三万亿", 3 * 10**12),
        ("百", 100),
        ("2869.49万", 28_694_900),
    ],
)
def test_numbers_as_reports_write_them(text: str, number: int) -> None:
    assert read_number(text) == number


@pytest.mark.parametrize("text", ["", "件", "3件", "百分", "1.2.3"])
def test_what_is_no_number_gives_none(text: str) -> None:
    assert read_number(text) is None
