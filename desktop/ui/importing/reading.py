"""Reads files one after another off the GUI thread; one that cannot be read stops no other."""

from collections import deque
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from desktop.domain.errors import ReportError
from desktop.recognition import Kind
from desktop.services.import_reading import Reading
from desktop.services.importing import ImportService
from desktop.ui.tasks import Task

_UNEXPECTED = (
    "“{name}”读取时出了意外，没有读入，原文件没有改动；"
    "请用 Word 或 WPS 打开后另存为 .docx 或 .txt，再导入一次。"
)


class FileReader(QObject):
    """A line of files waiting to be read.

    Signals:
        begun: The number of a file whose turn has come.
        read: That number, and what was read (`Reading`).
        failed: That number, and the sentence on why it could not be read.
        idle: Nothing waits any more.
    """

    begun = Signal(int)
    read = Signal(int, object)
    failed = Signal(int, str)
    idle = Signal()

    def __init__(self, service: ImportService, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._service = service
        self._waiting: deque[tuple[int, Path, frozenset[Kind]]] = deque()
        self._current: int | None = None
        self._path = Path()
        self._answered = False
        self._task: Task[Reading] = Task(self)
        self._task.succeeded.connect(self._on_succeeded)
        self._task.failed.connect(self._on_failed)
        self._task.finished.connect(self._on_finished)

    @property
    def busy(self) -> bool:
        """Whether a file is being read."""
        return self._current is not None

    def enqueue(self, number: int, path: Path, *, skip: frozenset[Kind] = frozenset()) -> None:
        """Put a file at the end of the line, some kinds of normalisation to be left out."""
        self._waiting.append((number, path, skip))
        if self._current is None:
            self._next()

    def cancel(self) -> None:
        """Read no more; the file at its turn is given up."""
        self._waiting.clear()
        self._current = None
        self._task.cancel()

    def _next(self) -> None:
        if not self._waiting:
            self._current = None
            self.idle.emit()
            return
        self._current, self._path, skip = self._waiting.popleft()
        self._answered = False
        self.begun.emit(self._current)
        self._task.start(partial(self._service.read_with_source, self._path, skip=skip))

    @Slot(object)
    def _on_succeeded(self, reading: Reading) -> None:
        if self._current is not None:
            self._answered = True
            self.read.emit(self._current, reading)

    @Slot(object)
    def _on_failed(self, error: ReportError) -> None:
        if self._current is not None:
            self._answered = True
            self.failed.emit(self._current, str(error))

    @Slot()
    def _on_finished(self) -> None:
        """Go on to the next file, whatever became of this one: a bug must not stop the others."""
        if self._current is None:
            return
        if not self._answered:
            self.failed.emit(self._current, _UNEXPECTED.format(name=self._path.name))
        self._next()
