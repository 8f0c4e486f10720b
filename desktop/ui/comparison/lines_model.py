"""The lines of two texts as a list, all of them or only what was changed."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from desktop.ui.comparison.lines import Change, Line

Index = QModelIndex | QPersistentModelIndex

_ROOT: Final = QModelIndex()
_SPOKEN: Final = {
    Change.SAME: "相同",
    Change.CHANGED: "改动",
    Change.ADDED: "新增",
    Change.REMOVED: "删去",
    Change.MOVED: "移动",
}


class LinesModel(QAbstractListModel):
    """One row a line."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[Line, ...] = ()
        self._shown: tuple[Line, ...] = ()
        self._only_changes = False

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines that are shown."""
        return self._shown

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show other lines."""
        self._all = tuple(lines)
        self._fill()

    def show_only_changes(self, *, only: bool) -> None:
        """Leave out what is the same, or show it again."""
        self._only_changes = only
        self._fill()

    def line(self, index: Index) -> Line | None:
        """Return the line in a row."""
        return self._shown[index.row()] if index.isValid() else None

    def next_change(self, row: int, by: int) -> int | None:
        """Return the row of the next (`by` 1) or previous (-1) changed line, or None.

        Lines added together, or removed together, are one change: the first of them is returned.
        """
        at = row + by
        while 0 <= at < len(self._shown):
            if self._begins_change(at):
                return at
            at += by
        return None

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._shown)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.line(index)
        if line is None:
            return None
        sides = [side.text if side else "" for side in (line.left, line.right)]
        if role == Qt.ItemDataRole.DisplayRole:
            return "\t".join(sides)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{_SPOKEN[line.change]}。左：{sides[0]}。右：{sides[1]}"
        return None

    def _begins_change(self, at: int) -> bool:
        change = self._shown[at].change
        if change in {Change.ADDED, Change.REMOVED}:
            return at == 0 or self._shown[at - 1].change is not change
        return change is not Change.SAME

    def _fill(self) -> None:
        self.beginResetModel()
        self._shown = tuple(
            line for line in self._all if not self._only_changes or line.change is not Change.SAME
        )
        self.endResetModel()
