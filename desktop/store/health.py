"""Whether a store's file is sound."""

import sqlite3
from dataclasses import dataclass

from desktop.domain.errors import StoreError
from desktop.store.audit import audit_complaint
from desktop.store.connection import Connection
from desktop.store.engine import failures
from desktop.store.errors import primary_code
from desktop.store.indexing import check_pages, index_complaints

_SHOWN = 5  # a damaged file can complain a thousand times over


@dataclass(frozen=True, slots=True)
class Health:
    """What a check of the whole file found.

    Attributes:
        integrity: "ok", or SQLite's first complaints.
        audit_chain: "ok", or what is wrong with the log of events, a Chinese sentence.
    """

    ok: bool
    schema: int
    reports: int
    integrity: str
    audit_chain: str = "ok"


def examined(connection: Connection, schema: int) -> Health:
    """Check every page, index and reference of the file; takes seconds for a very large one."""
    try:
        complaints = _complaints(connection)
        chain = audit_complaint(connection)
        row = connection.row("SELECT count(*) AS number FROM reports NOT INDEXED")
    except StoreError as error:
        cause = error.__cause__
        if not isinstance(cause, failures()) or primary_code(cause) != sqlite3.SQLITE_CORRUPT:
            raise
        return Health(ok=False, schema=schema, reports=0, integrity=str(cause))
    reports = 0 if row is None else int(row["number"])
    return Health(
        ok=not complaints and not chain,
        schema=schema,
        reports=reports,
        integrity="\n".join(complaints[:_SHOWN]) or "ok",
        audit_chain=chain or "ok",
    )


def _complaints(connection: Connection) -> list[str]:
    found = [str(row[0]) for row in connection.rows(f"PRAGMA integrity_check({_SHOWN})")]
    # SQLCipher writes nothing more over a connection that has met a damaged page.
    if found == ["ok"] and connection.read_only_reason == "":
        check_pages(connection)
    broken = [
        f"{row['table']}: row {row['rowid']} refers to a missing row of {row['parent']}"
        for row in connection.rows("PRAGMA foreign_key_check")
    ]
    return ([] if found == ["ok"] else found) + broken + index_complaints(connection)
