"""Every write to a report goes through here: its history and its index are written with it."""

import datetime as dt
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from desktop.domain.report import ReportId, Status
from desktop.domain.revision import Revision, RevisionId, RevisionKind
from desktop.store.connection import Connection, Tables
from desktop.store.errors import report_missing
from desktop.store.indexing import update_index
from desktop.store.states import State, state_of, undo_between, undone

NEWEST = "SELECT * FROM revisions WHERE report = ? ORDER BY id DESC LIMIT 1"


class RecordedTables(Tables):
    """Tables of reports whose writes are kept in the history and in the index of the search."""

    @contextmanager
    def _recorded(
        self,
        report: ReportId,
        kind: RevisionKind = RevisionKind.EDITED,
        *,
        operator: str = "",
        reason: str = "",
    ) -> Iterator[None]:
        """Write to a report in one transaction; `operator` empty: who works with the store now.

        Raises `NotFoundError` if there is no such report. An edit that changes nothing that
        a revision keeps leaves no trace; every other kind does.
        """
        connection = self._connection
        with connection.transaction():
            before = state_of(connection, report)
            if before is None:
                raise report_missing(connection.path)
            yield
            after = state_of(connection, report)
            update_index(connection, report, before, after)
            if after is not None and (after != before or kind is not RevisionKind.EDITED):
                made = _Made(kind, operator or connection.operator, reason)
                _keep(connection, report, made, before, after)

    def _begin(
        self, report: ReportId, kind: RevisionKind, undo: bytes | None, operator: str = ""
    ) -> None:
        """Record that a report is there, as part of the transaction that put it there."""
        connection = self._connection
        update_index(connection, report, None, state_of(connection, report))
        _add(connection, report, _Made(kind, operator or connection.operator), undo)


@dataclass(frozen=True, slots=True)
class _Made:
    """How and by whom a revision was made, and why."""

    kind: RevisionKind
    operator: str
    reason: str = ""


def _keep(
    connection: Connection,
    report: ReportId,
    made: _Made,
    before: State,
    after: State,
) -> None:
    """Keep what is no more: in the newest revision where the edit goes on, else in a new one."""
    row = connection.row(NEWEST, report)
    newest = None if row is None else revision_from(row)
    going_on = newest is not None and newest.goes_on(made.operator, connection.time())
    if row is not None and going_on and made.kind is RevisionKind.EDITED:
        undo = undo_between(after, undone(before, row["undo"]))
        connection.run(
            "UPDATE revisions SET at = ?, undo = ? WHERE id = ?", connection.now(), undo, row["id"]
        )
    else:
        _add(connection, report, made, undo_between(after, before))


def _add(connection: Connection, report: ReportId, made: _Made, undo: bytes | None) -> None:
    now = connection.now()
    connection.put(
        "INSERT INTO revisions (report, kind, status, began, at, operator, name, reason, undo)"
        " SELECT id, ?, status, ?, ?, ?, '', ?, ? FROM reports WHERE id = ?",
        *(made.kind, now, now, made.operator, made.reason, undo, report),
    )


def revision_from(row: sqlite3.Row) -> Revision:
    """Return the revision that was kept in a row, without what it undoes."""
    return Revision(
        id=RevisionId(row["id"]),
        report=ReportId(row["report"]),
        kind=RevisionKind(row["kind"]),
        status=Status(row["status"]),
        began=dt.datetime.fromisoformat(row["began"]),
        at=dt.datetime.fromisoformat(row["at"]),
        operator=row["operator"],
        name=row["name"],
        reason=row["reason"],
    )
