"""A new password: typed twice, judged in words, and with its danger acknowledged by typing."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QFormLayout, QLabel, QLineEdit, QWidget

from desktop.domain.password import SHORTEST, Strength, strength_of
from desktop.ui import theme
from desktop.ui.theme import UNIT

ACKNOWLEDGED = "忘记无法找回"

_JUDGED = {
    Strength.SHORT: f"太短：至少 {SHORTEST} 个字符",
    Strength.WEAK: "强度弱：容易被猜到，请再长一些，不要用生日、电话和顺序的数字",
    Strength.FAIR: "强度中：可以使用；再加一两个不相干的词会更好",
    Strength.STRONG: "强度强：可以使用",
}


class NewPassword(QWidget):
    """Lines for a new password.

    Attributes:
        current: For the password of now; only seen where that is asked for.

    Signals:
        changed: Something was typed.
    """

    changed = Signal()

    def __init__(self, *, ask_current: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.current = _secret_line("现在的密码", self)
        self.current.setVisible(ask_current)
        self.first = _secret_line("新密码", self)
        self.second = _secret_line("再输一次", self)
        self.acknowledged = QLineEdit(self)
        self.judged = QLabel(self)
        self.shown = QCheckBox("显示密码(&S)", self)
        self._build(ask_current=ask_current)

    @property
    def text(self) -> str:
        """The password."""
        return self.first.text()

    @property
    def ready(self) -> bool:
        """Whether it is long enough, the same twice, and its danger is acknowledged."""
        return (
            strength_of(self.text) is not Strength.SHORT
            and self.text == self.second.text()
            and self.acknowledged.text().strip() == ACKNOWLEDGED
        )

    @Slot(bool)
    def _show(self, shown: bool) -> None:  # noqa: FBT001 - a slot's signature
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        for line in (self.current, self.first, self.second):
            line.setEchoMode(mode)

    @Slot()
    def _judge(self) -> None:
        first, second = self.text, self.second.text()
        differ = bool(second) and not first.startswith(second)
        words = "两次输入的不一样" if differ else _JUDGED[strength_of(first)] if first else ""
        weak = differ or strength_of(first) in {Strength.SHORT, Strength.WEAK}
        theme.mark(self.judged, "error" if weak else "muted")
        self.judged.setText(words)
        self.changed.emit()

    def _build(self, *, ask_current: bool) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(UNIT)
        if ask_current:
            form.addRow("现在的密码(&P)", self.current)
        form.addRow("新密码(&N)", self.first)
        form.addRow("再输一次(&A)", self.second)
        self.judged.setMinimumHeight(self.judged.fontMetrics().height())
        form.addRow("", self.judged)
        form.addRow("", self.shown)
        self.acknowledged.setPlaceholderText(f"请输入“{ACKNOWLEDGED}”，表示已经明白")
        self.acknowledged.setAccessibleName(f"请输入：{ACKNOWLEDGED}")
        form.addRow("确认(&C)", self.acknowledged)
        for line in (self.current, self.first, self.second, self.acknowledged):
            line.textChanged.connect(self._judge)
        self.shown.toggled.connect(self._show)
        self.setFocusProxy(self.current if ask_current else self.first)


def _secret_line(name: str, parent: QWidget) -> QLineEdit:
    line = QLineEdit(parent)
    line.setEchoMode(QLineEdit.EchoMode.Password)
    line.setAccessibleName(name)
    return line
