"""Sets, changes and removes the password of the store."""

from collections.abc import Callable

from PySide6.QtCore import Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.errors import ReportError, WrongPasswordError
from desktop.services.encryption import HOPELESS, CopyWork
from desktop.services.workspace import Workspace
from desktop.ui import icons, tasks, theme
from desktop.ui.dialogs import messages
from desktop.ui.password.copies import CopiesDialog
from desktop.ui.password.cursor import waiting
from desktop.ui.password.fields import NewPassword
from desktop.ui.theme import UNIT

_PICTURE = 24
_MEANING = (
    "设置后，数据文件和它的备份都加密保存，每次打开台账都要输入密码。"
    "导出的 Word、Excel、PDF 文件不加密。"
)
_REMOVE = (
    "取消密码后，数据文件和它的备份都不再加密，拿到文件的人都能看到其中的内容。确定要取消密码吗？"
)


class PasswordDialog(QDialog):
    """Shows what a password means, asks for it, and encrypts the store with it."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._encrypted = workspace.encrypted
        self.new = NewPassword(ask_current=self._encrypted, parent=self)
        self.current = self.new.current
        self.keep = QPushButton("更换密码" if self._encrypted else "设置密码", self)
        self.remove = QPushButton("取消密码…", self)
        self.problem = QLabel(self)
        self._build()
        self.new.changed.connect(self._refresh)
        self._refresh()
        self.new.setFocus()

    @Slot()
    def set_password(self) -> None:
        """Encrypt the store with what was typed."""
        done = "已更换密码" if self._encrypted else "已设置密码，下次打开台账时请输入它"
        self._run(
            lambda: self._workspace.encryption.set_password(
                self.new.text, current=self.current.text()
            ),
            done,
        )

    @Slot()
    def remove_password(self) -> None:
        """Make the store a plain file again, after asking."""
        if not self._workspace.check_password(self.current.text()):
            self._complain(WrongPasswordError("现在的密码不正确，没有改动任何内容；请重新输入。"))
        elif messages.ask(self, _REMOVE, "取消密码", "保留密码", danger=True):
            self._run(
                lambda: self._workspace.encryption.remove_password(self.current.text()),
                "已取消密码，数据文件不再加密",
            )

    def _run(self, change: Callable[[], CopyWork], done: str) -> None:
        try:
            with waiting():
                tasks.wait_for_all()  # whoever reads the file beside us keeps it from being moved
                work = change()
        except ReportError as error:
            self._complain(error)
            return
        complaints = self._see_to_copies(work)
        self.accept()
        if complaints:
            messages.warn(self.parentWidget(), "\n\n".join((f"{done}。", *complaints)))
        else:
            messages.tell(self.parentWidget(), f"{done}。")

    def _see_to_copies(self, work: CopyWork) -> tuple[str, ...]:
        if not work.paths:
            return ()
        dialog = CopiesDialog(work, self)
        dialog.start()
        dialog.exec()
        return dialog.complaints

    def _complain(self, error: ReportError) -> None:
        self.problem.setText(str(error))
        self.current.selectAll()
        if self._encrypted:
            self.current.setFocus()

    @Slot()
    def _refresh(self) -> None:
        known = bool(self.current.text()) or not self._encrypted
        self.keep.setEnabled(known and self.new.ready)
        self.remove.setEnabled(known)
        self.problem.clear()

    def _build(self) -> None:
        self.setWindowTitle("台账密码")
        head = QLabel("更换或取消密码" if self._encrypted else "给台账设置密码", self)
        theme.mark(head, "title")
        meaning = QLabel(_MEANING, self)
        theme.mark(meaning, "muted")
        meaning.setWordWrap(True)
        theme.mark(self.problem, "error")
        self.problem.setWordWrap(True)
        self.problem.setMinimumHeight(2 * self.problem.fontMetrics().height())
        box = QVBoxLayout(self)
        box.setContentsMargins(3 * UNIT, 3 * UNIT, 3 * UNIT, 2 * UNIT)
        box.setSpacing(2 * UNIT)
        box.addWidget(head)
        box.addWidget(meaning)
        box.addWidget(self._warning())
        for widget in (self.new, self.problem, self._buttons()):
            box.addWidget(widget)
        self.setFixedWidth(66 * UNIT)

    def _warning(self) -> QFrame:
        panel = QFrame(self)
        theme.mark(panel, "panel")
        picture = QLabel(panel)
        picture.setPixmap(
            icons.pixmap("triangle-alert", "accent_ink", _PICTURE, self.devicePixelRatioF())
        )
        words = QLabel(f"{HOPELESS}请把密码写在纸上，锁在柜子里。", panel)
        words.setWordWrap(True)
        row = QHBoxLayout(panel)
        row.setContentsMargins(2 * UNIT, UNIT, 2 * UNIT, UNIT)
        row.setSpacing(2 * UNIT)
        row.addWidget(picture)
        row.addWidget(words, 1)
        return panel

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(self)
        theme.mark(self.keep, "primary")
        theme.mark(self.remove, "danger")
        self.keep.setDefault(True)
        self.remove.setAutoDefault(False)
        self.remove.setVisible(self._encrypted)
        self.keep.clicked.connect(self.set_password)
        self.remove.clicked.connect(self.remove_password)
        buttons.addButton(self.keep, QDialogButtonBox.ButtonRole.ActionRole)
        if self._encrypted:
            buttons.addButton(self.remove, QDialogButtonBox.ButtonRole.ResetRole)
        close = buttons.addButton("关闭", QDialogButtonBox.ButtonRole.RejectRole)
        close.setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        return buttons
