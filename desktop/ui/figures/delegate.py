"""Paints the cells of the figures' table and edits them in place."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from desktop.domain.figure import Figure, FigureStatus
from desktop.ui import theme
from desktop.ui.figures.model import UNIT_COLUMN, CellRole, FiguresModel

Index = QModelIndex | QPersistentModelIndex

_MARK = 5.0
_RING = 2
_LEAVING_KEYS = (
    Qt.Key.Key_Return,
    Qt.Key.Key_Enter,
    Qt.Key.Key_Tab,
    Qt.Key.Key_Backtab,
)


class FigureDelegate(QStyledItemDelegate):
    """Shows the value at the right, the change to the year before quietly at the left.

    Signals:
        refused: The sentence on what stands in the open editor; empty when it reads well again.
    """

    refused = Signal(str)

    def __init__(self, parent: QWidget, *, changes: bool) -> None:
        super().__init__(parent)
        self._changes = changes

    @override
    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        if index.column() > UNIT_COLUMN and index.data(CellRole.FIGURE) is None:
            muted = theme.current().color("muted")
            option.palette.setColor(QPalette.ColorRole.Text, muted)  # type: ignore[attr-defined]

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect  # type: ignore[attr-defined]  # PySide's stubs lack it
        painter.save()
        if index.data(CellRole.HEADING) or index.data(CellRole.CLOSED):
            painter.fillRect(rect, theme.current().color("window"))
        super().paint(painter, option, index)
        figure = index.data(CellRole.FIGURE)
        if isinstance(figure, Figure):
            if self._changes:
                self._paint_change(painter, rect, str(index.data(CellRole.CHANGE) or ""))
            self._paint_mark(painter, rect, figure)
        view = self.parent()
        if isinstance(view, QAbstractItemView) and view.hasFocus() and view.currentIndex() == index:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.current().color("focus"), _RING))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
        painter.restore()

    def _paint_change(self, painter: QPainter, rect: QRect, text: str) -> None:
        painter.setFont(theme.font(theme.TextSize.SMALL))
        painter.setPen(theme.current().color("faint"))
        place = rect.adjusted(theme.UNIT + theme.HALF, 0, -theme.UNIT, 0)
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_mark(self, painter: QPainter, rect: QRect, figure: Figure) -> None:
        """Mark the corner: filled where a figure was typed, open where one waits for a clerk."""
        if figure.status is FigureStatus.CONFIRMED:
            return
        look = theme.current()
        entered = figure.status is FigureStatus.ENTERED
        corner = QPointF(rect.right() + 1, rect.top() + 1)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("border_strong" if entered else "review"))
        painter.drawPolygon(
            QPolygonF([corner, corner - QPointF(_MARK, 0), corner + QPointF(0, _MARK)])
        )

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        editor.setAccessibleName(str(index.data(Qt.ItemDataRole.AccessibleTextRole)))
        editor.setProperty("role", "cell")
        editor.setProperty("cell", QPersistentModelIndex(index))
        editor.textEdited.connect(self._on_text_edited)
        return editor

    @override
    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, _index: Index
    ) -> None:
        editor.setGeometry(option.rect)  # type: ignore[attr-defined]  # PySide's stubs lack it

    @override
    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QLineEdit):
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole)))

    @override
    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QLineEdit):
            model.setData(index, editor.text())

    @override
    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        leaving = isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress
        if leaving and isinstance(event, QKeyEvent) and event.key() in _LEAVING_KEYS:
            sentence = self._problem(editor)
            if sentence:
                self.refused.emit(sentence)
                return True
            self.refused.emit("")
        return super().eventFilter(editor, event)

    def _on_text_edited(self) -> None:
        self.refused.emit("")

    def _problem(self, editor: QObject) -> str:
        """Say what keeps the text of an editor from being a value; empty where nothing does."""
        cell = editor.property("cell")
        if not isinstance(editor, QLineEdit) or not isinstance(cell, QPersistentModelIndex):
            return ""
        model = cell.model()
        if not isinstance(model, FiguresModel):
            return ""
        try:
            model.change_at(cell.row(), cell.column(), editor.text())
        except ValueError as error:
            return str(error)
        return ""
