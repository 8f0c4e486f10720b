"""A block becomes strips: lines with their pitch, rows of a table, rules with their room."""

from dataclasses import replace
from typing import Final

from desktop.official import standard
from desktop.official.blocks import Block, Role
from desktop.official.looks import LOOKS, Align, alignment, character_width
from desktop.official.standard import BLACK, POINTS_PER_MM, Face
from desktop.typesetting.fonts import Glyphs
from desktop.typesetting.placed import Laid, Row, Rule, Strip
from desktop.typesetting.setting import (
    Manner,
    Measure,
    measure_of,
    paragraph,
    rows,
    spread,
    tabbed,
)
from desktop.typesetting.tables import lay_table, moved

_WIDTH: Final = standard.TEXT_WIDTH.points
_HALF: Final = 2
_SUFFIX_GAP: Final = 0.5


def lay(block: Block, manner: Manner, pitch: float) -> Laid:
    """Lay out a block on lines `pitch` points apart, where its role has no pitch of its own."""
    if block.table is not None:
        return lay_table(block, block.table, manner)
    if block.role is Role.RED_LINE:
        return _red_line(pitch)
    if block.role is Role.MARK:
        return _mark(block, manner)
    own = LOOKS[block.role].pitch or pitch
    found = _rows(block, manner, own)
    strips = [Strip(own, (row,)) for row in found]
    if block.rule_above:
        strips[0] = replace(strips[0], rules=(_level(0.0, block.rule_above),))
    if block.rule_below:
        rule = _level(own, block.rule_below)
        strips[-1] = replace(strips[-1], rules=(*strips[-1].rules, rule))
    return Laid(tuple(strips))


def baseline(glyphs: Glyphs, pitch: float) -> float:
    """Return where a line's baseline is below its strip's upper edge.

    The font's line stands in the middle of the pitch: LibreOffice sets it so on the page's grid.
    """
    return (pitch - glyphs.ascent - glyphs.descent) / _HALF + glyphs.ascent


def _glyphs(block: Block, manner: Manner) -> Glyphs:
    """Return the glyphs that most of a block is set in."""
    look = LOOKS[block.role]
    return manner.fonts.glyphs(Face.BODY if block.run_in else look.face, block.size or look.size)


def _rows(block: Block, manner: Manner, pitch: float) -> list[Row]:
    start = block.place.start if block.place else 0
    para, measure = paragraph(block, manner, block.runs, start), measure_of(block)
    if block.stops:
        para = tabbed(para, measure, block.stops, character_width(block))
    line = baseline(_glyphs(block, manner), pitch)
    return list(rows(para, measure, alignment(block), line))


def _level(y: float, weight: float, colour: str = BLACK) -> Rule:
    """Return a rule over the whole width, `weight` in mm."""
    return Rule(0.0, y, _WIDTH, weight * POINTS_PER_MM, colour)


def _red_line(pitch: float) -> Laid:
    """Set the red line 4 mm below the squares of the number's characters.

    The line of the number keeps half its leading below them.
    """
    height = standard.RED_LINE_GAP.points - (pitch - standard.SIZE_3.points) / _HALF
    rule = _level(height, standard.RED_LINE_WEIGHT.value, standard.RED)
    return Laid((Strip(height, rules=(rule,)),))


def _mark(block: Block, manner: Manner) -> Laid:
    """Set the name of the office, of joint issuers one a line and 文件 right of all of them.

    The ink of the first line begins `leading` below the upper edge of the strip: that is where
    `Block.drop` wants it (发文机关标志上边缘).
    """
    glyphs = _glyphs(block, manner)
    pitch = glyphs.size * standard.MARK_LEADING.value
    start = block.place.start if block.place else 0
    names = paragraph(block, manner, block.runs, start)
    beside = paragraph(block, manner, block.beside, start + len(names.measured.text))
    gap = _SUFFIX_GAP * glyphs.size * block.stretch if block.beside else 0.0
    room = names.width()
    left = (_WIDTH - room - gap - beside.width()) / _HALF
    right = left + room + gap
    line = leading(glyphs.size) + glyphs.top(names.measured.text.partition("\n")[0])
    lines = list(rows(names, Measure(left, left + room, left), Align.CENTRE, line))
    if block.spread:
        lines = [spread(row, left, room) for row in lines]
    if not block.beside:
        return Laid(tuple(Strip(pitch, (row,)) for row in lines))
    (row,) = rows(beside, Measure(right, right + beside.width(), right), Align.LEFT, line)
    middle = moved(row, (len(lines) - 1) * pitch / _HALF)
    return Laid((Strip(pitch * len(lines), (*_stacked(lines, pitch), middle)),))


def leading(size: float) -> float:
    """Return the room above the ink of the mark within its line."""
    return size * ((standard.MARK_LEADING.value - 1) / _HALF + standard.MARK_BEARING.value)


def _stacked(lines: list[Row], pitch: float) -> tuple[Row, ...]:
    return tuple(moved(row, index * pitch) for index, row in enumerate(lines))
