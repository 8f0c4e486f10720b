"""The sheet of one year: indicators down, offices across, subtotals and the total beside them."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from openpyxl.utils import get_column_letter

from desktop.domain.figure_table import FigureRow, YearTable, subtotalled
from desktop.exports.xlsx import styles
from desktop.exports.xlsx.formats import value_format
from desktop.exports.xlsx.page import (
    FIRST_VALUE,
    NOTHING,
    Page,
    column_width,
    figure_notes,
    indicator_rows,
)
from desktop.exports.xlsx.words import holds, plain

TOTAL, SUBTOTAL = "合计", "小计"
MOST_OFFICES = 16  # across; more of them are written down the sheet (roster_sheet)

TOTAL_NOTE = (
    "合计为所列各单位之和，比率和人均数不合计；"
    "上级单位填报的数已包含下级单位的，应先剔除重复再汇总。"
)


@dataclass(frozen=True, slots=True)
class _Sum:
    """A column that adds others up: `size` offices from `start` on.

    Attributes:
        spans: The first and last columns of the offices.
    """

    column: int
    head: str
    start: int
    size: int
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class _Columns:
    """Which columns the offices and their sums stand in, and what all of them are headed."""

    offices: tuple[int, ...]
    sums: tuple[_Sum, ...]
    heads: tuple[str, ...]


def year_columns(table: YearTable) -> int:
    """Return how many columns the sheet has; one office alone needs no total."""
    return FIRST_VALUE - 1 + len(_columns(table).heads)


def fill_year(page: Page, table: YearTable, filed_by: str) -> None:
    """Write a year's table."""
    columns = _columns(table)
    page.begin(f"{table.year}年度法治政府建设统计表", filed_by, columns.heads)
    written = indicator_rows(page, table.rows, columns.offices)
    for number, row in written:
        for one in columns.sums:
            _write_sum(page, number, row.part(one.start, one.size), one)
    notes = figure_notes(table.rows)
    if columns.sums:
        notes.append(TOTAL_NOTE)
    page.end(notes)
    page.lay_out(_widths(table, columns), (row.indicator.label for row in table.rows))


def _columns(table: YearTable) -> _Columns:
    offices: list[int] = []
    heads: list[str] = []
    sums: list[_Sum] = []
    spans: list[tuple[int, int]] = []
    blocks = subtotalled(table.blocks) if len(table.blocks) > 1 else ()
    for block, start, added in blocks:
        first = FIRST_VALUE + len(heads)
        offices += range(first, first + block.size)
        heads += table.offices[start : start + block.size]
        spans.append((first, first + block.size - 1))
        if added:
            head = f"{block.name}\n{SUBTOTAL}"
            sums.append(_Sum(FIRST_VALUE + len(heads), head, start, block.size, (spans[-1],)))
            heads.append(head)
    if not blocks:
        offices += range(FIRST_VALUE, FIRST_VALUE + len(table.offices))
        heads += table.offices
        spans.append((FIRST_VALUE, FIRST_VALUE + len(heads) - 1))
    if len(table.offices) > 1:
        column = FIRST_VALUE + len(heads)
        sums.append(_Sum(column, TOTAL, 0, len(table.offices), tuple(spans)))
        heads.append(TOTAL)
    return _Columns(tuple(offices), tuple(sums), tuple(heads))


def _write_sum(page: Page, number: int, row: FigureRow, one: _Sum) -> None:
    if not row.indicator.summed:
        page.text(
            number, one.column, NOTHING, styles.DASH if one.head == TOTAL else styles.PALE_DASH
        )
        return
    cells = ",".join(
        f"{get_column_letter(first)}{number}:{get_column_letter(last)}{number}"
        if first < last
        else f"{get_column_letter(first)}{number}"
        for first, last in one.spans
    )
    total = row.total
    shown = value_format(row.indicator, total, approximate=row.approximate)
    look = styles.number(shown, bold=True, shaded=one.head != TOTAL)
    if total is None:  # a sum would say 0, as if that had been reported
        page.formula(number, one.column, f'=IF(COUNT({cells})=0,"",SUM({cells}))', "", look)
    elif not holds(total) or not all(value is None or holds(value) for value in row.values):
        page.text(number, one.column, plain(total), styles.LONG_NUMBER)
    else:
        page.formula(number, one.column, f"=SUM({cells})", total, look)


def _widths(table: YearTable, columns: _Columns) -> list[float]:
    widths = [0.0] * len(columns.heads)
    for place, column in enumerate(columns.offices):
        values = [row.values[place] for row in table.rows]
        widths[column - FIRST_VALUE] = column_width(table.offices[place], table.rows, values)
    for one in columns.sums:
        totals = _totals(table.rows, one)
        widths[one.column - FIRST_VALUE] = column_width(one.head, table.rows, totals)
    return widths


def _totals(rows: Sequence[FigureRow], one: _Sum) -> list[Decimal | None]:
    return [row.part(one.start, one.size).total for row in rows]
