"""The log of events in the store: chained with SM3, so that no entry changes unseen."""

import sqlite3
from collections.abc import Iterator
from dataclasses import fields, replace

from desktop.digests import sm3
from desktop.domain.audit import START, Entry, Event
from desktop.store.connection import Connection, Tables

_COLUMNS = tuple(field.name for field in fields(Entry))
_SELECT = f"SELECT {', '.join(_COLUMNS)} FROM audit"  # noqa: S608 - names of our own


class AuditTables(Tables):
    """The part of a store that logs events."""

    def log(self, event: Event, subject: str, detail: str = "") -> None:
        """Append an event to the log, in the transaction of what it speaks of."""
        with self._connection.transaction():
            last = self._connection.row(f"{_SELECT} ORDER BY number DESC LIMIT 1")
            entry = Entry(
                number=(last["number"] if last else 0) + 1,
                at=self._connection.now(),
                operator=self._connection.operator,
                event=event.value,
                subject=subject,
                detail=detail,
                previous=last["digest"] if last else START,
            )
            sealed = replace(entry, digest=sm3(entry.sealed_text()))
            self._connection.insert("audit", {name: getattr(sealed, name) for name in _COLUMNS})

    def audit_entries(self) -> Iterator[Entry]:
        """Yield the log, the oldest first."""
        for row in self._connection.stream(f"{_SELECT} ORDER BY number"):
            yield _entry(row)

    def audit_complaint(self) -> str:
        """Tell what is wrong with the chain, a Chinese sentence; empty where nothing is."""
        return audit_complaint(self._connection)


def audit_complaint(connection: Connection) -> str:
    """Tell what is wrong with the chain, a Chinese sentence; empty where nothing is."""
    previous, expected = START, 1
    for row in connection.stream(f"{_SELECT} ORDER BY number"):
        entry = _entry(row)
        if entry.number != expected:
            return f"操作日志缺少第 {expected} 条，日志已被改动。"
        if entry.previous != previous or entry.digest != sm3(entry.sealed_text()):
            return f"操作日志第 {entry.number} 条（{entry.at}）与校验值不符，日志已被改动。"
        previous, expected = entry.digest, expected + 1
    return ""


def _entry(row: sqlite3.Row) -> Entry:
    return Entry(**{name: row[name] for name in _COLUMNS})
