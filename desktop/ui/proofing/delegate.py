"""Paints the rows of the panel 校对: the severity by shape, word and colour, and the place."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from desktop.domain.finding import Severity
from desktop.ui import icons, theme
from desktop.ui.proofing.model import FindingsModel, Head, Line, said_of
from desktop.ui.theme import HALF, RADIUS, UNIT, TextSize

Index = QModelIndex | QPersistentModelIndex

LOOKS: Final = {
    Severity.ERROR: ("circle-alert", "overdue"),
    Severity.WARNING: ("triangle-alert", "review"),
    Severity.HINT: ("info", "final"),
}
"""The icon of each severity, and its colour."""

_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class FindingDelegate(QStyledItemDelegate):
    """Two lines a finding, one line a head."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        model = index.model()
        head = isinstance(model, FindingsModel) and isinstance(model.row(index), Head)
        base, small = _height(theme.font()), _height(theme.font(TextSize.SMALL))
        return QSize(0, base + 2 * UNIT if head else base + small + UNIT + HALF)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        row = model.row(index) if isinstance(model, FindingsModel) else None
        rect, state = _place(option)
        painter.save()
        if isinstance(row, Head):
            _paint_head(painter, rect, row)
        elif row is not None:
            _paint_ground(painter, rect, state)
            _paint_line(painter, rect.adjusted(UNIT, HALF + 1, -UNIT, -HALF - 1), row)
            if state & QStyle.StateFlag.State_HasFocus:
                _paint_focus(painter, rect)
        painter.restore()


def _place(option: QStyleOptionViewItem) -> tuple[QRect, QStyle.StateFlag]:
    """Return where to paint and in which state; the stubs of PySide6 lack both."""
    return option.rect, option.state  # type: ignore[attr-defined]  # inherited in C++ only


def _height(font: QFont) -> int:
    return QFontMetrics(font).height()


def _paint_head(painter: QPainter, rect: QRect, head: Head) -> None:
    look = theme.current()
    inner = rect.adjusted(UNIT, HALF, -UNIT, 0)
    font = theme.font()
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(look.color("text"))
    painter.drawText(inner, _LEFT, head.title)
    painter.setFont(theme.font(TextSize.SMALL))
    painter.setPen(look.color("muted"))
    painter.drawText(inner, _RIGHT, head.said)
    painter.setPen(QPen(look.color("border"), 1))
    painter.drawLine(rect.bottomLeft(), rect.bottomRight())


def _paint_line(painter: QPainter, inner: QRect, line: Line) -> None:
    look = theme.current()
    icon, tint = LOOKS[line.finding.severity]
    base, small = theme.font(), theme.font(TextSize.SMALL)
    first = QRect(inner.left(), inner.top(), inner.width(), _height(base))
    second = QRect(inner.left(), first.bottom() + 1, inner.width(), _height(small))
    ratio = painter.device().devicePixelRatioF()
    top = first.top() + (first.height() - icons.SIZE) // 2
    painter.drawPixmap(first.left(), top, icons.pixmap(icon, tint, ratio=ratio))
    indent = icons.SIZE + UNIT
    painter.setFont(base)
    painter.setPen(look.color("text"))
    _draw(painter, first.adjusted(indent, 0, 0, 0), line.finding.message)
    painter.setFont(small)
    words = second.adjusted(indent, 0, 0, 0)
    word = line.finding.severity.word
    painter.setPen(look.color(tint))
    painter.drawText(words, _LEFT, word)
    room = painter.fontMetrics().horizontalAdvance(word) + UNIT
    painter.setPen(look.color("muted"))
    _draw(painter, words.adjusted(room, 0, 0, 0), said_of(line))


def _draw(painter: QPainter, rect: QRect, text: str) -> None:
    elided = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, _LEFT, elided)


def _paint_ground(painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
    if state & QStyle.StateFlag.State_Selected:
        painter.fillRect(rect, theme.current().color("current"))
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(rect, theme.current().color("hover"))


def _paint_focus(painter: QPainter, rect: QRect) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.current().color("focus"), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), RADIUS, RADIUS)
