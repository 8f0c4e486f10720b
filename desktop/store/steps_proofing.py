"""What proofreading needs of the schema."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

# Without a report a finding is ignored in all of them.
_IGNORED = """
CREATE TABLE ignored_findings (
    id INTEGER PRIMARY KEY,
    report INTEGER REFERENCES reports (id) ON DELETE CASCADE,
    scope TEXT NOT NULL,
    rule TEXT NOT NULL,
    text TEXT NOT NULL,
    around TEXT NOT NULL
)
"""
_PASSED = """
CREATE TABLE passed_gates (
    id INTEGER PRIMARY KEY,
    report INTEGER NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    day TEXT NOT NULL,
    purpose TEXT NOT NULL,
    note TEXT NOT NULL,
    errors INTEGER NOT NULL,
    warnings INTEGER NOT NULL,
    operator TEXT NOT NULL
)
"""
_INDEXES = (
    "CREATE INDEX ignored_findings_report ON ignored_findings (report)",
    "CREATE INDEX passed_gates_report ON passed_gates (report)",
)


def ignored_and_passed(database: "Database") -> None:
    """Keep which findings are ignored, and the notes with which gates were passed."""
    for statement in (_IGNORED, _PASSED, *_INDEXES):
        database.execute(statement)
