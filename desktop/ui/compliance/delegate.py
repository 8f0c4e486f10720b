"""Paints the rows of a 合规单: the verdict by shape, word and colour, and what was measured."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from desktop.official.sheet_groups import Group, verdict
from desktop.official.standard import Strength
from desktop.official.verdicts import Row
from desktop.ui import icons, painting, theme
from desktop.ui.compliance.model import SheetModel, measured
from desktop.ui.theme import HALF, UNIT, TextSize

Index = QModelIndex | QPersistentModelIndex

_SHAPES: Final = {True: "check", False: "x", None: "circle-help"}


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
        base, small = painting.line_height(), painting.line_height(TextSize.SMALL)
        return QSize(0, base + 2 * UNIT if head else base + small + UNIT + HALF)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        if not isinstance(model, SheetModel):
            return
        rect, state = painting.place(option)
        entry = model.entry(index)
        painter.save()
        if isinstance(entry, Group):
            _paint_head(painter, rect, entry)
        elif entry is not None:
            painting.paint_ground(painter, rect, state)
            _paint_row(painter, rect, entry)
            painting.paint_focus(painter, rect, state)
        painter.restore()


def _paint_head(painter: QPainter, rect: QRect, group: Group) -> None:
    look = theme.current()
    inner = rect.adjusted(UNIT, HALF, -UNIT, 0)
    font = theme.font()
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(look.color("text"))
    painter.drawText(inner, painting.LEFT, group.title)
    room = painter.fontMetrics().horizontalAdvance(group.title) + UNIT
    painter.setFont(theme.font(TextSize.SMALL))
    painter.setPen(look.color("muted"))
    painter.drawText(inner.adjusted(room, 0, 0, 0), painting.LEFT, group.said)
    painter.setPen(QPen(look.color("border"), 1))
    painter.drawLine(rect.bottomLeft(), rect.bottomRight())


def _paint_row(painter: QPainter, rect: QRect, row: Row) -> None:
    look, colour = theme.current(), tint(row)
    inner = rect.adjusted(UNIT, HALF + 1, -UNIT, -HALF - 1)
    base, small = theme.font(), theme.font(TextSize.SMALL)
    first, second = painting.two_lines(inner)
    ratio = painter.device().devicePixelRatioF()
    shape = icons.pixmap(_SHAPES[row.ok], colour, icons.SIZE, ratio)
    painter.drawPixmap(first.left(), first.center().y() - icons.SIZE // 2 + 1, shape)
    painter.setFont(small)
    painter.setPen(look.color(colour))
    word = verdict(row)
    painter.drawText(first, painting.RIGHT, word)
    taken = painter.fontMetrics().horizontalAdvance(word) + UNIT
    indent = icons.SIZE + UNIT
    painter.setFont(base)
    painter.setPen(look.color("text"))
    painting.paint_text(painter, first.adjusted(indent, 0, -taken, 0), row.item)
    painter.setFont(small)
    painter.setPen(look.color("muted"))
    painting.paint_text(painter, second.adjusted(indent, 0, 0, 0), f"{row.clause}　{measured(row)}")
