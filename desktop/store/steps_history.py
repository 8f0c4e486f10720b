"""The schema of the history: revisions of reports, and what was removed."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

# No reference to the reports: a removed one keeps its history until the bin is emptied.
_REVISIONS = """
CREATE TABLE revisions (
    id INTEGER PRIMARY KEY,
    report INTEGER NOT NULL,
    kind TEXT NOT NULL,
    status TEXT NOT NULL,
    began TEXT NOT NULL,
    at TEXT NOT NULL,
    operator TEXT NOT NULL,
    name TEXT NOT NULL,
    reason TEXT NOT NULL,
    undo BLOB
)
"""
_TRASH = """
CREATE TABLE trash (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    key INTEGER NOT NULL,
    office INTEGER NOT NULL,
    year INTEGER NOT NULL,
    title TEXT NOT NULL,
    at TEXT NOT NULL,
    operator TEXT NOT NULL,
    content BLOB NOT NULL,
    UNIQUE (kind, key)
)
"""


def revisions_and_trash(database: "Database") -> None:
    """Make revisions and bin; each report that is there begins its history as it stands."""
    database.execute(_REVISIONS)
    database.execute("CREATE INDEX revisions_report ON revisions (report)")
    database.execute(_TRASH)
    database.execute(
        "INSERT INTO revisions (report, kind, status, began, at, operator, name, reason)"
        " SELECT id, '建立', status, updated, updated, '', '', '' FROM reports"
    )
