"""Paints the items of last year's plan: how it stands with each, and the best answer."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from desktop.domain.promise import Fulfilment
from desktop.services.fulfilment import Kept
from desktop.ui import icons, painting, theme
from desktop.ui.comparison.plan_model import PlanModel, answer_text, standing
from desktop.ui.theme import HALF, UNIT, TextSize

Index = QModelIndex | QPersistentModelIndex

_SAID = {
    Fulfilment.DONE: ("circle-check", "submitted"),
    Fulfilment.PARTLY: ("circle-alert", "review"),
    Fulfilment.NOT_BEGUN: ("x", "overdue"),
    Fulfilment.OBSOLETE: ("minus", "muted"),
}
_ANSWERED = ("check", "final")
_DOUBTFUL = ("circle-help", "review")
_OPEN = ("triangle-alert", "overdue")
_LINES = 2  # of the item's heading


class PlanDelegate(QStyledItemDelegate):
    """Paints the rows of a `PlanModel`."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        base, small = painting.line_height(), painting.line_height(TextSize.SMALL)
        model, view = index.model(), self.parent()
        kept = model.item(index) if isinstance(model, PlanModel) else None
        width = view.viewport().width() if isinstance(view, QListView) else 0
        lines = _lines(kept, width - 3 * UNIT - icons.SIZE) if kept else 1
        return QSize(0, lines * base + small + UNIT + HALF)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        kept = model.item(index) if isinstance(model, PlanModel) else None
        if kept is None:
            return
        rect, state = painting.place(option)
        painter.save()
        painting.paint_ground(painter, rect, state)
        _paint_item(painter, rect.adjusted(UNIT, HALF + 1, -UNIT, -HALF - 1), kept)
        painting.paint_focus(painter, rect, state)
        painter.restore()


def look_of(kept: Kept) -> tuple[str, str]:
    """Return the icon of an item and its colour."""
    if kept.judgement.fulfilment is not None:
        return _SAID[kept.judgement.fulfilment]
    if kept.answered:
        return _ANSWERED
    return _DOUBTFUL if kept.answers else _OPEN


def _paint_item(painter: QPainter, inner: QRect, kept: Kept) -> None:
    look = theme.current()
    icon, tint = look_of(kept)
    height = painting.line_height()
    top = inner.top() + (height - icons.SIZE) // 2
    ratio = painter.device().devicePixelRatioF()
    painter.drawPixmap(inner.left(), top, icons.pixmap(icon, tint, ratio=ratio))
    words = inner.adjusted(icons.SIZE + UNIT, 0, 0, 0)
    painter.setPen(look.color("text"))
    lines = _lines(kept, words.width())
    painting.paint_lines(painter, words, kept.promise.heading, theme.font(), lines)
    small = theme.font(TextSize.SMALL)
    painter.setFont(small)
    last = QRect(words.left(), inner.top() + lines * height, words.width(), words.height())
    last.setBottom(inner.bottom())
    painter.setPen(look.color(tint))
    painter.drawText(last, painting.LEFT, standing(kept))
    room = painter.fontMetrics().horizontalAdvance(standing(kept)) + UNIT
    painter.setPen(look.color("muted"))
    rest = last.adjusted(room, 0, 0, 0)
    painting.paint_lines(painter, rest, answer_text(kept), small, 1)


def _lines(kept: Kept, width: int) -> int:
    return painting.lines_in(kept.promise.heading, width, _LINES)
