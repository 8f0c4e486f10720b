"""How far the offices have got, each with its number; one of them filters the table."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QWidget

from desktop.services.rollup import Answer
from desktop.statistics.rollup import Standing
from desktop.ui import theme

_ALL = "应报单位"


class StandingFilter(QFrame):
    """A row of chips.

    Signals:
        changed: Others are wanted.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chosen: Standing | None = None
        self.every = QPushButton(_ALL, self)
        self.chips = {
            standing: QPushButton(standing.value, self) for standing in reversed(Standing)
        }
        group = QButtonGroup(self)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.HALF)
        for standing, button in ((None, self.every), *self.chips.items()):
            theme.mark(button, "chip")
            button.setCheckable(True)
            button.clicked.connect(partial(self._choose, standing))
            group.addButton(button)
            line.addWidget(button)
        line.addStretch(1)
        self.every.setChecked(True)

    def show_counts(self, answer: Answer) -> None:
        """Show how many offices have got how far; nothing is chosen that nobody is in."""
        self.every.setText(f"{_ALL} {len(answer.year.lines)}")
        for standing, button in self.chips.items():
            count = len(answer.year.standing(standing))
            button.setText(f"{standing.value} {count}")
            button.setEnabled(bool(count))
            if self.chosen is standing and not count:
                self.chosen = None
                self.every.setChecked(True)

    def _choose(self, standing: Standing | None, _checked: object = None) -> None:
        self.chosen = standing
        self.changed.emit()
