"""How people write numbers: each style as a function from the number to its words."""

from collections.abc import Callable
from decimal import Decimal

DIGITS = "零一二三四五六七八九"
_FULL = str.maketrans("0123456789.", "０１２３４５６７８９．")
_FORMAL = str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")
_TEN_THOUSAND, _HUNDRED_MILLION = 10**4, 10**8

Style = Callable[[int], str]


def chinese(number: int) -> str:
    """Write a number below 10^12 as it is spoken."""
    if number < _TEN_THOUSAND:
        return _below_ten_thousand(number)
    large = number >= _HUNDRED_MILLION
    scale, word = (_HUNDRED_MILLION, "亿") if large else (_TEN_THOUSAND, "万")
    high, low = divmod(number, scale)
    gap = "零" if low and low < scale // 10 else ""
    return chinese(high) + word + gap + (chinese(low) if low else "")


def spoken_ten(number: int) -> str:
    """Write 10 to 19 without their 一, as one says them."""
    text = chinese(number)
    return text.removeprefix("一") if text.startswith("一十") else text


def separated(number: int) -> str:
    """Set thousands apart."""
    return f"{number:,}"


def full_width(number: int) -> str:
    """Write digits as wide as characters."""
    return str(number).translate(_FULL)


def in_ten_thousands(number: int) -> str:
    """Write a number in 万, exactly."""
    return f"{plain(Decimal(number).scaleb(-4))}万"


def in_hundred_millions(number: int) -> str:
    """Write a number in 亿, exactly."""
    return f"{plain(Decimal(number).scaleb(-8))}亿"


def compound(number: int) -> str:
    """Write 亿 and 万 one after the other (1亿零200万) where that says all of the number."""
    high, low = divmod(number, _HUNDRED_MILLION)
    if not high or not low or low % _TEN_THOUSAND:
        return str(number)
    gap = "零" if low < _HUNDRED_MILLION // 10 else ""
    return f"{high}亿{gap}{low // _TEN_THOUSAND}万"


def formal(number: int) -> str:
    """Write a number as on a cheque; below 10 as it is spoken, since 伍 is a word of its own."""
    return chinese(number) if number < len(DIGITS) else chinese(number).translate(_FORMAL)


def plain(value: Decimal) -> str:
    """Write a decimal without an exponent and without zeros that say nothing."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


STYLES: tuple[Style, ...] = (
    str,
    chinese,
    spoken_ten,
    separated,
    full_width,
    in_ten_thousands,
    in_hundred_millions,
    compound,
    formal,
)


def _below_ten_thousand(number: int) -> str:
    text, gap = "", False
    for scale, word in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, scale)
        if digit:
            text += ("零" if gap and text else "") + DIGITS[digit] + word
        gap = not digit
    return text or "零"
