"""What is last year's as a list with a head for each kind."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from desktop.ui.comparison.findings import Found, Kind

Index = QModelIndex | QPersistentModelIndex

_ROOT: Final = QModelIndex()


@dataclass(frozen=True, slots=True)
class Head:
    """Stands above the rows of a kind."""

    title: str
    count: int


Row = Head | Found


class FoundModel(QAbstractListModel):
    """Heads and findings; a head cannot be chosen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()

    def show_findings(self, findings: Sequence[Found]) -> None:
        """Show other findings."""
        rows: list[Row] = []
        for kind in Kind:
            of_kind = [each for each in findings if each.kind is kind]
            rows += [Head(kind.value, len(of_kind)), *of_kind] if of_kind else []
        if tuple(rows) != self._rows:
            self.beginResetModel()
            self._rows = tuple(rows)
            self.endResetModel()

    def row(self, index: Index) -> Row | None:
        """Return what stands in a row."""
        return self._rows[index.row()] if index.isValid() else None

    def found(self, index: Index) -> Found | None:
        """Return the finding in a row; None for a head."""
        row = self.row(index)
        return row if isinstance(row, Found) else None

    def find(self, key: str) -> QModelIndex:
        """Return where a finding stands; invalid: nowhere."""
        for place, row in enumerate(self._rows):
            if isinstance(row, Found) and row.key == key:
                return self.index(place)
        return QModelIndex()

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row(index)
        if row is None:
            return None
        said = f"{row.count} 处" if isinstance(row, Head) else row.said
        text = row.title if isinstance(row, Head) else row.text
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return f"{text}（{said}）" if said else text
        return None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) if self.found(index) else Qt.ItemFlag.NoItemFlags
