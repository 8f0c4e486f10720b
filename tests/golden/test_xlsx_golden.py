"""The statistics workbook, cell by cell: style, format, value or formula with its result."""

import datetime as dt
import io
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any, cast

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from desktop.domain.figure import Figure, FigureStatus
from desktop.domain.figure_table import Block, FigureRow, OfficeTable, YearTable
from desktop.domain.indicator import Indicator, Measure
from desktop.domain.report import Status
from desktop.exports.xlsx import workbook_bytes
from desktop.exports.xlsx.book import Comparison, Sheet
from desktop.exports.xlsx.check_sheet import check_listing
from desktop.exports.xlsx.content import (
    CheckLine,
    DetailLine,
    FilingLine,
    Heading,
    OfficeYearLine,
)
from desktop.exports.xlsx.detail_sheet import detail_listing, office_year_listing
from desktop.exports.xlsx.filing_sheet import filing_listing
from desktop.exports.xlsx.roster_sheet import roster_listing

CASES = Indicator("enf.case_total", "案件总数", "件", Measure.COUNT, "行政执法")
FINE = Indicator("enf.fine_amount", "罚款金额", "元", Measure.MONEY, "行政执法")
RATE = Indicator("enf.cert_rate", "持证率", "%", Measure.RATE, "行政执法")
OFFICES = ("云岭省国动办", "清河市国动办", "东岭区国动办")
DAY = dt.date(2025, 3, 17)


def _dumped(content: bytes) -> str:
    live = openpyxl.load_workbook(io.BytesIO(content))
    results = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
    lines: list[str] = []
    for sheet in live.worksheets:
        lines += [f"== {sheet.title}", *_about(sheet), *_cells(sheet, results[sheet.title])]
    return "\n".join(lines) + "\n"


def _about(sheet: Worksheet) -> Iterator[str]:
    setup = sheet.page_setup
    yield f"freeze {sheet.freeze_panes} area {sheet.print_area} titles {sheet.print_titles}"
    yield f"paper {setup.paperSize} {setup.orientation} {setup.fitToWidth}x{setup.fitToHeight}"
    yield "merged " + " ".join(sorted(str(reach) for reach in sheet.merged_cells.ranges))
    for name, reach in sheet.tables.items():
        yield f"table {name} {reach}"
    for chart in cast("Any", sheet)._charts:
        yield f"chart {type(chart).__name__} with {len(chart.series)} series"


def _cells(sheet: Worksheet, results: Worksheet) -> Iterator[str]:
    for row in sheet.iter_rows():
        for cell in row:
            if cell.value is not None:
                result = results[cell.coordinate].value
                value = f"{cell.value!r} = {result!r}" if cell.data_type == "f" else cell.value
                yield f"{cell.coordinate}\t{cell.style}\t{cell.number_format}\t{value!r}"


def test_the_workbook_is_as_it_was(golden: Callable[[str, str], None]) -> None:
    golden("workbook.txt", _dumped(workbook_bytes(_sheets(), Heading("清河市国动办", "张三", DAY))))


def _sheets() -> Iterator[Sheet]:
    rows = (
        _row(CASES, "9", "5", "4"),
        _row(FINE, "1000", None, "2000.5"),
        _row(RATE, "90", "-", "95"),
    )
    blocks = (Block("云岭省国动办", 1), Block("清河市国动办", 2))
    yield YearTable(2024, OFFICES, rows, blocks)
    yield Comparison(OfficeTable("清河市国防动员办公室", "清河市国动办", (2022, 2023, 2024), rows))
    by_office = [{row.indicator.key: row.figures[place] for row in rows} for place in range(3)]
    own = [
        (name, {key: one for key, one in figures.items() if one})
        for name, figures in zip(OFFICES, by_office, strict=True)
    ]
    yield roster_listing(2025, (CASES, FINE, RATE), blocks, iter(own))
    yield office_year_listing(
        (CASES, FINE), iter([OfficeYearLine(OFFICES[2], OFFICES[1], 2024, rows[0].figures[:2])])
    )
    figure = Figure(
        CASES.key, Decimal(50), FigureStatus.CONFIRMED, approx=True, text="=案件50余件。"
    )
    yield detail_listing(iter([DetailLine(OFFICES[2], 2024, CASES, figure, "一、工作情况")]))
    reached = {Status.DRAFT: dt.date(2025, 1, 5), Status.SUBMITTED: dt.date(2025, 3, 5)}
    filed = FilingLine(OFFICES[1], OFFICES[0], "市", Status.SUBMITTED, reached)
    yield filing_listing(2024, [filed, FilingLine(OFFICES[2], OFFICES[1], "县", None, {})], DAY)
    line = CheckLine(
        OFFICES[1], "错误", "案件总数", "4 + 5 = 9，与8件不一致。", "一、工作情况：原句"
    )
    yield check_listing(2024, iter([line]), lambda: "共校核1份报告。")


def _row(indicator: Indicator, *values: str | None) -> FigureRow:
    """Make a row: None is blank, - is inapplicable."""
    figures = (
        None if value is None else Figure(indicator.key, None if value == "-" else Decimal(value))
        for value in values
    )
    return FigureRow(indicator, tuple(figures))
