"""The figures being edited: every edit is stored at once, and can be taken back."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QObject, Signal, Slot

from desktop.domain.changes import Changes
from desktop.domain.errors import ReportError
from desktop.domain.indicator import Catalogue
from desktop.domain.office import OfficeId
from desktop.domain.report import LOCKED, ReportId
from desktop.services.figures import FigureEdit
from desktop.services.workspace import Workspace
from desktop.ui.figures.cells import CellChange
from desktop.ui.figures.clipboard import Block
from desktop.ui.figures.model import FiguresModel
from desktop.ui.history import History, Step

Cell = tuple[int, int]
CellChanges = tuple[CellChange, ...]


class FiguresSession(QObject):
    """One office's figures over the years, their model and their history.

    Signals:
        failed: The sentence on what could not be stored or read.
        stored: Something was stored.
    """

    failed = Signal(str)
    stored = Signal()

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._office: OfficeId | None = None
        self._reports: dict[int, ReportId] = {}
        self.model = FiguresModel(workspace.figures.catalogue, self)
        self.history: History[CellChanges] = History(self)
        self.model.edited.connect(self._on_edited)
        self.model.refused.connect(self.failed)

    @property
    def catalogue(self) -> Catalogue:
        """The indicators there are."""
        return self._workspace.figures.catalogue

    @property
    def office(self) -> OfficeId | None:
        """The office whose figures are shown."""
        return self._office

    @property
    def reports(self) -> dict[int, ReportId]:
        """The reports of the office by year."""
        return dict(self._reports)

    def open(self, office: OfficeId | None, years: Iterable[int] = ()) -> None:
        """Show an office's figures of `years` (all in use where none are named)."""
        if office != self._office:
            self.history.clear()
        self._office = office
        wanted = tuple(years) or self._workspace.reports.years()
        held = self._workspace.reports.entries((office,), wanted) if office is not None else ()
        self._reports = {entry.year: entry.id for entry in held}
        final = {entry.year: entry.status for entry in held if entry.status in LOCKED}
        figures = self._workspace.figures.of_office(office) if office is not None else {}
        self.model.take_catalogue(self.catalogue)
        self.model.load(
            figures,
            years=wanted,
            open_years=self._reports.keys() - final,
            final={year: f"已{status.value.removeprefix('已')}" for year, status in final.items()},
        )

    def refresh(self, years: Iterable[int] = ()) -> None:
        """Read the same office again; what was typed can still be taken back."""
        self.open(self._office, years)

    def concerns(self, changes: Changes, origin: object) -> bool:
        """Tell whether a write by someone else may have changed what is shown."""
        return origin is not self and bool(changes)

    def clear_cells(self, cells: Sequence[Cell]) -> None:
        """Make cells blank."""
        self._enter([(row, column, "") for row, column in cells], "清除数据")

    def paste(self, row: int, column: int, block: Block) -> None:
        """Put a block of texts into the table, its first cell at `row` and `column`.

        Headings of groups are passed over. One text that is no value refuses the whole block.
        """
        rows = [
            number
            for number in range(row, self.model.rowCount())
            if self.model.row(number).indicator is not None
        ]
        texts = [
            (number, column + offset, text)
            for number, line in zip(rows, block, strict=False)
            for offset, text in enumerate(line)
            if column + offset < self.model.columnCount()
        ]
        self._enter(texts, "粘贴数据")

    @Slot()
    def undo(self) -> None:
        """Take the last step back; one that cannot be stored any more leaves the history."""
        step = self.history.undo()
        if step is not None and not self._store(step.before):
            self.history.drop(step)

    @Slot()
    def redo(self) -> None:
        """Do the step taken back last again, or forget it where it cannot be stored."""
        step = self.history.redo()
        if step is not None and not self._store(step.after):
            self.history.drop(step)

    def _store(self, changes: CellChanges) -> bool:
        """Store changes and show them; tells whether it was possible."""
        try:
            self._save(changes)
        except ReportError as error:
            self.failed.emit(str(error))
            return False
        self.model.put(changes)
        self.stored.emit()
        return True

    def _save(self, changes: CellChanges) -> None:
        edits = [
            FigureEdit(
                self._reports[year],
                [c.after for c in changes if c.year == year and c.after is not None],
                [c.key for c in changes if c.year == year and c.after is None],
            )
            for year in dict.fromkeys(change.year for change in changes)
        ]
        self._workspace.figures.save_all(edits, origin=self)

    def _enter(self, texts: Sequence[tuple[int, int, str]], what: str) -> None:
        try:
            found = [self.model.change_at(*text) for text in texts]
        except ValueError as error:
            self.failed.emit(f"没有写入：{error}")
            return
        changes = tuple(change for change in found if change is not None)
        if changes:
            self._change(changes, what)

    @Slot(object)
    def _on_edited(self, changes: CellChanges) -> None:
        self._change(changes, "填写数据")

    def _change(self, changes: CellChanges, what: str) -> None:
        """Store changes as a step of the history; what could not be stored is none."""
        if self._store(changes):
            before = tuple(change.reversed() for change in changes)
            self.history.add(Step(what, before, changes))
