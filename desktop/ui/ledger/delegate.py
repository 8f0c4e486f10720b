"""Paints the ledger's cells: the mark and the word of a status, what is overdue, where to add."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from desktop.ui import painting, status, theme
from desktop.ui.ledger.model import LedgerModel
from desktop.ui.theme import HALF, UNIT, TextSize

Index = QModelIndex | QPersistentModelIndex

ROW_HEIGHT = 4 * UNIT
YEAR_WIDTH = 15 * UNIT
_TAG_WIDTH = 6 * UNIT


class LedgerDelegate(QStyledItemDelegate):
    """Paints what the default look cannot say: shapes, hints and the place of the keyboard.

    Attributes:
        can_add: Whether empty cells offer a new report.
    """

    can_add = True

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        hint = super().sizeHint(option, index)
        return QSize(hint.width(), ROW_HEIGHT)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        if not isinstance(model, LedgerModel):
            return
        rect, state = painting.place(option)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        _paint_ground(painter, rect, chosen=chosen, hovered=hovered)
        if index.column() == 0:
            self._paint_office(painter, rect, model, index)
        elif model.entry_at(index) is not None:
            _paint_entry(painter, rect, model, index)
        else:
            self._paint_gap(painter, rect, model, index, offered=chosen or hovered)
        painting.paint_focus(painter, rect, state)
        painter.restore()

    def _paint_office(
        self, painter: QPainter, place: QRect, model: LedgerModel, index: Index
    ) -> None:
        look, rect = theme.current(), place.adjusted(HALF, 0, -UNIT, 0)
        name = str(index.data())
        below = model.below(index)
        note = model.superior_name(index) if model.flat else (f"{below}" if below else "")
        painter.setFont(theme.font())
        width = painter.fontMetrics().horizontalAdvance(name)
        painter.setPen(look.color("text"))
        painter.drawText(rect, _LEFT, _elided(painter, name, rect.width()))
        rest = rect.adjusted(width + UNIT, 0, 0, 0)
        if note and rest.width() > 2 * UNIT:
            painter.setFont(theme.font(TextSize.SMALL))
            painter.setPen(look.color("muted"))
            painter.drawText(rest, _LEFT, _elided(painter, note, rest.width()))

    def _paint_gap(
        self,
        painter: QPainter,
        rect: QRect,
        model: LedgerModel,
        index: Index,
        *,
        offered: bool,
    ) -> None:
        painter.setFont(theme.font())
        painter.setPen(theme.current().color("faint"))
        place = rect.adjusted(UNIT, 0, -UNIT, 0)
        if offered and self.can_add:
            painter.drawText(place, _LEFT, "＋ 新建")
        elif model.missed_at(index) is None:
            painter.drawText(place.adjusted(HALF, 0, 0, 0), _LEFT, "–")
        if model.missed_at(index) is not None:
            _paint_overdue(painter, rect, alone=not (offered and self.can_add))


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def _paint_entry(painter: QPainter, rect: QRect, model: LedgerModel, index: Index) -> None:
    entry = model.entry_at(index)
    if entry is None:
        return
    mark = QRectF(0, 0, status.SIZE, status.SIZE)
    mark.moveCenter(QRectF(rect).center())
    mark.moveLeft(rect.left() + UNIT)
    status.paint_mark(painter, mark, entry.status)
    painter.setFont(theme.font())
    # The mark carries the colour; what is behind us is quieter than this year.
    running = entry.year == model.running
    painter.setPen(theme.current().color("text" if running else "muted"))
    words = rect.adjusted(UNIT + status.SIZE + HALF + 2, 0, 0, 0)
    painter.drawText(words, _LEFT, entry.status.value)
    if model.missed_at(index) is not None:
        _paint_overdue(painter, rect, alone=False)


def _paint_overdue(painter: QPainter, rect: QRect, *, alone: bool) -> None:
    """Paint the triangle and 逾期; at the left where nothing else stands in the cell."""
    left = rect.left() + UNIT if alone else rect.right() - _TAG_WIDTH - HALF
    side = status.SIZE if alone else status.SIZE - 4
    mark = QRectF(left, rect.center().y() - side / 2 + 0.5, side, side)
    status.paint_warning(painter, mark)
    painter.setFont(theme.font(TextSize.BASE if alone else TextSize.SMALL))
    painter.setPen(theme.current().color("overdue"))
    gap = HALF + 2 if alone else HALF
    words = QRect(left + side + gap, rect.top(), _TAG_WIDTH, rect.height())
    painter.drawText(words, _LEFT, "逾期")


def _paint_ground(painter: QPainter, rect: QRect, *, chosen: bool, hovered: bool) -> None:
    if chosen or hovered:
        painter.fillRect(rect, theme.current().color("current" if chosen else "hover"))


def _elided(painter: QPainter, text: str, width: int) -> str:
    return painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, width)
