"""Signing in: a list of names, and the password of the one that is chosen."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.operator import Operator
from desktop.services.operators import OperatorService
from desktop.ui import icons, state, theme
from desktop.ui.password_form import PasswordForm
from desktop.ui.theme import UNIT

_OPERATOR = Qt.ItemDataRole.UserRole
_LAST = "signed_in"
_SHOWN = 5


class SignInForm(QWidget):
    """Lets one of the operators in.

    Signals:
        accepted: Somebody has signed in.
    """

    accepted = Signal()

    def __init__(self, operators: OperatorService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._operators = operators
        self.names = QListWidget(self)
        self.password = PasswordForm("", self._sign_in, self)
        self._build()
        self.refresh()
        self.names.currentItemChanged.connect(self._on_chosen)
        self.names.itemActivated.connect(self.submit)
        self.password.line.returnPressed.connect(self.submit)
        self.password.accepted.connect(self.accepted)

    @property
    def chosen(self) -> Operator | None:
        """Who is to sign in."""
        place = self.names.currentIndex()
        found = place.data(_OPERATOR) if place.isValid() else None
        return found if isinstance(found, Operator) else None

    def refresh(self) -> None:
        """Show who may sign in, with the cursor on who is there or was the last time."""
        current = self._operators.current
        last = current.name if current else state.load().text(_LAST)
        self.names.ensurePolished()  # or the rows would have the height of a bare style
        self.names.clear()
        for each in self._operators.all():
            if each.active:
                item = QListWidgetItem(f"{each.name}　{each.role.value}", self.names)
                item.setData(_OPERATOR, each)
                if each.name == last:
                    self.names.setCurrentItem(item)
        if self.names.currentItem() is None:
            self.names.setCurrentRow(0)
        self._on_chosen()

    @Slot()
    def submit(self) -> None:
        """Try to sign in."""
        self.password.submit()

    def _sign_in(self, password: str) -> None:
        if self.chosen is not None:
            signed_in = self._operators.sign_in(self.chosen.id, password)
            state.change(**{_LAST: signed_in.name})

    @Slot()
    def _on_chosen(self) -> None:
        chosen = self.chosen
        if chosen is None:
            return
        protected = chosen.protected
        words = f"“{chosen.name}”的口令" if protected else f"“{chosen.name}”没有设置口令。"
        self.password.ask(words, wanted=protected)

    def _build(self) -> None:
        self.names.setAccessibleName("操作员")
        row = self.names.fontMetrics().height() + UNIT
        self.names.setFixedHeight(_SHOWN * row)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(UNIT)
        box.addWidget(self.names)
        box.addWidget(self.password)
        self.setFocusProxy(self.password)


class SignInDialog(QDialog):
    """Asks who works with the store before anything of it is shown."""

    def __init__(
        self, operators: OperatorService, name: str, parent: QWidget | None = None
    ) -> None:
        """Ask who wants to work with the store of a `name`."""
        super().__init__(parent)
        self.form = SignInForm(operators, self)
        self._build(name)
        self.form.accepted.connect(self.accept)
        self.form.password.setFocus()

    def _build(self, name: str) -> None:
        self.setWindowTitle("登录 - 法治年报")
        head = QLabel("请选择操作员", self)
        theme.mark(head, "title")
        store = QLabel(f"台账“{name}”设有操作员，登录后才能查看和编辑。", self)
        theme.mark(store, "muted")
        store.setWordWrap(True)
        enter = QPushButton("登录", self)
        theme.mark(enter, "primary")
        icons.put(enter, "users", "accent_text")
        enter.clicked.connect(self.form.submit)
        buttons = QDialogButtonBox(self)
        buttons.addButton(enter, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton("退出", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        enter.setDefault(True)
        box = QVBoxLayout(self)
        box.setContentsMargins(3 * UNIT, 3 * UNIT, 3 * UNIT, 2 * UNIT)
        box.setSpacing(UNIT)
        for widget in (head, store, self.form, buttons):
            box.addWidget(widget)
        self.setFixedWidth(52 * UNIT)
