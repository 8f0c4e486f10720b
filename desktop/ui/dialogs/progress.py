"""Shows how far a long export has got, and lets the user stop it between two files."""

from collections.abc import Iterator

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QProgressBar, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.errors import ReportError
from desktop.services.exporting import Exported
from desktop.ui.tasks import Steps
from desktop.ui.theme import UNIT


class ExportProgress(QDialog):
    """Advances an export step by step and closes itself at the end.

    Attributes:
        steps: What was written or failed so far.
        error: What stopped the export altogether, None where nothing did.
    """

    def __init__(self, total: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.steps: list[Exported] = []
        self.error: ReportError | None = None
        self._total = total
        self._words = QLabel(self)
        self._bar = QProgressBar(self)
        self._stepper = Steps(self)
        self._build()
        self._stepper.stepped.connect(self._on_stepped)
        self._stepper.failed.connect(self._on_failed)
        self._stepper.finished.connect(self.accept)

    def start(self, steps: Iterator[Exported]) -> None:
        """Begin; the dialog is then shown with `exec`."""
        self._stepper.start(steps)

    @override
    def reject(self) -> None:
        """Stop after the file being written; those written stay."""
        self._stepper.cancel()
        super().reject()

    @Slot(object)
    def _on_stepped(self, step: Exported) -> None:
        self.steps.append(step)
        self._bar.setValue(len(self.steps))
        self._say()

    @Slot(object)
    def _on_failed(self, error: ReportError) -> None:
        self.error = error

    def _say(self) -> None:
        self._words.setText(f"正在导出，已完成 {len(self.steps)} / {self._total} 份")

    def _build(self) -> None:
        self.setWindowTitle("批量导出")
        self._bar.setRange(0, self._total)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("导出进度")
        self._say()
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
