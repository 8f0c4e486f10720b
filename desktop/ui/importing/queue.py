"""The files being imported as a list model; each row is a `Draft`."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from desktop.ui.importing.draft import OPEN_STAGES, Draft, Stage

Index = QModelIndex | QPersistentModelIndex
DRAFT_ROLE = Qt.ItemDataRole.UserRole + 1


class ImportQueue(QAbstractListModel):
    """Drafts in the order in which their files were given; rows are only ever added."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._drafts: list[Draft] = []

    def __iter__(self) -> Iterator[Draft]:
        """Go through the drafts."""
        return iter(tuple(self._drafts))

    def add(self, drafts: Iterable[Draft]) -> None:
        """Add files that are not there yet."""
        known = {draft.path for draft in self._drafts}
        fresh = [draft for draft in drafts if draft.path not in known]
        if not fresh:
            return
        first = len(self._drafts)
        self.beginInsertRows(QModelIndex(), first, first + len(fresh) - 1)
        self._drafts += fresh
        self.endInsertRows()

    def row_of(self, path: Path) -> int:
        """Return the row of a file, -1 where it is not there."""
        return next((row for row, draft in enumerate(self._drafts) if draft.path == path), -1)

    def clear(self) -> None:
        """Forget all files."""
        self.beginResetModel()
        self._drafts = []
        self.endResetModel()

    def draft(self, row: int) -> Draft:
        """Return the draft of a row."""
        return self._drafts[row]

    def put(self, row: int, draft: Draft) -> None:
        """Put another draft in a row."""
        self._drafts[row] = draft
        self.dataChanged.emit(self.index(row), self.index(row))

    def count(self, stage: Stage) -> int:
        """Count the files at a stage."""
        return sum(draft.stage is stage for draft in self._drafts)

    def next_open(self, row: int) -> int | None:
        """Return the next row behind `row` that still waits for the clerk, from the top again."""
        rows = (*range(row + 1, len(self._drafts)), *range(row))
        return next((each for each in rows if self._drafts[each].stage in OPEN_STAGES), None)

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._drafts)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        draft = self._drafts[index.row()]
        answers: dict[int, object] = {
            Qt.ItemDataRole.DisplayRole: draft.path.name,
            Qt.ItemDataRole.ToolTipRole: draft.problem or str(draft.path),
            Qt.ItemDataRole.AccessibleTextRole: f"{draft.path.name}，{draft.stage.value}",
            DRAFT_ROLE: draft,
        }
        return answers.get(role)
