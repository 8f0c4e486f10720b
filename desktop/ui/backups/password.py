"""Asks for the password of a backup that has another one than the store."""

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.password_form import PasswordForm
from desktop.ui.theme import UNIT


class BackupPasswordDialog(QDialog):
    """Tries what is typed until the backup opens, or the user gives up."""

    def __init__(
        self, name: str, attempt: Callable[[str], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.form = PasswordForm(f"备份“{name}”有自己的密码，请输入。", attempt, self)
        self._build()
        self.form.accepted.connect(self.accept)
        self.form.line.setFocus()

    def _build(self) -> None:
        self.setWindowTitle("备份的密码")
        enter = QPushButton("打开", self)
        theme.mark(enter, "primary")
        enter.setDefault(True)
        enter.clicked.connect(self.form.submit)
        buttons = QDialogButtonBox(self)
        buttons.addButton(enter, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton("取消", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        self.form.line.setAccessibleName("备份的密码")
        box = QVBoxLayout(self)
        box.setContentsMargins(3 * UNIT, 2 * UNIT, 3 * UNIT, 2 * UNIT)
        box.setSpacing(UNIT)
        for widget in (self.form, buttons):
            box.addWidget(widget)
        self.setFixedWidth(52 * UNIT)


def ask_password(
    name: str, attempt: Callable[[str], object], parent: QWidget | None = None
) -> bool:
    """Ask until `attempt` raises nothing; tells whether it did."""
    return bool(BackupPasswordDialog(name, attempt, parent).exec())
