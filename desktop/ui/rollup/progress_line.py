"""One line that says work is under way, how far it is, and how to stop it."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from desktop.ui import theme
from desktop.ui.tasks import Progress


class ProgressLine(QFrame):
    """Keeps its place when there is nothing to tell, so that the table does not jump.

    Signals:
        cancelled: The user wants no answer.
    """

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = QLabel(self)
        self._bar = QProgressBar(self)
        self._stop = QPushButton("取消", self)
        self._bar.setFixedWidth(20 * theme.UNIT)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("汇总进度")
        theme.mark(self._stop, "flat")
        theme.mark(self.words, "muted")
        self._stop.clicked.connect(self.cancelled)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.UNIT)
        line.addWidget(self.words, 1)
        line.addWidget(self._bar)
        line.addWidget(self._stop)
        self.set_busy(busy=False)

    def set_busy(self, *, busy: bool) -> None:
        """Show or hide how far the work is."""
        for widget in (self._bar, self._stop):
            kept = widget.sizePolicy()
            kept.setRetainSizeWhenHidden(True)
            widget.setSizePolicy(kept)
            widget.setVisible(busy)
        if busy:
            self._bar.setRange(0, 0)

    @Slot(object)
    def show_progress(self, progress: Progress) -> None:
        """Show how far the work is."""
        self._bar.setRange(0, progress.total)
        self._bar.setValue(progress.done)
