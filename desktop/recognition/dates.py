"""Dates as old files and scans write them, put into the form that dates are read in.

元月 is the first month; a scan takes the 〇 of a year for the letter O, and a 1 for an l. Every
repair is one character for one, so that places in the source stay what they are.
"""

import datetime as dt
import re

from desktop.domain.chinese import parse_date
from desktop.recognition.script import simplified

NUMERALS = "〇○零一二三四五六七八九"

_ZEROS = "OoＯｏ0"
_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")
_AS_NUMERAL = str.maketrans(dict.fromkeys(_ZEROS, "〇"))
_AS_DIGIT = str.maketrans("OoＯｏlI", "000011")
_CHINESE_YEAR = re.compile(rf"[一二](?:\s*[{NUMERALS}{_ZEROS}]){{3}}(?=\s*年)")
_SPOILT = re.compile(
    r"(?<![0-9A-Za-z])[12][\dOoＯｏ][\dOoＯｏlI]{2}\s*年"
    r"(?:\s*[\dOoＯｏlI]{1,2}\s*月(?:\s*[\dOoＯｏlI]{1,2}\s*日)?)?"
)
_FIRST_MONTH = re.compile(r"(?<=年)(\s*)元(?=\s*月)")
_NUMERIC = re.compile(r"([12]\d{3})[-./](\d{1,2})[-./](\d{1,2})")
_PLACEHOLDER = r"[xX×＿_*＊\s]{0,4}"
_NUMBER = rf"(?:\s*(?:\d{{1,2}}|[一二三四五六七八九十]{{1,3}})\s*|{_PLACEHOLDER})"
_SOME_YEAR = rf"(?:[12]\d{{3}}|[一二]\s*(?:[{NUMERALS}]\s*){{3}}|(?:20)?{_PLACEHOLDER})"
UNREAL = rf"{_SOME_YEAR}年{_NUMBER}月{_NUMBER}日"
_UNREAL = re.compile(UNREAL)
_MONTH_ONLY = re.compile(
    rf"(?:[12]\d{{3}}|[一二]\s*(?:[{NUMERALS}]\s*){{3}})\s*年\s*"
    r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*月"
)


def plain_digits(text: str) -> str:
    """Write full-width digits as plain ones, and labels in simplified characters."""
    return simplified(text).translate(_DIGITS)


def plain_dates(text: str) -> str:
    """Write the dates in a text with digits or numerals that are none but these."""
    plain = plain_digits(text)
    if "年" not in plain:
        return plain
    plain = _CHINESE_YEAR.sub(lambda match: match.group().translate(_AS_NUMERAL), plain)
    plain = _SPOILT.sub(lambda match: match.group().translate(_AS_DIGIT), plain)
    return _FIRST_MONTH.sub(r"\1一", plain)


def date_of(text: str) -> dt.date | None:
    """Read a date in the official form, in numerals or in digits (2024-01-09, 2024.1.9)."""
    compact = plain_dates("".join(text.split())).replace("．", ".")
    match = _NUMERIC.fullmatch(compact)
    if match is None:
        return parse_date(compact)
    try:
        return dt.date(*(int(part) for part in match.groups()))
    except ValueError:
        return None


def is_month_only(text: str) -> bool:
    """Tell whether a text is a year and a month, the day left out."""
    return _MONTH_ONLY.fullmatch(plain_dates(text.strip())) is not None


def is_unreal(text: str) -> bool:
    """Tell whether a text is a date that no calendar has, or one whose numbers are left blank."""
    plain = plain_dates(text.strip())
    return _UNREAL.fullmatch(plain) is not None and date_of(plain) is None
