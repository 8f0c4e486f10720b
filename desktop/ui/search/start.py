"""The page before anything is looked for: what was looked for last, and how to ask."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.ui import icons, theme
from desktop.ui.theme import HALF, UNIT

_ADVICE = (
    "在全部单位、全部年度的报告里查找，一个字也可以找。",
    "几个词用空格隔开，要在同一段里都有；“加引号的词句”按整句找。",
    "全角半角、字母大小写和空格不影响结果。",
)
_WIDTH = 72 * UNIT


class StartView(QWidget):
    """Offers earlier searches.

    Signals:
        chosen: An earlier search (`str`).
        forgotten: All of them are to be forgotten.
    """

    chosen = Signal(str)
    forgotten = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.searches: list[QPushButton] = []
        self.forget = QPushButton("清除记录", self)
        self._head = QLabel("最近查找", self)
        self._list = QVBoxLayout()
        self._build()

    def show_searches(self, searches: Sequence[str]) -> None:
        """Offer other searches."""
        for button in self.searches:
            self._list.removeWidget(button)
            button.deleteLater()
        self.searches = [self._button(text) for text in searches]
        for button in self.searches:
            self._list.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        for widget in (self._head, self.forget):
            widget.setVisible(bool(searches))

    def _button(self, text: str) -> QPushButton:
        button = QPushButton(text.replace("&", "&&"), self)
        theme.mark(button, "flat")
        icons.put(button, "history", "muted")
        button.setAccessibleName(f"再次查找：{text}")
        button.clicked.connect(partial(self._choose, text))
        return button

    def _choose(self, text: str, _checked: object = None) -> None:
        self.chosen.emit(text)

    def _build(self) -> None:
        theme.mark(self._head, "strong")
        theme.mark(self.forget, "flat")
        self.forget.clicked.connect(self.forgotten)
        head = QHBoxLayout()
        head.addWidget(self._head)
        head.addStretch(1)
        head.addWidget(self.forget)
        self._list.setSpacing(HALF)
        middle = QWidget(self)
        middle.setMaximumWidth(_WIDTH)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 4 * UNIT, 0, 0)
        column.setSpacing(UNIT)
        for words in _ADVICE:
            label = QLabel(words, middle)
            label.setWordWrap(True)
            theme.mark(label, "muted")
            column.addWidget(label)
        column.addSpacing(2 * UNIT)
        column.addLayout(head)
        column.addLayout(self._list)
        column.addStretch(1)
        line = QHBoxLayout(self)
        line.addStretch(1)
        line.addWidget(middle, 8)
        line.addStretch(1)
