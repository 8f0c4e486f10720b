"""The 合规单 as a file, and what to change in a report that is written here."""

import datetime as dt
import json
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import TypedDict

from desktop import paths
from desktop.exports.files import write_atomically
from desktop.official.sheet_groups import grouped, summary
from desktop.official.verdicts import Row


def advice_here(row: Row) -> str:
    """Return what to change in a report that is open here, where Word's menus are of no use."""
    if row.ok:
        return ""
    known = _known()
    here = known["advice"].get(row.key)
    if here is None:
        return row.advice
    quoted = row.wrong and row.key not in known["unquoted"]
    return f"{row.wrong}：{here}" if quoted else here


def advice_in_word(row: Row) -> str:
    """Return what to change in a Word file from outside."""
    return row.advice


def write_sheet(
    path: Path,
    subject: str,
    rows: Sequence[Row],
    *,
    advice: Callable[[Row], str],
    made_on: dt.date | None = None,
    force: bool = False,
) -> None:
    """Write a sheet as an Excel workbook.

    Args:
        path: Where it goes.
        subject: What was measured: a report's name, or that of a file.
        rows: Of the sheet.
        advice: What to change, for each row.
        made_on: The date on the sheet.
        force: Replace a file that is there.

    Raises:
        ConflictError: The file is there and `force` is not set.
        ExportError: The file cannot be written.
    """
    from desktop.exports.xlsx.compliance_sheet import (  # noqa: PLC0415 - openpyxl, when needed
        compliance_workbook,
    )

    content = compliance_workbook(subject, summary(rows), grouped(rows), advice, made_on)
    write_atomically(path, content, force=force)


class _Known(TypedDict):
    """What the resource holds.

    Attributes:
        advice: By the key of the row.
        unquoted: Keys of rows whose advice is the same for every paragraph.
    """

    advice: dict[str, str]
    unquoted: list[str]


@cache
def _known() -> _Known:
    file = paths.resources() / "advice_here.json"
    found: _Known = json.loads(file.read_text(encoding="utf-8"))
    return found
