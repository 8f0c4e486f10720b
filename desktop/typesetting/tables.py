"""Tables: rows that no page breaks, rules around the cells, the head repeated."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Final

from desktop.domain.outline import Table
from desktop.official import standard
from desktop.official.blocks import Block
from desktop.official.columns import column_shares, long_columns
from desktop.official.looks import CHANGED, LOOKS, Align
from desktop.official.standard import Face
from desktop.typesetting.placed import Ink, Laid, Row, Rule, Strip
from desktop.typesetting.setting import Manner, Measure, Span, inked, measured, rows

_PADDING: Final = standard.TABLE_PADDING.points
_WEIGHT: Final = standard.TABLE_RULE.points
_HALF: Final = 2


def lay_table(block: Block, table: Table, manner: Manner) -> Laid:
    """Lay out a table over the whole width of the text area."""
    frame = _Frame(block, table, manner)
    start = block.place.start if block.place else 0
    strips = []
    for index, cells in enumerate(table.rows):
        strips.append(frame.row(cells or ("",), start, head=index == 0 and len(table.rows) > 1))
        start += len("\t".join(cells)) + 1
    last = replace(strips[-1], height=strips[-1].height + _WEIGHT, foot=0.0)
    return Laid((*strips[:-1], last), strips[0] if len(strips) > 1 else None)


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell with its lines, and how far apart they are."""

    rows: tuple[Row, ...]
    pitch: float


class _Frame:
    """The columns of a table, and what they are set with."""

    def __init__(self, block: Block, table: Table, manner: Manner) -> None:
        shares = accumulate(column_shares(table), initial=0.0)
        self._edges = tuple(share * standard.TEXT_WIDTH.points for share in shares)
        self._long = long_columns(table)
        self._look = LOOKS[block.role]
        self._colour = CHANGED.get(block.fate, self._look.colour)
        self._fate = block.fate
        self._manner = manner

    def row(self, texts: tuple[str, ...], start: int, *, head: bool) -> Strip:
        """Lay out one row: its cells' lines in the middle of its height, and its rules.

        Args:
            texts: Of the cells, which may be fewer than the columns.
            start: The offset of the first cell in the text of the block's place.
            head: In the face of a table's head.
        """
        cells = list(self._cells(texts, start, head=head))
        highest = max(max(len(cell.rows), 1) * cell.pitch for cell in cells)
        height = highest + _PADDING + _WEIGHT
        placed = tuple(
            moved(row, (height - len(cell.rows) * cell.pitch) / _HALF + index * cell.pitch)
            for cell in cells
            for index, row in enumerate(cell.rows)
        )
        rules = _rules(self._edges[: len(texts) + 1], height)
        return Strip(height, placed, rules, foot=_WEIGHT)

    def _cells(self, texts: tuple[str, ...], start: int, *, head: bool) -> Iterator[_Cell]:
        face = Face.FIRST if head else self._look.face
        glyphs = self._manner.fonts.glyphs(face, self._look.size)
        ink = Ink(glyphs, colour=self._colour, fate=self._fate)
        for column, text in enumerate(texts):
            span = Span(0, len(text), ink, start, derived=False)
            left, right = self._edges[column] + _PADDING, self._edges[column + 1] - _PADDING
            align = Align.LEFT if column in self._long and not head else Align.CENTRE
            para = measured(text, tuple(inked(span, text, self._manner)), self._manner)
            found = rows(para, Measure(left, right, left), align, glyphs.ascent)
            seen = tuple(row for row in found if row.pieces)
            yield _Cell(seen, glyphs.ascent + glyphs.descent)
            start += len(text) + 1


def moved(row: Row, down: float) -> Row:
    """Return a row moved down within its strip."""
    return replace(row, baseline=row.baseline + down)


def _rules(edges: tuple[float, ...], height: float) -> tuple[Rule, ...]:
    width = edges[-1]
    level = (Rule(0.0, y, width, _WEIGHT) for y in (0.0, height))
    upright = (Rule(x, 0.0, height, _WEIGHT, upright=True) for x in edges)
    return (*level, *upright)
