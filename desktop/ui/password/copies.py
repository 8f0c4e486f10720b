"""Shows how the earlier copies of a store get its new password, one after the other."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QLabel, QProgressBar, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.services.encryption import CopyWork
from desktop.ui.tasks import Progress, Task, Work
from desktop.ui.theme import UNIT


class CopiesDialog(QDialog):
    """Works through the copies in the background; it stays until the last of them is done.

    Attributes:
        complaints: What could not be done, a sentence each.
    """

    def __init__(self, work: CopyWork, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.complaints: tuple[str, ...] = ()
        self._work = work
        self._words = QLabel("正在处理以前的备份和副本…", self)
        self._bar = QProgressBar(self)
        self._task: Task[tuple[str, ...]] = Task(self)
        self._build()
        self._task.progressed.connect(self._on_progress)
        self._task.succeeded.connect(self._on_done)
        self._task.finished.connect(self.accept)

    def start(self) -> None:
        """Begin; the dialog is then shown with `exec`."""
        self._task.start_steps(steps(self._work))

    @override
    def reject(self) -> None:
        """Stay: a copy that was left out would still be as it was."""

    @Slot(object)
    def _on_progress(self, progress: Progress) -> None:
        self._bar.setValue(progress.done)
        self._words.setText(f"正在处理以前的备份和副本：{progress.done} / {progress.total}")

    @Slot(object)
    def _on_done(self, complaints: tuple[str, ...]) -> None:
        self.complaints = complaints

    def _build(self) -> None:
        self.setWindowTitle("台账密码")
        self._bar.setRange(0, len(self._work.paths))
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("进度")
        box = QVBoxLayout(self)
        box.setContentsMargins(3 * UNIT, 3 * UNIT, 3 * UNIT, 3 * UNIT)
        box.setSpacing(2 * UNIT)
        box.addWidget(self._words)
        box.addWidget(self._bar)
        self.setFixedWidth(50 * UNIT)


def steps(work: CopyWork) -> Work[tuple[str, ...]]:
    """Work through the copies, telling of each; returns what could not be done."""
    complaints: list[str] = []
    for step in work.steps():
        if step.complaint:
            complaints.append(step.complaint)
        yield Progress(step.done, step.total, step.path.name)
    return tuple(complaints)
