"""Two texts held against each other: places, units, and what was kept, added and removed."""

from dataclasses import dataclass
from enum import StrEnum

from desktop.domain.outline import Part

TITLE = -1
"""The section of a place in the report's title, as on the command line."""


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a section's text, in characters as everywhere; of the title for `TITLE`."""

    section: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Unit:
    """A heading, a paragraph, a row of a table or a sentence of a report.

    Attributes:
        place: Where it stands.
        text: Exactly what stands there.
        marker: The number before it; "" where there is none.
        depth: The depth of its heading; 0 for text.
        part: The part of the report it belongs to.
    """

    place: Place
    text: str
    marker: str = ""
    depth: int = 0
    part: Part | None = None


class Fate(StrEnum):
    """What became of a piece of text."""

    KEPT = "kept"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of text and what became of it."""

    fate: Fate
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """A unit of the earlier report beside the one of the later report that it became.

    Attributes:
        before: None where the later one is new.
        after: None where the earlier one was dropped.
        likeness: From 0 to 1.
        moved: Its place among the others has changed.
        pieces: The earlier text turned into the later one, piece by piece.
    """

    before: Unit | None
    after: Unit | None
    likeness: float
    moved: bool
    pieces: tuple[Piece, ...]

    @property
    def same(self) -> bool:
        """Whether nothing was changed."""
        return all(piece.fate is Fate.KEPT for piece in self.pieces)
