"""Long work: in the thread pool on values, or step by step on the GUI thread.

The store belongs to the GUI thread. What needs it between steps (an export of many reports) is
a generator that `Steps` advances whenever the window has nothing else to do.
"""

import threading
from collections.abc import Callable, Generator, Iterator
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum, auto
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, QRunnable, QThreadPool, QTimer, Signal, Slot
from typing_extensions import override

from desktop.domain.errors import ReportError

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a task has got: `done` of `total`, and what it is at."""

    done: int
    total: int
    text: str = ""


Work = Generator[Progress, None, T]


class Task(QObject, Generic[T]):
    """One call at a time in the thread pool, its answer delivered on the GUI thread.

    The task lives on the GUI thread and owns the signals; the runnable only borrows them. Work
    gets values, never a widget and never the store. Starting again drops the older answer.

    Signals:
        progressed: A `Progress`.
        succeeded: The answer of the work.
        failed: The `ReportError` it raised; any other exception travels to the excepthook.
        finished: After each of these ends and after a cancelled one.
    """

    progressed = Signal(object)
    succeeded = Signal(object)
    failed = Signal(object)
    finished = Signal()
    _told = Signal(object, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runnable: _Runnable[T] | None = None
        self._told.connect(self._on_told)

    @property
    def busy(self) -> bool:
        """Whether work is under way."""
        return self._runnable is not None

    def start(self, work: Callable[[], T]) -> None:
        """Run a plain function that cannot be interrupted."""
        self.start_steps(_single(work))

    def start_steps(self, work: Work[T]) -> None:
        """Run a generator that yields `Progress` and returns its answer."""
        self.cancel()
        self._runnable = _Runnable(work, self._tell)
        QThreadPool.globalInstance().start(self._runnable)

    def cancel(self) -> None:
        """Ask the work to stop at its next step; its answer is dropped."""
        if self._runnable is not None:
            self._runnable.stop.set()
            self._runnable = None
            self.finished.emit()

    def _tell(self, runnable: "_Runnable[T]", event: object, value: object) -> None:
        """Pass on, in the thread of the work, what it tells; nobody may be there any more."""
        try:
            self._told.emit(runnable, event, value)
        except RuntimeError:  # the task was deleted with its window: its work may stop
            runnable.stop.set()

    @Slot(object, object, object)
    def _on_told(self, runnable: object, event: object, value: object) -> None:
        if runnable is not self._runnable:
            return
        if event is _Event.STEP:
            self.progressed.emit(value)
            return
        self._runnable = None
        if event is _Event.ANSWER:
            self.succeeded.emit(value)
        elif isinstance(value, ReportError):
            self.failed.emit(value)
        self.finished.emit()
        if isinstance(value, Exception) and not isinstance(value, ReportError):
            raise value


class Steps(QObject):
    """Advances a generator on the GUI thread, one step whenever the window is idle.

    Signals:
        stepped: What the generator yielded.
        failed: The `ReportError` it raised; any other exception travels to the excepthook.
        finished: It has ended, failed or been cancelled.
    """

    stepped = Signal(object)
    failed = Signal(object)
    finished = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steps: Iterator[object] | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._step)

    def start(self, steps: Iterator[object]) -> None:
        """Begin with the first step as soon as the window is idle."""
        self.cancel()
        self._steps = steps
        self._timer.start(0)

    def cancel(self) -> None:
        """Stop between two steps and let the generator tidy up."""
        if self._steps is not None:
            if isinstance(self._steps, Generator):
                self._steps.close()
            self._end()

    @Slot()
    def _step(self) -> None:
        if self._steps is None:
            return
        try:
            value = next(self._steps)
        except StopIteration:
            self._end()
        except ReportError as error:
            self._end()
            self.failed.emit(error)
        else:
            self.stepped.emit(value)

    def _end(self) -> None:
        self._timer.stop()
        self._steps = None
        self.finished.emit()


def wait_for_all() -> None:
    """Wait until no work is left in the thread pool; for the closing of the window."""
    QThreadPool.globalInstance().waitForDone()


class _Event(Enum):
    STEP = auto()
    ANSWER = auto()
    ERROR = auto()


class _Runnable(QRunnable, Generic[T]):
    def __init__(
        self, work: Work[T], tell: Callable[["_Runnable[T]", object, object], None]
    ) -> None:
        super().__init__()
        self.stop = threading.Event()
        self._work = work
        self._tell = tell

    @override
    def run(self) -> None:
        try:
            while not self.stop.is_set():
                self._say(_Event.STEP, next(self._work))
            self._work.close()
        except StopIteration as end:
            self._say(_Event.ANSWER, end.value)
        except Exception as error:  # noqa: BLE001 - the thread's edge: it goes to the GUI thread
            self._say(_Event.ERROR, error)

    def _say(self, event: _Event, value: object) -> None:
        with suppress(RuntimeError):  # the dialog that asked has gone meanwhile
            self._tell(self, event, value)


def _single(work: Callable[[], T]) -> Work[T]:
    """Make a generator of one call that has no steps to tell of."""
    yield from ()
    return work()
