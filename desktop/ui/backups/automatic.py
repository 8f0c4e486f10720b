"""Backups made without being asked for: daily while the window is open, and when it closes."""

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QDialog, QLabel, QProgressBar, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.changes import Changes
from desktop.domain.errors import ReportError
from desktop.services.backups import Made
from desktop.services.workspace import Workspace
from desktop.ui.tasks import Task
from desktop.ui.theme import UNIT

SMALL = 64 * 1024 * 1024
"""Bytes of a store up to which a backup is made while the window closes."""

_LOOK = 10 * 60 * 1000  # milliseconds between two looks whether one is due
_PATIENCE = 1000  # milliseconds after which waiting is explained


class AutomaticBackups(QObject):
    """Backs a workspace up beside the work, with a connection of its own.

    Signals:
        made: The `Made` of one.
        failed: Why there is none, a sentence; once, until one is made again.
    """

    made = Signal(object)
    failed = Signal(str)

    def __init__(
        self, workspace: Workspace, now: Callable[[], dt.datetime], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._now = now
        self._changed = False
        self._told = False
        self._task: Task[Made] = Task(self)
        self._task.succeeded.connect(self._on_made)
        self._task.failed.connect(self._on_failed)
        self._timer = QTimer(self, interval=_LOOK)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        workspace.listeners.subscribe(self._on_written)

    @Slot()
    def look(self) -> None:
        """Make one where it is due."""
        if not self._task.busy and self._workspace.backups.is_due(self._now()):
            self._start()

    def finish(self, window: QWidget) -> None:
        """Make the last one of what was changed in a small store, or wait for one under way."""
        self._timer.stop()
        self._workspace.listeners.unsubscribe(self._on_written)
        if self._task.busy:
            _Waiting(self._task, window).wait()
        if self._changed and self._is_small():  # since the one under way had begun, too
            self._start()
            _Waiting(self._task, window).wait()

    def _start(self) -> None:
        self._changed = False
        self._task.start(self._workspace.backups.maker(self._now()))

    def _is_small(self) -> bool:
        try:
            size = self._workspace.path.stat().st_size
        except OSError:  # pulled away: there is nothing to copy
            return False
        return not self._workspace.read_only and size <= SMALL

    def _on_written(self, changes: Changes, _origin: object) -> None:
        if changes != Changes(operator=True):
            self._changed = True

    @Slot(object)
    def _on_made(self, made: Made) -> None:
        try:
            self._workspace.backups.note(made)
        except ReportError as error:  # made, but the store can no longer be written
            self._on_failed(error)
            return
        self.made.emit(made)
        if made.warning:
            self._tell(made.warning)
        else:
            self._told = False

    @Slot(object)
    def _on_failed(self, error: ReportError) -> None:
        self._changed = True
        self._tell(str(error))

    def _tell(self, sentence: str) -> None:
        if not self._told:
            self._told = True
            self.failed.emit(sentence)


class _Waiting(QDialog):
    """Keeps the window as it is until the backup is written; says so when that takes a while."""

    def __init__(self, task: Task[Made], window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._loop = QEventLoop(self)
        self._patience = QTimer(self, interval=_PATIENCE, singleShot=True)
        self._patience.timeout.connect(self.show)
        task.finished.connect(self._loop.quit)
        self._build()

    def wait(self) -> None:
        """Return when the backup is there."""
        self._window.setEnabled(False)
        self.setEnabled(True)
        self._patience.start()
        self._loop.exec()
        self._patience.stop()
        self.hide()
        self._window.setEnabled(True)
        self.deleteLater()

    @override
    def reject(self) -> None:
        """Wait on: the backup ends by itself."""

    def _build(self) -> None:
        self.setWindowTitle("正在备份")
        self.setWindowFlag(Qt.WindowType.WindowCloseButtonHint, on=False)
        words = QLabel("正在备份台账，写完后自动关闭，请稍候。", self)
        bar = QProgressBar(self)
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setAccessibleName("备份进度")
        box = QVBoxLayout(self)
        box.setContentsMargins(3 * UNIT, 2 * UNIT, 3 * UNIT, 3 * UNIT)
        box.setSpacing(2 * UNIT)
        box.addWidget(words)
        box.addWidget(bar)
        self.setMinimumWidth(48 * UNIT)
