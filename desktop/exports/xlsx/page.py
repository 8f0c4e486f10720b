"""A sheet with a title, heads, groups of indicators and notes, ready to print."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from desktop.domain.chinese import date_text, numeral, width
from desktop.domain.figure import NOT_APPLICABLE, Figure
from desktop.domain.figure_table import FigureRow, grouped
from desktop.exports.xlsx import styles
from desktop.exports.xlsx.cells import Cells
from desktop.exports.xlsx.content import Heading
from desktop.exports.xlsx.formats import value_format
from desktop.exports.xlsx.listing import NO_DATE
from desktop.exports.xlsx.printing import set_print_area, set_up_printing
from desktop.exports.xlsx.styles import Styles
from desktop.exports.xlsx.words import holds, plain

ORDINAL, LABEL, UNIT, FIRST_VALUE = 1, 2, 3, 4
TITLE_ROW, LINE_ROW, HEAD_ROW = 1, 2, 3
NOTHING = "—"

_ROW_POINTS, _TITLE_POINTS, _HEAD_LINE_POINTS, _NOTE_LINE_POINTS = 20.0, 36.0, 16.0, 15.0
_ORDINAL_WIDTH, _UNIT_WIDTH, _LABEL_WIDTH_MOST = 6.0, 10.0, 38.0
_HEAD_IN_ONE_LINE = 16.0  # eight characters; a longer head is broken
_SIGNING_POINTS = 26.0
_LONGEST_NUMBER = 26

LONG_NOTE = "超过15位的数Excel不能准确保存，按文本原样列出；合计由程序算出，不随改动更新。"


class Page(Cells):
    """A sheet being filled from the top; `columns` is how many it has."""

    def __init__(self, sheet: Worksheet, looks: Styles, heading: Heading, columns: int) -> None:
        super().__init__(sheet, looks)
        self.columns = columns
        self._heading = heading
        self._row = HEAD_ROW
        self._ordinal = 0

    def begin(self, title: str, filed_by: str, heads: Sequence[str]) -> None:
        """Write title, line and heads of columns; `heads` are those of the value columns."""
        made_on = self._heading.made_on
        self.across(TITLE_ROW, 1, self.columns, title, styles.TITLE)
        self.text(LINE_ROW, 1, f"填报单位：{filed_by}", styles.FILED_BY)
        told = f"制表日期：{date_text(made_on) if made_on else NO_DATE}"
        self.text(LINE_ROW, self.columns, told, styles.MADE_ON)
        for column, head in enumerate(("序号", "指标名称", "计量单位", *heads), 1):
            self.text(HEAD_ROW, column, head, styles.HEAD)

    def begin_group(self, number: int, name: str) -> None:
        """Begin a group of indicators with a shaded row."""
        self._row += 1
        self.text(self._row, ORDINAL, numeral(number), styles.GROUP_ORDINAL)
        self.text(self._row, LABEL, name, styles.GROUP)
        for column in range(UNIT, self.columns + 1):
            self.cell(self._row, column, styles.GROUP)

    def begin_indicator(self, row: FigureRow, indent: int, columns: Sequence[int]) -> int:
        """Begin the row of an indicator, its figures in `columns`; returns its number."""
        self._row += 1
        self._ordinal += 1
        self.cell(self._row, ORDINAL, styles.CENTRED).value = self._ordinal
        self.text(self._row, LABEL, row.indicator.label, styles.label(indent))
        self.text(self._row, UNIT, row.indicator.unit, styles.CENTRED)
        for column, figure in zip(columns, row.figures, strict=True):
            self._figure(column, row, figure)
        return self._row

    def end(self, notes: Iterable[str]) -> None:
        """Write who filled the table in, and the notes, below it."""
        self._row += 1
        signing = f"填表人：{self._heading.filled_in_by}        审核人：        单位负责人："
        self.across(self._row, 1, self.columns, signing, styles.SIGNING)
        self.sheet.row_dimensions[self._row].height = _SIGNING_POINTS
        lines = [f"{number}.{note}" for number, note in enumerate(notes, 1)]
        if not lines:
            return
        self._row += 1
        self.across(self._row, 1, self.columns, "注：" + "\n".join(lines), styles.NOTE)
        self.sheet.row_dimensions[self._row].height = _NOTE_LINE_POINTS * len(lines) + 6

    @property
    def last_row(self) -> int:
        """The number of the last row written."""
        return self._row

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
        set_up_printing(
            self.sheet,
            sum(widths),
            self._heading.paper,
            rows=(TITLE_ROW, HEAD_ROW),
            columns=UNIT,
        )
        set_print_area(self.sheet, self.columns, self._row)

    def _figure(self, column: int, row: FigureRow, figure: Figure | None) -> None:
        look = styles.number(value_format(row.indicator))
        if figure is None:
            self.cell(self._row, column, look)
        elif figure.value is None:
            self.text(self._row, column, NOT_APPLICABLE, styles.CENTRED)
        elif holds(figure.value):
            shown = value_format(row.indicator, figure.value, approximate=figure.approx)
            self.cell(self._row, column, styles.number(shown)).value = figure.value
        else:
            about = "约" if figure.approx else ""
            self.text(self._row, column, about + plain(figure.value), styles.LONG_NUMBER)

    def _head_height(self, widths: Sequence[float]) -> float:
        heads = (self.sheet.cell(HEAD_ROW, column).value for column in range(1, len(widths) + 1))
        lines = [
            sum(-(-2 * width(line) // (space - 1)) for line in str(head).split("\n"))
            for head, space in zip(heads, widths, strict=True)
        ]
        return max(28.0, _HEAD_LINE_POINTS * max(lines) + 8)


def indicator_rows(
    page: Page, rows: Sequence[FigureRow], columns: Sequence[int]
) -> list[tuple[int, FigureRow]]:
    """Write the groups with their indicators, the figures in `columns`.

    Returns each row with its number on the sheet.
    """
    parents = {row.indicator.key: row.indicator.part_of for row in rows}
    written: list[tuple[int, FigureRow]] = []
    for number, (group, members) in enumerate(grouped(rows), 1):
        page.begin_group(number, group)
        for row in members:
            indent = _depth(row.indicator.key, parents)
            written.append((page.begin_indicator(row, indent, columns), row))
    return written


def figure_notes(rows: Iterable[FigureRow]) -> list[str]:
    """Explain the marks that the rows really bear."""
    notes = ["空白表示未填报，0表示没有发生。"]
    figures = [figure for row in rows for figure in row.figures if figure]
    if any(figure.value is None for figure in figures):
        notes.append("“不适用”表示没有此项职能或者工作。")
    if any(figure.approx for figure in figures if figure.value is not None):
        notes.append("“约”表示报告原文为概数（余、多、近、超过等），按原文所记数填列。")
    if any(figure.value is not None and not holds(figure.value) for figure in figures):
        notes.append(LONG_NOTE)
    return notes


def column_width(
    head: str, rows: Sequence[FigureRow], values: Iterable[Decimal | None] = ()
) -> float:
    """Return a width that holds the numbers in one line and the head in three at most."""
    longest = max(
        (
            min(len(f"{value:,.{row.indicator.decimals}f}"), _LONGEST_NUMBER)
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
