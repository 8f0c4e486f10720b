"""A table as a CSV file that Excel opens as it is meant."""

import csv
import io
from collections.abc import Iterable, Sequence

_FORMULAS = ("=", "+", "-", "@", "\t", "\r")


def csv_bytes(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Return a table; what a spreadsheet would reckon with is made plain text.

    With a byte order mark, by which Excel and the old Notepad know the encoding.
    """
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(heads)
    for row in rows:
        writer.writerow([f"'{cell}" if cell.startswith(_FORMULAS) else cell for cell in row])
    return text.getvalue().encode("utf-8-sig", "replace")
