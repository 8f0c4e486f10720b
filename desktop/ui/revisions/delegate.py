"""Paints the timeline: one line a day, two lines a revision."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from desktop.domain.revision import Revision
from desktop.ui import icons, painting, theme
from desktop.ui.revisions.model import Day, TimelineModel
from desktop.ui.revisions.words import LOOKS, NAMED, by_words, kind_words, size_words, time_words
from desktop.ui.theme import HALF, UNIT, TextSize

Index = QModelIndex | QPersistentModelIndex
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
        rect, state = painting.place(option)
        painter.save()
        if isinstance(row, Day):
            painting.paint_head(painter, rect, row.title, f"{row.count} 稿")
        elif row is not None:
            painting.paint_ground(painter, rect, state)
            size = size_words(model.size(row))
            _paint_revision(painter, rect.adjusted(UNIT, HALF + 1, -UNIT, -HALF - 1), row, size)
            painting.paint_focus(painter, rect, state)
        painter.restore()


def _fonts() -> tuple[QFont, QFont]:
    return theme.font(), theme.font(TextSize.SMALL)


def _paint_revision(painter: QPainter, inner: QRect, revision: Revision, size: str) -> None:
    look = theme.current()
    base, small = _fonts()
    icon, tint = NAMED if revision.name else LOOKS[revision.kind]
    first, second = painting.two_lines(inner)
    top = first.top() + (first.height() - icons.SIZE) // 2
    ratio = painter.device().devicePixelRatioF()
    painter.drawPixmap(first.left(), top, icons.pixmap(icon, tint, ratio=ratio))
    painter.setFont(base)
    painter.setPen(look.color("muted"))
    painter.drawText(first, painting.RIGHT, size)
    taken = painter.fontMetrics().horizontalAdvance(size) + UNIT if size else 0
    painter.setPen(look.color("text"))
    base.setBold(bool(revision.name))
    painter.setFont(base)
    name = revision.name or kind_words(revision)
    painting.paint_text(painter, first.adjusted(_INDENT, 0, -taken, 0), name)
    painter.setFont(small)
    painter.setPen(look.color("muted"))
    words = f"{time_words(revision)}　{by_words(revision)}".rstrip()
    painting.paint_text(painter, second.adjusted(_INDENT, 0, 0, 0), words)
