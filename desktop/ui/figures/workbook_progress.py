"""Shows how far a workbook has got while another thread writes it, and lets the user stop it."""

from collections.abc import Generator
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QProgressBar, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.errors import ReportError
from desktop.services.workbook_request import WorkbookProgress as Step
from desktop.ui.tasks import Progress, Task
from desktop.ui.theme import UNIT

Steps = Generator[Step, None, Path]


class WorkbookProgress(QDialog):
    """Runs the steps of a workbook and closes itself at the end.

    Attributes:
        written: The file; None where it was not written.
        error: What stopped it, None where nothing did.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.written: Path | None = None
        self.error: ReportError | None = None
        self._words = QLabel("正在准备…", self)
        self._bar = QProgressBar(self)
        self._task: Task[Path] = Task(self)
        self._build()
        self._task.progressed.connect(self._on_progressed)
        self._task.succeeded.connect(self._on_succeeded)
        self._task.failed.connect(self._on_failed)
        self._task.finished.connect(self.accept)

    def start(self, steps: Steps) -> None:
        """Begin; the dialog is then shown with `exec`."""
        self._task.start_steps(told(steps))

    @override
    def reject(self) -> None:
        """Stop; nothing of the file is left."""
        self._task.cancel()
        super().reject()

    @Slot(object)
    def _on_progressed(self, progress: Progress) -> None:
        self._bar.setRange(0, progress.total)
        self._bar.setValue(progress.done)
        self._words.setText(f"正在写“{progress.text}”" if progress.text else "正在准备…")

    @Slot(object)
    def _on_succeeded(self, path: Path) -> None:
        self.written = path

    @Slot(object)
    def _on_failed(self, error: ReportError) -> None:
        self.error = error

    def _build(self) -> None:
        self.setWindowTitle("导出 Excel 统计表")
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("导出进度")
        buttons = QDialogButtonBox(self)
        buttons.addButton("取消导出", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        box.setContentsMargins(3 * UNIT, 2 * UNIT, 3 * UNIT, 2 * UNIT)
        box.setSpacing(2 * UNIT)
        box.addWidget(self._words)
        box.addWidget(self._bar)
        box.addWidget(buttons)
        self.setMinimumWidth(50 * UNIT)


def told(steps: Steps) -> Generator[Progress, None, Path]:
    """Pass the steps of a workbook on as those of a task."""
    try:
        while True:
            step = next(steps)
            yield Progress(step.done, step.total, step.sheet)
    except StopIteration as end:
        path: Path = end.value
        return path
    finally:
        steps.close()
