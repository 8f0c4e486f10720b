"""What goes on beside the work in a window: a check of the file, backups, the lock, who works."""

import datetime as dt
import threading
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QLabel, QWidget

from desktop.domain.changes import Changes
from desktop.domain.errors import WrongPasswordError
from desktop.services.rescue import SOUND, check_file
from desktop.services.workspace import Workspace
from desktop.ui.backups.automatic import AutomaticBackups
from desktop.ui.backups.words import since
from desktop.ui.main_window import MainWindow
from desktop.ui.operators.gate import Gate
from desktop.ui.operators.sign_in import SignInForm
from desktop.ui.password_form import PasswordForm
from desktop.ui.start.idle import IdleWatch
from desktop.ui.start.lock import lock
from desktop.ui.start.remedies import mend
from desktop.ui.tasks import Task

_MINUTE = 60_000  # milliseconds
_DAMAGED = "台账文件“{name}”有损坏：{complaint}"


class Upkeep(QObject):
    """Belongs to one window and ends with it."""

    def __init__(
        self, workspace: Workspace, window: MainWindow, now: Callable[[], dt.datetime]
    ) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._window = window
        self._now = now
        self._stop = threading.Event()
        self._locked = False
        self.operator = QLabel(window)
        self.last_backup = QLabel(window)
        for label in (self.operator, self.last_backup):
            window.statusBar().addPermanentWidget(label)
        self.gate = Gate(workspace, window, self)
        self.idle = IdleWatch(lambda: workspace.lock_minutes, self)
        self.idle.passed.connect(self.lock)
        self.backups = AutomaticBackups(workspace, now, self)
        self.backups.made.connect(self.show_state)
        self.backups.failed.connect(self._say)
        self._check: Task[str] = Task(self)
        self._check.succeeded.connect(self._on_checked)
        self._check.start(partial(check_file, workspace.path, workspace.key, self._stop.is_set))
        self._clock = QTimer(self, interval=_MINUTE)
        self._clock.timeout.connect(self.show_state)
        self._clock.start()
        workspace.listeners.subscribe(self._on_changed)
        self.show_state()
        self.backups.look()

    def finish(self) -> None:
        """Make the last backup and end."""
        self._stop.set()
        self.idle.stop()
        self._workspace.listeners.unsubscribe(self._on_changed)
        self.backups.finish(self._window)

    @Slot()
    def lock(self) -> None:
        """Store what is being typed, and cover all windows until somebody opens them again."""
        operators = self._workspace.has_operators()
        if self._locked or not (operators or self._workspace.encrypted):
            return
        for page in self._window.pages.made:
            page.flush()
        self._locked = True
        try:
            goes_on = lock(self._window, self._operators_form if operators else self._store_form)
        finally:
            self._locked = False
        self.idle.touch()
        if not goes_on:
            self._window.close()

    @Slot()
    def show_state(self) -> None:
        """Say in the status bar who works, and when the last backup was made."""
        current = self._workspace.operators.current
        self.operator.setText(f"操作员：{current.name}（{current.role.value}）" if current else "")
        self.operator.setVisible(current is not None)
        last = self._workspace.backups.last()
        told = since(last.made, self._now().replace(tzinfo=None)) if last else "还没有"
        self.last_backup.setText(f"上次备份：{told}")

    def _operators_form(self, parent: QWidget) -> QWidget:
        return SignInForm(self._workspace.operators, parent)

    def _store_form(self, parent: QWidget) -> QWidget:
        form = PasswordForm("请输入台账的密码。", self._check_password, parent)
        form.line.returnPressed.connect(form.submit)
        return form

    def _check_password(self, typed: str) -> None:
        if not self._workspace.check_password(typed):
            raise WrongPasswordError("密码不正确，没有解锁；请核对大小写和输入法后重新输入。")

    def _on_changed(self, changes: Changes, _origin: object) -> None:
        self.idle.touch()  # an input method may have swallowed the keys
        if changes.operator:
            self.show_state()
            self.gate.refresh()

    @Slot(object)
    def _on_checked(self, complaint: str) -> None:
        if complaint == SOUND:
            return
        name = self._workspace.path.name
        self._say(_DAMAGED.format(name=name, complaint=complaint.splitlines()[0]))
        mend(self._window, self._workspace, self._now)

    @Slot(str)
    def _say(self, sentence: str) -> None:
        self._window.statusBar().showMessage(sentence)
