"""Paints a row of the outline: number, heading, level, and how the heading stands."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from desktop.domain.outline import Kind
from desktop.ui import theme
from desktop.ui.importing.outline_model import SectionRole

Index = QModelIndex | QPersistentModelIndex
STEP = 3 * theme.UNIT
"""How far a level stands to the right of the one above it."""
_TAGS = {Kind.RUN_IN.value: "连排", Kind.NUMBERED.value: "段", Kind.LEAD.value: ""}


class SectionDelegate(QStyledItemDelegate):
    """Paints the number, the heading indented by its level, and how it stands."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(super().sizeHint(option, index).width(), 4 * theme.UNIT)

    @override
    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        option.text = ""  # type: ignore[attr-defined]  # PySide's stubs lack it

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        rect: QRect = option.rect  # type: ignore[attr-defined]  # PySide's stubs lack it
        depth = int(index.data(SectionRole.DEPTH))
        kind = str(index.data(SectionRole.KIND))
        left = theme.UNIT + max(depth - 1, 0) * STEP
        place = rect.adjusted(left, 0, -theme.UNIT, 0)
        painter.save()
        font = theme.font()
        font.setBold(depth == 1 and kind != Kind.NUMBERED.value)
        painter.setFont(font)
        tag = _TAGS.get(kind, "")
        self._write(painter, place, tag, "faint", Qt.AlignmentFlag.AlignRight)
        metrics = painter.fontMetrics()
        place.setRight(place.right() - metrics.horizontalAdvance(tag) - theme.UNIT)
        marker = str(index.data(SectionRole.MARKER))
        self._write(painter, place, marker, "muted", Qt.AlignmentFlag.AlignLeft)
        place.setLeft(place.left() + metrics.horizontalAdvance(marker))
        text = metrics.elidedText(
            str(index.data()), Qt.TextElideMode.ElideRight, max(place.width(), 0)
        )
        token = "muted" if kind in {Kind.NUMBERED.value, Kind.LEAD.value} else "text"
        self._write(painter, place, text, token, Qt.AlignmentFlag.AlignLeft)
        painter.restore()

    def _write(
        self, painter: QPainter, place: QRect, text: str, token: str, side: Qt.AlignmentFlag
    ) -> None:
        painter.setPen(theme.current().color(token))
        painter.drawText(place, side | Qt.AlignmentFlag.AlignVCenter, text)
