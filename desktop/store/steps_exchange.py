"""What packages handed in and merged need of the schema."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

# By name and year, not by key: what was handed over stays true when the report is removed.
_EXCHANGES = """
CREATE TABLE exchanges (
    id INTEGER PRIMARY KEY,
    direction TEXT NOT NULL,
    package TEXT NOT NULL,
    office TEXT NOT NULL,
    year INTEGER NOT NULL,
    content TEXT NOT NULL,
    at TEXT NOT NULL,
    outcome TEXT NOT NULL,
    partner TEXT NOT NULL,
    reason TEXT NOT NULL
)
"""
_INDEXES = (
    "CREATE INDEX exchanges_report ON exchanges (office, year)",
    "CREATE INDEX exchanges_package ON exchanges (package)",
)


def exchanged_packages(database: "Database") -> None:
    """Keep which reports went out and came in, in which package, and what became of them."""
    for statement in (_EXCHANGES, *_INDEXES):
        database.execute(statement)
