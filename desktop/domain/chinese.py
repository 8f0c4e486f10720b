"""Chinese numerals, dates and widths."""

import datetime as dt
import re
import unicodedata

_DIGITS = "零一二三四五六七八九"
_DIGIT_VALUES = {character: value for value, character in enumerate(_DIGITS)} | {
    "〇": 0,
    "○": 0,
    "两": 2,
}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_CIRCLED_FIRST = 0x2460
_CIRCLED_COUNT = 20
_TEN = 10
_HUNDRED = 100
_DATE = (
    r"([0-9０-９]{4}|[〇○零一二三四五六七八九]{4})年"
    r"([0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})月"
    r"([0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})日"
)


def numeral(number: int) -> str:
    """Write `number` (1 to 99) in Chinese numerals: 12 is 十二."""
    if not 0 < number < _HUNDRED:
        msg = f"no ordinal numeral for {number}"
        raise ValueError(msg)
    tens, ones = divmod(number, _TEN)
    head = "" if tens == 0 else ("十" if tens == 1 else f"{_DIGITS[tens]}十")
    return head + (_DIGITS[ones] if ones else "")


def value_of(text: str) -> int | None:
    """Read a whole number in Arabic (also full-width) or Chinese numerals, or return None."""
    if not text:
        return None
    if all(unicodedata.category(character) == "Nd" for character in text):
        return int(text)
    if all(character in _DIGIT_VALUES for character in text):
        return int("".join(str(_DIGIT_VALUES[character]) for character in text))
    return _with_units(text)


def _with_units(text: str) -> int | None:
    total, pending = 0, None
    for character in text:
        if character in _DIGIT_VALUES:
            pending = _DIGIT_VALUES[character]
        elif character in _UNITS:
            total += (1 if pending is None else pending) * _UNITS[character]
            pending = None
        else:
            return None
    return total + (pending or 0)


def circled(number: int) -> str:
    """Write `number` (1 to 20) in a circle: 1 is ①."""
    if not 0 < number <= _CIRCLED_COUNT:
        msg = f"no circled numeral for {number}"
        raise ValueError(msg)
    return chr(_CIRCLED_FIRST + number - 1)


def circled_value(character: str) -> int | None:
    """Read a circled number ① to ⑳, or return None."""
    value = ord(character) - _CIRCLED_FIRST + 1 if len(character) == 1 else 0
    return value if 0 < value <= _CIRCLED_COUNT else None


def date_text(date: dt.date) -> str:
    """Write a date as GB/T 9704 7.3.5.4 wants it: full year, no leading zeros."""
    return f"{date.year}年{date.month}月{date.day}日"


def parse_date(text: str) -> dt.date | None:
    """Read a date such as 2024年1月9日 or 二〇二四年一月九日, spaces allowed, or return None."""
    match = re.fullmatch(_DATE, without_spaces(text))
    if match is None:
        return None
    year, month, day = (value_of(part) for part in match.groups())
    try:
        return dt.date(year or 0, month or 0, day or 0)
    except ValueError:
        return None


def without_spaces(text: str) -> str:
    """Drop every kind of space, full-width and no-break ones too."""
    return "".join(text.split())


def width(text: str) -> float:
    """Count the width of `text` in full characters: 汉 is 1, a digit or letter is 0.5."""
    return sum(1.0 if is_wide(character) else 0.5 for character in text)


def is_wide(character: str) -> bool:
    """Tell whether `character` takes a full square, as Chinese fonts set it."""
    return unicodedata.east_asian_width(character) in "WF" or character in "“”‘’—…·〔〕★"


def is_ideograph(character: str) -> bool:
    """Tell whether `character` is a Chinese character."""
    return "\u3400" <= character <= "\u9fff" or "\U00020000" <= character <= "\U0003ffff"
