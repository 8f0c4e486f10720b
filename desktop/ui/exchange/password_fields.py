"""Two fields for a new password, and what there is to say of it."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFormLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop.domain.password import LONGEST, SHORTEST, Strength, strength_of
from desktop.ui import theme
from desktop.ui.theme import UNIT

# Broken by hand: a label that wraps would take its room from the fields above it.
_WARNING = (
    "软件不保存密码。忘记密码，这个包就再也打不开，谁也没有办法。\n"
    "请当面或者打电话告知对方，不要和文件放在一起。"
)
_WORDS = {
    Strength.SHORT: ("error", f"太短：至少 {SHORTEST} 个字符"),
    Strength.WEAK: ("error", "弱：容易被猜出，最好再长一些"),
    Strength.FAIR: ("muted", "中：可以使用"),
    Strength.STRONG: ("muted", "强"),
}


class PasswordFields(QWidget):
    """Asks for a password twice.

    Signals:
        changed: What was typed is another thing now.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.first, self.second = QLineEdit(self), QLineEdit(self)
        self.said = QLabel(self)
        self._build()
        for field in (self.first, self.second):
            field.textChanged.connect(self._on_typed)
        self._on_typed()

    @property
    def password(self) -> str:
        """What was typed, where it can be used; empty: it cannot."""
        typed = self.first.text()
        usable = len(typed) >= SHORTEST and typed == self.second.text()
        return typed if usable else ""

    @Slot()
    def _on_typed(self) -> None:
        role, words = self._judged()
        theme.mark(self.said, role)
        self.said.setText(words)
        self.changed.emit()

    def _judged(self) -> tuple[str, str]:
        typed, again = self.first.text(), self.second.text()
        if not typed:
            return "muted", f"至少 {SHORTEST} 个字符，最好是几个互不相干的词加数字"
        role, words = _WORDS[strength_of(typed)]
        if again and again != typed:
            return "error", "两次输入的不一样"
        return role, words

    def _build(self) -> None:
        for field, name in ((self.first, "密码"), (self.second, "再次输入密码")):
            field.setEchoMode(QLineEdit.EchoMode.Password)
            field.setMaxLength(LONGEST)
            field.setAccessibleName(name)
        warning = QLabel(_WARNING, self)
        theme.mark(warning, "muted")
        form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(UNIT)
        form.addRow("密码(&M)", self.first)
        form.addRow("再输一次(&G)", self.second)
        form.addRow("", self.said)
        box = QVBoxLayout(self)
        box.setContentsMargins(3 * UNIT, 0, 0, 0)
        box.setSpacing(UNIT)
        box.addLayout(form)
        box.addWidget(warning)
