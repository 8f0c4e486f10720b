"""Use cases on the log of events (操作日志): write to it, read it, check it, hand it over."""

import csv
import datetime as dt
import io
from collections.abc import Iterable, Iterator
from pathlib import Path

from desktop.domain.audit import Entry, Event
from desktop.domain.operator import Act
from desktop.exports.files import write_atomically
from desktop.services.auditing import log_file
from desktop.services.permission import Require
from desktop.store import Store

HEADS = ("序号", "时间", "操作员", "事项", "对象", "说明", "校验值（SM3）")

_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


class AuditService:
    """Writes, reads and checks the log of events."""

    def __init__(self, store: Store, require: Require) -> None:
        self._store = store
        self._require = require

    def entries(self) -> Iterator[Entry]:
        """Yield all events, the oldest first."""
        return self._store.audit_entries()

    def log(self, event: Event, subject: str, detail: str = "") -> None:
        """Append an event, where the store can be written at all."""
        if not self._store.read_only:
            self._store.log(event, subject, detail)

    def log_file(self, event: Event, subject: str, path: Path, note: str = "") -> None:
        """Append that a file was written or read, with its name and digest, as `log` does."""
        log_file(self._store, event, subject, path, note)

    def complaint(self) -> str:
        """Tell what is wrong with the chain of the log, a sentence; empty where nothing is."""
        return self._store.audit_complaint()

    def export(
        self, path: Path, entries: Iterable[Entry], *, today: dt.date, force: bool = False
    ) -> None:
        """Write events as a workbook, or as CSV where the name ends so; that is logged as well.

        Raises `ConflictError` when the file is there and `force` is not set, `ExportError` when
        it cannot be written.
        """
        self._require(Act.EXPORT)
        lines = [line_of(entry) for entry in entries]
        if path.suffix.lower() == ".csv":
            write_atomically(path, _csv(lines), force=force)
        else:
            self._write_workbook(path, lines, today, force=force)
        self.log_file(Event.EXPORTED, f"操作日志（{len(lines)} 条）", path)

    def _write_workbook(
        self, path: Path, lines: list[tuple[str, ...]], today: dt.date, *, force: bool
    ) -> None:
        from desktop.exports.xlsx import write_workbook  # noqa: PLC0415 - loads openpyxl
        from desktop.exports.xlsx.audit_sheet import audit_listing  # noqa: PLC0415 - as above
        from desktop.exports.xlsx.content import Heading  # noqa: PLC0415 - as above

        told = self.complaint() or "校验时操作日志完整，没有被改动。"
        sheets = [audit_listing(HEADS, lines, told)]
        for _ in write_workbook(path, sheets, Heading(made_on=today), force=force):
            pass


def line_of(entry: Entry) -> tuple[str, ...]:
    """Return what is shown of an event, in the order of `HEADS`, at the time of this place."""
    at = local_time(entry.at)
    operator = entry.operator or "（未登录）"
    return (
        *(str(entry.number), at, operator, entry.event),
        *(entry.subject, entry.detail, entry.digest),
    )


def local_time(at: str) -> str:
    """Return a stored moment as the clock on the wall showed it."""
    return f"{dt.datetime.fromisoformat(at).astimezone():%Y-%m-%d %H:%M:%S}"


def _csv(lines: Iterable[tuple[str, ...]]) -> bytes:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow(HEADS)
    writer.writerows([_harmless(text) for text in line] for line in lines)
    return stream.getvalue().encode("utf-8-sig", "replace")


def _harmless(text: str) -> str:
    """Keep a spreadsheet from taking text for a formula, as is usual for CSV: by an apostrophe."""
    return f"'{text}" if text.startswith(_FORMULA_SIGNS) else text
