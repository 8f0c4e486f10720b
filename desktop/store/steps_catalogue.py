"""What the catalogue of indicators and the roll-up need of the schema."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_INDICATORS = """
CREATE TABLE indicators (
    key TEXT PRIMARY KEY CHECK (key <> ''),
    position INTEGER NOT NULL,
    content TEXT NOT NULL
) WITHOUT ROWID
"""
# A roll-up reads a few indicators of all offices and never the sentences beside the numbers.
_BY_INDICATOR = "CREATE INDEX figures_by_indicator ON figures (indicator, report, value, approx)"


def own_indicators(database: "Database") -> None:
    """Keep an office's own indicators, and what it changed of those that came with the program."""
    for statement in (_INDICATORS, _BY_INDICATOR):
        database.execute(statement)
