"""The schema of the search: one index over all texts (see adr/016-search.md)."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database


def search_index(database: "Database") -> None:
    """Make the index; `upgrade` fills it once every table has its columns of today."""
    database.execute(
        "CREATE VIRTUAL TABLE search USING fts5(grams, marks, content='', tokenize='ascii')"
    )
