"""What the comparison of a year's plan with the next year's report needs of the schema."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_JUDGEMENTS = """
CREATE TABLE judgements (
    report INTEGER NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    item TEXT NOT NULL CHECK (item <> ''),
    fulfilment TEXT,
    answer TEXT NOT NULL,
    rejected TEXT NOT NULL,
    PRIMARY KEY (report, item)
) WITHOUT ROWID
"""


def judged_promises(database: "Database") -> None:
    """Keep what the clerk said of the items of last year's plan."""
    database.execute(_JUDGEMENTS)
