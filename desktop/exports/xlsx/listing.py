"""A list of any length: openpyxl makes title, heads, looks and table, the rows are streamed."""

import io
import re
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import IO, Final

from openpyxl.utils import get_column_letter
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.table import Table, TableColumn, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from desktop.domain.chinese import date_text, width
from desktop.exports.xlsx import styles
from desktop.exports.xlsx.archive import with_results
from desktop.exports.xlsx.cells import Cells
from desktop.exports.xlsx.content import Heading
from desktop.exports.xlsx.printing import pages_across, set_print_area, set_up_printing
from desktop.exports.xlsx.rows import Row, row_xml, rows_xml
from desktop.exports.xlsx.styles import Styles

MOST_ROWS: Final = 500_000  # of a sheet; Excel holds twice as many, and a zip entry 2 GB
NO_DATE: Final = "    年  月  日"
_SURELY: Final = 0.85  # of a page: programs differ in how wide they draw a column
_CHUNK: Final = 1 << 16  # characters written at a time
_HEAD_LINE, _ROW, _TITLE, _NOTE = 16.0, 20.0, 36.0, 15.0
_DIMENSION: Final = re.compile("<dimension[^>]*/>")
_END: Final = "</sheetData>"

Rows = Iterator[Row | None]


@dataclass(frozen=True, slots=True)
class Column:
    """A column with the width its values need (two units a Chinese character)."""

    head: str
    width: float


@dataclass(frozen=True, slots=True)
class Listing:
    """A list as a sheet of the workbook.

    Attributes:
        title: Stands above it.
        rows: Makes its rows, given the looks; None among them says that it takes its time.
        notes: What is said below it, asked when all rows are written.
        bands: Heads above the heads, each over some columns; empty: none.
        above: Writes what stands between title and heads; tells how many rows it took.
        kept: Columns that stay in sight and are repeated on each page.
        table: The name of the Excel table that it is; empty: a plain sheet.
        nothing: What is said instead of rows where there are none.
    """

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: Callable[[Styles], Rows]
    notes: Callable[[], Sequence[str]] = tuple
    bands: tuple[tuple[str, int], ...] = ()
    above: Callable[[Cells, int], int] | None = None
    kept: int = 1
    table: str = ""
    nothing: str = "没有数据。"


