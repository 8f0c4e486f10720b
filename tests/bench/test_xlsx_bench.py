"""The workbook against one whose cells each get style objects of their own, both in one run."""

import time
from collections.abc import Callable
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from pytest_benchmark.fixture import BenchmarkFixture

from desktop.domain.figure import Figure
from desktop.domain.figure_table import FigureRow, YearTable, grouped
from desktop.domain.indicator import Measure
from desktop.exports.xlsx import workbook_bytes
from desktop.statistics.catalogue import load_catalogue

_OFFICES = 40
_ROUNDS = 5
_WANTED = 4.0
_FORMATS = {Measure.COUNT: "#,##0", Measure.MONEY: "#,##0.00", Measure.RATE: "0.0"}


@pytest.fixture
def table() -> YearTable:
    """Give all indicators of forty offices."""
    rows = tuple(
        FigureRow(
            indicator,
            tuple(Figure(indicator.key, Decimal(number)) for number in range(_OFFICES)),
        )
        for indicator in load_catalogue().indicators
    )
    return YearTable(2024, tuple(f"第{number}区国动办" for number in range(_OFFICES)), rows)


def _naive(table: YearTable) -> bytes:
    """Write the same cells the way of the tutorials."""
    workbook = Workbook()
    sheet = workbook.create_sheet("2024年统计表", 0)
    for column, head in enumerate(("序号", "指标名称", "计量单位", *table.offices, "合计"), 1):
        _dress(sheet.cell(3, column, head), bold=True)
    place = 3
    last = get_column_letter(3 + len(table.offices))
    for group, rows in grouped(table.rows):
        place += 1
        for column in range(1, 5 + len(table.offices)):
            _dress(sheet.cell(place, column, group if column == 2 else None), bold=True)
        for number, row in enumerate(rows, 1):
            place += 1
            shown = _FORMATS[row.indicator.measure]
            values = (number, row.indicator.label, row.indicator.unit, *row.values)
            for column, value in enumerate(values, 1):
                _dress(sheet.cell(place, column, value), number_format=shown)
            total = sheet.cell(place, 4 + len(row.values), f"=SUM(D{place}:{last}{place})")
            _dress(total, bold=True, number_format=shown)
    stream = BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def _dress(cell: object, *, bold: bool = False, number_format: str = "General") -> None:
    assert isinstance(cell, Cell)
    side = Side(style="thin", color="FF808080")
    cell.font = Font(name="宋体", size=11, bold=bold)
    cell.alignment = Alignment(horizontal="right", vertical="center", indent=1)
    cell.border = Border(left=side, right=side, top=side, bottom=side)
    cell.fill = PatternFill("solid", fgColor="FFF2F2F2") if bold else PatternFill()
    cell.number_format = number_format


def _best(task: Callable[[], bytes]) -> float:
    times = []
    for _ in range(_ROUNDS):
        begin = time.perf_counter()
        task()
        times.append(time.perf_counter() - begin)
    return min(times)


def test_the_workbook_is_four_times_as_fast_as_cell_by_cell(
    benchmark: BenchmarkFixture, table: YearTable
) -> None:
    naive = _best(lambda: _naive(table))
    ours = _best(lambda: workbook_bytes([table]))
    benchmark.extra_info["times_faster"] = round(naive / ours, 1)
    benchmark(workbook_bytes, [table])
    assert naive / ours >= _WANTED
