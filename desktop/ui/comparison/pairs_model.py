"""The pairs of reports that share passages, as a table."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from desktop.services.copying import COLUMNS, Pair, cells

Index = QModelIndex | QPersistentModelIndex

_ROOT: Final = QModelIndex()
_NUMBERS: Final = frozenset({4, 5, 6})
_KEYS: Final[tuple[Callable[[Pair], object], ...]] = (
    lambda pair: pair.later.name,
    lambda pair: pair.later.dated,
    lambda pair: pair.earlier.name,
    lambda pair: pair.earlier.dated,
    lambda pair: pair.share,
    lambda pair: pair.characters,
    lambda pair: len(pair.longest),
    lambda pair: pair.longest,
)


class PairsModel(QAbstractTableModel):
    """One row a pair, one column a cell of the file that can be made of it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pairs: list[Pair] = []

    def show_pairs(self, pairs: Sequence[Pair]) -> None:
        """Show other pairs."""
        self.beginResetModel()
        self._pairs = list(pairs)
        self.endResetModel()

    def pair(self, index: Index) -> Pair | None:
        """Return the pair in a row."""
        return self._pairs[index.row()] if index.isValid() else None

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._pairs)

    @override
    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    @override
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section]
        return _alignment(section) if role == Qt.ItemDataRole.TextAlignmentRole else None

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        pair = self.pair(index)
        if pair is None:
            return None
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return cells(pair)[index.column()]
        return _alignment(index.column()) if role == Qt.ItemDataRole.TextAlignmentRole else None

    @override
    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        down = order is Qt.SortOrder.DescendingOrder
        self.beginResetModel()
        self._pairs.sort(key=_KEYS[column], reverse=down)  # type: ignore[arg-type]  # one kind each
        self.endResetModel()


def _alignment(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column in _NUMBERS else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
