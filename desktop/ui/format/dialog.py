"""Asks for the office's own choices of format, and says at once where they leave the standard."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QCheckBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop.official.options import Options
from desktop.ui import theme
from desktop.ui.dialogs import messages
from desktop.ui.format.deviations import DeviationList
from desktop.ui.format.questions import QUESTIONS, Answer, Question
from desktop.ui.theme import UNIT

Save = Callable[[Options, bool], None]

_ALL: Final = "全部单位（另设了格式的单位除外）"
_HEAD: Final = "与国标不同的地方"


class FormatDialog(QDialog):
    """A form made of the table of questions.

    Args:
        options: The profile as it is.
        office: The short name of the office whose report is open.
        own: The office has a profile of its own.
        save: Keeps a profile, of this office alone or of all; may raise a `ReportError`.
        read_only: Why nothing can be kept; empty where it can.
    """

    def __init__(
        self,
        options: Options,
        office: str,
        save: Save,
        parent: QWidget | None = None,
        *,
        own: bool = False,
        read_only: str = "",
    ) -> None:
        super().__init__(parent)
        self._options = options
        self._save = save
        self._groups: list[QButtonGroup] = []
        self._hints: dict[str, QLabel] = {}
        self.buttons: dict[str, QAbstractButton] = {}
        self.for_all = QRadioButton(_ALL, self)
        self.for_one = QRadioButton(f"只用于{office}", self)
        self.deviations = DeviationList(self)
        self.restore = QPushButton("恢复国标(&R)", self)
        self.keep = QPushButton("确定", self)
        self.cancel = QPushButton("关闭" if read_only else "取消", self)
        (self.for_one if own else self.for_all).setChecked(True)
        self._build(read_only)
        self._connect()
        self._show()

    @property
    def options(self) -> Options:
        """The profile as the form has it."""
        return self._options

    @override
    def accept(self) -> None:
        """Close only when the profile could be kept."""
        with messages.reporting(self):
            self._save(self._options, self.for_one.isChecked())
            super().accept()

    def _build(self, read_only: str) -> None:
        self.setWindowTitle("格式设置")
        box = QVBoxLayout(self)
        box.setContentsMargins(3 * UNIT, 2 * UNIT, 3 * UNIT, 2 * UNIT)
        box.setSpacing(UNIT)
        if read_only:
            reason = QLabel(f"{read_only}格式设置只能查看。", self)
            reason.setWordWrap(True)
            theme.mark(reason, "error")
            box.addWidget(reason)
        box.addLayout(self._form())
        box.addSpacing(UNIT)
        head = QLabel(_HEAD, self)
        theme.mark(head, "strong")
        box.addWidget(head)
        box.addWidget(self.deviations, 1)
        box.addSpacing(UNIT)
        box.addLayout(self._last_line())
        for button in (*self.buttons.values(), self.for_all, self.for_one):
            button.setEnabled(not read_only)
        for button in (self.restore, self.keep):
            button.setVisible(not read_only)
        self._locked = bool(read_only)
        self.resize(84 * UNIT, 0)

    def _form(self) -> QGridLayout:
        form = QGridLayout()
        form.setHorizontalSpacing(2 * UNIT)
        form.setVerticalSpacing(theme.HALF + 2)
        form.setColumnStretch(1, 1)
        self._add_row(form, "用于", [self.for_all, self.for_one], group=True)
        for question in QUESTIONS:
            made = [self._button(question, answer) for answer in question.answers]
            self._add_row(form, question.title, made, group=not question.several)
            if any(answer.hint for answer in question.answers):
                hint = QLabel(self)
                hint.setWordWrap(True)
                theme.mark(hint, "small")
                self._hints[question.title] = hint
                form.addWidget(hint, form.rowCount(), 1)
        return form

    def _add_row(
        self, form: QGridLayout, title: str, buttons: list[QAbstractButton], *, group: bool
    ) -> None:
        """Add a title and its answers, side by side in two columns of one width."""
        row, line = form.rowCount(), QHBoxLayout()
        for button in buttons:
            line.addWidget(button, 1)
        if len(buttons) == 1:
            line.addStretch(1)
        if group:
            self._groups.append(QButtonGroup(self))
            for button in buttons:
                self._groups[-1].addButton(button)
        label = QLabel(title, self)
        theme.mark(label, "muted")
        form.addWidget(label, row, 0, Qt.AlignmentFlag.AlignVCenter)
        form.addLayout(line, row, 1)

    def _button(self, question: Question, answer: Answer) -> QAbstractButton:
        kind = QCheckBox if question.several else QRadioButton
        button = self.buttons[answer.key] = kind(answer.text, self)
        button.setAccessibleName(f"{question.title}：{answer.text}")
        return button

    def _last_line(self) -> QHBoxLayout:
        theme.mark(self.keep, "primary")
        self.keep.setDefault(True)
        line = QHBoxLayout()
        line.setSpacing(UNIT)
        line.addWidget(self.restore)
        line.addStretch(1)
        line.addWidget(self.keep)
        line.addWidget(self.cancel)
        return line

    def _connect(self) -> None:
        for question in QUESTIONS:
            for answer in question.answers:
                self.buttons[answer.key].clicked.connect(partial(self._on_clicked, answer))
        self.restore.clicked.connect(self._on_restore)
        self.keep.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)

    def _on_clicked(self, answer: Answer, _checked: object = None) -> None:
        self._options = answer.give(self._options, self.buttons[answer.key].isChecked())
        self._show()

    @Slot()
    def _on_restore(self) -> None:
        self._options = Options()
        self._show()

    def _show(self) -> None:
        """Show the profile: what is chosen, what it means, and where it leaves the standard."""
        for question in QUESTIONS:
            for answer in question.answers:
                button = self.buttons[answer.key]
                given = answer.given(self._options)
                button.setChecked(given)
                button.setEnabled(answer.applies(self._options) and not self._locked)
                if given and question.title in self._hints:
                    self._hints[question.title].setText(answer.hint)
        self.deviations.show_profile(self._options)
        self.restore.setEnabled(self._options != Options())
