"""The one place that opens message boxes; tests put recorders in the place of its functions.

Callers say `messages.warn(…)`, never `from … import warn`, so that the recorder is met. The class
of Qt is named where it is used: PySide makes it then, and a start shows no message.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from PySide6 import QtWidgets
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.domain.errors import ReportError
from desktop.ui import icons, theme

TITLE = "法治年报"
_ICON = 32


def tell(parent: QWidget | None, text: str) -> None:
    """Tell the user something that went well."""
    box, _ = _box(parent, "info", text, ("知道了",))
    box.exec()


def warn(parent: QWidget | None, text: str) -> None:
    """Tell the user what went wrong, what was kept and what to do."""
    box, _ = _box(parent, "triangle-alert", text, ("知道了",))
    box.exec()


def ask(
    parent: QWidget | None,
    question: str,
    yes_text: str = "确定",
    no_text: str = "取消",
    *,
    danger: bool = False,
) -> bool:
    """Ask a question; `danger` puts the safe answer under the Enter key."""
    box, (yes, no) = _box(parent, "circle-help", question, (yes_text, no_text))
    theme.mark(yes, "danger" if danger else "primary")
    box.setDefaultButton(no if danger else yes)
    box.exec()
    return box.clickedButton() is yes


def choose(parent: QWidget | None, question: str, options: Sequence[str]) -> int:
    """Ask which of `options` to take and return its place; closing the box takes the last."""
    box, buttons = _box(parent, "circle-help", question, options)
    theme.mark(buttons[0], "primary")
    box.exec()
    clicked = box.clickedButton()
    return next(
        (place for place, button in enumerate(buttons) if button is clicked), len(buttons) - 1
    )


@contextmanager
def reporting(parent: QWidget | None) -> Iterator[None]:
    """Show a `ReportError` of the use case inside; also a decorator. Bugs travel on."""
    try:
        yield
    except ReportError as error:
        warn(parent, str(error))


def _box(
    parent: QWidget | None, icon: str, text: str, buttons: Sequence[str]
) -> "tuple[QtWidgets.QMessageBox, list[QPushButton]]":
    """Make a box; the last of several buttons is what Esc presses."""
    box = QtWidgets.QMessageBox(parent)
    box.setWindowTitle(TITLE)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(text)
    box.setIconPixmap(icons.pixmap(icon, "accent_ink", _ICON, box.devicePixelRatioF()))
    roles = [QtWidgets.QMessageBox.ButtonRole.AcceptRole] * len(buttons)
    if len(buttons) > 1:
        roles[-1] = QtWidgets.QMessageBox.ButtonRole.RejectRole
    made = [box.addButton(words, role) for words, role in zip(buttons, roles, strict=True)]
    box.setEscapeButton(made[-1])
    return box, made
