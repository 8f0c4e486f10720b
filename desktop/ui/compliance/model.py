"""The rows of a 合规单 as a list with a head for each group."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from desktop.official.sheet_groups import Group, grouped, verdict
from desktop.official.verdicts import Row

Index = QModelIndex | QPersistentModelIndex
Entry = Group | Row

_ROOT: Final = QModelIndex()


class SheetModel(QAbstractListModel):
    """Heads and rows; a head cannot be chosen.

    Args:
        advice: What to change, for each row.
    """

    def __init__(self, advice: Callable[[Row], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.advice = advice
        self._rows: tuple[Row, ...] = ()
        self._only_wrong = False
        self._entries: tuple[Entry, ...] = ()

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows, shown or not."""
        return self._rows

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show another sheet."""
        self._rows = tuple(rows)
        self._fill()

    def show_only_wrong(self, only: bool) -> None:  # noqa: FBT001 - a slot
        """Leave out what is as wanted, or show it again."""
        self._only_wrong = only
        self._fill()

    def entry(self, index: Index) -> Entry | None:
        """Return the head or the row at a place."""
        return self._entries[index.row()] if index.isValid() else None

    def find(self, row: Row) -> QModelIndex:
        """Return where the row is that asks the same as `row`; invalid: it is not shown."""
        for place, entry in enumerate(self._entries):
            if isinstance(entry, Row) and (entry.key, entry.item) == (row.key, row.item):
                return self.index(place)
        return QModelIndex()

    def first_wrong(self) -> QModelIndex:
        """Return where the first row is that departs; invalid: none does."""
        for place, entry in enumerate(self._entries):
            if isinstance(entry, Row) and entry.ok is False:
                return self.index(place)
        return QModelIndex()

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._entries)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self.entry(index)
        if isinstance(entry, Group):
            told = {
                Qt.ItemDataRole.DisplayRole: entry.title,
                Qt.ItemDataRole.AccessibleTextRole: f"{entry.title}：{entry.said}",
            }
        elif entry is not None:
            told = {
                Qt.ItemDataRole.DisplayRole: entry.item,
                Qt.ItemDataRole.ToolTipRole: self._whole(entry),
                Qt.ItemDataRole.AccessibleTextRole: self._whole(entry),
            }
        else:
            told = {}
        return told.get(Qt.ItemDataRole(role))

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self.entry(index), Row):
            return super().flags(index)
        return Qt.ItemFlag.NoItemFlags

    def _whole(self, row: Row) -> str:
        advice = self.advice(row)
        told = f"{row.clause} {row.item}：{verdict(row)}，{measured(row)}"
        return f"{told}\n{advice}" if advice else told

    def _fill(self) -> None:
        self.beginResetModel()
        entries: list[Entry] = []
        for group in grouped(self._rows):
            entries.append(group)
            entries += [row for row in group.rows if not (self._only_wrong and row.ok)]
        self._entries = tuple(entries)
        self.endResetModel()


def measured(row: Row) -> str:
    """Write what was measured, with what is wanted where they are not the same."""
    if row.ok:
        return f"实测{_apart(row.found)}"
    wanted = f"要求{_apart(row.wanted)}"
    return wanted if row.ok is None else f"{wanted}，实测{_apart(row.found)}"


def _apart(text: str) -> str:
    """Keep a figure off the word before it."""
    return f" {text}" if text[:1].isascii() else f"：{text}"
