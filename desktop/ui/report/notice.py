"""A line above the editor that says what the clerk must know, with the remedy one click away."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from desktop.ui import theme


class NoticeBar(QFrame):
    """Hidden while there is nothing to say.

    Signals:
        remedy_requested: The button was pressed.
    """

    remedy_requested = Signal()

    def __init__(self, parent: QWidget | None = None, *, alarming: bool = False) -> None:
        super().__init__(parent)
        self._text = QLabel(self)
        self._remedy = QPushButton(self)
        theme.mark(self, "banner")
        self._text.setWordWrap(True)
        if alarming:
            theme.mark(self._text, "error")
        line = QHBoxLayout(self)
        line.setContentsMargins(2 * theme.UNIT, theme.HALF, 2 * theme.UNIT, theme.HALF)
        line.addWidget(self._text, 1)
        line.addWidget(self._remedy)
        self._remedy.clicked.connect(self.remedy_requested)
        self.hide()

    @property
    def text(self) -> str:
        """What is said; empty while nothing is."""
        return self._text.text()

    def say(self, sentence: str, remedy: str = "") -> None:
        """Say something, or hide where there is nothing to say."""
        self._text.setText(sentence)
        self._remedy.setText(remedy)
        self._remedy.setVisible(bool(remedy))
        self.setVisible(bool(sentence))
