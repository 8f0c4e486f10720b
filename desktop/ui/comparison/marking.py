"""Shows in the text what is last year's, and the place that is chosen."""

from collections.abc import Iterator, Sequence
from typing import Final

from desktop.ui.comparison.findings import Found, Kind
from desktop.ui.editor.marks import Mark, MarkStyle

COPIED: Final = "copied"
CURRENT: Final = "current copy"


def copied_marks(rows: Sequence[Found]) -> Iterator[Mark]:
    """Give every passage that is last year's a ground; a key names the row, then the place."""
    for row in rows:
        if row.kind is Kind.PASSAGE:
            tip = f"与上年报告相同，{row.said}"
            for number, place in enumerate(row.places):
                if place.section >= 0:
                    key = f"{row.key}/{number}"
                    yield Mark(key, place.section, place.start, place.end, MarkStyle.SOFT, tip)


def current_marks(row: Found | None) -> Iterator[Mark]:
    """Mark the places of a row."""
    for number, place in enumerate(row.places if row else ()):
        if place.section >= 0:
            style = MarkStyle.STRONG
            yield Mark(f"{number}", place.section, place.start, place.end, style)
