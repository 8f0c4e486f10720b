"""Paints the rows of the panel 数据 and edits their values in place."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import (
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from desktop.services.figure_entries import Entry, Standing
from desktop.ui import icons, painting, theme
from desktop.ui.figures.cells import compared, shown
from desktop.ui.report.figures.model import EntriesModel, Head, news_of, title_of, value_of
from desktop.ui.theme import HALF, UNIT, TextSize

Index = QModelIndex | QPersistentModelIndex

LOOKS: Final = {
    Standing.SUGGESTED: ("info", "review"),
    Standing.CONFIRMED: ("circle-check", "submitted"),
    Standing.ENTERED: ("pencil", "final"),
    Standing.STALE: ("triangle-alert", "overdue"),
    Standing.UNCLASSIFIED: ("circle-help", "muted"),
    Standing.BLANK: ("minus", "faint"),
}
"""The icon of each standing, and its colour."""

_INDENT: Final = icons.SIZE + UNIT
_FIELD: Final = 13 * UNIT


class EntryDelegate(QStyledItemDelegate):
    """Two lines an entry, one line a head."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        model = index.model()
        head = isinstance(model, EntriesModel) and isinstance(model.row(index), Head)
        base, small = painting.line_height(), painting.line_height(TextSize.SMALL)
        return QSize(0, base + 2 * UNIT if head else base + small + UNIT + HALF)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        row = model.row(index) if isinstance(model, EntriesModel) else None
        rect, state = painting.place(option)
        painter.save()
        if isinstance(row, Head):
            painting.paint_head(painter, rect, row.title, row.said)
        elif row is not None:
            painting.paint_ground(painter, rect, state)
            _paint_entry(painter, rect.adjusted(UNIT, HALF + 1, -UNIT, -HALF - 1), row)
            painting.paint_focus(painter, rect, state)
        painter.restore()

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setAlignment(painting.RIGHT)
        editor.setProperty("role", "cell")
        editor.setAccessibleName(str(index.data(Qt.ItemDataRole.AccessibleTextRole)))
        return editor

    @override
    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, _index: Index
    ) -> None:
        rect, _state = painting.place(option)
        left = max(rect.right() - _FIELD, rect.left())
        editor.setGeometry(left, rect.top() + 1, rect.right() - left - HALF, rect.height() - 2)

    @override
    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QLineEdit):
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole)))


def _paint_entry(painter: QPainter, inner: QRect, entry: Entry) -> None:
    look = theme.current()
    icon, tint = LOOKS[entry.standing]
    base, small = theme.font(), theme.font(TextSize.SMALL)
    first, second = painting.two_lines(inner)
    ratio = painter.device().devicePixelRatioF()
    top = first.top() + (first.height() - icons.SIZE) // 2
    painter.drawPixmap(first.left(), top, icons.pixmap(icon, tint, ratio=ratio))
    taken = _paint_value(painter, first, entry, base)
    painter.setFont(base)
    painter.setPen(look.color("text"))
    painting.paint_text(painter, first.adjusted(_INDENT, 0, -taken, 0), title_of(entry))
    painter.setFont(small)
    taken = _paint_last(painter, second, entry)
    words = second.adjusted(_INDENT, 0, -taken, 0)
    painter.setPen(look.color(tint))
    painter.drawText(words, painting.LEFT, entry.standing.value)
    room = painter.fontMetrics().horizontalAdvance(entry.standing.value) + UNIT
    painter.setPen(look.color("muted"))
    painting.paint_text(painter, words.adjusted(room, 0, 0, 0), _said(entry))


def _paint_value(painter: QPainter, line: QRect, entry: Entry, font: QFont) -> int:
    """Write the value at the right; returns the room it takes."""
    value = value_of(entry)
    if not value:
        return 0
    numbers = QFont(font)
    told = entry.figure is not None and entry.figure.value is not None
    numbers.setWeight(QFont.Weight.DemiBold if told else QFont.Weight.Normal)
    painter.setFont(numbers)
    painter.setPen(theme.current().color("text" if told else "faint"))
    painter.drawText(line, painting.RIGHT, value)
    return painter.fontMetrics().horizontalAdvance(value) + UNIT


def _paint_last(painter: QPainter, line: QRect, entry: Entry) -> int:
    """Write last year's value and the change at the right; returns the room they take."""
    if entry.indicator is None or entry.last is None:
        return 0
    change = compared(entry.figure, entry.last, entry.indicator)
    text = f"上年 {shown(entry.last, entry.indicator)}" + (f"  {change}" if change else "")
    painter.setPen(theme.current().color("muted"))
    painter.drawText(line, painting.RIGHT, text)
    return painter.fontMetrics().horizontalAdvance(text) + UNIT


def _said(entry: Entry) -> str:
    """Return what stands behind the standing: what is to be decided, or the raw wording."""
    if news_of(entry):
        return news_of(entry)
    if entry.figure is None or not entry.figure.raw:
        return "随正文插入" if entry.linked else ""
    if entry.indicator is None:
        return "　".join(entry.figure.text.split())
    return f"“{''.join(entry.figure.raw.split())}”"
