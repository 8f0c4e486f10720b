"""The workbook: its sheets in their order, small ones by openpyxl, long ones streamed."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import IO, Final
from zipfile import ZipFile

from openpyxl import Workbook
from openpyxl.packaging.core import DocumentProperties
from openpyxl.worksheet.worksheet import Worksheet

from desktop.domain.figure_table import OfficeTable, YearTable
from desktop.exports.xlsx.archive import Results, finish, opened, part_of
from desktop.exports.xlsx.cells import Cells
from desktop.exports.xlsx.charts import fill_charts
from desktop.exports.xlsx.comparison_sheet import (
    comparison_columns,
    fill_comparison,
    has_change,
)
from desktop.exports.xlsx.content import Heading
from desktop.exports.xlsx.listing import Listing, ListSheet, Rows
from desktop.exports.xlsx.page import Page
from desktop.exports.xlsx.styles import Styles
from desktop.exports.xlsx.words import LONGEST_SHEET_NAME, clean, sheet_name
from desktop.exports.xlsx.year_sheet import fill_year, year_columns

COMPARISON, CHARTS = "历年对比", "历年图表"
_UNDATED: Final = dt.date(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class Comparison:
    """A table over the years as a sheet.

    Attributes:
        name: Stands before 历年对比 on the tab; empty where it is the only one.
        charts: Whether a sheet with charts follows it.
    """

    table: OfficeTable
    name: str = ""
    charts: bool = True


Sheet = YearTable | Comparison | Listing


class Book:
    """A workbook in the making; `heading` is what each of its sheets says of itself."""

    def __init__(self, heading: Heading) -> None:
        self._heading = heading
        self._workbook = Workbook()
        self._workbook.remove(self._workbook.worksheets[0])
        self._workbook.calculation.fullCalcOnLoad = True
        self._workbook.properties = _properties(heading)
        self._styles = Styles(self._workbook)
        self._results: dict[str, Results] = {}

    def write(self, target: Path | IO[bytes], sheets: Iterable[Sheet | None]) -> Iterator[str]:
        """Write the sheets to a file, stopping now and then so that one may cancel.

        Yields the name of the sheet that is being written. None among the sheets says that the
        next one takes its time.
        """
        written: list[str] = []
        with opened(target) as archive:
            for one in sheets:
                if one is None:
                    yield self._workbook.sheetnames[-1] if self._workbook.sheetnames else ""
                elif isinstance(one, Listing):
                    yield from self._stream(archive, one, written)
                elif isinstance(one, Comparison):
                    yield self._add_comparison(one)
                else:
                    yield self._add_year(one)
            if not self._workbook.worksheets:
                self._sheet("统计表")
            finish(archive, self._workbook, self._results, written)

    def _stream(self, archive: ZipFile, listing: Listing, written: list[str]) -> Iterator[str]:
        """Write a list, on as many sheets as it takes."""
        rows: Rows | None = listing.rows(self._styles)
        number = 0
        while rows is not None:
            number += 1
            sheet = self._sheet(listing.name)
            written.append(part_of(self._workbook, sheet))
            page = ListSheet(sheet, self._styles, listing, number)
            page.begin(self._heading)
            with archive.open(written[-1], "w") as out:
                left = yield from page.stream(out, rows, self._heading)
            rows = None if left is None else chain([left], rows)

    def _add_year(self, table: YearTable) -> str:
        sheet = self._sheet(f"{table.year}年统计表")
        page = Page(sheet, self._styles, self._heading, year_columns(table))
        fill_year(page, table, self._heading.filed_by)
        self._results[sheet.title] = page.results
        return sheet.title

    def _add_comparison(self, comparison: Comparison) -> str:
        table = comparison.table
        name = _fitting(comparison.name)
        sheet = self._sheet(name + COMPARISON)
        page = Page(sheet, self._styles, self._heading, comparison_columns(table))
        written = fill_comparison(page, table, self._heading.filed_by or table.office)
        self._results[sheet.title] = page.results
        if comparison.charts and has_change(table):
            charts = self._sheet(name + CHARTS)
            if not fill_charts(Cells(charts, self._styles), table, sheet, written):
                self._workbook.remove(charts)
        return sheet.title

    def _sheet(self, wanted: str) -> Worksheet:
        taken = {name.lower() for name in self._workbook.sheetnames}
        sheet: Worksheet = self._workbook.create_sheet(sheet_name(wanted, taken))
        return sheet


def _fitting(name: str) -> str:
    """Cut a name so that what follows it stays on the tab."""
    return name[: LONGEST_SHEET_NAME - len(COMPARISON) - len("（99）")]


def _properties(heading: Heading) -> DocumentProperties:
    moment = dt.datetime.combine(heading.made_on or _UNDATED, dt.time())
    return DocumentProperties(
        title="法治政府建设统计表", creator=clean(heading.filed_by), created=moment, modified=moment
    )
