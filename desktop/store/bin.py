"""The bin (回收站): removed reports and offices, whole, until it is emptied.

What is thrown away leaves all tables, so that nothing else need know of the bin; its rows, and
those of every table that belongs to it, are kept together and come back under their old keys.
"""

import datetime as dt
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from desktop.domain.errors import ConflictError, NotFoundError
from desktop.domain.office import OfficeId
from desktop.domain.report import Report, ReportId
from desktop.domain.revision import RevisionKind, TrashEntry, TrashId, TrashKind
from desktop.store.connection import Connection, Value
from desktop.store.recording import RecordedTables
from desktop.store.rows import report_from
from desktop.store.states import packed, unpacked

_TABLES = {TrashKind.REPORT: "reports", TrashKind.OFFICE: "offices"}
_APART = {"reports", "offices"}  # never thrown away with another row


@dataclass(frozen=True, slots=True)
class Thrown:
    """What is to be thrown away; see `TrashEntry`."""

    kind: TrashKind
    key: int
    office: OfficeId
    year: int
    title: str


def throw_away(connection: Connection, thrown: Thrown) -> None:
    """Move a row and all that belongs to it into the bin, as part of a transaction."""
    own = _TABLES[thrown.kind]
    content = {
        table: [dict(row) for row in connection.rows(*_query(table, column, thrown.key))]
        for table, column in ((own, "id"), *_belonging(connection, own))
    }
    connection.put(
        "INSERT INTO trash (kind, key, office, year, title, at, operator, content)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        *(thrown.kind, thrown.key, thrown.office, thrown.year, thrown.title),
        *(connection.now(), connection.operator, packed(content)),
    )
    connection.run(f"DELETE FROM {own} WHERE id = ?", thrown.key)  # noqa: S608 - ours


class BinTables(RecordedTables):
    """The part of a store that keeps what was removed."""

    def trash(self) -> tuple[TrashEntry, ...]:
        """Return what is in the bin, the last removed first."""
        rows = self._connection.rows(
            "SELECT id, kind, key, office, year, title, at, operator FROM trash ORDER BY id DESC"
        )
        return tuple(map(_entry, rows))

    def report_in_trash(self, entry: TrashId) -> Report:
        """Return a removed report, to be looked at; raises `NotFoundError` if it is not there."""
        content = unpacked(self._thrown(entry)["content"])
        if "reports" not in content:
            raise _nothing_there(self._connection)
        return report_from(content["reports"][0], content["sections"], content["attachments"])

    def undelete(self, entry: TrashId) -> TrashEntry:
        """Bring something back as it was, a report with its office, an office with those above.

        Raises `NotFoundError` if it is not in the bin, and `ConflictError` where another report
        or office has taken its place.
        """
        with self._connection.transaction():
            row = self._thrown(entry)
            if row["kind"] == TrashKind.OFFICE:
                self._bring_back_office(row)
            else:
                self._bring_back_report(row)
        return _entry(row)

    def empty_trash(self) -> None:
        """Remove for good all that is in the bin, with its history; it is overwritten on disk."""
        connection = self._connection
        with connection.transaction():
            connection.rows("PRAGMA secure_delete = ON")
            connection.run(
                "DELETE FROM revisions WHERE report IN (SELECT key FROM trash WHERE kind = ?)",
                TrashKind.REPORT,
            )
            connection.run("DELETE FROM trash")
        connection.rows("PRAGMA secure_delete = OFF")

    def _bring_back_report(self, row: sqlite3.Row) -> None:
        self._bring_back_missing(row["office"])
        taken = self._connection.row(
            "SELECT 1 FROM reports WHERE office = ? AND year = ?", row["office"], row["year"]
        )
        if taken:
            raise ConflictError(
                f"“{row['title']}”没有找回：这个单位已经另有一份 {row['year']} 年的年报；"
                "请先删除那一份（它也会进入回收站），再来找回。"
            )
        self._put_back(row)
        self._begin(ReportId(row["key"]), RevisionKind.UNDELETED, packed({}))

    def _bring_back_office(self, row: sqlite3.Row) -> None:
        taken = self._connection.row("SELECT 1 FROM offices WHERE full_name = ?", row["title"])
        if taken:
            raise ConflictError(
                f"“{row['title']}”没有找回：已经另有一个同名的单位；请先给那一个改名，再来找回。"
            )
        (office,) = unpacked(row["content"])["offices"]
        self._bring_back_missing(office["superior"])
        self._put_back(row)

    def _bring_back_missing(self, office: int | None) -> None:
        """Bring an office back that something else belongs to, if it is in the bin as well."""
        row = self._connection.row(
            "SELECT * FROM trash WHERE kind = ? AND key = ?", TrashKind.OFFICE, office
        )
        if row is not None:
            self._bring_back_office(row)

    def _put_back(self, row: sqlite3.Row) -> None:
        for table, rows in unpacked(row["content"]).items():
            known = set(_columns(self._connection, table))
            if table not in _APART:
                known.discard("id")  # which another row may have got meanwhile
            for kept in rows:
                insert_row(self._connection, table, {k: v for k, v in kept.items() if k in known})
        self._connection.run("DELETE FROM trash WHERE id = ?", row["id"])

    def _thrown(self, entry: TrashId) -> sqlite3.Row:
        row = self._connection.row("SELECT * FROM trash WHERE id = ?", entry)
        if row is None:
            raise _nothing_there(self._connection)
        return row


def _belonging(connection: Connection, table: str) -> Iterator[tuple[str, str]]:
    """Tell the tables whose rows belong to a row of `table`, with the column that says whose."""
    for row in connection.rows(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'"
        " ORDER BY rowid"
    ):
        if row["name"] not in _APART:
            for reference in connection.rows(f"PRAGMA foreign_key_list({row['name']})"):
                if reference["table"] == table:
                    yield row["name"], reference["from"]


def _query(table: str, column: str, key: int) -> tuple[str, int]:
    return f"SELECT * FROM {table} WHERE {column} = ?", key  # noqa: S608 - ours


def _columns(connection: Connection, table: str) -> list[str]:
    return [row["name"] for row in connection.rows(f"PRAGMA table_info({table})")]


def insert_row(connection: Connection, table: str, row: Mapping[str, Value]) -> None:
    """Put a row back as it was kept."""
    names = ", ".join(f'"{name}"' for name in row)
    marks = ", ".join("?" * len(row))
    connection.put(f"INSERT INTO {table} ({names}) VALUES ({marks})", *row.values())  # noqa: S608


def _entry(row: sqlite3.Row) -> TrashEntry:
    return TrashEntry(
        id=TrashId(row["id"]),
        kind=TrashKind(row["kind"]),
        key=row["key"],
        office=OfficeId(row["office"]),
        year=row["year"],
        title=row["title"],
        removed=dt.datetime.fromisoformat(row["at"]),
        operator=row["operator"],
    )


def _nothing_there(connection: Connection) -> NotFoundError:
    return NotFoundError(f"年报库“{connection.path}”的回收站里没有它，可能已经找回或清空；请刷新。")
