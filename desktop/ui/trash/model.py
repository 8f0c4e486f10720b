"""The rows of the bin."""

import datetime as dt
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from desktop.domain.revision import TrashEntry, TrashKind
from desktop.ui.revisions.words import day_words, local

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()

ICONS: Final = {TrashKind.REPORT: "file-text", TrashKind.OFFICE: "building-2"}


def title_of(entry: TrashEntry) -> str:
    """Name what was removed, in one line."""
    title = "".join(entry.title.splitlines())
    return title or f"{entry.year} 年度报告（没有标题）"


def removal_of(entry: TrashEntry, today: dt.date) -> str:
    """Say what it is, when it was removed, and by whom."""
    when = local(entry.removed)
    kind = f"{entry.kind.value} {entry.year} 年" if entry.year else entry.kind.value
    day = " ".join(day_words(when.date(), today).split())
    parts = [kind, f"{day} {when:%H:%M} 删除"]
    return "　".join([*parts, entry.operator] if entry.operator else parts)


class TrashModel(QAbstractListModel):
    """Holds what is in the bin, the last removed first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[TrashEntry, ...] = ()
        self.today = dt.date.min

    def show_entries(self, entries: Sequence[TrashEntry], today: dt.date) -> None:
        """Show other entries."""
        self.beginResetModel()
        self._entries, self.today = tuple(entries), today
        self.endResetModel()

    def entry(self, index: Index) -> TrashEntry | None:
        """Return what is in a row."""
        return self._entries[index.row()] if index.isValid() else None

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._entries)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self.entry(index)
        if entry is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return title_of(entry)
        if role in {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole}:
            return f"{title_of(entry)}\n{removal_of(entry, self.today)}"
        return None
