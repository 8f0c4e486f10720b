"""Paints what is last year's: a head a kind, two lines of text a finding."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from desktop.ui import icons, painting, theme
from desktop.ui.comparison.findings import Found, Kind
from desktop.ui.comparison.found_model import FoundModel, Head
from desktop.ui.theme import HALF, UNIT, TextSize

Index = QModelIndex | QPersistentModelIndex

_LOOKS = {
    Kind.YEAR: ("calendar", "overdue"),
    Kind.DATED: ("calendar", "review"),
    Kind.PASSAGE: ("copy", "review"),
    Kind.SENTENCE: ("copy", "muted"),
    Kind.FIGURE: ("calculator", "muted"),
}
_LINES = 2


class FoundDelegate(QStyledItemDelegate):
    """Paints the rows of a `FoundModel`."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        model = index.model()
        row = model.row(index) if isinstance(model, FoundModel) else None
        base = painting.line_height()
        if isinstance(row, Head):
            return QSize(0, base + painting.HEAD_ROOM)
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QListView) else 0
        room = width - 2 * UNIT - icons.SIZE - 2 * UNIT
        lines = _lines(row, room) if isinstance(row, Found) else 1
        return QSize(0, lines * base + UNIT + HALF)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        row = model.row(index) if isinstance(model, FoundModel) else None
        rect, state = painting.place(option)
        painter.save()
        if isinstance(row, Head):
            painting.paint_head(painter, rect, row.title, f"{row.count} 处")
        elif row is not None:
            painting.paint_ground(painter, rect, state)
            _paint_found(painter, rect.adjusted(UNIT, HALF + 1, -UNIT, -HALF - 1), row)
            painting.paint_focus(painter, rect, state)
        painter.restore()


def _paint_found(painter: QPainter, inner: QRect, row: Found) -> None:
    look = theme.current()
    icon, tint = _LOOKS[row.kind]
    height = painting.line_height()
    top = inner.top() + (height - icons.SIZE) // 2
    ratio = painter.device().devicePixelRatioF()
    painter.drawPixmap(inner.left(), top, icons.pixmap(icon, tint, ratio=ratio))
    painter.setFont(theme.font(TextSize.SMALL))
    painter.setPen(look.color("muted"))
    first = QRect(inner.left(), inner.top(), inner.width(), height)
    painter.drawText(first, painting.RIGHT, row.said)
    room = painter.fontMetrics().horizontalAdvance(row.said) + UNIT if row.said else 0
    words = inner.adjusted(icons.SIZE + UNIT, 0, -room, 0)
    painter.setPen(look.color("text"))
    painting.paint_lines(painter, words, row.text, theme.font(), _lines(row, words.width()))


def _lines(row: Found, width: int) -> int:
    if row.kind is Kind.FIGURE:
        return 1
    said = QFontMetrics(theme.font(TextSize.SMALL)).horizontalAdvance(row.said)
    return painting.lines_in(row.text, width - said, _LINES)
