"""The sheet of one year: indicators down, offices across, totals at the right."""

from openpyxl.utils import get_column_letter

from desktop.domain.figure_table import FigureRow, YearTable
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

TOTAL = "合计"

_TOTAL_NOTE = (
    "合计为所列各单位之和，比率和人均数不合计；"
    "上级单位填报的数已包含下级单位的，应先剔除重复再汇总。"
)


def year_columns(table: YearTable) -> int:
    """Return how many columns the sheet has; one office alone needs no total."""
    return FIRST_VALUE - 1 + len(table.offices) + _has_total(table)


def fill_year(page: Page, table: YearTable, filed_by: str, made_on: str) -> None:
    """Write a year's table."""
    heads = (*table.offices, TOTAL) if _has_total(table) else table.offices
    page.begin(f"{table.year}年度法治政府建设统计表", filed_by, made_on, heads)
    written = indicator_rows(page, table.rows)
    notes = figure_notes(table.rows)
    if _has_total(table):
        for number, row in written:
            _write_total(page, number, row)
        notes.append(_TOTAL_NOTE)
    page.end(notes)
    page.lay_out(_widths(table), (row.indicator.label for row in table.rows))


def _has_total(table: YearTable) -> bool:
    return len(table.offices) > 1


def _write_total(page: Page, number: int, row: FigureRow) -> None:
    column = FIRST_VALUE + len(row.figures)
    if not row.indicator.summed:
        page.text(number, column, NOTHING, styles.CENTRED)
        return
    cells = f"{get_column_letter(FIRST_VALUE)}{number}:{get_column_letter(column - 1)}{number}"
    shown = value_format(row.indicator, row.total, approximate=row.approximate)
    look = styles.number(shown, bold=True)
    if row.total is None:  # a sum would say 0, as if that had been reported
        page.formula(number, column, f'=IF(COUNT({cells})=0,"",SUM({cells}))', "", look)
    else:
        page.formula(number, column, f"=SUM({cells})", row.total, look)


def _widths(table: YearTable) -> list[float]:
    rows = [row.values for row in table.rows]
    widths = [
        column_width(office, table.rows, [values[column] for values in rows])
        for column, office in enumerate(table.offices)
    ]
    if _has_total(table):
        widths.append(column_width(TOTAL, table.rows, [row.total for row in table.rows]))
    return widths
