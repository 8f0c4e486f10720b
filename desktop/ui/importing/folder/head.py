"""The head of the folder's page: its name, the counts, and how far reading has got."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from desktop.ui import icons, theme

_LONGEST = 44 * theme.UNIT
_WIDEST = 90 * theme.UNIT


class FolderHead(QFrame):
    """Title, counts, progress and its stop button.

    Signals:
        back_requested: Back to where the user came from.
        stop_requested: Reading or storing is to stop.
    """

    back_requested = Signal()
    stop_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._back = QPushButton("返回", self)
        self._title = QLabel("导入文件夹", self)
        self._counts = QLabel(self)
        self._words = QLabel(self)
        self._bar = QProgressBar(self)
        self.stop = QPushButton("停止", self)
        self._build()
        self.hide_progress()

    @property
    def counts(self) -> str:
        """What is said about all files."""
        return self._counts.toolTip()

    @property
    def words(self) -> str:
        """What is said about the work under way."""
        return self._words.toolTip()

    def name(self, folder: str) -> None:
        """Name the folder."""
        room = self._title.fontMetrics()
        self._title.setText(
            room.elidedText(f"导入文件夹：{folder}", Qt.TextElideMode.ElideRight, _LONGEST)
        )
        self._title.setToolTip(folder)

    def tell(self, counts: str) -> None:
        """Say how many files there are, and how they stand."""
        room = self._counts.fontMetrics()
        self._counts.setText(room.elidedText(counts, Qt.TextElideMode.ElideRight, _WIDEST))
        self._counts.setToolTip(counts)

    def show_progress(self, done: int, total: int, words: str) -> None:
        """Show how far the work has got; a total of 0: nobody knows yet."""
        room = self._words.fontMetrics()
        self._words.setText(room.elidedText(words, Qt.TextElideMode.ElideMiddle, _LONGEST))
        self._words.setToolTip(words)
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._counts.hide()  # first: a window grows for what is shown, be it for a moment
        for widget in (self._words, self._bar, self.stop):
            widget.show()

    def hide_progress(self) -> None:
        """Show no progress: nothing is under way."""
        for widget in (self._words, self._bar, self.stop):
            widget.hide()
        self._counts.show()

    def _build(self) -> None:
        theme.mark(self, "bar")
        theme.mark(self._title, "title")
        theme.mark(self._counts, "muted")
        theme.mark(self._words, "muted")
        theme.mark(self._back, "flat")
        icons.put(self._back, "arrow-left")
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(20 * theme.UNIT)
        self._bar.setAccessibleName("进度")
        line = QHBoxLayout(self)
        line.setContentsMargins(2 * theme.UNIT, theme.UNIT, 2 * theme.UNIT, theme.UNIT)
        line.setSpacing(theme.UNIT)
        line.addWidget(self._back)
        line.addWidget(self._title)
        line.addWidget(self._counts)
        line.addStretch(1)
        line.addWidget(self._words)
        line.addWidget(self._bar)
        line.addWidget(self.stop)
        self._back.clicked.connect(self.back_requested)
        self.stop.clicked.connect(self.stop_requested)
