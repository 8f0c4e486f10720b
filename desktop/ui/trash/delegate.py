"""Paints the bin: two lines an entry."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from desktop.domain.revision import TrashEntry
from desktop.ui import icons, theme
from desktop.ui.theme import HALF, RADIUS, UNIT, TextSize
from desktop.ui.trash.model import ICONS, TrashModel, removal_of, title_of

Index = QModelIndex | QPersistentModelIndex
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_INDENT: Final = icons.SIZE + UNIT


class TrashDelegate(QStyledItemDelegate):
    """The title, and below it what it was and when it went."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        heights = (QFontMetrics(font).height() for font in _fonts())
        return QSize(0, sum(heights) + UNIT + HALF)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        entry = model.entry(index) if isinstance(model, TrashModel) else None
        if entry is None or not isinstance(model, TrashModel):
            return
        rect: QRect = option.rect  # type: ignore[attr-defined]  # inherited in C++ only
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]  # the same
        look = theme.current()
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, look.color("current"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, look.color("hover"))
        inner = rect.adjusted(UNIT, HALF + 1, -UNIT, -HALF - 1)
        _paint_entry(painter, inner, entry, removal_of(entry, model.today))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(look.color("focus"), 2))
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        painter.restore()


def _paint_entry(painter: QPainter, inner: QRect, entry: TrashEntry, said: str) -> None:
    look = theme.current()
    base, small = _fonts()
    first = QRect(inner.left(), inner.top(), inner.width(), QFontMetrics(base).height())
    second = QRect(inner.left(), first.bottom() + 1, inner.width(), QFontMetrics(small).height())
    top = first.top() + (first.height() - icons.SIZE) // 2
    ratio = painter.device().devicePixelRatioF()
    painter.drawPixmap(first.left(), top, icons.pixmap(ICONS[entry.kind], "muted", ratio=ratio))
    for font, line, text, token in (
        (base, first, title_of(entry), "text"),
        (small, second, said, "muted"),
    ):
        painter.setFont(font)
        painter.setPen(look.color(token))
        room = line.adjusted(_INDENT, 0, 0, 0)
        elided = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, _LEFT, elided)


def _fonts() -> tuple[QFont, QFont]:
    return theme.font(), theme.font(TextSize.SMALL)
