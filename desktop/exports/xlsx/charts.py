"""历年图表: native charts of a comparison over the years, told apart without colour.

For each group and unit there is a line of the trend and, beside it, columns of the last two
years. Lines differ by marker and dash, columns by pattern, and values stand at them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from openpyxl.chart import BarChart, LineChart, Reference
from openpyxl.chart.data_source import AxDataSource, NumDataSource, NumRef, StrRef
from openpyxl.chart.series import Series, SeriesLabel
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, TwoCellAnchor
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet

from desktop.domain.figure_table import FigureRow, OfficeTable
from desktop.domain.indicator import Measure
from desktop.exports.xlsx import styles
from desktop.exports.xlsx.cells import Cells
from desktop.exports.xlsx.chart_looks import (
    MOST_LINES,
    Chart,
    draw_line,
    dress,
    fill_columns,
    label_values,
)
from desktop.exports.xlsx.content import Paper
from desktop.exports.xlsx.page import FIRST_VALUE, HEAD_ROW, LABEL
from desktop.exports.xlsx.printing import set_print_area, set_up_printing

Written = Sequence[tuple[int, FigureRow]]

_MOST_PAIRS, _MOST_COLUMNS, _PAIRS_A_PAGE = 8, 6, 2
_FLAT: Final = 20  # times smaller than the largest: a line on the axis, which says nothing
_MOST_LABELS = 16  # values at all points of the lines; beyond it at the last ones only
_FIRST, _LEFT, _RIGHT = 2, 1, 3  # row of the first chart, columns of a pair's two
_POINTS, _TITLE_POINTS, _WIDTH, _GAP = 236.0, 36.0, 70.0, 2.0  # one row a pair: two on a page
_FORMATS: Final = {Measure.COUNT: "#,##0", Measure.MONEY: "#,##0.##", Measure.RATE: "0.0"}


@dataclass(frozen=True, slots=True)
class _Subject:
    """What one pair of charts shows: indicators of one group and unit."""

    group: str
    unit: str
    rows: tuple[tuple[int, FigureRow], ...]


def fill_charts(cells: Cells, table: OfficeTable, data: Worksheet, written: Written) -> bool:
    """Draw the charts of a comparison that stands on the sheet `data`; tells whether any is."""
    subjects = list(_subjects(written))[:_MOST_PAIRS]
    sheet = cells.sheet
    cells.across(1, _LEFT, _RIGHT, f"{table.office}法治政府建设历年图表", styles.TITLE)
    sheet.row_dimensions[1].height = _TITLE_POINTS
    for letter, width in zip("ABC", (_WIDTH, _GAP, _WIDTH), strict=True):
        sheet.column_dimensions[letter].width = width
    for place, subject in enumerate(subjects):
        row = _FIRST + place
        sheet.row_dimensions[row].height = _POINTS
        if place and place % _PAIRS_A_PAGE == 0:
            sheet.row_breaks.append(Break(id=row - 1))
        _place(sheet, _trend(data, table, subject), row, _LEFT)
        _place(sheet, _columns(data, table, subject), row, _RIGHT)
    set_up_printing(sheet, 2 * _WIDTH + _GAP, Paper.A4, rows=(1, 1), columns=0)
    set_print_area(sheet, _RIGHT, _FIRST + max(len(subjects), 1) - 1)
    return bool(subjects)


def _subjects(written: Written) -> Iterator[_Subject]:
    """Put indicators together that can stand in one chart; text in a row would be drawn as 0."""
    found: dict[tuple[str, str], list[tuple[int, FigureRow]]] = {}
    for number, row in written:
        numbers = [value for value in row.values if value is not None]
        inapplicable = any(figure and figure.value is None for figure in row.figures)
        last_two = [value for value in row.values[-2:] if value is not None]
        if len(numbers) > 1 and last_two and any(numbers) and not inapplicable:
            key = row.indicator.group, row.indicator.unit
            found.setdefault(key, []).append((number, row))
    for (group, unit), rows in found.items():
        rows.sort(key=lambda one: _largest(one[1]), reverse=True)
        kept = sorted(rows[:_MOST_COLUMNS], key=lambda one: one[0])
        yield _Subject(group, unit, tuple(kept))


def _largest(row: FigureRow) -> Decimal:
    return max(abs(value) for value in row.values if value is not None)


def _trend(data: Worksheet, table: OfficeTable, subject: _Subject) -> LineChart:
    chart, years = LineChart(), len(table.years)
    last = FIRST_VALUE + years - 1
    largest = max(_largest(row) for _, row in subject.rows)
    rows = [one for one in subject.rows if _largest(one[1]) * _FLAT >= largest][:MOST_LINES]
    only = None if len(rows) * years <= _MOST_LABELS else years - 1
    heads = f"${get_column_letter(FIRST_VALUE)}${HEAD_ROW}:${get_column_letter(last)}${HEAD_ROW}"
    for place, (number, row) in enumerate(rows):
        cells = Reference(data, min_col=FIRST_VALUE, max_col=last, min_row=number, max_row=number)
        line = Series(idx=place, order=place, val=NumDataSource(numRef=NumRef(f=str(cells))))
        line.tx = _named(data, get_column_letter(LABEL), number)
        line.cat = AxDataSource(strRef=StrRef(f=f"{_sheet(data)}!{heads}"))
        draw_line(line, place)
        above = place % 2 == 0
        label_values(line, _FORMATS[row.indicator.measure], "t" if above else "b", only)
        chart.series.append(line)
    dress(chart, f"{subject.group}：历年趋势", subject.unit)
    return chart


def _columns(data: Worksheet, table: OfficeTable, subject: _Subject) -> BarChart:
    chart = BarChart()
    chart.type, chart.grouping, chart.gapWidth, chart.overlap = "col", "clustered", 60, -5
    labels = _union(data, LABEL, subject)
    shown = _FORMATS[subject.rows[0][1].indicator.measure]
    for place, column in enumerate((len(table.years) - 2, len(table.years) - 1)):
        cells = _union(data, FIRST_VALUE + column, subject)
        columns = Series(idx=place, order=place, val=NumDataSource(numRef=NumRef(f=cells)))
        columns.cat = AxDataSource(strRef=StrRef(f=labels))
        columns.tx = _named(data, get_column_letter(FIRST_VALUE + column), HEAD_ROW)
        fill_columns(columns, hatched=place == 0)
        label_values(columns, shown, "outEnd")
        chart.series.append(columns)
    years = f"{table.years[-2]}年与{table.years[-1]}年"
    dress(chart, f"{subject.group}：{years}", subject.unit)
    return chart


def _sheet(data: Worksheet) -> str:
    return quote_sheetname(data.title)


def _union(data: Worksheet, column: int, subject: _Subject) -> str:
    letter = get_column_letter(column)
    cells = [f"{_sheet(data)}!${letter}${number}" for number, _ in subject.rows]
    return cells[0] if len(cells) == 1 else f"({','.join(cells)})"


def _named(data: Worksheet, letter: str, number: int) -> SeriesLabel:
    return SeriesLabel(strRef=StrRef(f=f"{_sheet(data)}!${letter}${number}"))


def _place(sheet: Worksheet, chart: Chart, row: int, column: int) -> None:
    """Put a chart into one cell, with which it grows and shrinks."""
    margin = 60_000  # EMU
    corner = AnchorMarker(col=column - 1, colOff=margin, row=row - 1, rowOff=margin)
    end = AnchorMarker(col=column, row=row)
    chart.anchor = TwoCellAnchor(_from=corner, to=end)  # type: ignore[assignment]
    sheet.add_chart(chart)
