"""Long work behind a dialog: in another thread, or step by step where it needs the store."""

from collections.abc import Generator, Iterator
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QProgressBar, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.errors import ReportError
from desktop.ui.tasks import Progress, Steps, Task
from desktop.ui.theme import UNIT

T = TypeVar("T")


class Step(Protocol):
    """How far work has got."""

    @property
    def done(self) -> int:
        """How many steps are done."""

    @property
    def total(self) -> int:
        """How many there are."""

    @property
    def text(self) -> str:
        """What is at hand."""


class _ProgressDialog(QDialog):
    """A line of words, a bar, and a button that stops the work."""

    def __init__(self, title: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.error: ReportError | None = None
        self.words = QLabel("正在准备…", self)
        self.bar = QProgressBar(self)
        self.setWindowTitle(title)
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(title)
        buttons = QDialogButtonBox(self)
        buttons.addButton("取消", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        box.setContentsMargins(3 * UNIT, 2 * UNIT, 3 * UNIT, 2 * UNIT)
        box.setSpacing(2 * UNIT)
        for widget in (self.words, self.bar, buttons):
            box.addWidget(widget)
        self.setMinimumWidth(56 * UNIT)

    @Slot(object)
    def show_progress(self, progress: Progress) -> None:
        """Say how far the work has got."""
        self.bar.setRange(0, progress.total)
        self.bar.setValue(progress.done)
        self.words.setText(progress.text)

    @Slot(object)
    def keep_error(self, error: ReportError) -> None:
        """Keep what stopped the work."""
        self.error = error


class WorkDialog(_ProgressDialog, Generic[T]):
    """Runs a generator in another thread.

    Attributes:
        answer: What it returned; None where it was stopped.
        error: What stopped it, None where nothing did.
    """

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self.answer: T | None = None
        self._task: Task[T] = Task(self)
        self._task.progressed.connect(self.show_progress)
        self._task.succeeded.connect(self._on_succeeded)
        self._task.failed.connect(self.keep_error)
        self._task.finished.connect(self.accept)

    def run(self, steps: Generator[Step, None, T]) -> T | None:
        """Show the dialog until the work is done; raises the `ReportError` that stopped it."""
        self._task.start_steps(told(steps))
        self.exec()
        if self.error is not None:
            raise self.error
        return self.answer

    @override
    def reject(self) -> None:
        """Stop the work at its next step."""
        self._task.cancel()
        super().reject()

    @Slot(object)
    def _on_succeeded(self, answer: T) -> None:
        self.answer = answer


class StepsDialog(_ProgressDialog, Generic[T]):
    """Advances an iterator on this thread, which may use the store, one step when idle."""

    def __init__(self, title: str, total: int, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self.steps: list[T] = []
        self._total = total
        self._stepper = Steps(self)
        self._stepper.stepped.connect(self._on_stepped)
        self._stepper.failed.connect(self.keep_error)
        self._stepper.finished.connect(self.accept)

    def run(self, steps: Iterator[T]) -> bool:
        """Show the dialog until all is done; tells whether it came to its end.

        Raises the `ReportError` that stopped it; what was done by then is in `steps`.
        """
        self._stepper.start(steps)
        whole = bool(self.exec())
        if self.error is not None:
            raise self.error
        return whole

    @override
    def reject(self) -> None:
        """Stop before the next step."""
        self._stepper.finished.disconnect(self.accept)
        self._stepper.cancel()
        super().reject()

    @Slot(object)
    def _on_stepped(self, value: T) -> None:
        self.steps.append(value)
        text = f"已完成 {len(self.steps)} / {self._total} 份"
        self.show_progress(Progress(len(self.steps), self._total, text))


def told(steps: Generator[Step, None, T]) -> Generator[Progress, None, T]:
    """Pass the steps of a use case on as those of a task."""
    try:
        while True:
            step = next(steps)
            yield Progress(step.done, step.total, step.text)
    except StopIteration as end:
        answer: T = end.value
        return answer
    finally:
        steps.close()
