"""Paints the roll-up's cells: numbers in one column, of how many offices they are behind them."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from desktop.ui import painting, theme
from desktop.ui.rollup.model import NOTE_ROLE, NOTED_ROLE
from desktop.ui.theme import HALF, UNIT, TextSize

Index = QModelIndex | QPersistentModelIndex
_NOTE_WIDTH = 7 * UNIT


class RollupDelegate(QStyledItemDelegate):
    """Leaves room for the notes in tables where a number may have one."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        hint = super().sizeHint(option, index)
        room = _NOTE_WIDTH if index.data(NOTED_ROLE) else 0
        return QSize(hint.width() + room + 2 * UNIT, hint.height())

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect, state = painting.place(option)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.current().color("current"))
        super().paint(painter, option, index)
        note = index.data(NOTE_ROLE)
        if not note:
            return
        painter.save()
        painter.setFont(theme.font(TextSize.SMALL))
        painter.setPen(theme.current().color("muted"))
        painter.drawText(rect.adjusted(0, 0, -UNIT, 0), painting.RIGHT, str(note))
        painter.restore()

    @override
    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        room = _NOTE_WIDTH if index.data(NOTED_ROLE) else 0
        rect, _ = painting.place(option)
        # In line with the heads, which stand further in.
        inner = rect.adjusted(HALF, 0, -HALF - room, 0)
        option.rect = inner  # type: ignore[attr-defined]  # inherited in C++ only
