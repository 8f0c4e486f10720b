"""Paints the rows of a 合规单: the verdict by shape, word and colour, and what was measured."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from desktop.official.sheet_groups import Group, verdict
from desktop.official.standard import Strength
from desktop.official.verdicts import Row
from desktop.ui import icons, theme
from desktop.ui.compliance.model import SheetModel, measured
from desktop.ui.theme import HALF, RADIUS, UNIT, TextSize

Index = QModelIndex | QPersistentModelIndex

_SHAPES: Final = {True: "check", False: "x", None: "circle-help"}
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def tint(row: Row) -> str:
    """Return the colour of a verdict: what the standard only advises does not alarm."""
    if row.ok is None:
        return "muted"
    if row.ok:
        return "submitted"
    return "overdue" if row.strength is Strength.REQUIRED else "review"


class SheetDelegate(QStyledItemDelegate):
    """Two lines a row, one line a head."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        model = index.model()
        head = isinstance(model, SheetModel) and isinstance(model.entry(index), Group)
        base, small = _height(theme.font()), _height(theme.font(TextSize.SMALL))
        return QSize(0, base + 2 * UNIT if head else base + small + UNIT + HALF)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        if not isinstance(model, SheetModel):
            return
        rect, state = _place(option)
        entry = model.entry(index)
        painter.save()
        if isinstance(entry, Group):
            _paint_head(painter, rect, entry)
        elif entry is not None:
            _paint_ground(painter, rect, state)
            _paint_row(painter, rect, entry)
            if state & QStyle.StateFlag.State_HasFocus:
                _paint_focus(painter, rect)
        painter.restore()


def _place(option: QStyleOptionViewItem) -> tuple[QRect, QStyle.StateFlag]:
    """Return where to paint and in which state; the stubs of PySide6 lack both."""
    return option.rect, option.state  # type: ignore[attr-defined]  # inherited in C++ only


def _height(font: QFont) -> int:
    return QFontMetrics(font).height()


def _paint_head(painter: QPainter, rect: QRect, group: Group) -> None:
    look = theme.current()
    inner = rect.adjusted(UNIT, HALF, -UNIT, 0)
    font = theme.font()
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(look.color("text"))
    painter.drawText(inner, _LEFT, group.title)
    room = painter.fontMetrics().horizontalAdvance(group.title) + UNIT
    painter.setFont(theme.font(TextSize.SMALL))
    painter.setPen(look.color("muted"))
    painter.drawText(inner.adjusted(room, 0, 0, 0), _LEFT, group.said)
    painter.setPen(QPen(look.color("border"), 1))
    painter.drawLine(rect.bottomLeft(), rect.bottomRight())


def _paint_row(painter: QPainter, rect: QRect, row: Row) -> None:
    look, colour = theme.current(), tint(row)
    inner = rect.adjusted(UNIT, HALF + 1, -UNIT, -HALF - 1)
    base, small = theme.font(), theme.font(TextSize.SMALL)
    first = QRect(inner.left(), inner.top(), inner.width(), _height(base))
    second = QRect(inner.left(), first.bottom() + 1, inner.width(), _height(small))
    ratio = painter.device().devicePixelRatioF()
    shape = icons.pixmap(_SHAPES[row.ok], colour, icons.SIZE, ratio)
    painter.drawPixmap(first.left(), first.center().y() - icons.SIZE // 2 + 1, shape)
    painter.setFont(small)
    painter.setPen(look.color(colour))
    word = verdict(row)
    painter.drawText(first, _RIGHT, word)
    taken = painter.fontMetrics().horizontalAdvance(word) + UNIT
    indent = icons.SIZE + UNIT
    painter.setFont(base)
    painter.setPen(look.color("text"))
    _draw(painter, first.adjusted(indent, 0, -taken, 0), row.item)
    painter.setFont(small)
    painter.setPen(look.color("muted"))
    _draw(painter, second.adjusted(indent, 0, 0, 0), f"{row.clause}　{measured(row)}")


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
