"""The workbook: one sheet a table."""

import datetime as dt

from openpyxl import Workbook
from openpyxl.packaging.core import DocumentProperties
from openpyxl.worksheet.worksheet import Worksheet

from desktop.domain.chinese import date_text
from desktop.domain.figure_table import OfficeTable, YearTable
from desktop.exports.xlsx.archive import Results, packed
from desktop.exports.xlsx.office_sheet import fill_office, office_columns
from desktop.exports.xlsx.page import Page
from desktop.exports.xlsx.styles import Styles
from desktop.exports.xlsx.words import clean, sheet_name
from desktop.exports.xlsx.year_sheet import fill_year, year_columns

_NO_DATE = "    年  月  日"
_UNDATED = dt.date(2000, 1, 1)
_BY_YEAR = "历年数据"


class Book:
    """A workbook in the making.

    Args:
        filed_by: The office that hands it in, or empty.
        made_on: The date on its sheets; None leaves room for one.
    """

    def __init__(self, filed_by: str, made_on: dt.date | None) -> None:
        self._filed_by = filed_by
        self._made_on = date_text(made_on) if made_on else _NO_DATE
        self._workbook = Workbook()
        self._workbook.remove(self._workbook.worksheets[0])
        self._workbook.calculation.fullCalcOnLoad = True
        self._workbook.properties = _properties(filed_by, made_on or _UNDATED)
        self._styles = Styles(self._workbook)
        self._results: dict[str, Results] = {}

    def add_year(self, table: YearTable) -> None:
        """Add the sheet of a year."""
        page = Page(self._sheet(f"{table.year}年统计表"), self._styles, year_columns(table))
        fill_year(page, table, self._filed_by, self._made_on)
        self._results[page.sheet.title] = page.results

    def add_office(self, table: OfficeTable, *, alone: bool) -> None:
        """Add the sheet of an office; where it is not `alone` its name stands on the tab."""
        name = _BY_YEAR if alone else table.short_name[:20] + _BY_YEAR
        page = Page(self._sheet(name), self._styles, office_columns(table))
        fill_office(page, table, self._filed_by or table.office, self._made_on)
        self._results[page.sheet.title] = page.results

    def content(self) -> bytes:
        """Return the workbook as it is to be written."""
        if not self._workbook.worksheets:
            self._sheet("统计表")
        return packed(self._workbook, self._results)

    def _sheet(self, wanted: str) -> Worksheet:
        taken = {name.lower() for name in self._workbook.sheetnames}
        sheet: Worksheet = self._workbook.create_sheet(sheet_name(wanted, taken))
        return sheet


def _properties(creator: str, made_on: dt.date) -> DocumentProperties:
    moment = dt.datetime.combine(made_on, dt.time())
    return DocumentProperties(
        title="法治政府建设统计表", creator=clean(creator), created=moment, modified=moment
    )
