"""历年对比: indicators down, years across, changes against the year before."""

from decimal import Decimal

from openpyxl.utils import get_column_letter

from desktop.domain.figure_table import FigureRow, OfficeTable
from desktop.domain.indicator import Measure
from desktop.exports.xlsx import styles
from desktop.exports.xlsx.formats import PERCENT_CHANGE, change_format
from desktop.exports.xlsx.page import (
    FIRST_VALUE,
    NOTHING,
    Page,
    column_width,
    figure_notes,
    indicator_rows,
)
from desktop.exports.xlsx.words import holds, plain

_ENOUGH_FOR_CHANGE = 2
_RATE_NOTE = "比率的增减以百分点计。"
_HUNDRED = 100
_PLACES = 10  # of a result kept beside its formula; one is shown


def comparison_columns(table: OfficeTable) -> int:
    """Return how many columns the sheet has; one year alone has nothing to be compared with."""
    return FIRST_VALUE - 1 + len(table.years) + (2 if has_change(table) else 0)


def fill_comparison(page: Page, table: OfficeTable, filed_by: str) -> list[tuple[int, FigureRow]]:
    """Write the figures of an office, or of several added up, over the years.

    Returns each row with its number on the sheet.
    """
    heads = [f"{year}年" for year in table.years]
    if has_change(table):
        heads += [f"{_compared_with(table)}\n增减", f"{_compared_with(table)}\n增减率（%）"]
    page.begin(f"{table.office}法治政府建设历年数据对比", filed_by, heads)
    columns = range(FIRST_VALUE, FIRST_VALUE + len(table.years))
    written = indicator_rows(page, table.rows, columns)
    notes = figure_notes(table.rows)
    if has_change(table):
        for number, row in written:
            _write_change(page, number, row)
        notes.append("两年中有一年空白或者不适用的，不计增减；上年为0的，不计增减率。")
        if any(row.indicator.measure is Measure.RATE for row in table.rows):
            notes.append(_RATE_NOTE)
    page.end([*notes, *_former_names(table)])
    page.lay_out(_widths(table, heads), (row.indicator.label for row in table.rows))
    return written


def _former_names(table: OfficeTable) -> list[str]:
    """Say of each indicator what it was called in the earlier years of the table."""
    first = min(table.years, default=0)
    return [
        f"“{row.indicator.label}”{former.last_year}年及以前称“{former.label}”。"
        for row in table.rows
        for former in row.indicator.former_labels
        if former.last_year >= first and former.label != row.indicator.label
    ]


def has_change(table: OfficeTable) -> bool:
    """Tell whether there are two years to be compared."""
    return len(table.years) >= _ENOUGH_FOR_CHANGE


def _compared_with(table: OfficeTable) -> str:
    before, now = table.years[-2:]
    return "比上年" if now - before == 1 else f"比{before}年"


def _write_change(page: Page, number: int, row: FigureRow) -> None:
    column = FIRST_VALUE + len(row.figures)
    before = f"{get_column_letter(column - 2)}{number}"
    now = f"{get_column_letter(column - 1)}{number}"
    change = row.change(len(row.figures) - 1)
    known = f"COUNT({before},{now})=2"
    if not all(value is None or holds(value) for value in (*row.values[-2:], change)):
        page.text(number, column, "" if change is None else plain(change), styles.LONG_NUMBER)
        page.text(number, column + 1, NOTHING, styles.DASH)
        return
    page.formula(
        number,
        column,
        f'=IF({known},{now}-{before},"")',
        "" if change is None else change,
        styles.number(change_format(row.indicator)),
    )
    if row.indicator.measure is Measure.RATE:
        page.text(number, column + 1, NOTHING, styles.DASH)
        return
    page.formula(
        number,
        column + 1,
        f'=IF({known},IF({before}=0,"{NOTHING}",({now}-{before})/{before}*{_HUNDRED}),"")',
        _percent(row, change),
        styles.number(PERCENT_CHANGE),
    )


def _percent(row: FigureRow, change: Decimal | None) -> Decimal | str:
    before = row.values[-2]
    if change is None or before is None:
        return ""
    return round(change / before * _HUNDRED, _PLACES) if before else NOTHING


def _widths(table: OfficeTable, heads: list[str]) -> list[float]:
    columns = [[row.values[place] for row in table.rows] for place in range(len(table.years))]
    if has_change(table):
        columns += [[row.change(len(row.figures) - 1) for row in table.rows], []]
    return [
        column_width(head, table.rows, values) for head, values in zip(heads, columns, strict=True)
    ]
