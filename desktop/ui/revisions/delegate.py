"""Paints the timeline: one line a day, two lines a revision."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from desktop.domain.revision import Revision
from desktop.ui import icons, theme
from desktop.ui.revisions.model import Day, TimelineModel
from desktop.ui.revisions.words import LOOKS, NAMED, by_words, kind_words, size_words, time_words
from desktop.ui.theme import HALF, RADIUS, UNIT, TextSize

Index = QModelIndex | QPersistentModelIndex
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_INDENT: Final = icons.SIZE + UNIT


class TimelineDelegate(QStyledItemDelegate):
    """Two lines a revision."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        model = index.model()
        day = isinstance(model, TimelineModel) and isinstance(model.row(index), Day)
        base, small = (QFontMetrics(font).height() for font in _fonts())
        return QSize(0, base + 2 * UNIT if day else base + small + UNIT + HALF)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        if not isinstance(model, TimelineModel):
            return
        row = model.row(index)
        rect, state = _place(option)
        painter.save()
        if isinstance(row, Day):
            _paint_day(painter, rect, row)
        elif row is not None:
            _paint_ground(painter, rect, state)
            size = size_words(model.size(row))
            _paint_revision(painter, rect.adjusted(UNIT, HALF + 1, -UNIT, -HALF - 1), row, size)
            if state & QStyle.StateFlag.State_HasFocus:
                _paint_focus(painter, rect)
        painter.restore()


def _place(option: QStyleOptionViewItem) -> tuple[QRect, QStyle.StateFlag]:
    """Return where to paint and in which state; the stubs of PySide6 lack both."""
    return option.rect, option.state  # type: ignore[attr-defined]  # inherited in C++ only


def _fonts() -> tuple[QFont, QFont]:
    return theme.font(), theme.font(TextSize.SMALL)


def _paint_day(painter: QPainter, rect: QRect, day: Day) -> None:
    look = theme.current()
    inner = rect.adjusted(UNIT, HALF, -UNIT, 0)
    base, small = _fonts()
    base.setBold(True)
    painter.setFont(base)
    painter.setPen(look.color("text"))
    painter.drawText(inner, _LEFT, day.title)
    painter.setFont(small)
    painter.setPen(look.color("muted"))
    painter.drawText(inner, _RIGHT, f"{day.count} 稿")
    painter.setPen(QPen(look.color("border"), 1))
    painter.drawLine(rect.bottomLeft(), rect.bottomRight())


def _paint_revision(painter: QPainter, inner: QRect, revision: Revision, size: str) -> None:
    look = theme.current()
    base, small = _fonts()
    icon, tint = NAMED if revision.name else LOOKS[revision.kind]
    first = QRect(inner.left(), inner.top(), inner.width(), QFontMetrics(base).height())
    second = QRect(inner.left(), first.bottom() + 1, inner.width(), QFontMetrics(small).height())
    top = first.top() + (first.height() - icons.SIZE) // 2
    ratio = painter.device().devicePixelRatioF()
    painter.drawPixmap(first.left(), top, icons.pixmap(icon, tint, ratio=ratio))
    painter.setFont(base)
    painter.setPen(look.color("muted"))
    painter.drawText(first, _RIGHT, size)
    taken = painter.fontMetrics().horizontalAdvance(size) + UNIT if size else 0
    painter.setPen(look.color("text"))
    base.setBold(bool(revision.name))
    painter.setFont(base)
    _draw(painter, first.adjusted(_INDENT, 0, -taken, 0), revision.name or kind_words(revision))
    painter.setFont(small)
    painter.setPen(look.color("muted"))
    words = f"{time_words(revision)}　{by_words(revision)}".rstrip()
    _draw(painter, second.adjusted(_INDENT, 0, 0, 0), words)


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
