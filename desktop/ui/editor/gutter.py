"""Paints what surrounds the text but is not part of it: paper, numbers, badges, hints."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QPainter,
    QPen,
    QTextBlock,
    QTextDocument,
)

from desktop.domain.outline import Part
from desktop.ui.editor.lines import Line, Role
from desktop.ui.editor.look import EditorColours, body_font, line_font
from desktop.ui.editor.projection import Projection

_BADGE_SCALE = 0.72
_BADGE_GAP = 14.0
_BADGE_EDGE = 4.0
_RULE_GAP = 1.7


@dataclass(frozen=True, slots=True)
class Gutter:
    """What is painted around the lines of one document.

    Attributes:
        labels: The short names of the required parts.
        gap: The width a line's number takes, in pixels.
        edge: Where the paper begins, left of the text.
    """

    document: QTextDocument
    projection: Projection
    colours: EditorColours
    points: float
    labels: Mapping[Part, str]
    gap: Callable[[Line, str], float]
    edge: float = 0.0

    def paint_paper(self, painter: QPainter, area: QRectF, sheet: QRectF, *, focused: bool) -> None:
        """Paint the desk over `area` and the sheet of paper on it; its edge shows the focus."""
        painter.fillRect(area, self.colours.desk)
        painter.fillRect(sheet, self.colours.paper)
        painter.setPen(QPen(self.colours.faint if focused else self.colours.edge, 1))
        painter.drawLine(sheet.topLeft(), sheet.bottomLeft())
        painter.drawLine(sheet.topRight(), sheet.bottomRight())
        painter.drawLine(sheet.topLeft(), sheet.topRight())

    def paint_lines(self, painter: QPainter, visible: QRectF) -> None:
        """Paint numbers, badges and hints of the lines that `visible` (of the document) shows."""
        for block, line, number in self._visible(visible):
            if number:
                self._paint_number(painter, block, line, number)
            if line.depth == 1 and line.part in self.labels:
                self._paint_badge(painter, block, line)
            if line.role is Role.ATTACHMENT:
                self._paint_rule(painter, block)
            if not line.text and line.hint and not block.layout().preeditAreaText():
                self._paint_hint(painter, block, line)

    def number_area(self, block: QTextBlock, line: Line, number: str) -> QRectF:
        """Return where a line's number is painted, in the document."""
        start = _first_line(self.document, block)
        gap = self.gap(line, number)
        return QRectF(start.left() - gap, start.top(), gap, start.height())

    def _visible(self, area: QRectF) -> Iterator[tuple[QTextBlock, Line, str]]:
        layout = self.document.documentLayout()
        projection = self.projection
        block = self.document.findBlockByNumber(0)
        first = first_visible(self.document, projection, area.top())
        for at in range(first, len(projection.lines)):
            line = projection.lines[at]
            if line.table is not None:
                continue
            block = self.document.findBlockByNumber(projection.blocks[at])
            if layout.blockBoundingRect(block).top() > area.bottom():
                return
            yield block, line, projection.number_of(at)

    def _paint_number(self, painter: QPainter, block: QTextBlock, line: Line, number: str) -> None:
        start = _first_line(self.document, block)
        painter.setFont(line_font(line, self.points))
        kept = line.marker is not None
        muted = line.role is Role.ATTACHMENT
        colour = self.colours.heading
        painter.setPen(self.colours.kept if kept else self.colours.muted if muted else colour)
        left = start.left() - self.gap(line, number)
        painter.drawText(QPointF(left, _baseline(self.document, block)), number)

    def _paint_badge(self, painter: QPainter, block: QTextBlock, line: Line) -> None:
        label = self.labels[line.part or Part.OTHER]
        font = QFont(painter.font())
        font.setFamilies(QFont().families())
        font.setPointSizeF(self.points * _BADGE_SCALE)
        font.setWeight(QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(self.colours.accent)
        start = _first_line(self.document, block)
        right = self.document.rootFrame().frameFormat().leftMargin() - _BADGE_GAP
        y = _baseline(self.document, block)
        for words in _fitting(label, QFontMetricsF(font), right - self.edge - _BADGE_EDGE):
            width = QFontMetricsF(font).horizontalAdvance(words)
            painter.drawText(QPointF(right - width, y), words)
            y += QFontMetricsF(font).height()
        painter.setPen(QPen(self.colours.accent, 2))
        x = right + _BADGE_GAP / 2
        painter.drawLine(QPointF(x, start.top() + 4), QPointF(x, start.bottom() - 2))

    def _paint_rule(self, painter: QPainter, block: QTextBlock) -> None:
        area = self.document.documentLayout().blockBoundingRect(block)
        frame = self.document.rootFrame().frameFormat()
        right = self.document.textWidth() - frame.rightMargin()
        em = QFontMetricsF(body_font(self.points)).horizontalAdvance("国")
        y = _first_line(self.document, block).top() - _RULE_GAP * em
        painter.setPen(QPen(self.colours.edge, 1, Qt.PenStyle.SolidLine))
        painter.drawLine(QPointF(area.left(), y), QPointF(right, y))

    def _paint_hint(self, painter: QPainter, block: QTextBlock, line: Line) -> None:
        painter.setFont(line_font(line, self.points))
        painter.setPen(self.colours.faint)
        start = _first_line(self.document, block)
        painter.drawText(QPointF(start.left(), _baseline(self.document, block)), line.hint)


def first_visible(document: QTextDocument, projection: Projection, top: float) -> int:
    """Find by halving the first line that ends below `top`, or the one before it."""
    layout = document.documentLayout()
    low, high = 0, len(projection.lines) - 1
    while low < high:
        middle = (low + high) // 2
        block = document.findBlockByNumber(projection.blocks[middle + 1] - 1)
        if layout.blockBoundingRect(block).bottom() < top:
            low = middle + 1
        else:
            high = middle
    return max(0, low - 1)


def _fitting(label: str, metrics: QFontMetricsF, room: float) -> tuple[str, ...]:
    """Return a label on one line or on two, or on none where there is no room for it."""
    if metrics.horizontalAdvance(label) <= room:
        return (label,)
    half = (len(label) + 1) // 2
    fits = metrics.horizontalAdvance(label[:half]) <= room
    return (label[:half], label[half:]) if fits else ()


def _first_line(document: QTextDocument, block: QTextBlock) -> QRectF:
    """Return the first line of a block: its left end is where the first character begins."""
    origin = document.documentLayout().blockBoundingRect(block).topLeft()
    line = block.layout().lineAt(0)
    area = line.rect().translated(origin)
    area.setLeft(origin.x() + line.x())
    return area


def _baseline(document: QTextDocument, block: QTextBlock) -> float:
    origin = document.documentLayout().blockBoundingRect(block).topLeft()
    line = block.layout().lineAt(0)
    return origin.y() + line.y() + line.ascent()
