"""The use case behind the table: read a folder, let the clerk choose, store one by one."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from desktop.domain.office import OfficeRecord
from desktop.services.import_folder import (
    FolderService,
    Outcome,
    Result,
    among_files,
    chosen,
    passed_over,
    proposed,
)
from desktop.services.import_reading import Reading
from desktop.services.import_rows import CHANGING, Choice, FileRow, Standing, State, digest
from desktop.services.workspace import Workspace
from desktop.ui.history import History, Step
from desktop.ui.importing.folder.survey import RowRead, surveyed
from desktop.ui.importing.reading import FileReader
from desktop.ui.tasks import Progress, Task

Rows = tuple[FileRow, ...]
_CHANGED = "“{name}”在列出之后又改动过，没有存入；请重新导入这个文件夹。"
_STOPPED = "导入被停止，还没有轮到这个文件。"


class FolderSession(QObject):
    """The files of a folder, and what is to become of them.

    Signals:
        rows_changed: Rows or their standings are no longer the same.
        progressed: A `Progress` of reading or storing.
        read: All files have been read, or reading was stopped.
        stored: All that was to be stored was, or was stopped; the `Outcome`s.
    """

    rows_changed = Signal()
    progressed = Signal(object)
    read = Signal()
    stored = Signal(object)

    def __init__(
        self,
        workspace: Workspace,
        parent: QObject | None = None,
        *,
        today: Callable[[], dt.date] = dt.date.today,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._today = today
        self._service = FolderService(workspace.importing, workspace.offices, workspace.reports)
        self.rows: Rows = ()
        self.standings: tuple[Standing, ...] = ()
        self.history: History[Rows] = History(self)
        self._compared: list[Standing] = []
        self._offices: tuple[OfficeRecord, ...] = ()
        self._outcomes: dict[int, Outcome] = {}
        self._task: Task[None] = Task(self)
        self._task.progressed.connect(self._on_progressed)
        self._task.finished.connect(self._on_read)
        self._reader = FileReader(workspace.importing, self)
        self._reader.read.connect(self._on_file_read)
        self._reader.failed.connect(self._on_file_failed)
        self._reader.idle.connect(self._on_stored)

    @property
    def read_only(self) -> bool:
        """Whether nothing can be stored."""
        return self._workspace.read_only

    @property
    def reading(self) -> bool:
        """Whether files are being read."""
        return self._task.busy

    @property
    def storing(self) -> bool:
        """Whether files are being stored."""
        return self._reader.busy

    def start(self, roots: Sequence[Path]) -> None:
        """Read everything below folders; what was there before is forgotten."""
        self.clear()
        self._offices = self._workspace.offices.search("")
        suffixes = self._workspace.importing.suffixes
        self._task.start_steps(surveyed(self._service, tuple(roots), suffixes))

    def clear(self) -> None:
        """Stop and forget all rows; the files themselves stay where they are."""
        self.halt()
        self.history.clear()
        self._put((), [])

    def halt(self) -> None:
        """Stop whatever is under way, and tell nobody: the page is being left."""
        self._reader.cancel()
        self._task.cancel()

    @Slot()
    def stop(self) -> None:
        """Stop reading or storing between two files; what was done stays."""
        if self.storing:
            self._reader.cancel()
            self._on_stored()
        else:
            self._task.cancel()

    def set_office(self, row: int, name: str) -> None:
        """Let a file belong to another office."""
        self._change(_replaced(self.rows, row, self.rows[row].with_office(name)), "填写单位")

    def set_year(self, row: int, year: int) -> None:
        """Let a file belong to another year."""
        self._change(_replaced(self.rows, row, self.rows[row].with_year(year)), "填写年度")

    def choose(self, row: int, choice: Choice) -> None:
        """Choose what becomes of a file."""
        self._change(chosen(self.rows, self.standings, row, choice), choice.value)

    def choose_all(self, state: State, choice: Choice) -> None:
        """Choose what becomes of all files that stand alike, as far as they may."""
        rows = tuple(
            replace(row, choice=choice)
            if standing.state is state and choice in standing.choices
            else row
            for row, standing in zip(self.rows, self.standings, strict=True)
        )
        self._change(rows, f"{state.value}的全部{choice.value}")

    @Slot()
    def undo(self) -> None:
        """Take the last edit back."""
        step = self.history.undo()
        if step is not None:
            self._restore(step.before)

    @Slot()
    def redo(self) -> None:
        """Do the edit taken back last again."""
        step = self.history.redo()
        if step is not None:
            self._restore(step.after)

    def count(self, *choices: Choice) -> int:
        """Count the files that have one of some choices."""
        pairs = zip(self.rows, self.standings, strict=True)
        return sum(standing.choice(row) in choices for row, standing in pairs)

    @Slot()
    def compare_again(self) -> None:
        """Compare all files with the store as it is now."""
        if not self.storing:
            self._put(self.rows, [self._service.compared(row) for row in self.rows])

    def store(self) -> None:
        """Store what is to be stored, file by file; each report stands or falls alone."""
        self.history.clear()
        self._outcomes = {}
        due = []
        for place, (row, standing) in enumerate(zip(self.rows, self.standings, strict=True)):
            if standing.choice(row) in CHANGING:
                due.append(place)
            else:
                self._outcomes[place] = passed_over(row, standing)
        for place in due:
            self._reader.enqueue(place, self.rows[place].path)
        if not due:
            self._on_stored()

    def _change(self, rows: Rows, what: str) -> None:
        if rows != self.rows and not self.storing:
            self.history.add(Step(what, self.rows, rows))
            self._restore(rows)

    def _restore(self, rows: Rows) -> None:
        """Put other values in the rows; those that belong elsewhere now are compared anew."""
        before = dict(enumerate(self.rows))
        compared = [
            self._compared[place]
            if (before[place].office, before[place].year) == (row.office, row.year)
            else self._service.compared(row)
            for place, row in enumerate(rows)
        ]
        self._put(rows, compared)

    def _put(self, rows: Rows, compared: list[Standing]) -> None:
        self.rows, self._compared = rows, compared
        # Among a thousand files that are still being read, pairs are looked for at the end.
        self.standings = tuple(compared) if self.reading else among_files(rows, compared)
        self.rows_changed.emit()

    @Slot(object)
    def _on_progressed(self, progress: Progress) -> None:
        if isinstance(progress, RowRead) and progress.row is not None:
            row = proposed(progress.row, self._offices)
            self._put((*self.rows, row), [*self._compared, self._service.compared(row)])
        self.progressed.emit(progress)

    @Slot()
    def _on_read(self) -> None:
        self._put(self.rows, self._compared)
        self.read.emit()

    @Slot(int, object)
    def _on_file_read(self, place: int, reading: Reading) -> None:
        row, choice = self.rows[place], self.standings[place].choice(self.rows[place])
        if digest(reading.recognised.report) != row.digest:
            outcome = Outcome(row, Result.FAILED, _CHANGED.format(name=row.path.name))
        else:
            outcome = self._service.store(
                row, choice, reading.recognised, today=self._today(), origin=self
            )
        self._tell(place, outcome)

    @Slot(int, str)
    def _on_file_failed(self, place: int, sentence: str) -> None:
        self._tell(place, Outcome(self.rows[place], Result.FAILED, sentence))

    def _tell(self, place: int, outcome: Outcome) -> None:
        self._outcomes[place] = outcome
        total = self.count(*CHANGING)
        done = total - len(self.rows) + len(self._outcomes)
        self.progressed.emit(Progress(done, total, outcome.row.path.name))

    @Slot()
    def _on_stored(self) -> None:
        outcomes = tuple(
            self._outcomes.get(place, Outcome(row, Result.SKIPPED, _STOPPED))
            for place, row in enumerate(self.rows)
        )
        self.compare_again()
        self.stored.emit(outcomes)


def _replaced(rows: Rows, place: int, row: FileRow) -> Rows:
    return (*rows[:place], row, *rows[place + 1 :])
