"""Paints the rows of the panel 校对: the severity by shape, word and colour, and the place."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from desktop.domain.finding import Severity
from desktop.ui import icons, painting, theme
from desktop.ui.proofing.model import FindingsModel, Head, Line, said_of
from desktop.ui.theme import HALF, UNIT, TextSize

Index = QModelIndex | QPersistentModelIndex

LOOKS: Final = {
    Severity.ERROR: ("circle-alert", "overdue"),
    Severity.WARNING: ("triangle-alert", "review"),
    Severity.HINT: ("info", "final"),
}
"""The icon of each severity, and its colour."""


class FindingDelegate(QStyledItemDelegate):
    """Two lines a finding, one line a head."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        model = index.model()
        head = isinstance(model, FindingsModel) and isinstance(model.row(index), Head)
        base, small = painting.line_height(), painting.line_height(TextSize.SMALL)
        return QSize(0, base + 2 * UNIT if head else base + small + UNIT + HALF)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        row = model.row(index) if isinstance(model, FindingsModel) else None
        rect, state = painting.place(option)
        painter.save()
        if isinstance(row, Head):
            painting.paint_head(painter, rect, row.title, row.said)
        elif row is not None:
            painting.paint_ground(painter, rect, state)
            _paint_line(painter, rect.adjusted(UNIT, HALF + 1, -UNIT, -HALF - 1), row)
            painting.paint_focus(painter, rect, state)
        painter.restore()


def _paint_line(painter: QPainter, inner: QRect, line: Line) -> None:
    look = theme.current()
    icon, tint = LOOKS[line.finding.severity]
    base, small = theme.font(), theme.font(TextSize.SMALL)
    first, second = painting.two_lines(inner)
    ratio = painter.device().devicePixelRatioF()
    top = first.top() + (first.height() - icons.SIZE) // 2
    painter.drawPixmap(first.left(), top, icons.pixmap(icon, tint, ratio=ratio))
    indent = icons.SIZE + UNIT
    painter.setFont(base)
    painter.setPen(look.color("text"))
    painting.paint_text(painter, first.adjusted(indent, 0, 0, 0), line.finding.message)
    painter.setFont(small)
    words = second.adjusted(indent, 0, 0, 0)
    word = line.finding.severity.word
    painter.setPen(look.color(tint))
    painter.drawText(words, painting.LEFT, word)
    room = painter.fontMetrics().horizontalAdvance(word) + UNIT
    painter.setPen(look.color("muted"))
    painting.paint_text(painter, words.adjusted(room, 0, 0, 0), said_of(line))
