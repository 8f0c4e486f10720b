"""The figures being edited: every edit is a command that stores, and can be taken back."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack
from typing_extensions import override

from desktop.domain.changes import Changes
from desktop.domain.errors import ReportError
from desktop.domain.office import OfficeId
from desktop.domain.report import ReportId
from desktop.services.workspace import Workspace
from desktop.ui.figures.cells import CellChange
from desktop.ui.figures.clipboard import Block
from desktop.ui.figures.model import FiguresModel

Cell = tuple[int, int]


class FiguresSession(QObject):
    """One office's figures over the years, their model and their undo history.

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
        self.stack = QUndoStack(self)
        self.model.edited.connect(self._on_edited)
        self.model.refused.connect(self.failed)

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
            self.stack.clear()
        self._office = office
        wanted = tuple(years) or self._workspace.reports.years()
        held = self._workspace.reports.entries((office,), wanted) if office is not None else ()
        self._reports = {entry.year: entry.id for entry in held}
        figures = self._workspace.figures.of_office(office) if office is not None else {}
        self.model.load(figures, years=wanted, open_years=self._reports)

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

    def store(self, changes: Sequence[CellChange]) -> None:
        """Store changes and show them; raises `ReportError` where that is not possible."""
        for year in dict.fromkeys(change.year for change in changes):
            here = [change for change in changes if change.year == year]
            kept = [change.after for change in here if change.after is not None]
            gone = [change.key for change in here if change.after is None]
            self._workspace.figures.save(self._reports[year], kept, gone, origin=self)
        self.model.put(changes)
        self.stored.emit()

    def _enter(self, texts: Sequence[tuple[int, int, str]], what: str) -> None:
        try:
            found = [self.model.change_at(*text) for text in texts]
        except ValueError as error:
            self.failed.emit(f"没有写入：{error}")
            return
        changes = tuple(change for change in found if change is not None)
        if changes:
            self.stack.push(_SetFigures(self, changes, what))

    def _on_edited(self, changes: tuple[CellChange, ...]) -> None:
        self.stack.push(_SetFigures(self, changes, "填写数据"))


class _SetFigures(QUndoCommand):
    """Store figures; a command that could not be stored leaves the history."""

    def __init__(self, session: FiguresSession, changes: tuple[CellChange, ...], what: str) -> None:
        super().__init__(what)
        self._session = session
        self._changes = changes

    @override
    def redo(self) -> None:
        self._store(self._changes)

    @override
    def undo(self) -> None:
        self._store(tuple(change.reversed() for change in self._changes))

    def _store(self, changes: tuple[CellChange, ...]) -> None:
        # An exception would not reach the caller of push: Qt stands between.
        try:
            self._session.store(changes)
        except ReportError as error:
            self.setObsolete(True)
            self._session.failed.emit(str(error))
