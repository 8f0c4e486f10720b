"""The rows of the timeline: revisions under their days, the newest first."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from desktop.domain.revision import Revision, RevisionId
from desktop.services.revisions import Size
from desktop.ui.revisions.words import day_words, local, told

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class Day:
    """The head above the revisions of a day."""

    title: str
    count: int


Row = Day | Revision


class TimelineModel(QAbstractListModel):
    """Holds values only; views ask `row` for what they paint."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()
        self._sizes: Mapping[RevisionId, Size] = {}
        self._today = dt.date.min

    def show_timeline(self, revisions: Sequence[Revision], today: dt.date) -> None:
        """Show these revisions, which come with the newest first."""
        rows = tuple(_rows(revisions, today))
        self._today = today
        if len(rows) == len(self._rows) and _keys(rows) == _keys(self._rows):
            self._rows = rows
            self._tell()
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def show_sizes(self, sizes: Mapping[RevisionId, Size]) -> None:
        """Say how much each revision changed."""
        self._sizes = sizes
        self._tell()

    def row(self, index: Index) -> Row | None:
        """Return what stands in a row."""
        return self._rows[index.row()] if index.isValid() else None

    def revision(self, index: Index) -> Revision | None:
        """Return the revision in a row; None for a day."""
        row = self.row(index)
        return row if isinstance(row, Revision) else None

    def size(self, revision: Revision) -> Size | None:
        """Return how much a revision changed; None: not measured yet."""
        return self._sizes.get(revision.id)

    def find(self, revision: RevisionId) -> QModelIndex:
        """Return where a revision is; invalid: it is not shown."""
        for place, row in enumerate(self._rows):
            if isinstance(row, Revision) and row.id == revision:
                return self.index(place)
        return QModelIndex()

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row(index)
        if isinstance(row, Day):
            spoken = f"{row.title}，{row.count} 稿"
            return {0: row.title, int(Qt.ItemDataRole.AccessibleTextRole): spoken}.get(role)
        if row is None:
            return None
        if role in {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole}:
            return told(row, self.size(row), self._today)
        return row.name or row.kind.value if role == Qt.ItemDataRole.DisplayRole else None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) if self.revision(index) else Qt.ItemFlag.NoItemFlags

    def _tell(self) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))


def _rows(revisions: Sequence[Revision], today: dt.date) -> "Sequence[Row]":
    rows: list[Row] = []
    # Only neighbours share a head: clocks are set, and the order is that in which things happened.
    for day, found in groupby(revisions, key=lambda each: local(each.at).date()):
        of_day = list(found)
        rows += [Day(day_words(day, today), len(of_day)), *of_day]
    return rows


def _keys(rows: Sequence[Row]) -> list[object]:
    return [row.id if isinstance(row, Revision) else row.title for row in rows]
