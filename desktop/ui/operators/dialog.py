"""Operators: who there are, what each may do, and when the window covers itself."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Slot
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.operator import Act, Operator, OperatorId, Role
from desktop.services.workspace import MOST_LOCK_MINUTES, Workspace
from desktop.ui import icons, theme
from desktop.ui.dialogs import messages
from desktop.ui.operators.form import OperatorForm, PasswordDialog
from desktop.ui.operators.tables import OperatorList, PermissionTable
from desktop.ui.theme import UNIT

_NONE = "还没有操作员：任何人打开都能做所有事情。添加后，打开台账须先登录，操作记入日志。"
_SOME = "登录后，各人的操作记入日志；停用的操作员不能再登录，历史记录中的名字仍保留。"


class OperatorsDialog(QDialog):
    """Shows and changes the operators of a workspace; each change is stored at once."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._operators = workspace.operators
        self.words = QLabel(self)
        self.list = OperatorList(self)
        self.table = PermissionTable(self)
        self.minutes = QSpinBox(self)
        self.buttons: dict[str, QPushButton] = {}
        self._build()
        self.list.chosen.connect(self._on_chosen)
        self.refresh()
        self.minutes.valueChanged.connect(self._on_minutes)

    @Slot()
    def refresh(self, key: OperatorId | None = None) -> None:
        """Show the operators there are, with the cursor on `key` or where it was."""
        before = self.list.operator
        every = self._operators.all()
        wanted = key or (before.id if before else None)
        self.words.setText(_SOME if every else _NONE)
        self.list.show_operators(every, self._operators.current, wanted)
        needed = self._workspace.has_operators() or self._workspace.encrypted
        self.minutes.setEnabled(needed and not self._objection(Act.STORE))
        with QSignalBlocker(self.minutes):
            self.minutes.setValue(self._workspace.lock_minutes)

    @Slot()
    def add(self) -> None:
        """Ask for a new operator; the first one signs in at once."""
        first = not self._operators.needed

        def keep(name: str, role: Role, password: str) -> None:
            key = self._operators.add(name, role, password)
            if first:
                self._operators.sign_in(key, password)

        OperatorForm(None, keep, self, first=first).exec()
        self.refresh()

    @Slot()
    def change(self) -> None:
        """Ask for another name or role."""
        chosen = self.list.operator
        if chosen is not None:
            OperatorForm(
                chosen,
                lambda name, role, _none: self._operators.change(
                    replace(chosen, name=name.strip(), role=role)
                ),
                self,
            ).exec()
            self.refresh()

    @Slot()
    def set_password(self) -> None:
        """Ask for another password."""
        chosen = self.list.operator
        if chosen is not None:
            PasswordDialog(
                chosen.name, lambda typed: self._operators.set_password(chosen.id, typed), self
            ).exec()
            self.refresh()

    @Slot()
    def retire(self) -> None:
        """Let an operator sign in no more, or again."""
        chosen = self.list.operator
        if chosen is None:
            return
        question = f"停用“{chosen.name}”后，此人不能再登录；历史记录不受影响。要停用吗？"
        if not chosen.active or messages.ask(self, question, "停用", "保留", danger=True):
            self._do(lambda: self._operators.change(replace(chosen, active=not chosen.active)))

    def _do(self, change: Callable[[], object]) -> None:
        with messages.reporting(self):
            change()
        self.refresh()

    @Slot(int)
    def _on_minutes(self, minutes: int) -> None:
        with messages.reporting(self):
            self._workspace.lock_minutes = minutes

    @Slot(object)
    def _on_chosen(self, chosen: Operator | None) -> None:
        objection = self._objection(Act.OPERATORS)
        for key in ("change", "password", "retire"):
            self._offer(key, "" if chosen else "请先选择一位操作员。", objection)
        self._offer("add", "", objection)
        current = self._operators.current
        if chosen and current and chosen.id == current.id and not self._workspace.read_only:
            self._offer("password", "", "")  # everybody may change their own
        retired = chosen is not None and not chosen.active
        self.buttons["retire"].setText("重新启用(&R)" if retired else "停用(&R)")

    def _offer(self, key: str, *objections: str) -> None:
        why = next((each for each in objections if each), "")
        self.buttons[key].setEnabled(not why)
        self.buttons[key].setToolTip(why)

    def _objection(self, act: Act) -> str:
        if self._workspace.read_only:
            return self._workspace.read_only_reason
        return self._operators.objection(act)

    def _build(self) -> None:
        self.setWindowTitle("操作员")
        self.words.setWordWrap(True)
        theme.mark(self.words, "muted")
        self.minutes.setRange(0, MOST_LOCK_MINUTES)
        self.minutes.setSuffix(" 分钟")
        self.minutes.setSpecialValueText("不锁定")
        self.minutes.setMinimumWidth(14 * UNIT)
        left = QVBoxLayout()
        left.setSpacing(UNIT)
        left.addWidget(self.words)
        left.addWidget(self.list, 2)
        left.addLayout(self._idle_line())
        head = QLabel("各角色的权限", self)
        theme.mark(head, "strong")
        left.addSpacing(UNIT)
        left.addWidget(head)
        left.addWidget(self.table, 3)
        columns = QHBoxLayout(self)
        columns.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        columns.setSpacing(2 * UNIT)
        columns.addLayout(left, 1)
        columns.addLayout(self._side())
        self.resize(96 * UNIT, 80 * UNIT)

    def _idle_line(self) -> QHBoxLayout:
        words = QLabel("无人操作时自动锁定(&L)", self)
        words.setBuddy(self.minutes)
        line = QHBoxLayout()
        line.setSpacing(UNIT)
        line.addWidget(words)
        line.addWidget(self.minutes)
        line.addStretch(1)
        return line

    def _side(self) -> QVBoxLayout:
        acts = (
            ("add", "添加(&N)…", "plus", self.add),
            ("change", "修改(&E)…", "pencil", self.change),
            ("password", "设置口令(&P)…", "lock", self.set_password),
            ("retire", "停用(&R)", "history", self.retire),
        )
        side = QVBoxLayout()
        side.setSpacing(UNIT)
        for key, words, icon, act in acts:
            button = QPushButton(words, self)
            button.setAutoDefault(False)
            icons.put(button, icon)
            button.clicked.connect(act)
            self.buttons[key] = button
            side.addWidget(button)
        side.addStretch(1)
        close = QPushButton("关闭", self)
        close.clicked.connect(self.accept)
        side.addWidget(close)
        return side
