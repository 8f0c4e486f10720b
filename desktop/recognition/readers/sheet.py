"""A page as its characters stand on it, and the lines they form: all that pdf and ofd files hold.

All lengths are in points, and grow to the right and downwards.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from desktop.domain.chinese import is_ideograph, is_wide

_SAME_LINE = 0.4
_COLUMN_GAP = 0.75
_WORD_GAP = 0.18
_MOST_SPACES = 4
_FARTHEST = 20_000.0
_SMALLEST = 1.0


class Glyph(NamedTuple):
    """A character in its place.

    Attributes:
        text: One character; a space only where the file itself has one.
        x: The left edge.
        right: The left edge of what would follow it.
        base: The height of its baseline.
        size: The size of its font.
        face: The name of its font, and how it is drawn.
    """

    text: str
    x: float
    right: float
    base: float
    size: float
    face: str


class Rule(NamedTuple):
    """A line drawn across or down the page, from its left or upper end."""

    x: float
    y: float
    right: float
    foot: float

    @property
    def is_level(self) -> bool:
        """Whether it runs across the page."""
        return self.right - self.x >= self.foot - self.y


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page.

    Attributes:
        pictures: How many pictures stand on it.
    """

    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    rules: tuple[Rule, ...] = ()
    pictures: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """The characters on one baseline, from left to right, none of them at the ends a space.

    Attributes:
        text: With spaces where the characters stand apart.
        size: The size of most of its characters.
    """

    glyphs: tuple[Glyph, ...]
    text: str
    base: float
    size: float

    @property
    def x(self) -> float:
        """The left edge."""
        return self.glyphs[0].x

    @property
    def right(self) -> float:
        """The right edge."""
        return self.glyphs[-1].right

    @property
    def compact(self) -> str:
        """The text without spaces."""
        return "".join(self.text.split())


def placed(text: str, x: float, right: float, *, base: float, size: float, face: str) -> Glyph:
    """Return a character in its place; what a damaged file puts nowhere stands in the corner."""
    if not (-_FARTHEST < x <= right < _FARTHEST and -_FARTHEST < base < _FARTHEST):
        x, right = sorted((_somewhere(x), _somewhere(right)))
        base = _somewhere(base)
    return Glyph(text, x, right, base, size if _SMALLEST < size < _FARTHEST else _SMALLEST, face)


def _somewhere(place: float) -> float:
    return place if -_FARTHEST < place < _FARTHEST else 0.0


def rows_of(glyphs: Iterable[Glyph]) -> list[Row]:
    """Sort characters into lines, from the top of the page."""
    lines: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: glyph.base):
        if lines and glyph.base - lines[-1][0].base <= _SAME_LINE * glyph.size:
            lines[-1].append(glyph)
        else:
            lines.append([glyph])
    rows = (row_of(line) for line in lines)
    return [row for row in rows if row is not None]


def row_of(glyphs: Iterable[Glyph]) -> Row | None:
    """Put characters of one line together; None where they are spaces only."""
    line = _inked(sorted(glyphs, key=lambda glyph: (glyph.x, glyph.right)))
    if not line:
        return None
    sizes = Counter(glyph.size for glyph in line)
    size = max(sizes, key=lambda size: (sizes[size], size))
    bases = Counter(round(glyph.base, 1) for glyph in line)
    return Row(tuple(line), _text(line), bases.most_common(1)[0][0], size)


def gaps_of(row: Row) -> list[int]:
    """Return the places in `row.glyphs` before which a column begins."""
    return [
        index
        for index, (before, after) in enumerate(pairwise(row.glyphs), start=1)
        if after.x - before.right > 2 * _COLUMN_GAP * row.size
    ]


def _inked(line: Sequence[Glyph]) -> list[Glyph]:
    """Drop spaces at the ends."""
    kept: list[Glyph] = []
    for glyph in line:
        if kept or not glyph.text.isspace():
            kept.append(glyph)
    while kept and kept[-1].text.isspace():
        kept.pop()
    return kept


def _text(line: Sequence[Glyph]) -> str:
    usual = _usual_gap(line)
    pieces = [line[0].text]
    for before, after in pairwise(line):
        if not before.text.isspace() and not after.text.isspace():
            pieces.append(_space(before, after, usual))
        pieces.append(" " if after.text.isspace() else after.text)
    return "".join(pieces)


def _usual_gap(line: Sequence[Glyph]) -> float:
    """Return how far Chinese characters of a line stand apart: lines may be spread."""
    gaps = sorted(
        after.x - before.right
        for before, after in pairwise(line)
        if is_ideograph(before.text) and is_ideograph(after.text)
    )
    return gaps[len(gaps) // 2] if gaps else 0.0


def _space(before: Glyph, after: Glyph, usual: float) -> str:
    """Return the space between two characters: none within words, several between columns."""
    gap = after.x - before.right
    size = max(before.size, after.size)
    if gap > _COLUMN_GAP * size:
        return "\u3000" * min(max(round(gap / size), 1), _MOST_SPACES)
    if gap <= _WORD_GAP * size:
        return ""
    latin = not (is_wide(before.text) or is_wide(after.text))
    chinese = is_ideograph(before.text) and is_ideograph(after.text)
    return " " if latin or (chinese and gap - usual > _WORD_GAP * size) else ""
