"""Asks for the password of an encrypted store before anything of it is shown."""

from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.errors import StoreDamagedError, WrongPasswordError
from desktop.services.workspace import Workspace
from desktop.ui import theme
from desktop.ui.password.cursor import waiting
from desktop.ui.password_form import PasswordForm
from desktop.ui.theme import UNIT

TRIES = 3


class PasswordPrompt(QDialog):
    """Opens a store with a password; three tries, another file, or leaving.

    Attributes:
        workspace: What was opened; None: nothing.
        wants_other: The user would rather open another file.
        damaged: What is said of a store that is damaged, and its password; None: it is not.
    """

    def __init__(self, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace: Workspace | None = None
        self.wants_other = False
        self.damaged: tuple[str, str] | None = None
        self._path = path
        self._left = TRIES
        self.form = PasswordForm(f"“{path.name}”已加密，请输入密码", self._try, self)
        self.enter = QPushButton("打开", self)
        self._build()
        self.form.accepted.connect(self.accept)
        self.form.line.setFocus()

    def _try(self, password: str) -> None:
        """Open the store; raises a `ReportError` in words where that fails."""
        if not password:
            raise WrongPasswordError("还没有输入密码；请输入打开这个台账的密码。")
        try:
            with waiting():
                self.workspace = Workspace.open(self._path, password=password)
        except StoreDamagedError as error:  # the password does not show then whether it is right
            self.damaged = (str(error), password)
        except WrongPasswordError as error:
            self._left -= 1
            if self._left:
                raise WrongPasswordError(
                    f"密码不正确，还可以试 {self._left} 次；请核对大小写和输入法后重新输入。"
                ) from error
            self.form.line.setEnabled(False)
            self.enter.setEnabled(False)
            raise WrongPasswordError(
                f"{TRIES} 次都不正确，没有打开，文件没有改动；"
                "请选择其他文件，或核对密码后重新启动本程序。"
            ) from error

    @Slot(bool)
    def _show_password(self, shown: bool) -> None:  # noqa: FBT001 - a slot's signature
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.form.line.setEchoMode(mode)

    @Slot()
    def _take_other(self) -> None:
        self.wants_other = True
        self.reject()

    def _build(self) -> None:
        self.setWindowTitle("打开台账 - 法治年报")
        head = QLabel("这个台账有密码", self)
        theme.mark(head, "title")
        place = QLabel(str(self._path.parent), self)
        theme.mark(place, "muted")
        place.setWordWrap(True)
        self.form.line.setAccessibleName("密码")
        shown = QCheckBox("显示密码(&S)", self)
        shown.toggled.connect(self._show_password)
        box = QVBoxLayout(self)
        box.setContentsMargins(3 * UNIT, 3 * UNIT, 3 * UNIT, 2 * UNIT)
        box.setSpacing(UNIT)
        for widget in (head, place, self.form, shown, self._buttons()):
            box.addWidget(widget)
        self.setFixedWidth(58 * UNIT)

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(self)
        theme.mark(self.enter, "primary")
        self.enter.setDefault(True)
        self.enter.clicked.connect(self.form.submit)
        buttons.addButton(self.enter, QDialogButtonBox.ButtonRole.ActionRole)
        other = buttons.addButton("选择其他文件…", QDialogButtonBox.ButtonRole.ActionRole)
        other.setAutoDefault(False)
        other.clicked.connect(self._take_other)
        leave = buttons.addButton("退出", QDialogButtonBox.ButtonRole.RejectRole)
        leave.setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        return buttons


def ask(path: Path) -> PasswordPrompt:
    """Show the prompt until it is answered; its attributes hold the answer."""
    prompt = PasswordPrompt(path)
    prompt.exec()
    return prompt
