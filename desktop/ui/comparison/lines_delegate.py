"""Paints two texts side by side: added words underlined, removed ones struck through."""

from typing import Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPen, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from desktop.domain.difference import Fate
from desktop.ui import painting, theme
from desktop.ui.comparison.lines import Cell, Change, Line
from desktop.ui.comparison.lines_model import LinesModel
from desktop.ui.theme import HALF, UNIT, TextSize

Index = QModelIndex | QPersistentModelIndex

MIDDLE: Final = 5 * UNIT
"""Between both sides: what was done to a line."""

_SIDE: Final = 2 * UNIT
_TINTS: Final = {
    Change.CHANGED: "review",
    Change.ADDED: "submitted",
    Change.REMOVED: "overdue",
    Change.MOVED: "final",
}
_FATES: Final = {Fate.ADDED: "submitted", Fate.REMOVED: "overdue"}


class LinesDelegate(QStyledItemDelegate):
    """Paints the lines of a `LinesModel`; knows how high each one is at the width it had last."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._width = 0
        self._heights: dict[Line, int] = {}

    def set_width(self, width: int) -> None:
        """Take the width of the whole list."""
        if width != self._width:
            self._width = width
            self._heights.clear()

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        model = index.model()
        line = model.line(index) if isinstance(model, LinesModel) else None
        if line is None:
            return QSize()
        if line not in self._heights:
            self._heights[line] = self._height(line)
        return QSize(0, self._heights[line])

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        line = model.line(index) if isinstance(model, LinesModel) else None
        if line is None:
            return
        rect, state = painting.place(option)
        painter.save()
        painting.paint_ground(painter, rect, state)
        left, middle, right = _thirds(rect)
        _paint_middle(painter, middle, line.change)
        for area, cell in ((left, line.left), (right, line.right)):
            if cell is not None:
                painter.setPen(theme.current().color("text"))
                _laid(cell, area.width()).draw(painter, QPointF(area.topLeft()))
        painting.paint_focus(painter, rect, state)
        painter.restore()

    def _height(self, line: Line) -> int:
        left, _, right = _thirds(QRect(0, 0, self._width, 0))
        sides = ((left, line.left), (right, line.right))
        heights = [_laid(cell, area.width()).boundingRect().height()
                   for area, cell in sides if cell is not None]  # fmt: skip
        return int(max(heights, default=0)) + 2 * UNIT


def _thirds(rect: QRect) -> tuple[QRect, QRect, QRect]:
    """Return the places of the left text, of what stands between, and of the right text."""
    side = (rect.width() - MIDDLE) // 2
    inner = rect.adjusted(0, UNIT - 1, 0, -UNIT)
    left = QRect(inner.left() + _SIDE, inner.top(), side - _SIDE, inner.height())
    middle = QRect(rect.left() + side, rect.top(), MIDDLE, rect.height())
    right = QRect(middle.right() + 1, inner.top(), side - _SIDE, inner.height())
    return left, middle, right


def _paint_middle(painter: QPainter, area: QRect, change: Change) -> None:
    look = theme.current()
    painter.setPen(QPen(look.color("border"), 1))
    painter.drawLine(area.center().x(), area.top(), area.center().x(), area.bottom())
    if change is Change.SAME:
        return
    font = theme.font(TextSize.SMALL)
    painter.setFont(font)
    size = painter.fontMetrics().height() + HALF
    badge = QRect(area.center().x() - size // 2, area.top() + HALF + 1, size, size)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(look.color(_TINTS[change]), 1))
    painter.setBrush(look.color("surface"))
    painter.drawRoundedRect(badge, HALF, HALF)
    painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, change.value)


def _laid(cell: Cell, width: int) -> QTextLayout:
    font = theme.font()
    font.setBold(bool(cell.unit.depth))
    layout = QTextLayout(cell.text, font)
    layout.setFormats(_formats(cell, font))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    painting.break_lines(layout, width)
    return layout


def _formats(cell: Cell, font: QFont) -> list[QTextLayout.FormatRange]:
    """Return how the changed words look: told apart by line as well as by colour."""
    found = []
    at = 0
    for piece in cell.pieces:
        length = len(piece.text.encode("utf-16-le")) // 2
        if piece.fate is not Fate.KEPT:
            range_ = QTextLayout.FormatRange()
            range_.start, range_.length = at, length  # type: ignore[attr-defined]  # not in stubs
            form = QTextCharFormat()
            form.setFont(font)
            form.setForeground(theme.current().color(_FATES[piece.fate]))
            form.setFontUnderline(piece.fate is Fate.ADDED)
            form.setFontStrikeOut(piece.fate is Fate.REMOVED)
            range_.format = form  # type: ignore[attr-defined]  # as above
            found.append(range_)
        at += length
    return found
