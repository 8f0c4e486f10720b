"""A page drawn on any device: the window, a printer, a PDF.

The painter is scaled so that one unit is a point and the origin is the paper's upper left corner;
that is all this module wants of it.
"""

from itertools import groupby
from operator import itemgetter
from typing import Final

from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QColor, QGlyphRun, QPainter, QPen

from desktop.domain.difference import Fate
from desktop.official.blocks import Role
from desktop.official.standard import RED
from desktop.typesetting.breaking import DASH
from desktop.typesetting.fonts import Glyphs
from desktop.typesetting.placed import Line, Page, Piece, Row, Rule
from desktop.typesetting.ruler import draw_ruler

_PREPRINTED: Final = Role.MARK
_UNSEEN: Final = " \t\u3000"
_SQUARE: Final = 0.95
# Of the size of the characters, from their baseline down.
_UNDER: Final = 0.16
_THROUGH: Final = -0.34
_THIN: Final = 0.05


def paint(painter: QPainter, page: Page, *, skip_header: bool = False, ruler: bool = False) -> None:
    """Draw a page in points.

    Args:
        painter: Scaled to points, at the paper's upper left corner.
        page: What to draw.
        skip_header: Leave out what is printed on letter paper already: the red mark and the red
            line (套打); all else keeps its place.
        ruler: Draw the text area, the grid and the standard's distances over the page.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    if ruler:
        draw_ruler(painter, page)
    for line in page.lines:
        if not (skip_header and line.role is _PREPRINTED):
            _draw_line(painter, line)
    for rule in page.rules:
        if not (skip_header and rule.colour == RED):
            _draw_rule(painter, rule)
    _draw_row(painter, page.footer, page.footer_x, page.footer_baseline)
    painter.restore()


def _draw_line(painter: QPainter, line: Line) -> None:
    _draw_row(painter, line.row, line.x, line.baseline)


def _draw_row(painter: QPainter, row: Row, x: float, baseline: float) -> None:
    for piece in row.pieces:
        painter.setPen(QColor(f"#{piece.ink.colour}"))
        if piece.ink.fate is not Fate.KEPT:
            _draw_change(painter, piece, x, baseline)
        if piece.ink.stretch == 1:
            _draw_piece(painter, piece, x, baseline, 1.0)
            continue
        painter.save()
        painter.translate(x, baseline)
        painter.scale(piece.ink.stretch, 1.0)
        _draw_piece(painter, piece, 0.0, 0.0, piece.ink.stretch)
        painter.restore()


def _draw_piece(painter: QPainter, piece: Piece, x: float, baseline: float, stretch: float) -> None:
    glyphs = piece.ink.glyphs
    narrow = glyphs.advances[DASH] < glyphs.size * _SQUARE
    # In the order of the text: a reader of the PDF copies it as it was drawn.
    placed = [
        (
            *glyphs.drawn(character),
            QPointF(x + edge / stretch, baseline),
            narrow and character == DASH,
        )
        for character, edge in zip(piece.text, piece.edges, strict=False)
        if character not in _UNSEEN
    ]
    for (font, dash), group in groupby(placed, key=itemgetter(0, 3)):
        found = list(group)
        if dash:
            for _, _, point, _ in found:
                _draw_dash(painter, glyphs, point.x(), baseline)
            continue
        run = QGlyphRun()
        run.setRawFont(font)
        run.setGlyphIndexes([index for _, index, _, _ in found])
        run.setPositions([point for _, _, point, _ in found])
        painter.drawGlyphRun(QPointF(), run)


def _draw_change(painter: QPainter, piece: Piece, x: float, baseline: float) -> None:
    """Draw the line under what was added, or through what was removed."""
    size = piece.ink.glyphs.size
    y = baseline + (_UNDER if piece.ink.fate is Fate.ADDED else _THROUGH) * size
    pen = QPen(QColor(f"#{piece.ink.colour}"), _THIN * size)
    painter.save()
    painter.setPen(pen)
    painter.drawLine(QLineF(x + piece.edges[0], y, x + piece.edges[-1], y))
    painter.restore()


def _draw_dash(painter: QPainter, glyphs: Glyphs, x: float, baseline: float) -> None:
    """Draw a dash over its square, where the font has it narrower than Chinese fonts do."""
    font, index = glyphs.drawn(DASH)
    run = QGlyphRun()
    run.setRawFont(font)
    run.setGlyphIndexes([index])
    run.setPositions([QPointF()])
    painter.save()
    painter.translate(x, baseline)
    painter.scale(glyphs.size / glyphs.advances[DASH], 1.0)
    painter.drawGlyphRun(QPointF(), run)
    painter.restore()


def _draw_rule(painter: QPainter, rule: Rule) -> None:
    pen = QPen(QColor(f"#{rule.colour}"), rule.weight)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    right, down = (0.0, rule.width) if rule.upright else (rule.width, 0.0)
    painter.drawLine(QLineF(rule.x, rule.y, rule.x + right, rule.y + down))
