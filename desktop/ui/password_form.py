"""Asks for one password until it is the right one."""

from collections.abc import Callable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop.domain.errors import ReportError
from desktop.ui import theme
from desktop.ui.theme import HALF


class PasswordForm(QWidget):
    """A line for a password; whoever shows it says what it opens.

    Signals:
        accepted: It was the right one.
    """

    accepted = Signal()

    def __init__(
        self, prompt: str, check: Callable[[str], object], parent: QWidget | None = None
    ) -> None:
        """Ask with `prompt`; `check` raises a `ReportError` in words where it is another one."""
        super().__init__(parent)
        self._check = check
        self.prompt = QLabel(self)
        self.line = QLineEdit(self)
        self.problem = QLabel(self)
        self._build()
        self.ask(prompt)

    def ask(self, prompt: str, *, wanted: bool = True) -> None:
        """Begin anew with another prompt; the line is shown where a password is `wanted`."""
        self.prompt.setText(prompt)
        self.line.clear()
        self.line.setVisible(wanted)
        self.problem.clear()

    @Slot()
    def submit(self) -> None:
        """Try what was typed."""
        try:
            self._check(self.line.text())
        except ReportError as error:
            self.problem.setText(str(error))
            self.line.selectAll()
            self.line.setFocus()
        else:
            self.line.clear()
            self.accepted.emit()

    def _build(self) -> None:
        theme.mark(self.problem, "error")
        self.prompt.setWordWrap(True)
        self.problem.setWordWrap(True)
        self.problem.setMinimumHeight(2 * self.problem.fontMetrics().height())
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setAccessibleName("口令")
        self.setFocusProxy(self.line)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(HALF)
        for widget in (self.prompt, self.line, self.problem):
            box.addWidget(widget)
