"""The diary of the schema: what was done to it, in order, never edited once released.

The number of a schema is the number of steps that made it, and stands in `user_version`. A new
step is appended here and gets a frozen file of the schema before it in the tests' old files.

SQLite may be as old as 3.34 (the build for Kylin V10 and UOS 20): no STRICT, no RETURNING.
"""

import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.store.connection import Connection
from desktop.store.indexing import Progress, build_index, untold
from desktop.store.steps_audit import operators_and_audit
from desktop.store.steps_catalogue import own_indicators
from desktop.store.steps_comparison import judged_promises
from desktop.store.steps_exchange import exchanged_packages
from desktop.store.steps_figures import places_of_figures
from desktop.store.steps_history import revisions_and_trash
from desktop.store.steps_proofing import ignored_and_passed
from desktop.store.steps_search import search_index

if TYPE_CHECKING:
    from sqlite_utils import Database, Migrations

Step = Callable[["Database"], None]

APPLICATION_ID = 0x4E42_414F  # "NBAO", so that a file is known to be ours

_OFFICES = """
CREATE TABLE offices (
    id INTEGER PRIMARY KEY,
    full_name TEXT NOT NULL UNIQUE CHECK (full_name <> ''),
    short_name TEXT NOT NULL,
    level TEXT NOT NULL,
    region TEXT NOT NULL,
    superior INTEGER REFERENCES offices (id),
    doc_code TEXT NOT NULL,
    mark TEXT NOT NULL
)
"""
_FORMER_NAMES = """
CREATE TABLE former_names (
    office INTEGER NOT NULL REFERENCES offices (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    full_name TEXT NOT NULL,
    short_name TEXT NOT NULL,
    last_year INTEGER NOT NULL,
    PRIMARY KEY (office, position)
) WITHOUT ROWID
"""
_REPORTS = """
CREATE TABLE reports (
    id INTEGER PRIMARY KEY,
    office INTEGER NOT NULL REFERENCES offices (id),
    year INTEGER NOT NULL,
    status TEXT NOT NULL,
    updated TEXT NOT NULL,
    issued_as TEXT NOT NULL,
    mark TEXT NOT NULL,
    copy_number TEXT NOT NULL,
    secrecy TEXT NOT NULL,
    urgency TEXT NOT NULL,
    doc_number TEXT NOT NULL,
    signers TEXT NOT NULL,
    title TEXT NOT NULL,
    addressee TEXT NOT NULL,
    scheme TEXT NOT NULL,
    signature TEXT NOT NULL,
    date TEXT,
    note TEXT NOT NULL,
    cc TEXT NOT NULL,
    printer TEXT NOT NULL,
    printed_on TEXT,
    UNIQUE (office, year)
)
"""
_SECTIONS = """
CREATE TABLE sections (
    id INTEGER PRIMARY KEY,
    report INTEGER NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    depth INTEGER NOT NULL,
    heading TEXT NOT NULL,
    run_in INTEGER NOT NULL,
    part TEXT,
    marker TEXT,
    content TEXT NOT NULL,
    UNIQUE (report, position)
)
"""
_ATTACHMENTS = """
CREATE TABLE attachments (
    id INTEGER PRIMARY KEY,
    report INTEGER NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    title TEXT NOT NULL,
    content TEXT NOT NULL,
    UNIQUE (report, position)
)
"""
_STEPS = """
CREATE TABLE steps (
    id INTEGER PRIMARY KEY,
    report INTEGER NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    status TEXT NOT NULL,
    day TEXT NOT NULL,
    operator TEXT NOT NULL
)
"""
_FIGURES = """
CREATE TABLE figures (
    id INTEGER PRIMARY KEY,
    report INTEGER NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    indicator TEXT NOT NULL CHECK (indicator <> ''),
    value TEXT,
    status TEXT NOT NULL,
    approx INTEGER NOT NULL,
    raw TEXT NOT NULL,
    text TEXT NOT NULL,
    section INTEGER,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    UNIQUE (report, indicator)
)
"""
_SETTINGS = "CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID"
_INDEXES = (
    "CREATE INDEX offices_superior ON offices (superior)",
    "CREATE INDEX offices_short_name ON offices (short_name)",
    "CREATE INDEX former_names_full ON former_names (full_name)",
    "CREATE INDEX former_names_short ON former_names (short_name)",
    # The ledger reads these two and never the reports themselves.
    "CREATE INDEX reports_ledger ON reports (office, year, status, title, updated)",
    "CREATE INDEX reports_progress ON reports (year, status)",
    "CREATE INDEX steps_report ON steps (report)",
)


def offices_and_reports(database: "Database") -> None:
    """Make schema 1: offices, reports with sections and figures, settings."""
    tables = (
        _OFFICES,
        _FORMER_NAMES,
        _REPORTS,
        _SECTIONS,
        _ATTACHMENTS,
        _STEPS,
        _FIGURES,
        _SETTINGS,
    )
    for statement in (*tables, *_INDEXES):
        database.execute(statement)


STEPS: tuple[Step, ...] = (
    offices_and_reports,
    own_indicators,
    places_of_figures,
    search_index,
    revisions_and_trash,
    exchanged_packages,
    ignored_and_passed,
    operators_and_audit,
    judged_promises,
)


def upgrade(raw: sqlite3.Connection, steps: Sequence[Step], progress: Progress = untold) -> None:
    """Take the pending steps in one transaction: all of them, or the file stays as it was.

    `progress` is told, while the index of the search is filled, reports done and in all.
    """
    from sqlite_utils import Database  # noqa: PLC0415 - a store of today's schema needs no step

    database = Database(raw, execute_plugins=False)
    raw.execute("PRAGMA foreign_keys = OFF")  # a step may rebuild a table that others refer to
    with database.atomic():
        _diary(steps).apply(database)
        _fill_index(raw, progress)
        if raw.execute("PRAGMA foreign_key_check").fetchone() is not None:
            msg = "a migration left references to rows that are gone"
            raise sqlite3.IntegrityError(msg)
        raw.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        raw.execute(f"PRAGMA user_version = {len(steps)}")


def _fill_index(raw: sqlite3.Connection, progress: Progress) -> None:
    # Not in its step: what reads the texts knows the tables of today, not those of any step.
    connection = Connection(raw, Path(), "")
    if connection.row("SELECT 1 FROM search_docsize LIMIT 1") is None:
        build_index(connection, progress)


def _diary(steps: Sequence[Step]) -> "Migrations":
    from sqlite_utils import Migrations  # noqa: PLC0415 - as above

    diary = Migrations("nianbao")
    for step in steps:
        diary()(step)
    return diary
