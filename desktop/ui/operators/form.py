"""Asks for an operator: name, role, and a password for a new one."""

from collections.abc import Callable

from PySide6.QtCore import Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop.domain.errors import ReportError
from desktop.domain.operator import Operator, Role
from desktop.ui import theme
from desktop.ui.theme import UNIT

_MEANINGS = {
    Role.DRAFTER: "编写、导入、导出报告，送审核",
    Role.REVIEWER: "另可定稿、报送、公开、退回起草、接收报送包",
    Role.MANAGER: "另可删除和找回，管理单位、指标、备份、密码和操作员",
}
_UNLIKE = "两次输入的口令不一样；请重新输入。"

Keep = Callable[[str, Role, str], object]
"""Takes name, role and password; raises a `ReportError` in words where they cannot stand."""


class PasswordPair:
    """A new password, typed twice in two rows of a form; empty: none."""

    def __init__(self, form: QFormLayout, parent: QWidget) -> None:
        self.first, self.second = QLineEdit(parent), QLineEdit(parent)
        for words, line in (("口令(&P)", self.first), ("再输一次(&A)", self.second)):
            line.setEchoMode(QLineEdit.EchoMode.Password)
            form.addRow(words, line)
        self.first.setPlaceholderText("可不设口令")

    @property
    def problem(self) -> str:
        """Why it cannot stand, a sentence; empty where it can."""
        return "" if self.first.text() == self.second.text() else _UNLIKE

    @property
    def text(self) -> str:
        """The password."""
        return self.first.text()


class OperatorForm(QDialog):
    """Closes once what was entered is stored."""

    def __init__(
        self, operator: Operator | None, keep: Keep, parent: QWidget | None, *, first: bool = False
    ) -> None:
        """Ask for a new operator (None) or another name and role; the `first` is a manager."""
        super().__init__(parent)
        self._keep = keep
        self.name = QLineEdit(operator.name if operator else "", self)
        self.roles = {each: QRadioButton(f"{each.value}　{_MEANINGS[each]}", self) for each in Role}
        self.password: PasswordPair | None = None
        self.problem = QLabel(self)
        self._build(operator, first=first)

    @property
    def role(self) -> Role:
        """The role chosen."""
        return next(each for each, button in self.roles.items() if button.isChecked())

    @override
    def accept(self) -> None:
        """Store what was entered; stay where that cannot be."""
        problem = self.password.problem if self.password else ""
        if problem:
            self.problem.setText(problem)
            return
        try:
            self._keep(self.name.text(), self.role, self.password.text if self.password else "")
        except ReportError as error:
            self.problem.setText(str(error))
        else:
            super().accept()

    def _build(self, operator: Operator | None, *, first: bool) -> None:
        self.setWindowTitle("修改操作员" if operator else "添加操作员")
        group = QButtonGroup(self)
        wanted = operator.role if operator else Role.MANAGER if first else Role.DRAFTER
        roles = QVBoxLayout()
        roles.setSpacing(UNIT)
        for role, button in self.roles.items():
            group.addButton(button)
            button.setChecked(role is wanted)
            button.setEnabled(not first or role is Role.MANAGER)
            roles.addWidget(button)
        form = QFormLayout()
        form.setSpacing(UNIT)
        form.addRow("姓名(&N)", self.name)
        form.addRow("角色", roles)
        if operator is None:
            self.password = PasswordPair(form, self)
        theme.mark(self.problem, "error")
        self.problem.setWordWrap(True)
        box = QVBoxLayout(self)
        box.setContentsMargins(3 * UNIT, 2 * UNIT, 3 * UNIT, 2 * UNIT)
        box.setSpacing(UNIT)
        if first:
            words = QLabel("第一位操作员须是管理人员；添加后，打开台账须先登录。", self)
            theme.mark(words, "muted")
            words.setWordWrap(True)
            box.addWidget(words)
        box.addLayout(form)
        box.addWidget(self.problem)
        box.addWidget(buttons_of(self, "保存"))
        self.setMinimumWidth(64 * UNIT)
        self.name.setFocus()


class PasswordDialog(QDialog):
    """Asks for an operator's new password."""

    def __init__(
        self, name: str, keep: Callable[[str], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._keep = keep
        self._form = QFormLayout()
        self.password = PasswordPair(self._form, self)
        self.problem = QLabel(self)
        self._build(name)

    @override
    def accept(self) -> None:
        """Store the password; stay where that cannot be."""
        self.problem.setText(self.password.problem)
        if self.password.problem:
            return
        try:
            self._keep(self.password.text)
        except ReportError as error:
            self.problem.setText(str(error))
        else:
            super().accept()

    @Slot()
    def _forget(self) -> None:
        self.problem.clear()

    def _build(self, name: str) -> None:
        self.setWindowTitle("设置口令")
        words = QLabel(f"“{name}”的新口令；留空则登录时不要口令。", self)
        words.setWordWrap(True)
        theme.mark(self.problem, "error")
        self.password.first.textChanged.connect(self._forget)
        box = QVBoxLayout(self)
        box.setContentsMargins(3 * UNIT, 2 * UNIT, 3 * UNIT, 2 * UNIT)
        box.setSpacing(UNIT)
        self._form.setSpacing(UNIT)
        box.addWidget(words)
        box.addLayout(self._form)
        box.addWidget(self.problem)
        box.addWidget(buttons_of(self, "保存"))
        self.setMinimumWidth(48 * UNIT)


def buttons_of(dialog: QDialog, words: str) -> QDialogButtonBox:
    """Give a dialog its two buttons."""
    buttons = QDialogButtonBox(dialog)
    keep = QPushButton(words, dialog)
    theme.mark(keep, "primary")
    keep.setDefault(True)
    buttons.addButton(keep, QDialogButtonBox.ButtonRole.AcceptRole)
    buttons.addButton("取消", QDialogButtonBox.ButtonRole.RejectRole)
    buttons.accepted.connect(dialog.accept)
    buttons.rejected.connect(dialog.reject)
    return buttons
