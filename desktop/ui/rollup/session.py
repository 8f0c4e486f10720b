"""Asks for roll-ups in a thread of its own, so that the window never waits."""

from PySide6.QtCore import QObject, Signal, Slot

from desktop.services.rollup import Answer, Done, Question
from desktop.services.workspace import Workspace
from desktop.ui.tasks import Progress, Task, Work


class RollupSession(QObject):
    """One question at a time; a newer one drops the older.

    Signals:
        answered: The `Answer`.
        failed: The sentence on what went wrong.
        progressed: A `Progress`.
        busy_changed: Whether work is under way.
    """

    answered = Signal(object)
    failed = Signal(str)
    progressed = Signal(object)
    busy_changed = Signal(bool)

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._task: Task[Answer] = Task(self)
        self._task.succeeded.connect(self.answered)
        self._task.progressed.connect(self.progressed)
        self._task.failed.connect(self._on_failed)
        self._task.finished.connect(self._on_finished)

    @property
    def busy(self) -> bool:
        """Whether work is under way."""
        return self._task.busy

    def ask(self, question: Question) -> None:
        """Begin to answer."""
        self._task.start_steps(_told(self._workspace, question))
        self.busy_changed.emit(True)  # noqa: FBT003 - a signal has no names

    @Slot()
    def cancel(self) -> None:
        """Drop the question."""
        self._task.cancel()

    @Slot(object)
    def _on_failed(self, error: object) -> None:
        self.failed.emit(str(error))

    @Slot()
    def _on_finished(self) -> None:
        if not self._task.busy:
            self.busy_changed.emit(False)  # noqa: FBT003 - as above


def _told(workspace: Workspace, question: Question) -> Work[Answer]:
    """Tell of the steps of a service in the words of the window."""
    asking = workspace.rollups.asking(question)

    def steps() -> Work[Answer]:
        while True:
            try:
                done: Done = next(asking)
            except StopIteration as end:
                answer: Answer = end.value
                return answer
            yield Progress(done.done, done.total)

    return steps()
