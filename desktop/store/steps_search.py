"""The schema of the search: one index over all texts (see adr/016-search.md)."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database


def search_index(database: "Database") -> None:
    """Make the indexes; `upgrade` fills them once every table has its columns of today.

    The second one is for single signs: the first would have to join the lists of all pairs that
    begin with one, which takes a second over a million passages.
    """
    database.execute(
        "CREATE VIRTUAL TABLE search USING fts5(grams, marks, content='', tokenize='ascii')"
    )
    database.execute(
        "CREATE VIRTUAL TABLE search_signs"
        " USING fts5(signs, content='', tokenize='ascii', detail=none, columnsize=0)"
    )
