"""Dates that are none, and how dates and years are written (GB/T 15835, GB/T 9704 7.3.5.4)."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping

from desktop.proofing.rule import Hit, TextRule

_DATE = re.compile(
    r"(?:(\d{4})\s*年\s*)?(?<!\d)(\d{1,2})\s*月\s*(?:份\s*)?(\d{1,2})\s*[日号](?!\d)"
)
_MONTH = re.compile(
    r"(?:(?<=年)|(?<=年\s)|(?<![\d.个]))(\d{1,2})\s*月(?=份|底|初|中旬|上旬|下旬|末|\s*\d|至|以来)"
)
_PADDED = re.compile(r"(?<=年)\s*0\d月(?:\s*\d{1,2}日)?|(?<=[\d]月)\s*0\d日")
_SHORT = re.compile(r"(?<![\d—–\-~～.])([012]\d)年度")
_DOTTED = re.compile(r"(?<![\d.])((?:19|20)\d{2})[./](\d{1,2})[./](\d{1,2})(?![\d.])")
_MONTHS = 12
_LEAP = 2000


def _real(text: str) -> Iterator[Hit]:
    """2月30日 is no date; 2月29日 is one in a leap year, and without a year."""
    for match in _DATE.finditer(text):
        year, month, day = (int(part) if part else _LEAP for part in match.groups())
        if not _exists(year, month, day):
            yield Hit(*match.span())


def _exists(year: int, month: int, day: int) -> bool:
    try:
        dt.date(year, month, day)
    except ValueError:
        return False
    return True


def _month(text: str) -> Iterator[Hit]:
    for match in _MONTH.finditer(text):
        if not 1 <= int(match.group(1)) <= _MONTHS and not _DATE.match(text, match.start()):
            yield Hit(match.start(1), match.end())


def _padded(text: str) -> Iterator[Hit]:
    for match in _PADDED.finditer(text):
        yield Hit(*match.span(), re.sub(r"(?<!\d)0(?=\d)|\s", "", match.group()))


def _short_year(text: str) -> Iterator[Hit]:
    for match in _SHORT.finditer(text):
        yield Hit(*match.span(1), f"20{match.group(1)}")


def _dotted(text: str) -> Iterator[Hit]:
    for match in _DOTTED.finditer(text):
        year, month, day = (int(part) for part in match.groups())
        if _exists(year, month, day):
            yield Hit(*match.span(), f"{year}年{month}月{day}日")


RULES: Mapping[str, TextRule] = {
    "numbers.date": _real,
    "numbers.month": _month,
    "numbers.date_padded": _padded,
    "numbers.short_year": _short_year,
    "numbers.date_dotted": _dotted,
}
