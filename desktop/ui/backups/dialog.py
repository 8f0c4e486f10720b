"""Backups: which there are, what each holds, one more now, and bringing one back."""

import datetime as dt
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.backup import Backup, Contents
from desktop.domain.errors import PasswordNeededError, ReportError, WrongPasswordError
from desktop.domain.operator import Act
from desktop.services import backups
from desktop.services.backups import Made
from desktop.services.workspace import Workspace
from desktop.ui import icons, theme
from desktop.ui.backups.listing import BackupList
from desktop.ui.backups.password import ask_password
from desktop.ui.backups.restore import RestoreDialog, restored
from desktop.ui.backups.second_place import SecondPlace
from desktop.ui.backups.words import RETENTION, changed, held, moment
from desktop.ui.dialogs import messages
from desktop.ui.tasks import Task
from desktop.ui.theme import UNIT

_LOOKING = "正在查看这份备份…"
_NONE = "还没有备份；可以现在就备份一次。"
_LOCKED = "这份备份有自己的密码，恢复时要输入；不输入密码不能查看内容。"


class BackupsDialog(QDialog):
    """Shows the backups of a workspace.

    Attributes:
        restoring: What brings the chosen backup back, for a window that has closed; None: none.
    """

    def __init__(
        self, workspace: Workspace, now: Callable[[], dt.datetime], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.restoring: Callable[[], str] | None = None
        self._workspace = workspace
        self._now = now
        self._contents: Contents | None = None
        self._password = ""
        self.list = BackupList(self)
        self.details = QLabel(self)
        self.place = SecondPlace(workspace, self)
        self.make_button = QPushButton("立即备份(&B)", self)
        self.restore_button = QPushButton("恢复(&R)…", self)
        self.folder_button = QPushButton("打开备份文件夹(&F)", self)
        self._making: Task[Made] = Task(self)
        self._looking: Task[Contents] = Task(self)
        self._build()
        self._connect()
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show the backups there are."""
        stem = self._workspace.path.stem
        here = backups.backups_in(self._workspace.backups.folder, stem)
        known = {each.path for each in here}
        away = [each for each in self._workspace.backups.all() if each.path not in known]
        self.list.show_backups(here, away)
        self.folder_button.setEnabled(bool(here))

    @Slot()
    def make(self) -> None:
        """Make one now, beside the window."""
        self.make_button.setEnabled(False)
        self.make_button.setText("正在备份…")
        self._making.start(self._workspace.backups.maker(self._now()))

    @Slot()
    def restore(self) -> None:
        """Show what would come back and what would go, and ask."""
        chosen = self.list.backup
        if chosen is None:
            return
        if self._contents is None and not self._ask_password(chosen):
            return
        if self._contents is None:
            return
        dialog = RestoreDialog(chosen, self._contents, self._workspace.backups.held_now(), self)
        if dialog.exec():
            self.restoring = partial(restored, self._workspace, chosen, self._now, self._password)
            self.accept()

    @Slot()
    def open_folder(self) -> None:
        """Show the backups in the system's file manager."""
        folder = self._workspace.backups.folder
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def _ask_password(self, chosen: Backup) -> bool:
        def look(typed: str) -> None:
            self._contents = self._workspace.backups.contents(chosen.path, typed)
            self._password = typed

        return ask_password(chosen.path.name, look, self)

    @Slot(object)
    def _on_chosen(self, chosen: Backup | None) -> None:
        self._contents, self._password = None, ""
        self._show_restoring()
        self._looking.cancel()
        if chosen is None:
            self.details.setText(_NONE)
            return
        self.details.setText(_LOOKING)
        self._looking.start(partial(_contents, chosen.path, self._workspace))

    @Slot(object)
    def _on_looked(self, found: Contents) -> None:
        self._contents = found
        chosen = self.list.backup
        when = moment(chosen.made) if chosen else ""
        self.details.setText(f"{when}的备份：{held(found)}。\n{changed(found)}")
        self._show_restoring()

    @Slot(object)
    def _on_unreadable(self, error: ReportError) -> None:
        locked = isinstance(error, PasswordNeededError | WrongPasswordError)
        self.details.setText(_LOCKED if locked else str(error))
        self._show_restoring(locked=locked)

    @Slot(object)
    def _on_made(self, made: Made) -> None:
        with messages.reporting(self):
            self._workspace.backups.note(made)
        self.refresh()
        self.place.refresh()
        if made.warning:
            messages.warn(self, made.warning)

    @Slot(object)
    def _on_failed(self, error: ReportError) -> None:
        messages.warn(self, str(error))

    @Slot()
    def _on_ended(self) -> None:
        self.make_button.setText("立即备份(&B)")
        self.make_button.setEnabled(True)

    def _show_restoring(self, *, locked: bool = False) -> None:
        objection = self._workspace.operators.objection(Act.STORE)
        if self._workspace.read_only:
            objection = self._workspace.read_only_reason
        known = self._contents is not None or locked
        self.restore_button.setEnabled(known and not objection)
        self.restore_button.setToolTip(objection)

    def _connect(self) -> None:
        self.list.chosen.connect(self._on_chosen)
        self._looking.succeeded.connect(self._on_looked)
        self._looking.failed.connect(self._on_unreadable)
        self._making.succeeded.connect(self._on_made)
        self._making.failed.connect(self._on_failed)
        self._making.finished.connect(self._on_ended)
        self.place.changed.connect(self.refresh)
        self.make_button.clicked.connect(self.make)
        self.restore_button.clicked.connect(self.restore)
        self.folder_button.clicked.connect(self.open_folder)

    def _build(self) -> None:
        self.setWindowTitle("备份与恢复")
        theme.mark(self.make_button, "primary")
        icons.put(self.make_button, "save", "accent_text")
        icons.put(self.restore_button, "archive-restore")
        icons.put(self.folder_button, "folder-open")
        self.details.setWordWrap(True)
        self.details.setMinimumHeight(2 * self.details.fontMetrics().height())
        kept = QLabel(RETENTION, self)
        kept.setWordWrap(True)
        theme.mark(kept, "muted")
        line = QFrame(self)
        theme.mark(line, "line")
        left = QVBoxLayout()
        left.setSpacing(UNIT)
        left.addWidget(self.list, 1)
        for widget in (self.details, kept, line, self.place):
            left.addWidget(widget)
        columns = QHBoxLayout(self)
        columns.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        columns.setSpacing(2 * UNIT)
        columns.addLayout(left, 1)
        columns.addLayout(self._side())
        self.resize(100 * UNIT, 68 * UNIT)

    def _side(self) -> QVBoxLayout:
        close = QPushButton("关闭", self)
        close.clicked.connect(self.reject)
        side = QVBoxLayout()
        side.setSpacing(UNIT)
        for button in (self.make_button, self.restore_button, self.folder_button):
            button.setAutoDefault(False)
            side.addWidget(button)
        side.addStretch(1)
        side.addWidget(close)
        return side


def _contents(backup: Path, workspace: Workspace) -> Contents:
    return backups.contents(backup, workspace.key)
