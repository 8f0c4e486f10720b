"""Lines of pages and the places in the report they come from, both ways."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop.official import standard
from desktop.official.blocks import Place
from desktop.typesetting.placed import Line, Page

_ABOVE = 1.0
_BELOW = 0.28


@dataclass(frozen=True, slots=True)
class Spot:
    """A line of a document: the index of its page, and its own on that page."""

    page: int
    line: int


def spot_of(pages: Sequence[Page], place: Place) -> Spot | None:
    """Return the line that the character at a place stands in.

    Between the lines of the place's text it is the one before; None where the place is not set.
    """
    found: Spot | None = None
    for spot, line in _lines_of(pages, place):
        if found is None or line.start <= place.start:
            found = spot
        if line.start <= place.start < line.end:
            break
    return found


def line_near(page: Page, x: float, y: float) -> Line | None:
    """Return the line with a place nearest to a point of the paper, both in points."""
    lines = [line for line in page.lines if line.place is not None]
    return min(lines, key=lambda line: _distance(line, x, y), default=None)


def extent(line: Line) -> tuple[float, float]:
    """Return how far a line's characters reach up and down, in points from the paper's edge."""
    size = max((piece.ink.glyphs.size for piece in line.row.pieces), default=standard.SIZE_3.points)
    return line.baseline - _ABOVE * size, line.baseline + _BELOW * size


def _lines_of(pages: Sequence[Page], place: Place) -> Iterator[tuple[Spot, Line]]:
    for number, page in enumerate(pages):
        for index, line in enumerate(page.lines):
            at = line.place
            if at is not None and at.section == place.section and at.field == place.field:
                yield Spot(number, index), line


def _distance(line: Line, x: float, y: float) -> tuple[float, float]:
    """Weigh a line by its distance up or down first: a click right of a line means it."""
    upper, lower = extent(line)
    beside = max(line.x - x, x - line.x - line.width, 0.0)
    return max(upper - y, y - lower, 0.0), beside
