"""The use case behind the import page: read, look over, store; every edit can be taken back."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from desktop.domain.errors import ReportError
from desktop.domain.office import OfficeId
from desktop.domain.report import Report, ReportId, ReportRecord
from desktop.recognition import Kind
from desktop.services.import_reading import Reading
from desktop.services.import_rows import FileRow
from desktop.services.workspace import Workspace
from desktop.ui.history import History, Step
from desktop.ui.importing.draft import OPEN_STAGES, Draft, Stage
from desktop.ui.importing.queue import ImportQueue
from desktop.ui.importing.reading import FileReader

_RowDraft = tuple[int, Draft]


class ImportSession(QObject):
    """The files of one import.

    Signals:
        stored: The report that a file has become (`ReportId`).
        row_restored: The row that undo or redo has changed.
        undecided: A row, and a new `Reading` that its corrections do not fit.
        refused: Why a file could not be read anew, a sentence; its first reading stays.
    """

    stored = Signal(int)
    row_restored = Signal(int)
    undecided = Signal(int, object)
    refused = Signal(str)

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
        self.queue = ImportQueue(self)
        self.history: History[_RowDraft] = History(self)
        self.reader = FileReader(workspace.importing, self)
        self.reader.begun.connect(self._on_begun)
        self.reader.read.connect(self._on_read)
        self.reader.failed.connect(self._on_failed)

    def open_one(self, row: FileRow) -> None:
        """Read one file of a folder; office and year are those of the folder's table."""
        self.clear()
        known = self._workspace.offices.find(row.office) if row.office else None
        office = known.id if known else None
        self.queue.add([Draft(row.path, office=office, year=row.year, name=row.office)])
        self.reader.enqueue(0, row.path)

    def load(
        self, paths: Sequence[Path], office: OfficeId | None = None, year: int | None = None
    ) -> int:
        """Read files; `office` and `year` go before what is recognised in them.

        Files that still wait for the clerk stay in the list; a list that is done with is cleared.
        Returns the row of the first of `paths`.
        """
        if not any(draft.stage in OPEN_STAGES for draft in self.queue):
            self.clear()
        known = self.queue.rowCount()
        self.queue.add(Draft(path, office=office, year=year or 0) for path in paths)
        for row in range(known, self.queue.rowCount()):
            self.reader.enqueue(row, self.queue.draft(row).path)
        return self.queue.row_of(paths[0]) if paths else -1

    def clear(self) -> None:
        """Stop reading and forget all files; the files themselves stay where they are."""
        self.reader.cancel()
        self.history.clear()
        self.queue.clear()

    def stop_reading(self) -> None:
        """Stop reading; what has not been read is passed over."""
        self.reader.cancel()
        for row, draft in enumerate(self.queue):
            if draft.stage in {Stage.WAITING, Stage.READING}:
                self.queue.put(row, replace(draft, stage=Stage.SKIPPED))

    def change(self, row: int, draft: Draft, what: str) -> None:
        """Put an edited draft in a row, so that it can be taken back."""
        before = self.queue.draft(row)
        if draft.path == before.path and draft != before:
            self.queue.put(row, draft)
            self.history.add(Step(what, (row, before), (row, draft)))

    @Slot()
    def undo(self) -> None:
        """Take the last edit back."""
        step = self.history.undo()
        if step is not None:
            self._restore(*step.before)

    @Slot()
    def redo(self) -> None:
        """Do the edit taken back last again."""
        step = self.history.redo()
        if step is not None:
            self._restore(*step.after)

    def _restore(self, row: int, draft: Draft) -> None:
        self.queue.put(row, draft)
        self.row_restored.emit(row)

    def read_again(self, row: int, skip: frozenset[Kind] = frozenset()) -> None:
        """Read a file anew, some kinds of normalisation left out; corrections are carried over."""
        draft = self.queue.draft(row)
        if draft.stage is not Stage.READY:
            self.queue.put(row, replace(draft, stage=Stage.WAITING, problem=""))
        self.reader.enqueue(row, draft.path, skip=skip)

    def take_anew(self, row: int, reading: Reading) -> None:
        """Take a new reading for the old one and all corrections to it; this can be undone."""
        draft = self.queue.draft(row)
        fresh = replace(draft, report=Report(), leftover=(), confirmed=frozenset())
        self.change(row, fresh.as_read(reading), _said(draft, reading))

    def skip(self, row: int) -> None:
        """Leave a file out."""
        self.history.clear()
        self.queue.put(row, replace(self.queue.draft(row), stage=Stage.SKIPPED))

    def existing(self, draft: Draft) -> ReportRecord | None:
        """Return the report that the store has for the draft's office and year."""
        if draft.office is None or not draft.year:
            return None
        return self._workspace.reports.find(draft.office, draft.year)

    def renamed(self, draft: Draft, report: Report) -> Draft:
        """Return the draft with an edited report; another office name finds another office."""
        changed = draft.with_report(report)
        if report.office == draft.report.office:
            return changed
        found = self._workspace.offices.find(report.office) if report.office else None
        return replace(changed, office=found.id if found else None)

    def store(self, row: int, *, replace_existing: bool = False) -> ReportId:
        """Store a draft; raises `ReportError` in words where that is not possible."""
        draft = self.queue.draft(row)
        if not draft.year:
            raise ReportError(f"“{draft.path.name}”还没有年度，没有存入；请填写年度后再存入。")
        office = self._office_for(draft)
        report = replace(draft.report, office=self._name_for(draft, office))
        key = self._workspace.importing.store(
            report,
            office,
            draft.year,
            replace_existing=replace_existing,
            today=self._today(),
            source=draft.path,
            origin=self,
        )
        self.history.clear()
        self.queue.put(row, replace(draft, stage=Stage.STORED, office=office, stored=key))
        self.find_offices()
        self.stored.emit(int(key))
        return key

    def find_offices(self) -> None:
        """Give the files whose office has become known in the meantime to it."""
        for row, draft in enumerate(self.queue):
            name = draft.report.office
            if draft.stage is Stage.READY and draft.office is None and name:
                found = self._workspace.offices.find(name)
                if found is not None:
                    self.queue.put(row, replace(draft, office=found.id))

    def _office_for(self, draft: Draft) -> OfficeId:
        """Return the known office of a draft, or add the new one it names."""
        if draft.office is not None:
            return draft.office
        if not draft.report.office.strip():
            raise ReportError(
                f"“{draft.path.name}”还没有单位，没有存入；请选择单位，或填写单位名称后再存入。"
            )
        proposed = self._workspace.importing.new_office_for(draft.report)
        return self._workspace.offices.add(proposed, origin=self)

    def _name_for(self, draft: Draft, office: OfficeId) -> str:
        """Return the name in the file where the office bore it, else its name of that year."""
        known = self._workspace.offices.get(office).office
        return (
            draft.report.office if known.bears(draft.report.office) else known.name_in(draft.year)
        )

    @Slot(int)
    def _on_begun(self, row: int) -> None:
        draft = self.queue.draft(row)
        if draft.stage is not Stage.READY:  # one that is looked over stays in sight
            self.queue.put(row, replace(draft, stage=Stage.READING))

    @Slot(int, object)
    def _on_read(self, row: int, reading: Reading) -> None:
        draft = self.queue.draft(row)
        if draft.stage is Stage.READY and draft.reading is not None:
            self._on_read_anew(row, draft, reading)
            return
        proposal = self._workspace.importing.propose(reading.recognised, draft.path)
        found = proposal.office.id if proposal.office else None
        placed = replace(
            draft,
            office=found if draft.office is None else draft.office,
            year=draft.year or proposal.year,
        )
        self.queue.put(row, placed.as_read(reading))

    def _on_read_anew(self, row: int, draft: Draft, reading: Reading) -> None:
        changed = draft.read_anew(reading)
        if changed is None:
            self.undecided.emit(row, reading)
        else:
            self.change(row, changed, _said(draft, reading))

    @Slot(int, str)
    def _on_failed(self, row: int, sentence: str) -> None:
        draft = self.queue.draft(row)
        if draft.stage is Stage.READY:  # it was read before: that stays
            self.queue.put(row, draft)
            self.refused.emit(sentence)
            return
        self.queue.put(row, replace(draft, stage=Stage.FAILED, problem=sentence))


def _said(draft: Draft, reading: Reading) -> str:
    """Name the step from one reading to another."""
    less, more = reading.skipped - draft.skipped, draft.skipped - reading.skipped
    if len(less) + len(more) != 1:
        return "按原文读入" if less else "规范原文"
    return f"不规范{next(iter(less))}" if less else f"规范{next(iter(more))}"
