"""Two texts side by side as lines: what stands left and right, and what was done to it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from desktop.domain.difference import Fate, Piece, Row, Unit


class Change(Enum):
    """What became of a line; the value is what stands between both sides."""

    SAME = ""
    CHANGED = "改"
    ADDED = "增"
    REMOVED = "删"
    MOVED = "移"


@dataclass(frozen=True, slots=True)
class Cell:
    """One side of a line.

    Attributes:
        pieces: Its words with what became of them; the number of a heading comes first.
    """

    unit: Unit
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """All that stands there."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, a heading or a row of a table, left and right."""

    change: Change
    left: Cell | None
    right: Cell | None


def lines(rows: Sequence[Row]) -> tuple[Line, ...]:
    """Return the lines of a comparison."""
    return tuple(Line(_change(row), _cell(row, Fate.REMOVED), _cell(row, Fate.ADDED))
                 for row in rows)  # fmt: skip


def summary(all_lines: Sequence[Line]) -> str:
    """Say how many lines were changed, and how."""
    words = {
        Change.CHANGED: "改动",
        Change.ADDED: "新增",
        Change.REMOVED: "删去",
        Change.MOVED: "移动",
    }
    told = [
        f"{word} {count} 段"
        for change, word in words.items()
        if (count := sum(line.change is change for line in all_lines))
    ]
    return "，".join(told) if told else "两份文本相同"


def _change(row: Row) -> Change:
    if row.before is None:
        return Change.ADDED
    if row.after is None:
        return Change.REMOVED
    if row.moved:
        return Change.MOVED
    return Change.SAME if row.same else Change.CHANGED


def _cell(row: Row, own: Fate) -> Cell | None:
    unit = row.before if own is Fate.REMOVED else row.after
    return Cell(unit, tuple(_pieces(row, unit, own))) if unit is not None else None


def _pieces(row: Row, unit: Unit, own: Fate) -> Iterator[Piece]:
    if unit.marker:
        whole = row.before is None or row.after is None
        yield Piece(own if whole else Fate.KEPT, unit.marker)
    for piece in row.pieces:
        if piece.fate in {Fate.KEPT, own}:
            yield Piece(piece.fate, piece.text.replace("\t", "　"))
