"""The statistics workbook (.xlsx): this year, the years compared, details, filing, checks.

openpyxl is imported when a workbook is written, not before: it costs more than the window.
"""

import io
from collections.abc import Generator, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.exports.files import replacing
from desktop.exports.xlsx.content import Heading

if TYPE_CHECKING:
    from desktop.exports.xlsx.book import Sheet


def write_workbook(
    path: Path, sheets: "Iterable[Sheet | None]", heading: Heading, *, force: bool = False
) -> Generator[str, None, None]:
    """Write a workbook with `sheets` in their order; the same sheets give the same bytes.

    It is written as it is iterated over, which yields the name of the sheet at hand now and
    then. Where the iterator is closed early nothing is left behind, and a file that was there
    stays as it was.

    Raises:
        ConflictError: The file is there and `force` is not set.
        ExportError: The file cannot be written.
    """
    from desktop.exports.xlsx.book import Book  # noqa: PLC0415 - openpyxl: see above

    with replacing(path, force=force) as part:
        yield from Book(heading).write(part, sheets)


def workbook_bytes(sheets: "Iterable[Sheet | None]", heading: Heading | None = None) -> bytes:
    """Return the workbook that `write_workbook` writes."""
    from desktop.exports.xlsx.book import Book  # noqa: PLC0415 - openpyxl: see above

    content = io.BytesIO()
    for _ in Book(heading or Heading()).write(content, sheets):
        pass
    return content.getvalue()
