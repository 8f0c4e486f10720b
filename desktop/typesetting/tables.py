"""Tables: rows that no page breaks, rules around the cells, the head repeated."""

from dataclasses import replace
from itertools import accumulate
from typing import Final

from desktop.domain.outline import Table
from desktop.official import standard
from desktop.official.blocks import Block
from desktop.official.columns import column_shares, long_columns
from desktop.official.looks import LOOKS, Align
from desktop.official.standard import Face
from desktop.typesetting.placed import Ink, Laid, Row, Rule, Strip
from desktop.typesetting.setting import Manner, Measure, Span, measured, rows

_PADDING: Final = standard.TABLE_PADDING.points
_WEIGHT: Final = standard.TABLE_RULE.points
_HALF: Final = 2


def lay_table(block: Block, table: Table, manner: Manner) -> Laid:
    """Lay out a table over the whole width of the text area."""
    edges = tuple(
        share * standard.TEXT_WIDTH.points
        for share in accumulate(column_shares(table), initial=0.0)
    )
    long, start = long_columns(table), block.place.start if block.place else 0
    strips = []
    for index, cells in enumerate(table.rows):
        head = index == 0 and len(table.rows) > 1
        aligned = [
            Align.LEFT if column in long and not head else Align.CENTRE
            for column in range(len(cells))
        ]
        strips.append(_row(block, cells or ("",), edges, aligned, manner, start, head=head))
        start += len("\t".join(cells)) + 1
    head = strips[0] if len(strips) > 1 else None
    strips[-1] = replace(strips[-1], height=strips[-1].height + _WEIGHT, foot=0.0)
    return Laid(tuple(strips), head)


def _row(
    block: Block,
    cells: tuple[str, ...],
    edges: tuple[float, ...],
    aligned: list[Align],
    manner: Manner,
    start: int,
    *,
    head: bool,
) -> Strip:
    """Lay out one row: its cells' lines, in the middle of its height, and its rules."""
    face = Face.FIRST if head else LOOKS[block.role].face
    glyphs = manner.fonts.glyphs(face, block.size or LOOKS[block.role].size)
    pitch = glyphs.ascent + glyphs.descent
    lines: list[list[Row]] = []
    for column, text in enumerate(cells):
        span = Span(0, len(text), Ink(glyphs), start, derived=False)
        para = measured(text, (span,), manner)
        left, right = edges[column] + _PADDING, edges[column + 1] - _PADDING
        align = aligned[column] if column < len(aligned) else Align.CENTRE
        found = rows(para, Measure(left, right, left), align, glyphs.ascent)
        lines.append([row for row in found if row.pieces])
        start += len(text) + 1
    height = max(1, *(len(cell) for cell in lines)) * pitch + _PADDING + _WEIGHT
    placed = tuple(
        moved(row, (height - len(cell) * pitch) / _HALF + index * pitch)
        for cell in lines
        for index, row in enumerate(cell)
    )
    return Strip(height, placed, _rules(edges[: len(cells) + 1], height), foot=_WEIGHT)


def moved(row: Row, down: float, right: float = 0.0) -> Row:
    """Return a row moved within its strip."""
    return Row(row.pieces, row.x + right, row.baseline + down, row.width, row.start, row.end)


def _rules(edges: tuple[float, ...], height: float) -> tuple[Rule, ...]:
    width = edges[-1]
    level = (Rule(0.0, y, width, _WEIGHT) for y in (0.0, height))
    upright = (Rule(x, 0.0, height, _WEIGHT, upright=True) for x in edges)
    return (*level, *upright)
