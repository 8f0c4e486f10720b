"""The reports: the ledger's quick view of them, and their text."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from desktop.domain.errors import ConflictError
from desktop.domain.office import OfficeId
from desktop.domain.report import (
    LOCKED,
    LedgerEntry,
    Report,
    ReportId,
    ReportRecord,
    Status,
    Step,
)
from desktop.domain.revision import RevisionKind, TrashKind
from desktop.store.bin import Thrown, throw_away
from desktop.store.connection import listed
from desktop.store.errors import office_missing, report_missing
from desktop.store.recording import RecordedTables
from desktop.store.rows import (
    Row,
    attachment_row,
    entry_from,
    header_row,
    record_from,
    section_row,
    step_row,
)

_Part = TypeVar("_Part")


class ReportTables(RecordedTables):
    """The part of a store that keeps reports."""

    def years(self) -> tuple[int, ...]:
        """Return the years in use, ascending."""
        # One step through the index a year, however many reports a year has.
        rows = self._connection.rows(
            "WITH RECURSIVE used (year) AS (SELECT min(year) FROM reports UNION ALL"
            " SELECT (SELECT min(year) FROM reports WHERE year > used.year) FROM used"
            " WHERE used.year IS NOT NULL) SELECT year FROM used WHERE year IS NOT NULL"
        )
        return tuple(row["year"] for row in rows)

    def entries(self, offices: Sequence[OfficeId], years: Sequence[int]) -> tuple[LedgerEntry, ...]:
        """Return what there is of these offices and years, by office and year."""
        rows = self._connection.rows(
            "SELECT id, office, year, status, title, updated FROM reports"
            " WHERE office IN (SELECT value FROM json_each(?))"
            " AND year IN (SELECT value FROM json_each(?)) ORDER BY office, year",
            listed(offices),
            listed(years),
        )
        return tuple(map(entry_from, rows))

    def all_entries(self) -> Iterator[LedgerEntry]:
        """Yield every report's entry, by office and year."""
        rows = self._connection.stream(
            "SELECT id, office, year, status, title, updated FROM reports ORDER BY office, year"
        )
        return map(entry_from, rows)

    def status_counts(self, year: int) -> dict[Status, int]:
        """Count the reports on `year` by status; a status nobody has reached counts 0."""
        rows = self._connection.rows(
            "SELECT status, count(*) AS number FROM reports WHERE year = ? GROUP BY status", year
        )
        return dict.fromkeys(Status, 0) | {Status(row["status"]): row["number"] for row in rows}

    def report(self, report: ReportId) -> ReportRecord:
        """Return a report; raises `NotFoundError` if there is none."""
        header = self._connection.row("SELECT * FROM reports WHERE id = ?", report)
        if header is None:
            raise report_missing(self._connection.path)
        return record_from(
            header,
            self._connection.rows(
                "SELECT depth, heading, run_in, part, marker, content FROM sections"
                " WHERE report = ? ORDER BY position",
                report,
            ),
            self._connection.rows(
                "SELECT title, content FROM attachments WHERE report = ? ORDER BY position", report
            ),
            self._connection.rows(
                "SELECT status, day, operator FROM steps WHERE report = ? ORDER BY id", report
            ),
        )

    def find_report(self, office: OfficeId, year: int) -> ReportRecord | None:
        """Return the report of an office on `year`, or None."""
        row = self._connection.row(
            "SELECT id FROM reports WHERE office = ? AND year = ?", office, year
        )
        return None if row is None else self.report(ReportId(row["id"]))

    def add_report(self, office: OfficeId, report: Report, step: Step) -> ReportId:
        """Add a report; raises `ConflictError` if the office has one on that year."""
        with self._connection.transaction():
            self._check_year_free(office, report.year)
            row: Row = {
                "id": self._free_key(),
                "office": office,
                "status": step.status,
                "updated": self._connection.now(),
            }
            added = ReportId(self._connection.insert("reports", header_row(report) | row))
            self._save_parts(added, Report(), report)
            self._connection.table("steps").insert(step_row(step) | {"report": added})
            self._begin(added, RevisionKind.CREATED, None, step.operator)
        return added

    def save_report(
        self,
        report: ReportId,
        before: Report,
        after: Report,
        kind: RevisionKind = RevisionKind.EDITED,
        reason: str = "",
    ) -> None:
        """Change the stored report `before` into `after`, writing only what differs.

        What was there before is kept in the history. Raises `NotFoundError` if it is gone, and
        `ConflictError` if it is final, or its office has another one on the new year. The office
        it is filed under stays, whatever name `after` bears.
        """
        with self._recorded(report, kind, reason=reason):
            if before == after:
                return
            office = self._open_office(report)
            if after.year != before.year:
                self._check_year_free(office, after.year)
            self._change(report, before, after)

    def add_step(self, report: ReportId, step: Step, reason: str = "") -> None:
        """Add the status a report has reached; raises `NotFoundError` if it is gone.

        To unlock a final report takes a `reason`, else `ConflictError`; it is kept in the history.
        """
        row = self._status_of(report)
        unlocks = row["status"] in LOCKED and step.status not in LOCKED
        if unlocks and not reason.strip():
            raise ConflictError(
                f"“{row['issued_as']}”{row['year']} 年的年报已经{_done(row['status'])}，没有退回；"
                "请写明退回修改的理由。"
            )
        kind = RevisionKind.UNLOCKED if unlocks else RevisionKind.STATUS
        with self._recorded(report, kind, operator=step.operator, reason=reason.strip()):
            self._connection.table("steps").insert(step_row(step) | {"report": report})
            self._update(report, {"status": step.status})

    def remove_report(self, report: ReportId) -> None:
        """Put a report with its figures into the bin; raises `NotFoundError` if it is gone."""
        with self._connection.transaction():
            with self._recorded(report, RevisionKind.REMOVED):
                row = self._status_of(report)
            with self._recorded(report):
                title = row["title"].replace("\n", "")
                office = OfficeId(row["office"])
                thrown = Thrown(TrashKind.REPORT, report, office, row["year"], title)
                throw_away(self._connection, thrown)

    def _change(self, report: ReportId, before: Report, after: Report) -> None:
        """Write what differs, as part of a transaction that is recorded."""
        old, new = header_row(before), header_row(after)
        changed: Row = {name: value for name, value in new.items() if value != old[name]}
        self._update(report, changed)
        self._save_parts(report, before, after)

    def _update(self, report: ReportId, columns: Row) -> None:
        row = columns | {"updated": self._connection.now()}
        names = ", ".join(f"{name} = ?" for name in row)
        self._connection.run(f"UPDATE reports SET {names} WHERE id = ?", *row.values(), report)  # noqa: S608 - our own names

    def _save_parts(self, report: ReportId, before: Report, after: Report) -> None:
        self._save_list("sections", section_row, report, before.sections, after.sections)
        self._save_list(
            "attachments", attachment_row, report, before.attachments, after.attachments
        )

    def _save_list(
        self,
        name: str,
        row_of: Callable[[_Part], Row],
        report: ReportId,
        before: Sequence[_Part],
        after: Sequence[_Part],
    ) -> None:
        rows = [
            row_of(new) | {"report": report, "position": position}
            for position, new in enumerate(after)
            if position >= len(before) or new != before[position]
        ]
        for row in rows:
            self._connection.run(_upsert(name, row), *row.values())
        if len(after) < len(before):
            self._connection.run(
                f"DELETE FROM {name} WHERE report = ? AND position >= ?",  # noqa: S608 - ours
                *(report, len(after)),
            )

    def _free_key(self) -> int:
        """Return a key that no report has had, as long as anything of that report is kept."""
        row = self._connection.row(
            "SELECT max(ifnull((SELECT max(id) FROM reports), 0),"
            " ifnull((SELECT max(report) FROM revisions), 0)) + 1 AS free"
        )
        return 1 if row is None else int(row["free"])

    def _status_of(self, report: ReportId) -> sqlite3.Row:
        row = self._connection.row(
            "SELECT office, year, status, issued_as, title FROM reports WHERE id = ?", report
        )
        if row is None:
            raise report_missing(self._connection.path)
        return row

    def _open_office(self, report: ReportId) -> OfficeId:
        """Return the office of a report whose text may be changed."""
        row = self._status_of(report)
        if row["status"] in LOCKED:
            raise ConflictError(
                f"“{row['issued_as']}”{row['year']} 年的年报已经{_done(row['status'])}，"
                "改动没有保存；如需修改，请先写明理由把它退回起草。"
            )
        return OfficeId(row["office"])

    def _check_year_free(self, office: OfficeId, year: int) -> None:
        row = self._connection.row("SELECT full_name FROM offices WHERE id = ?", office)
        if row is None:
            raise office_missing(self._connection.path)
        if self._connection.row(
            "SELECT 1 FROM reports WHERE office = ? AND year = ?", office, year
        ):
            raise ConflictError(
                f"“{row['full_name']}”{year} 年的年报已经在库中，没有改动；请打开已有的那一份。"
            )


def _upsert(table: str, row: Row) -> str:
    """Return the statement that puts a part in its place, whatever stands there.

    By hand: sqlite-utils looks the table up five times for each, half the time of a save.
    """
    names, marks = ", ".join(row), ", ".join("?" * len(row))
    news = ", ".join(f"{name} = excluded.{name}" for name in row)
    return (
        f"INSERT INTO {table} ({names}) VALUES ({marks})"  # noqa: S608 - our own names
        f" ON CONFLICT (report, position) DO UPDATE SET {news}"
    )


def _done(status: str) -> str:
    return status.removeprefix("已")
