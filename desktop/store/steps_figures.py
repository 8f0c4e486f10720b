"""What figures that the text follows, and suggestions that were turned down, need of the schema."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_LINKS = """
CREATE TABLE figure_links (
    id INTEGER PRIMARY KEY,
    report INTEGER NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    indicator TEXT NOT NULL CHECK (indicator <> ''),
    section INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text TEXT NOT NULL,
    form TEXT NOT NULL
)
"""
_REJECTIONS = """
CREATE TABLE figure_rejections (
    report INTEGER NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    indicator TEXT NOT NULL,
    raw TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (report, indicator, raw, text)
) WITHOUT ROWID
"""
_BY_REPORT = "CREATE INDEX figure_links_report ON figure_links (report)"


def places_of_figures(database: "Database") -> None:
    """Keep where the text follows a figure, and which suggestions a clerk does not want."""
    for statement in (_LINKS, _REJECTIONS, _BY_REPORT):
        database.execute(statement)
