"""Text from outside, made fit for a cell and for the name of a sheet."""

import re
from collections.abc import Container

LONGEST_SHEET_NAME = 31  # Excel refuses more

_UNFIT_FOR_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_UNFIT_FOR_SHEETS = re.compile(r"[\[\]:*?/\\\x00-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def clean(text: str) -> str:
    """Drop the characters that a workbook cannot hold."""
    return _UNFIT_FOR_XML.sub("", text)


def looks_like_formula(text: str) -> bool:
    """Tell whether a spreadsheet would take `text` for a formula when a clerk edits the cell."""
    return text.startswith(_STARTS_A_FORMULA)


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
