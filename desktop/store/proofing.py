"""Which findings are ignored, and the notes with which gates were passed."""

import datetime as dt
import sqlite3

from desktop.domain.finding import Ignored, Passed, Scope
from desktop.domain.report import ReportId
from desktop.store.connection import Tables

_IGNORED = "SELECT id, scope, rule, text, around FROM ignored_findings"


class ProofingTables(Tables):
    """The part of a store that keeps what the clerk said of findings."""

    def ignored(self, report: ReportId) -> tuple[Ignored, ...]:
        """Return what is ignored in a report, what is ignored in all of them included."""
        rows = self._connection.rows(f"{_IGNORED} WHERE report IS NULL OR report = ?", report)
        return tuple(map(_ignored_from, rows))

    def always_ignored(self) -> tuple[Ignored, ...]:
        """Return what is ignored in all reports, in the order it was said."""
        rows = self._connection.rows(f"{_IGNORED} WHERE report IS NULL ORDER BY id")
        return tuple(map(_ignored_from, rows))

    def add_ignored(self, report: ReportId, ignored: Ignored) -> None:
        """Keep that a finding is ignored; said twice it is kept once."""
        plain = {"scope": ignored.scope, "rule": ignored.rule, "text": ignored.text}
        known = {(one.scope, one.rule, one.text, one.around) for one in self.ignored(report)}
        if (ignored.scope, ignored.rule, ignored.text, ignored.around) in known:
            return
        owner = None if ignored.scope is Scope.ALWAYS else report
        with self._connection.transaction():
            self._connection.insert(
                "ignored_findings", {"report": owner, **plain, "around": ignored.around}
            )

    def remove_ignored(self, key: int) -> None:
        """Take back that a finding is ignored."""
        with self._connection.transaction():
            self._connection.table("ignored_findings").delete_where("id = ?", [key])

    def add_passed(self, report: ReportId, passed: Passed) -> None:
        """Keep that a gate was passed with a note."""
        with self._connection.transaction():
            self._connection.insert(
                "passed_gates",
                {
                    "report": report,
                    "day": passed.on.isoformat(),
                    "purpose": passed.purpose,
                    "note": passed.note,
                    "errors": passed.errors,
                    "warnings": passed.warnings,
                    "operator": passed.operator,
                },
            )

    def passed(self, report: ReportId) -> tuple[Passed, ...]:
        """Return the gates a report passed, oldest first."""
        rows = self._connection.rows(
            "SELECT * FROM passed_gates WHERE report = ? ORDER BY id", report
        )
        return tuple(map(_passed_from, rows))


def _ignored_from(row: sqlite3.Row) -> Ignored:
    return Ignored(Scope(row["scope"]), row["rule"], row["text"], row["around"], row["id"])


def _passed_from(row: sqlite3.Row) -> Passed:
    return Passed(
        on=dt.date.fromisoformat(row["day"]),
        purpose=row["purpose"],
        note=row["note"],
        errors=row["errors"],
        warnings=row["warnings"],
        operator=row["operator"],
    )
