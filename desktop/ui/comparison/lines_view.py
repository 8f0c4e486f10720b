"""The list of two texts side by side: one list, so that both sides scroll as one."""

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QListView, QWidget
from typing_extensions import override

from desktop.ui.comparison.lines import Line
from desktop.ui.comparison.lines_delegate import LinesDelegate
from desktop.ui.comparison.lines_model import LinesModel


class LinesView(QListView):
    """Shows lines; only those in sight are painted.

    Signals:
        entered_line: A `Line` was double-clicked or entered.
    """

    entered_line = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = LinesModel(self)
        self._delegate = LinesDelegate(self)
        self.setModel(self.lines)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("并排对照")
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setMouseTracking(True)
        self.activated.connect(self._on_activated)

    @property
    def line(self) -> Line | None:
        """The line under the cursor."""
        return self.lines.line(self.currentIndex())

    def go_to_change(self, by: int) -> bool:
        """Go to the next (1) or previous (-1) change; tells whether there is one."""
        start = self.currentIndex().row() if self.currentIndex().isValid() else -1
        row = self.lines.next_change(start, by)
        if row is None:
            return False
        self.setCurrentIndex(self.lines.index(row))
        self.scrollTo(self.lines.index(row), QListView.ScrollHint.PositionAtCenter)
        return True

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._delegate.set_width(self.viewport().width())
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self.viewport().update()

    @override
    def event(self, event: QEvent) -> bool:
        """Take the key that copies before a shortcut of a window does."""
        if event.type() is QEvent.Type.ShortcutOverride and _copies(event):
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _copies(event):
            rows = sorted(index.row() for index in self.selectedIndexes())
            text = "\n".join(str(self.lines.index(row).data()) for row in rows)
            QApplication.clipboard().setText(text)
        else:
            super().keyPressEvent(event)

    @Slot()
    def _on_activated(self) -> None:
        if self.line is not None:
            self.entered_line.emit(self.line)


def _copies(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Copy)
