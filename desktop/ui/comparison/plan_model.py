"""The items of last year's plan as a list."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from desktop.services.fulfilment import Kept

Index = QModelIndex | QPersistentModelIndex

_ROOT: Final = QModelIndex()


class PlanModel(QAbstractListModel):
    """One row an item, the unanswered first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._items: tuple[Kept, ...] = ()

    def show_items(self, items: Sequence[Kept]) -> None:
        """Show other items; where they are the same, what is said of them."""
        fresh = tuple(items)
        same = [each.key for each in fresh] == [each.key for each in self._items]
        if not same:
            self.beginResetModel()
        self._items = fresh
        if not same:
            self.endResetModel()
        elif fresh:
            self.dataChanged.emit(self.index(0), self.index(len(fresh) - 1))

    def item(self, index: Index) -> Kept | None:
        """Return the item in a row."""
        return self._items[index.row()] if index.isValid() else None

    def find(self, key: str) -> QModelIndex:
        """Return where an item stands; invalid: nowhere."""
        for place, kept in enumerate(self._items):
            if kept.key == key:
                return self.index(place)
        return QModelIndex()

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._items)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        kept = self.item(index)
        if kept is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return kept.promise.heading
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{standing(kept)}：{kept.promise.heading}。{answer_text(kept)}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return kept.promise.item.text.strip()
        return None


def standing(kept: Kept) -> str:
    """Say in a word how it stands with an item."""
    if kept.judgement.fulfilment is not None:
        return kept.judgement.fulfilment.value
    if kept.answered:
        return "已有回应"
    return "可能有回应" if kept.answers else "未见回应"


def answer_text(kept: Kept) -> str:
    """Return the confirmed answer, or the best one."""
    answer = kept.confirmed or (kept.answers[0] if kept.answers else None)
    return " ".join(answer.unit.text.split()) if answer else ""
