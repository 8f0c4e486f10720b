"""Paints the marks of the lines in sight: waves, lines and grounds beneath the words."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF, QTextBlock, QTextDocument, QTextLine

from desktop.ui.editor.gutter import first_visible
from desktop.ui.editor.look import EditorColours
from desktop.ui.editor.marks import Mark, MarkLayers, MarkStyle
from desktop.ui.editor.projection import Projection
from desktop.ui.editor.reading import unit_offset

_GROUNDS: Final = (MarkStyle.SOFT, MarkStyle.STRONG)
_LINES: Final = {
    MarkStyle.DOTTED: Qt.PenStyle.DotLine,
    MarkStyle.SOLID: Qt.PenStyle.SolidLine,
    MarkStyle.LINK: Qt.PenStyle.SolidLine,
}
_BELOW: Final = 3.0  # pixels from the baseline to the line under the words
_WAVE: Final = 2.0  # how high a wave is, and half as long as it is
_PAD: Final = 1.0
_PEN: Final = 1.4


@dataclass(frozen=True, slots=True)
class Stretch:
    """What one text block shows of a section: from which character on, and how many."""

    block: QTextBlock
    section: int
    start: int
    length: int


@dataclass(frozen=True, slots=True)
class MarkPainter:
    """Paints the marks of one document."""

    document: QTextDocument
    projection: Projection
    marks: MarkLayers
    colours: EditorColours

    def paint(self, painter: QPainter, visible: QRectF) -> None:
        """Paint what `visible` (of the document) shows; the words are painted over it."""
        found = list(self._visible_marks(visible))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for ground in (True, False):
            for stretch, mark in found:
                if (mark.style in _GROUNDS) is ground:
                    self._paint_mark(painter, stretch, mark)

    def _visible_marks(self, visible: QRectF) -> Iterator[tuple[Stretch, Mark]]:
        for stretch in self._stretches(visible):
            end = stretch.start + stretch.length
            for _layer, mark in self.marks.in_section(stretch.section):
                if mark.start <= end and stretch.start <= mark.end:
                    yield stretch, mark

    def _stretches(self, visible: QRectF) -> Iterator[Stretch]:
        layout = self.document.documentLayout()
        projection = self.projection
        at = first_visible(self.document, projection, visible.top())
        while at < len(projection.lines):
            unit = projection.unit_at(at)
            section = projection.section_of(unit)
            end = projection.starts[unit] + len(projection.groups[unit])
            if section is not None and self.marks.in_section(section):
                for number, start, length in projection.stretches(unit):
                    block = self.document.findBlockByNumber(number)
                    yield Stretch(block, section, start, length)
            at = end
            if at < len(projection.lines):
                block = self.document.findBlockByNumber(projection.blocks[at])
                if layout.blockBoundingRect(block).top() > visible.bottom():
                    return

    def _paint_mark(self, painter: QPainter, stretch: Stretch, mark: Mark) -> None:
        first = max(mark.start - stretch.start, 0)
        last = min(mark.end - stretch.start, stretch.length)
        if first == last:  # something is missing: the character behind it, or the one before
            if mark.start != mark.end:
                return
            first, last = (first, last + 1) if last < stretch.length else (max(first - 1, 0), last)
        text = stretch.block.text()
        begin, end = unit_offset(text, first), unit_offset(text, last)
        origin = self.document.documentLayout().blockBoundingRect(stretch.block).topLeft()
        layout = stretch.block.layout()
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            area = _area(line, begin, end)
            if area is not None:
                self._paint_area(painter, area.translated(origin), mark.style, line.ascent())

    def _paint_area(self, painter: QPainter, area: QRectF, style: MarkStyle, ascent: float) -> None:
        colour = _colour(self.colours, style)
        if style in _GROUNDS:
            height = min(ascent + 2 * _BELOW, area.height())
            painter.fillRect(QRectF(area.left(), area.top() + 1, area.width(), height), colour)
            return
        foot = QRectF(area.left(), area.top() + ascent + _BELOW, area.width(), _WAVE)
        paint_line(painter, foot, style, self.colours)


def paint_line(painter: QPainter, area: QRectF, style: MarkStyle, colours: EditorColours) -> None:
    """Paint the line or the wave of a mark along the top of `area`."""
    pen = QPen(_colour(colours, style), _PEN)
    y = area.top()
    if style in _LINES:
        pen.setStyle(_LINES[style])
        painter.setPen(pen)
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
    else:
        painter.setPen(pen)
        painter.drawPolyline(_wave(area.left(), area.right(), y))


def _area(line: QTextLine, begin: int, end: int) -> QRectF | None:
    """Return where a line shows characters of a stretch, in the block; None where it does not."""
    first, last = line.textStart(), line.textStart() + line.textLength()
    if end <= first or begin >= last:
        return None
    left, right = (_x(line, min(max(place, first), last)) for place in (begin, end))
    rect = line.rect()
    return QRectF(left - _PAD, rect.top(), right - left + 2 * _PAD, rect.height())


def _x(line: QTextLine, place: int) -> float:
    """Return where a character of a line begins."""
    found: Any = line.cursorToX(place)  # the stubs of PySide6 leave it open; it is a pair
    return float(found[0] if isinstance(found, tuple) else found)


def _wave(left: float, right: float, y: float) -> QPolygonF:
    steps = max(int((right - left) / _WAVE), 1)
    return QPolygonF(
        [QPointF(left + at * _WAVE, y + (_WAVE if at % 2 else 0.0)) for at in range(steps + 1)]
    )


def _colour(colours: EditorColours, style: MarkStyle) -> QColor:
    return {
        MarkStyle.ERROR: colours.error,
        MarkStyle.WARNING: colours.warning,
        MarkStyle.HINT: colours.hint,
        MarkStyle.DOTTED: colours.faint,
        MarkStyle.SOLID: colours.faint,
        MarkStyle.LINK: colours.link,
        MarkStyle.SOFT: colours.soft,
        MarkStyle.STRONG: colours.found,
    }[style]
