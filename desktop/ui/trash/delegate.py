"""Paints the bin: two lines an entry."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from desktop.domain.revision import TrashEntry
from desktop.ui import icons, painting, theme
from desktop.ui.theme import HALF, UNIT, TextSize
from desktop.ui.trash.model import ICONS, TrashModel, removal_of, title_of

Index = QModelIndex | QPersistentModelIndex
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
        rect, state = painting.place(option)
        painter.save()
        painting.paint_ground(painter, rect, state)
        inner = rect.adjusted(UNIT, HALF + 1, -UNIT, -HALF - 1)
        _paint_entry(painter, inner, entry, removal_of(entry, model.today))
        painting.paint_focus(painter, rect, state)
        painter.restore()


def _paint_entry(painter: QPainter, inner: QRect, entry: TrashEntry, said: str) -> None:
    look = theme.current()
    base, small = _fonts()
    first, second = painting.two_lines(inner)
    top = first.top() + (first.height() - icons.SIZE) // 2
    ratio = painter.device().devicePixelRatioF()
    painter.drawPixmap(first.left(), top, icons.pixmap(ICONS[entry.kind], "muted", ratio=ratio))
    for font, line, text, token in (
        (base, first, title_of(entry), "text"),
        (small, second, said, "muted"),
    ):
        painter.setFont(font)
        painter.setPen(look.color(token))
        painting.paint_text(painter, line.adjusted(_INDENT, 0, 0, 0), text)


def _fonts() -> tuple[QFont, QFont]:
    return theme.font(), theme.font(TextSize.SMALL)
