"""The statistics workbook (.xlsx): a year by office, and an office by year.

openpyxl is imported when a workbook is written, not before: it costs more than the window.
"""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from desktop.domain.figure_table import OfficeTable, YearTable
from desktop.exports.files import write_atomically


def write_xlsx(
    path: Path,
    *,
    year_tables: Sequence[YearTable] = (),
    office_tables: Sequence[OfficeTable] = (),
    filed_by: str = "",
    made_on: dt.date | None = None,
    force: bool = False,
) -> None:
    """Write a workbook with a sheet for each table, years first.

    The same tables give the same bytes: no clock is read.

    Args:
        path: Where it goes.
        year_tables: Each a sheet such as 2024年统计表, with live totals.
        office_tables: Each a sheet 历年数据, with live changes against the year before.
        filed_by: The office that hands the tables in (填报单位); empty: to be filled in by hand.
        made_on: The date on the sheets (制表日期); None: to be filled in by hand.
        force: Replace a file that is there.

    Raises:
        ConflictError: The file is there and `force` is not set.
        ExportError: The file cannot be written.
    """
    content = statistics_workbook(
        year_tables=year_tables, office_tables=office_tables, filed_by=filed_by, made_on=made_on
    )
    write_atomically(path, content, force=force)


def statistics_workbook(
    *,
    year_tables: Sequence[YearTable] = (),
    office_tables: Sequence[OfficeTable] = (),
    filed_by: str = "",
    made_on: dt.date | None = None,
) -> bytes:
    """Return the workbook that `write_xlsx` writes."""
    from desktop.exports.xlsx.book import Book  # noqa: PLC0415 - openpyxl: see above

    book = Book(filed_by, made_on)
    for year_table in year_tables:
        book.add_year(year_table)
    for office_table in office_tables:
        book.add_office(office_table, alone=len(office_tables) == 1)
    return book.content()
