"""Text and numbers from outside, made fit for a cell and for the name of a sheet."""

import re
from collections.abc import Container
from decimal import Decimal
from typing import Final

LONGEST_SHEET_NAME = 31  # Excel refuses more
LONGEST_TEXT: Final = 32_767  # UTF-16 units that Excel keeps of a cell's text
CUT: Final = "……（原文过长，以下未列出）"

# Digits that a number of Excel holds; what has more would be rounded without a word.
LONGEST_NUMBER: Final = 15
_LARGEST_POWER: Final = 300  # of ten; beyond 308 nothing is held
_UNFIT_FOR_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_UNFIT_FOR_SHEETS = re.compile(r"[\[\]:*?/\\\x00-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def clean(text: str) -> str:
    """Drop the characters that a workbook cannot hold, and cut what is too long for a cell."""
    cleaned = _UNFIT_FOR_XML.sub("", text)
    if 2 * len(cleaned) <= LONGEST_TEXT:
        return cleaned
    units = cleaned.encode("utf-16-le")
    if len(units) <= 2 * LONGEST_TEXT:
        return cleaned
    # Half of a character beyond the first plane is dropped with what follows it.
    return units[: 2 * (LONGEST_TEXT - len(CUT))].decode("utf-16-le", "ignore") + CUT


def looks_like_formula(text: str) -> bool:
    """Tell whether a spreadsheet would take `text` for a formula when a clerk edits the cell."""
    return text.startswith(_STARTS_A_FORMULA)


def holds(value: Decimal) -> bool:
    """Tell whether Excel keeps a number as it is: of finite size and at most 15 digits."""
    text = str(value)
    if len(text) <= LONGEST_NUMBER and text.replace(".", "", 1).isdigit():
        return True
    if not value.is_finite():
        return False
    digits = "".join(map(str, value.as_tuple().digits)).strip("0")
    return len(digits) <= LONGEST_NUMBER and abs(value.adjusted()) < _LARGEST_POWER


def plain(value: Decimal) -> str:
    """Write a number that Excel would round, in full; one of monstrous size with its power."""
    small = value.is_finite() and abs(value.adjusted()) < _LARGEST_POWER
    return format(value, "f") if small else str(value)


def sheet_name(wanted: str, taken: Container[str]) -> str:
    """Return a name for a sheet that Excel accepts and that is not in `taken`.

    Characters that Excel refuses are dropped, a name that is too long is cut at its end, and a
    name that is taken gets a number. `taken` holds names in lower case: Excel tells no difference.
    """
    cleaned = _UNFIT_FOR_SHEETS.sub("", wanted).strip().strip("'") or "统计表"
    name, number = cleaned[:LONGEST_SHEET_NAME], 1
    while name.lower() in taken:
        number += 1
        ending = f"（{number}）"
        name = cleaned[: LONGEST_SHEET_NAME - len(ending)] + ending
    return name
