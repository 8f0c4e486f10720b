"""A sheet with a title, heads, groups of indicators and notes, ready to print."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import cast

from openpyxl.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from desktop.domain.chinese import numeral, width
from desktop.domain.figure import NOT_APPLICABLE, Figure
from desktop.domain.figure_table import FigureRow, grouped
from desktop.exports.xlsx import styles
from desktop.exports.xlsx.archive import Result
from desktop.exports.xlsx.formats import value_format
from desktop.exports.xlsx.styles import Look, Styles
from desktop.exports.xlsx.words import clean, looks_like_formula

ORDINAL, LABEL, UNIT, FIRST_VALUE = 1, 2, 3, 4
TITLE_ROW, LINE_ROW, HEAD_ROW = 1, 2, 3
NOTHING = "—"

_ROW_POINTS, _TITLE_POINTS, _HEAD_LINE_POINTS, _NOTE_LINE_POINTS = 20.0, 36.0, 16.0, 15.0
_ORDINAL_WIDTH, _UNIT_WIDTH, _LABEL_WIDTH_MOST = 6.0, 10.0, 38.0
_HEAD_IN_ONE_LINE = 16.0  # eight characters; a longer head is broken
_A4, _A3 = 9, 8
_A4_WIDTH_MOST = 160.0  # beyond it, fitting the table to A4 would shrink 11 points below 9
_CM = 1 / 2.54  # inches
_FOOTER = "第 &P 页  共 &N 页"


@dataclass(slots=True)
class Page:
    """A sheet being filled from the top.

    Attributes:
        results: What each formula comes to, by cell.
    """

    sheet: Worksheet
    styles: Styles
    columns: int
    results: dict[str, Result] = field(default_factory=dict)
    _row: int = HEAD_ROW
    _ordinal: int = 0

    def begin(self, title: str, filed_by: str, made_on: str, heads: Sequence[str]) -> None:
        """Write title, line and heads of columns; `heads` are those of the value columns."""
        self.text(TITLE_ROW, 1, title, styles.TITLE)
        self.sheet.merge_cells(
            start_row=TITLE_ROW, end_row=TITLE_ROW, start_column=1, end_column=self.columns
        )
        self.text(LINE_ROW, 1, f"填报单位：{filed_by}", styles.FILED_BY)
        self.text(LINE_ROW, self.columns, f"制表日期：{made_on}", styles.MADE_ON)
        for column, head in enumerate(("序号", "指标名称", "计量单位", *heads), 1):
            self.text(HEAD_ROW, column, head, styles.HEAD)

    def begin_group(self, number: int, name: str) -> None:
        """Begin a group of indicators with a shaded row."""
        self._row += 1
        self.text(self._row, ORDINAL, numeral(number), styles.GROUP_ORDINAL)
        self.text(self._row, LABEL, name, styles.GROUP)
        for column in range(UNIT, self.columns + 1):
            self.blank(self._row, column, styles.GROUP)

    def begin_indicator(self, row: FigureRow, indent: int) -> int:
        """Begin the row of an indicator; returns its number."""
        self._row += 1
        self._ordinal += 1
        self._cell(self._row, ORDINAL, styles.CENTRED).value = self._ordinal
        self.text(self._row, LABEL, row.indicator.label, styles.label(indent))
        self.text(self._row, UNIT, row.indicator.unit, styles.CENTRED)
        for column, figure in enumerate(row.figures, FIRST_VALUE):
            self._figure(column, row, figure)
        return self._row

    def end(self, notes: Iterable[str]) -> None:
        """Write the notes below the table."""
        lines = [f"{number}.{note}" for number, note in enumerate(notes, 1)]
        if not lines:
            return
        self._row += 1
        self.text(self._row, 1, "注：" + "\n".join(lines), styles.NOTE)
        self.sheet.merge_cells(
            start_row=self._row, end_row=self._row, start_column=1, end_column=self.columns
        )
        self.sheet.row_dimensions[self._row].height = _NOTE_LINE_POINTS * len(lines) + 6

    def text(self, row: int, column: int, text: str, look: Look) -> None:
        """Write text that stays text, whatever it begins with."""
        cleaned = clean(text)
        cell = self._cell(row, column, look)
        cell.value = cleaned
        if cleaned:
            cell.data_type = "s"
            cell.quotePrefix = looks_like_formula(cleaned)

    def blank(self, row: int, column: int, look: Look) -> None:
        """Draw an empty cell."""
        self._cell(row, column, look)

    def formula(self, row: int, column: int, formula: str, result: Result, look: Look) -> None:
        """Write a live formula together with what it comes to."""
        cell = self._cell(row, column, look)
        cell.value = formula
        self.results[cell.coordinate] = result

    def lay_out(self, value_widths: Sequence[float], labels: Iterable[str]) -> None:
        """Set widths and heights, freeze the heads, and make the sheet fit to print."""
        longest = max((2 * width(label) for label in labels), default=0.0)
        widths = (
            _ORDINAL_WIDTH,
            min(max(longest + 4, 16.0), _LABEL_WIDTH_MOST),
            _UNIT_WIDTH,
            *value_widths,
        )
        for column, value in enumerate(widths, 1):
            self.sheet.column_dimensions[get_column_letter(column)].width = value
        for row in range(LINE_ROW, self._row + 1):
            if self.sheet.row_dimensions[row].height is None:
                self.sheet.row_dimensions[row].height = _ROW_POINTS
        self.sheet.row_dimensions[TITLE_ROW].height = _TITLE_POINTS
        self.sheet.row_dimensions[HEAD_ROW].height = self._head_height(widths)
        self.sheet.freeze_panes = f"{get_column_letter(FIRST_VALUE)}{HEAD_ROW + 1}"
        _set_up_printing(self.sheet, _A4 if sum(widths) <= _A4_WIDTH_MOST else _A3)

    def _cell(self, row: int, column: int, look: Look) -> Cell:
        cell = cast("Cell", self.sheet.cell(row, column))  # merged ones are never written
        cell.style = self.styles.name_of(look)
        return cell

    def _figure(self, column: int, row: FigureRow, figure: Figure | None) -> None:
        look = styles.number(value_format(row.indicator))
        if figure is None:
            self.blank(self._row, column, look)
        elif figure.value is None:
            self.text(self._row, column, NOT_APPLICABLE, styles.CENTRED)
        else:
            shown = value_format(row.indicator, figure.value, approximate=figure.approx)
            self._cell(self._row, column, styles.number(shown)).value = figure.value

    def _head_height(self, widths: Sequence[float]) -> float:
        heads = (self.sheet.cell(HEAD_ROW, column).value for column in range(1, len(widths) + 1))
        lines = [
            sum(-(-2 * width(line) // (space - 1)) for line in str(head).split("\n"))
            for head, space in zip(heads, widths, strict=True)
        ]
        return max(28.0, _HEAD_LINE_POINTS * max(lines) + 8)


def indicator_rows(page: Page, rows: Sequence[FigureRow]) -> list[tuple[int, FigureRow]]:
    """Write the groups with their indicators; returns each row with its number on the sheet."""
    parents = {row.indicator.key: row.indicator.part_of for row in rows}
    written: list[tuple[int, FigureRow]] = []
    for number, (group, members) in enumerate(grouped(rows), 1):
        page.begin_group(number, group)
        for row in members:
            indent = _depth(row.indicator.key, parents)
            written.append((page.begin_indicator(row, indent), row))
    return written


def figure_notes(rows: Iterable[FigureRow]) -> list[str]:
    """Explain the marks that the rows really bear."""
    notes = ["空白表示未填报，0表示没有发生。"]
    figures = [figure for row in rows for figure in row.figures if figure]
    if any(figure.value is None for figure in figures):
        notes.append("“不适用”表示没有此项职能或者工作。")
    if any(figure.approx for figure in figures if figure.value is not None):
        notes.append("“约”表示报告原文为概数（余、多、近、超过等），按原文所记数填列。")
    return notes


def column_width(
    head: str, rows: Sequence[FigureRow], values: Iterable[Decimal | None] = ()
) -> float:
    """Return a width that holds the numbers in one line and the head in three at most."""
    longest = max(
        (
            len(f"{value:,.{row.indicator.decimals}f}")
            for row, value in zip(rows, values, strict=False)
            if value is not None
        ),
        default=0,
    )
    return min(max(12.0, longest + 4.0, _head_width(head)), 30.0)


def _head_width(head: str) -> float:
    longest = max(2 * width(line) for line in head.split("\n"))
    in_one_line = "\n" in head or longest <= _HEAD_IN_ONE_LINE
    return longest + 3 if in_one_line else max(_HEAD_IN_ONE_LINE, longest / 3 + 2)


def _depth(key: str, parents: dict[str, str]) -> int:
    depth, parent = 0, parents.get(key, "")
    while parent in parents and depth < len(parents):
        depth, parent = depth + 1, parents[parent]
    return depth


def _set_up_printing(sheet: Worksheet, paper: int) -> None:
    setup, margins, options = sheet.page_setup, sheet.page_margins, sheet.print_options
    setup.orientation, setup.paperSize = "landscape", paper
    setup.fitToWidth, setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    margins.left = margins.right = 1.5 * _CM
    margins.top, margins.bottom = 2.0 * _CM, 1.8 * _CM
    margins.header = margins.footer = 0.8 * _CM
    options.horizontalCentered = True
    sheet.print_title_rows = f"{TITLE_ROW}:{HEAD_ROW}"
    sheet.print_title_cols = f"A:{get_column_letter(UNIT)}"
    footer = HeaderFooterItem()
    footer.center.text, footer.center.font, footer.center.size = _FOOTER, "宋体,Regular", 10
    sheet.HeaderFooter.oddFooter = footer