class ListSheet:
    """One sheet of a list being written; what does not fit goes on in another one."""

    def __init__(self, sheet: Worksheet, looks: Styles, listing: Listing, number: int) -> None:
        self._sheet = sheet
        self._listing = listing
        self._cells = Cells(sheet, looks)
        self._looks = looks
        self._number = number
        self._head_row = 0
        self._next = 0

    def begin(self, heading: Heading) -> None:
        """Write title, line and heads."""
        last = self._reach()
        self._cells.across(1, 1, last, self._listing.title, styles.TITLE)
        made_on = date_text(heading.made_on) if heading.made_on else NO_DATE
        middle = max(1, last - 2)
        self._cells.across(2, 1, middle, f"填报单位：{heading.filed_by}", styles.FILED_BY)
        if last > middle:
            self._cells.across(2, middle + 1, last, f"制表日期：{made_on}", styles.MADE_ON)
        row = 3
        if self._listing.above is not None and self._number == 1:
            row += self._listing.above(self._cells, row)
        self._write_heads(row, heading)

    def stream(
        self, out: IO[bytes], rows: Rows, heading: Heading
    ) -> Generator[str, None, Row | None]:
        """Write rows until they or the sheet end, stopping now and then so that one may cancel.

        Yields the sheet's name. Returns the row for which there was no room, None where all are
        written.
        """
        out.write(self._opening().encode())
        full, waiting, size = self._next + MOST_ROWS, [], 0
        left = None
        for row in rows:
            if row is not None:
                if self._next == full:
                    left = row
                    break
                xml = row_xml(self._next, row)
                waiting.append(xml)
                size += len(xml)
                self._next += 1
            if size > _CHUNK or row is None:
                out.write("".join(waiting).encode())
                waiting, size = [], 0
                yield self._sheet.title
        out.write("".join(waiting).encode())
        out.write(self._closing(heading, () if left else self._listing.notes()).encode())
        return left

    def _write_heads(self, row: int, heading: Heading) -> None:
        columns, sheet = self._listing.columns, self._sheet
        first = row
        if self._listing.bands:
            column = 1
            for band, size in self._listing.bands:
                self._cells.across(row, column, column + size - 1, band, styles.HEAD)
                column += size
            row += 1
        for number, one in enumerate(columns, 1):
            self._cells.text(row, number, one.head, styles.HEAD)
            sheet.column_dimensions[get_column_letter(number)].width = one.width
        self._set_heights(first, row)
        self._head_row, self._next = row, row + 1
        sheet.freeze_panes = f"{get_column_letter(self._listing.kept + 1)}{row + 1}"
        whole = sum(one.width for one in columns)
        kept = self._listing.kept
        set_up_printing(sheet, whole, heading.paper, rows=(first, row), columns=kept)

    def _reach(self) -> int:
        """Return how many columns lie on the first page: what is read once must not be cut."""
        widths = [column.width for column in self._listing.columns]
        pages = pages_across(sum(widths))
        if pages == 1:
            return len(widths)
        room = sum(widths) / pages * _SURELY
        return max(self._listing.kept + 2, sum(sofar <= room for sofar in accumulate(widths)))

    def _set_heights(self, first: int, head: int) -> None:
        heights = self._sheet.row_dimensions
        heights[1].height, heights[2].height = _TITLE, _ROW
        for row in range(first, head):
            heights[row].height = 24.0
        lines = max(
            sum(-(-2 * width(line) // (one.width - 1)) for line in one.head.split("\n"))
            for one in self._listing.columns
        )
        heights[head].height = max(28.0, _HEAD_LINE * lines + 8)

    def _opening(self) -> str:
        """Return the sheet's part up to where its rows begin."""
        text = with_results(self._part(), self._cells.results)
        return _DIMENSION.sub("", text).partition(_END)[0]

    def _closing(self, heading: Heading, notes: Sequence[str]) -> str:
        """Return the sheet's part from the end of its rows on, with what stands below them."""
        last = self._next - 1
        empty = last == self._head_row
        if self._listing.table and not empty:
            self._add_table(last)
        below = [] if not empty else [(self._listing.nothing, styles.NOTHING, 28.0)]
        signing = f"填表人：{heading.filled_in_by}        审核人：        单位负责人："
        below.append((signing, styles.SIGNING, 26.0))
        if notes:
            text = "注：" + "\n".join(f"{place}.{note}" for place, note in enumerate(notes, 1))
            below.append((text, styles.NOTE, _NOTE * len(notes) + 6))
        rows = []
        reach = self._reach()
        for place, (text, look, height) in enumerate(below, self._next):
            style = self._looks.style(look)
            rows.append(Row([text, *[None] * (reach - 1)], [style] * reach, height))
            self._sheet.merge_cells(
                start_row=place,
                end_row=place,
                start_column=1,
                end_column=reach,
            )
        set_print_area(self._sheet, len(self._listing.columns), last + len(below))
        return rows_xml(self._next, rows) + _END + self._part().partition(_END)[2]

    def _add_table(self, last: int) -> None:
        reach = f"A{self._head_row}:{get_column_letter(len(self._listing.columns))}{last}"
        ending = f"_{self._number}" if self._number > 1 else ""
        table = Table(displayName=f"{self._listing.table}{ending}", ref=reach)
        table.tableColumns = [
            TableColumn(id=number, name=column.head)
            for number, column in enumerate(self._listing.columns, 1)
        ]
        table.autoFilter = AutoFilter(ref=reach)
        table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=False)
        self._sheet.add_table(table)

    def _part(self) -> str:
        """Return what openpyxl makes of the sheet; nothing of it touches the disk."""
        out = io.BytesIO()
        writer = WorksheetWriter(self._sheet, out)
        writer.write()
        return out.getvalue().decode()
