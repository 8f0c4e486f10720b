"""What operators and the log of events need of the schema."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_OPERATORS = """
CREATE TABLE operators (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE CHECK (name <> ''),
    role TEXT NOT NULL,
    secret TEXT NOT NULL,
    active INTEGER NOT NULL
)
"""
_AUDIT = """
CREATE TABLE audit (
    number INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    operator TEXT NOT NULL,
    event TEXT NOT NULL,
    subject TEXT NOT NULL,
    detail TEXT NOT NULL,
    previous TEXT NOT NULL,
    digest TEXT NOT NULL
)
"""
# Against slips of our own; against others there is the chain.
_APPEND_ONLY = tuple(
    f"CREATE TRIGGER audit_no_{word.lower()} BEFORE {word} ON audit"
    " BEGIN SELECT raise(ABORT, 'the audit log is append-only'); END"
    for word in ("UPDATE", "DELETE")
)


def operators_and_audit(database: "Database") -> None:
    """Keep who works with the store, and a log that can only grow."""
    for statement in (_OPERATORS, _AUDIT, *_APPEND_ONLY):
        database.execute(statement)
