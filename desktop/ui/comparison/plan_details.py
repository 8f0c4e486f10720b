"""The item that is chosen, in full: its words, its answers, and what can be said of it."""

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.promise import Fulfilment
from desktop.services.fulfilment import Kept
from desktop.ui import theme
from desktop.ui.theme import HALF, UNIT

_HIGHEST = 30 * UNIT


class AnswerRow(QWidget):
    """One answer with what can be said of it.

    Signals:
        confirmed: It answers the item.
        rejected: It does not.
        entered: Its place in the text is wanted.
    """

    confirmed = Signal()
    rejected = Signal()
    entered = Signal()

    def __init__(
        self, text: str, *, taken: bool, free: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.words = QLabel(("✓ " if taken else "") + text, self)
        self.words.setWordWrap(True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        if taken:
            theme.mark(self.words, "strong")
        self.confirm, self.reject, self.enter = (QPushButton(self) for _ in range(3))
        line = QHBoxLayout()
        line.setSpacing(HALF)
        for button, label, told in (
            (self.confirm, "就是这一处", self.confirmed),
            (self.reject, "不是", self.rejected),
            (self.enter, "到这一处", self.entered),
        ):
            button.setText(label)
            theme.mark(button, "flat")
            button.clicked.connect(told)
            line.addWidget(button)
        line.addStretch(1)
        self.confirm.setVisible(not taken)
        for button in (self.confirm, self.reject):
            button.setEnabled(free)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.words)
        box.addLayout(line)


class PlanDetails(QFrame):
    """Shows one item.

    Signals:
        marked: A `Fulfilment`, or None: no longer any.
        confirmed: The number of an answer.
        rejected: The number of an answer.
        entered: The number of an answer.
        draft_requested: A heading for it is wanted in the text.
    """

    marked = Signal(object)
    confirmed = Signal(int)
    rejected = Signal(int)
    entered = Signal(int)
    draft_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._item = QLabel(self)
        self._answers = QVBoxLayout()
        self.rows: list[AnswerRow] = []
        self.buttons = {each: QPushButton(each.value, self) for each in Fulfilment}
        self.draft = QPushButton("插入标题草稿", self)
        self._build()

    def show_item(self, kept: Kept | None, *, free: bool, writable: bool) -> None:
        """Show an item; `free`: it can be judged, `writable`: the text can be written."""
        self.setVisible(kept is not None)
        for row in self.rows:
            row.deleteLater()
        self.rows = []
        if kept is None:
            return
        self._item.setText(kept.promise.item.text.strip())
        for number, answer in enumerate(kept.answers):
            taken = kept.confirmed is answer
            row = AnswerRow(answer.unit.text.strip(), taken=taken, free=free)
            row.confirmed.connect(partial(self.confirmed.emit, number))
            row.rejected.connect(partial(self.rejected.emit, number))
            row.entered.connect(partial(self.entered.emit, number))
            self._answers.addWidget(row)
            self.rows.append(row)
        for each, button in self.buttons.items():
            button.setChecked(kept.judgement.fulfilment is each)
            button.setEnabled(free)
        self.draft.setEnabled(writable)

    def _build(self) -> None:
        theme.mark(self, "panel")
        self._item.setWordWrap(True)
        self._item.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.draft.setToolTip("在“举措和成效”的末尾加上这一项的标题，可以撤销。")
        group = QButtonGroup(self)
        group.setExclusive(False)
        grid = QGridLayout()
        grid.setSpacing(HALF)
        for number, (each, button) in enumerate(self.buttons.items()):
            theme.mark(button, "option")
            button.setCheckable(True)
            button.clicked.connect(partial(self._on_marked, each))
            group.addButton(button, number)
            grid.addWidget(button, number // 2, number % 2)
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(UNIT, UNIT, UNIT, HALF)
        column.setSpacing(UNIT)
        column.addWidget(self._item)
        self._answers.setSpacing(UNIT)
        column.addLayout(self._answers)
        column.addStretch(1)
        area = QScrollArea(self)
        area.setWidget(inside)
        area.setWidgetResizable(True)
        for plain in (inside, area.viewport()):
            plain.setAutoFillBackground(False)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        foot = QVBoxLayout()
        foot.setContentsMargins(UNIT, 0, UNIT, UNIT)
        foot.setSpacing(UNIT)
        foot.addLayout(grid)
        foot.addWidget(self.draft)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(area, 1)
        box.addLayout(foot)

    @Slot()
    def _on_marked(self, fulfilment: Fulfilment) -> None:
        on = self.buttons[fulfilment].isChecked()
        self.marked.emit(fulfilment if on else None)
