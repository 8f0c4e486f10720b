"""Use cases of the 合规单: a report, or a Word file from outside, against GB/T 9704—2012."""

from pathlib import Path

from desktop.domain.report import Report
from desktop.official.compliance import failures, sheet
from desktop.official.compose import DEFAULT, compose
from desktop.official.options import Options
from desktop.official.verdicts import Row
from desktop.recognition.word_layout import read_layout
from desktop.services import typeset
from desktop.services.interchange import Json
from desktop.services.page_layout import layout_of

__all__ = ["Row", "failures", "row_to_json", "sheet_for_file", "sheet_for_report"]


def sheet_for_file(path: Path) -> tuple[Row, ...]:
    """Return the sheet of a Word file, as it would be set by Word.

    Raises `UnreadableFileError` for what import refuses too, and for other kinds of files.
    """
    return sheet(read_layout(path))


def sheet_for_report(report: Report, options: Options = DEFAULT) -> tuple[Row, ...]:
    """Return the sheet of a report as it is typeset with the fonts of this computer."""
    pages = typeset.pages(report, options)
    return sheet(layout_of(pages, compose(report, options), options))


def row_to_json(row: Row) -> Json:
    """Return a row as `nianbao compliance --json` prints it; `ok` null: it cannot be told."""
    return {
        "clause": row.clause,
        "strength": row.strength.value,
        "item": row.item,
        "wanted": row.wanted,
        "found": row.found,
        "ok": row.ok,
        "tolerance": row.tolerance,
        "advice": row.advice,
    }
