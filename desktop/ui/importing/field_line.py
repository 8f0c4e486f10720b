"""A field of the form that texts can be dropped on, and taken out of."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from desktop.ui import theme
from desktop.ui.importing.pieces import piece_in


class FieldLine(QLineEdit):
    """A line that knows which field it is of.

    Signals:
        entered: The keyboard has come to it; its name.
        piece_dropped: The `Piece` that was dropped on it, and its name.
        emptying_requested: Ctrl+Delete: its text belongs elsewhere; its name.
    """

    entered = Signal(str)
    piece_dropped = Signal(object, str)
    emptying_requested = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name

    def point_at(self, *, here: bool) -> None:
        """Show that the place pointed at in the source is in this field, or no longer."""
        wanted = "pointed" if here else ""
        if self.property("role") != "error" and (self.property("role") or "") != wanted:
            theme.mark(self, wanted)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit(self._name)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if control and event.key() == Qt.Key.Key_Delete:
            self.emptying_requested.emit(self._name)
        else:
            super().keyPressEvent(event)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if piece_in(event.mimeData()) is None:
            super().dragEnterEvent(event)
        else:
            event.acceptProposedAction()

    @override
    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if piece_in(event.mimeData()) is None:
            super().dragMoveEvent(event)
        else:
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        piece = piece_in(event.mimeData())
        if piece is None:
            super().dropEvent(event)
        else:
            event.acceptProposedAction()
            self.piece_dropped.emit(piece, self._name)
