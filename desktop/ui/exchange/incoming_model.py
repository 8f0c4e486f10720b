"""The reports of a 报送包 as a table: how each stands, whether to take it, and why not."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtCore import Signal as QtSignal
from typing_extensions import override

from desktop.domain.exchange import Standing
from desktop.services.merging import MERGED_UNASKED, Incoming
from desktop.ui import theme

Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole

HEADS: Final = ("接收", "单位", "年度", "标题", "对方状态", "情况", "说明", "退回理由")
TAKE, REASON = 0, len(HEADS) - 1
_STANDING: Final = 5
_TOKENS: Final = {
    Standing.NEW: "submitted",
    Standing.SAME: "muted",
    Standing.NEWER: "final",
    Standing.OLDER: "review",
    Standing.CONFLICT: "overdue",
}


class IncomingModel(QAbstractTableModel):
    """Shows what came in; the first column is ticked, the last is typed into.

    Signals:
        chosen_changed: Other rows are ticked now.
    """

    chosen_changed = QtSignal()

    def __init__(self, incoming: Sequence[Incoming], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.incoming = tuple(incoming)
        self._taken = [each.standing in MERGED_UNASKED for each in self.incoming]
        self._reasons = [""] * len(self.incoming)

    @property
    def accepted(self) -> frozenset[str]:
        """The entries that are ticked."""
        pairs = zip(self.incoming, self._taken, strict=True)
        return frozenset(each.item.entry for each, taken in pairs if taken)

    @property
    def refused(self) -> frozenset[str]:
        """The entries that are sent back: not ticked, and not the same as what is there."""
        accepted, reasons = self.accepted, self.reasons
        return frozenset(
            each.item.entry
            for each in self.incoming
            if each.item.entry not in accepted
            and (each.standing is not Standing.SAME or each.item.entry in reasons)
        )

    @property
    def reasons(self) -> dict[str, str]:
        """Why entries are refused, where anything was typed."""
        accepted = self.accepted
        pairs = zip(self.incoming, self._reasons, strict=True)
        return {
            each.item.entry: reason
            for each, reason in pairs
            if reason and each.item.entry not in accepted
        }

    def take_all(self, standings: Sequence[Standing]) -> None:
        """Tick the rows of these standings and no others."""
        self._taken = [each.standing in standings for each in self.incoming]
        self._tell(0, len(self.incoming) - 1)

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.incoming)

    @override
    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(HEADS)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.column() == TAKE:
            return flags | Qt.ItemFlag.ItemIsUserCheckable
        if index.column() == REASON and not self._taken[index.row()]:
            return flags | Qt.ItemFlag.ItemIsEditable
        return flags

    @override
    def data(self, index: Index, role: int = _Role.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        if role == _Role.CheckStateRole and column == TAKE:
            return Qt.CheckState.Checked if self._taken[row] else Qt.CheckState.Unchecked
        if role in {_Role.DisplayRole, _Role.EditRole, _Role.ToolTipRole}:
            return self._text(row, column)
        if role == _Role.ForegroundRole and column == _STANDING:
            return theme.current().color(_TOKENS[self.incoming[row].standing])
        return None

    @override
    def setData(self, index: Index, value: object, role: int = _Role.EditRole) -> bool:
        row = index.row()
        if role == _Role.CheckStateRole and index.column() == TAKE:
            self._taken[row] = Qt.CheckState(value) == Qt.CheckState.Checked
        elif role == _Role.EditRole and index.column() == REASON:
            self._reasons[row] = str(value).strip()
        else:
            return False
        self._tell(row, row)
        return True

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == _Role.DisplayRole:
            return HEADS[section]
        if orientation is Qt.Orientation.Horizontal and role == _Role.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def _text(self, row: int, column: int) -> str:
        each = self.incoming[row]
        item = each.item
        texts = ("", item.office, str(item.year), item.title, item.status, each.standing.word)
        reason = "" if self._taken[row] else self._reasons[row]
        return (*texts, each.why, reason)[column]

    def _tell(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, TAKE), self.index(last, REASON))
        self.chosen_changed.emit()
