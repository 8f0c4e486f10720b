"""The 合规单 as a workbook of one sheet, ready to print and to be gone through."""

import datetime as dt
from collections.abc import Callable
from typing import Final, cast

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.packaging.core import DocumentProperties
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from desktop.domain.chinese import date_text, numeral, width
from desktop.exports.xlsx import styles
from desktop.exports.xlsx.archive import packed
from desktop.exports.xlsx.cells import dress
from desktop.exports.xlsx.styles import Look, Styles
from desktop.exports.xlsx.words import clean, looks_like_formula
from desktop.official.sheet_groups import Group, verdict
from desktop.official.verdicts import Row

_TITLE: Final = "公文格式合规单"
_HEADS: Final = ("序号", "条款", "项目", "要求", "实测", "结论", "怎样改")
_WIDTHS: Final = (6.0, 9.0, 26.0, 26.0, 26.0, 9.0, 58.0)
_ROW, _HEAD, _TITLE_HEIGHT, _NOTE_LINE = 20.0, 24.0, 36.0, 15.0
_TEXT_LINE: Final = 15.0
_HEAD_ROW: Final = 4
_A4: Final = 9
_CM: Final = 1 / 2.54  # inches
_UNDATED: Final = dt.date(2000, 1, 1)
_NOTES: Final = (
    "条款为 GB/T 9704—2012《党政机关公文格式》的条款。",
    "“规定”各项不符合的，应当改正；“一般”“推荐”“实务”各项供参考，本机关另有要求的从其要求。",
)
_LEFT: Final = Look("年报 合规 文字", horizontal="left", wrap=True, indent=1)
_VERDICT: Final = Look("年报 合规 结论", horizontal="center")
_WRONG: Final = Look("年报 合规 不符合", "黑体", horizontal="center", bold=True)


def compliance_workbook(
    subject: str,
    said: str,
    groups: tuple[Group, ...],
    advice: Callable[[Row], str],
    made_on: dt.date | None = None,
) -> bytes:
    """Return the sheet of a document.

    Args:
        subject: What was measured.
        said: What the sheet comes to.
        groups: Its rows.
        advice: What to change, for each row.
        made_on: The date on the sheet; None leaves it out.
    """
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "合规单"
    filled = _Filled(sheet, Styles(book))
    filled.begin(subject, said, made_on)
    for number, group in enumerate(groups, 1):
        filled.add_group(number, group, advice)
    filled.end()
    moment = dt.datetime.combine(made_on or _UNDATED, dt.time())
    title = clean(f"{_TITLE}：{subject}")
    book.properties = DocumentProperties(title=title, created=moment, modified=moment)
    return packed(book, {})


class _Filled:
    """The sheet, filled from the top."""

    def __init__(self, sheet: Worksheet, looks: Styles) -> None:
        self._sheet = sheet
        self._looks = looks
        self._row = _HEAD_ROW
        self._ordinal = 0

    def begin(self, subject: str, said: str, made_on: dt.date | None) -> None:
        last = len(_HEADS)
        self._text(1, 1, _TITLE, styles.TITLE)
        self._text(2, 1, f"对象：{subject}", styles.FILED_BY)
        self._text(3, 1, f"结论：{said}", styles.FILED_BY)
        if made_on is not None:
            self._text(2, last, f"检查日期：{date_text(made_on)}", styles.MADE_ON)
        self._sheet.merge_cells(start_row=1, end_row=1, start_column=1, end_column=last)
        for column, (head, wide) in enumerate(zip(_HEADS, _WIDTHS, strict=True), 1):
            self._text(_HEAD_ROW, column, head, styles.HEAD)
            self._sheet.column_dimensions[get_column_letter(column)].width = wide
        for row, height in ((1, _TITLE_HEIGHT), (2, _ROW), (3, _ROW), (_HEAD_ROW, _HEAD)):
            self._sheet.row_dimensions[row].height = height

    def add_group(self, number: int, group: Group, advice: Callable[[Row], str]) -> None:
        self._row += 1
        self._text(self._row, 1, numeral(number), styles.GROUP_ORDINAL)
        self._text(self._row, 2, f"{group.title}（{group.said}）", styles.GROUP)
        for column in range(3, len(_HEADS) + 1):
            self._text(self._row, column, "", styles.GROUP)
        self._sheet.merge_cells(
            start_row=self._row, end_row=self._row, start_column=2, end_column=len(_HEADS)
        )
        self._sheet.row_dimensions[self._row].height = _ROW
        for row in group.rows:
            self._add(row, advice(row))

    def end(self) -> None:
        self._row += 1
        self._text(self._row, 1, "注：" + "\n".join(_NOTES), styles.NOTE)
        self._sheet.merge_cells(
            start_row=self._row, end_row=self._row, start_column=1, end_column=len(_HEADS)
        )
        self._sheet.row_dimensions[self._row].height = _NOTE_LINE * len(_NOTES) + 6
        self._sheet.freeze_panes = f"A{_HEAD_ROW + 1}"
        _set_up_printing(self._sheet)

    def _add(self, row: Row, advice: str) -> None:
        self._row += 1
        self._ordinal += 1
        wanted = f"{row.wanted}（{row.tolerance}）" if row.tolerance else row.wanted
        looks = (_LEFT, _LEFT, _LEFT, _WRONG if row.ok is False else _VERDICT, _LEFT)
        texts = (row.item, wanted, row.found, verdict(row), advice)
        self._text(self._row, 1, "", styles.CENTRED)
        self._cell(self._row, 1, styles.CENTRED).value = self._ordinal
        self._text(self._row, 2, row.clause, styles.CENTRED)
        for column, (text, look) in enumerate(zip(texts, looks, strict=True), 3):
            self._text(self._row, column, text, look)
        lines = max(
            -(-2 * width(text) // (wide - 4)) for text, wide in zip(texts, _WIDTHS[2:], strict=True)
        )
        self._sheet.row_dimensions[self._row].height = max(_ROW, _TEXT_LINE * lines + 5)

    def _text(self, row: int, column: int, text: str, look: Look) -> None:
        """Write text that stays text, whatever it begins with."""
        cleaned, cell = clean(text), self._cell(row, column, look)
        cell.value = cleaned
        if cleaned:
            cell.data_type = "s"
            cell.quotePrefix = looks_like_formula(cleaned)

    def _cell(self, row: int, column: int, look: Look) -> Cell:
        cell = cast("Cell", self._sheet.cell(row, column))  # merged ones are never written
        dress(cell, self._looks.array(look))
        return cell


def _set_up_printing(sheet: Worksheet) -> None:
    setup, margins = sheet.page_setup, sheet.page_margins
    setup.orientation, setup.paperSize = "landscape", _A4
    setup.fitToWidth, setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    margins.left = margins.right = 1.5 * _CM
    margins.top, margins.bottom = 2.0 * _CM, 1.8 * _CM
    sheet.print_title_rows = f"{_HEAD_ROW}:{_HEAD_ROW}"
    footer = HeaderFooterItem()
    footer.center.text, footer.center.font = "第 &P 页  共 &N 页", "宋体,Regular"
    sheet.HeaderFooter.oddFooter = footer
