"""Every way of writing a number gives the number."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.statistics.numerals import read_number

DIGITS = "零一二三四五六七八九"
FULL = str.maketrans("0123456789.", "０１２３４５６７８９．")


def chinese(number: int) -> str:
    """Write a number below 10^12 as it is spoken."""
    if number < 10**4:
        return _below_ten_thousand(number)
    scale, word = (10**8, "亿") if number >= 10**8 else (10**4, "万")
    high, low = divmod(number, scale)
    gap = "零" if low and low < scale // 10 else ""
    return chinese(high) + word + gap + (chinese(low) if low else "")


def _below_ten_thousand(number: int) -> str:
    text, gap = "", False
    for scale, word in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, scale)
        if digit:
            text += ("零" if gap and text else "") + DIGITS[digit] + word
        gap = not digit
    return text or "零"


@given(st.integers(0, 10**12 - 1))
def test_chinese_numerals_give_the_number(number: int) -> None:
    assert read_number(chinese(number)) == number


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
