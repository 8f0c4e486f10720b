"""Rows of a list as the text of a sheet's part, cell by cell.

openpyxl costs 11 microseconds a cell even without styles of its own; this is a tenth of it, and
keeps nothing of a row that is written (adr/013).
"""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Final, NamedTuple
from xml.sax.saxutils import escape

from openpyxl.utils import get_column_letter

from desktop.exports.xlsx.words import clean, holds, looks_like_formula, plain

_SAFE_LENGTH: Final = 16_000  # characters that fit a cell, whatever they are
_SPECIAL: Final = re.compile("[&<>\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


class Formula(NamedTuple):
    """A live formula, without its sign of equality, and what it comes to."""

    text: str
    result: Decimal | int | str


Value = str | int | Decimal | Formula | None


class Style(NamedTuple):
    """The numbers of a look in the workbook's table of styles.

    Attributes:
        quoted: The same look for text that a clerk's next edit would make a formula.
    """

    plain: int
    quoted: int


class Row(NamedTuple):
    """One row.

    Attributes:
        values: From the first column on.
        styles: One a value.
        height: In points; 0: the sheet's own.
    """

    values: Sequence[Value]
    styles: Sequence[Style]
    height: float = 0


def row_xml(number: int, row: Row) -> str:
    """Return a row as it stands in the sheet's part."""
    height = f' ht="{row.height}" customHeight="1"' if row.height else ""
    place = str(number)
    cells: list[str] = [f'<row r="{place}"{height}>']
    letters = _letters(len(row.values))
    for letter, value, style in zip(letters, row.values, row.styles, strict=True):
        if type(value) is int:  # most cells of a long list by far
            cells.append(f'<c r="{letter}{place}" s="{style[0]}"><v>{value}</v></c>')
        elif value is None:
            cells.append(f'<c r="{letter}{place}" s="{style[0]}"/>')
        elif isinstance(value, str):
            cells.append(_text(letter + place, value, style))
        elif isinstance(value, Formula):
            cells.append(_formula(letter + place, value, style[0]))
        elif isinstance(value, Decimal) and not holds(value):
            cells.append(_text(letter + place, plain(value), style))
        else:
            cells.append(f'<c r="{letter}{place}" s="{style[0]}"><v>{value}</v></c>')
    cells.append("</row>")
    return "".join(cells)


def rows_xml(first: int, rows: Iterable[Row]) -> str:
    """Return rows from the number `first` on."""
    return "".join(row_xml(number, row) for number, row in enumerate(rows, first))


@lru_cache(maxsize=64)
def _letters(count: int) -> tuple[str, ...]:
    return tuple(get_column_letter(column) for column in range(1, count + 1))


def _text(cell: str, text: str, style: Style) -> str:
    if len(text) > _SAFE_LENGTH or _SPECIAL.search(text):
        text = clean(text)
        shown = escape(text)
    else:
        shown = text
    number = style.quoted if looks_like_formula(text) else style.plain
    space = ' xml:space="preserve"' if text != text.strip() else ""
    return f'<c r="{cell}" s="{number}" t="inlineStr"><is><t{space}>{shown}</t></is></c>'


def _formula(cell: str, formula: Formula, style: int) -> str:
    kind = ' t="str"' if isinstance(formula.result, str) else ""
    text, result = escape(formula.text), escape(str(formula.result))
    return f'<c r="{cell}" s="{style}"{kind}><f>{text}</f><v>{result}</v></c>'
