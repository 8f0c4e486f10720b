"""The roll-up's table as Qt sees it; the names of the rows are its vertical header."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont
from typing_extensions import override

from desktop.statistics.rollup import Standing
from desktop.ui import theme
from desktop.ui.rollup.tables import Cell, Column, Row, Table, Tone

Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_STANDING_TOKENS = {
    Standing.NO_REPORT: "overdue",
    Standing.NO_FIGURE: "review",
    Standing.NOT_HANDED_IN: "review",
    Standing.HANDED_IN: "submitted",
}


NOTE_ROLE = _Role.UserRole + 1
"""What stands small behind a number."""
NOTED_ROLE = _Role.UserRole + 2
"""Whether any number of the column has a note, so that all leave room for it."""


class RollupModel(QAbstractTableModel):
    """Shows a table; sorting and filtering make another table."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._whole = Table()
        self._shown = Table()
        self._noted: set[int] = set()
        self._wanted: Callable[[Row], bool] = _every
        self._order: tuple[int, Qt.SortOrder] | None = None

    @property
    def table(self) -> Table:
        """What is shown."""
        return self._shown

    def show_table(self, table: Table) -> None:
        """Show another table; the order goes where the columns are others."""
        if [each.head for each in table.columns] != [each.head for each in self._whole.columns]:
            self._order = None
        self._whole = table
        self._lay_out()

    def filter_rows(self, wanted: Callable[[Row], bool] | None) -> None:
        """Show only some of the rows, and the sums; None: all."""
        self._wanted = wanted or _every
        self._lay_out()

    def row(self, index: Index) -> Row | None:
        """Return the row an index lies in."""
        return self._shown.rows[index.row()] if index.isValid() else None

    def column(self, index: Index) -> Column | None:
        """Return the column an index lies in."""
        return self._shown.columns[index.column()] if index.isValid() else None

    @override
    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.DescendingOrder) -> None:
        known = 0 <= column < len(self._whole.columns)
        self._order = (column, order) if known else None
        self._lay_out()

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._shown.rows)

    @override
    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._shown.columns)

    @override
    def data(self, index: Index, role: int = _Role.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._shown.rows[index.row()]
        cell = row.cells[index.column()]
        if role == NOTED_ROLE:
            return index.column() in self._noted
        if role == _Role.ForegroundRole and cell.text and row.standing and index.column() == 0:
            return theme.current().color(_STANDING_TOKENS[row.standing])
        if role == _Role.AccessibleTextRole:
            head = self._shown.columns[index.column()].head
            return f"{row.name}，{head}，{cell.text or '空白'}，{cell.tip}".replace("\n", "")
        answer = _CELLS.get(role)
        return answer(cell) if answer else None

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Vertical:
            return self._row_head(section, role)
        if not 0 <= section < len(self._shown.columns):
            return None
        column = self._shown.columns[section]
        if role == _Role.TextAlignmentRole:
            return _LEFT if column.word else _RIGHT
        texts = {_Role.DisplayRole: column.head, _Role.ToolTipRole: column.tip or None}
        return texts.get(_Role(role)) if role in texts else None

    def _row_head(self, section: int, role: int) -> object:
        if not 0 <= section < len(self._shown.rows):
            return None
        row = self._shown.rows[section]
        if role == _Role.FontRole and row.fixed:
            return _strong()
        texts: Mapping[int, object] = {
            _Role.DisplayRole: row.name,
            _Role.ToolTipRole: row.tip or row.name,
            _Role.TextAlignmentRole: _LEFT,
        }
        return texts.get(role)

    def _lay_out(self) -> None:
        self.beginResetModel()
        made = self._whole.only(self._wanted)
        if self._order is not None:
            column, order = self._order
            made = made.sorted_by(column, descending=order is Qt.SortOrder.DescendingOrder)
        self._shown = made
        self._noted = {
            place
            for place in range(len(made.columns))
            if any(row.cells[place].note for row in made.rows)
        }
        self.endResetModel()


def _every(_row: Row) -> bool:
    return True


def _strong() -> QFont:
    font = theme.font()
    font.setWeight(QFont.Weight.DemiBold)
    return font


_CELLS: Mapping[int, Callable[[Cell], object]] = {
    _Role.DisplayRole: lambda cell: cell.text,
    NOTE_ROLE: lambda cell: cell.note,
    _Role.ToolTipRole: lambda cell: cell.tip or None,
    _Role.TextAlignmentRole: lambda cell: _LEFT if cell.word else _RIGHT,
    _Role.FontRole: lambda cell: _strong() if cell.tone is Tone.SUM else None,
    _Role.ForegroundRole: lambda cell: (
        theme.current().color("faint") if cell.tone is Tone.QUIET else None
    ),
}
