"""雷同检查 as a workbook of one sheet: a pair of reports a row, shares as numbers."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from openpyxl import Workbook
from openpyxl.packaging.core import DocumentProperties
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from desktop.domain.chinese import width
from desktop.exports.xlsx import styles
from desktop.exports.xlsx.archive import packed
from desktop.exports.xlsx.cells import Cells
from desktop.exports.xlsx.styles import Look, Styles

_SHEET: Final = "雷同检查"
_WIDTHS: Final = (30.0, 13.0, 30.0, 13.0, 11.0, 11.0, 13.0, 70.0)
_SHARE: Final = Look("年报 占比", horizontal="right", indent=1, number_format="0.0%")
_COUNT: Final = Look("年报 字数", horizontal="right", indent=1, number_format="0")
_TITLE_ROW, _SAID_ROW, _HEAD_ROW = 1, 2, 3
_TITLE_HEIGHT, _HEAD, _ROW, _TEXT_LINE = 36.0, 24.0, 20.0, 15.0
_SHOWN: Final = 90  # characters of a passage: enough to know it by
_A4: Final = 9
_UNDATED: Final = dt.datetime(2000, 1, 1)  # noqa: DTZ001 - Excel's moments have no zone


@dataclass(frozen=True, slots=True)
class CopyRow:
    """A pair as it is written; `share` from 0 to 1."""

    texts: tuple[str, str, str, str]
    share: float
    counts: tuple[int, int]
    passage: str


def copying_workbook(title: str, said: str, heads: Sequence[str], rows: Sequence[CopyRow]) -> bytes:
    """Return the workbook; its rows can be filtered and sorted."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = _SHEET
    cells = Cells(sheet, Styles(book))
    last = len(heads)
    cells.across(_TITLE_ROW, 1, last, title, styles.TITLE)
    cells.across(_SAID_ROW, 1, last, said, styles.FILED_BY)
    for column, (head, wide) in enumerate(zip(heads, _WIDTHS, strict=True), 1):
        cells.text(_HEAD_ROW, column, head, styles.HEAD)
        sheet.column_dimensions[get_column_letter(column)].width = wide
    for number, row in enumerate(rows, _HEAD_ROW + 1):
        _write(cells, number, row)
    for number, height in ((_TITLE_ROW, _TITLE_HEIGHT), (_HEAD_ROW, _HEAD), (_SAID_ROW, _ROW)):
        sheet.row_dimensions[number].height = height
    sheet.freeze_panes = f"B{_HEAD_ROW + 1}"
    sheet.auto_filter.ref = f"A{_HEAD_ROW}:{get_column_letter(last)}{_HEAD_ROW + len(rows)}"
    _set_up_printing(sheet)
    book.properties = DocumentProperties(title=title, created=_UNDATED, modified=_UNDATED)
    return packed(book, {})


def _write(cells: Cells, number: int, row: CopyRow) -> None:
    for column, text in enumerate(row.texts, 1):
        cells.text(number, column, text, styles.TEXT if column % 2 else styles.CENTRED)
    share = len(row.texts) + 1
    cells.cell(number, share, _SHARE).value = round(row.share, 4)
    for column, count in enumerate(row.counts, share + 1):
        cells.cell(number, column, _COUNT).value = count
    passage = row.passage if len(row.passage) <= _SHOWN else f"{row.passage[:_SHOWN]}……"
    cells.text(number, share + len(row.counts) + 1, passage, styles.TEXT)
    lines = max(
        -(-2 * width(text) // (wide - 4))
        for text, wide in (
            (row.texts[0], _WIDTHS[0]),
            (row.texts[2], _WIDTHS[2]),
            (passage, _WIDTHS[-1]),
        )
    )
    cells.sheet.row_dimensions[number].height = max(_ROW, _TEXT_LINE * lines + 5)


def _set_up_printing(sheet: Worksheet) -> None:
    setup = sheet.page_setup
    setup.orientation, setup.paperSize = "landscape", _A4
    setup.fitToWidth, setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = f"{_HEAD_ROW}:{_HEAD_ROW}"
