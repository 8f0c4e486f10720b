"""A plain table of texts that is only read."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget
from typing_extensions import override

from desktop.ui import theme
from desktop.ui.theme import UNIT

Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole


@dataclass(frozen=True, slots=True)
class Line:
    """A row.

    Attributes:
        tokens: The colours of some columns, by the name of a token of the theme.
        hint: What is said when the pointer rests on it; empty: the text itself.
    """

    texts: tuple[str, ...]
    tokens: tuple[tuple[int, str], ...] = ()
    hint: str = ""


class TableModel(QAbstractTableModel):
    """Shows lines under their heads."""

    def __init__(self, heads: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._heads = tuple(heads)
        self._lines: tuple[Line, ...] = ()

    @property
    def lines(self) -> tuple[Line, ...]:
        """What is shown."""
        return self._lines

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self._lines = tuple(lines)
        self.endResetModel()

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    @override
    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._heads)

    @override
    def data(self, index: Index, role: int = _Role.DisplayRole) -> object:
        if not index.isValid():
            return None
        line, column = self._lines[index.row()], index.column()
        if role == _Role.DisplayRole:
            return line.texts[column]
        if role == _Role.ToolTipRole:
            return line.hint or line.texts[column]
        if role == _Role.ForegroundRole:
            token = dict(line.tokens).get(column)
            return theme.current().color(token) if token else None
        return None

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == _Role.DisplayRole:
            return self._heads[section]
        if orientation is Qt.Orientation.Horizontal and role == _Role.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None


def table_view(name: str, widths: Sequence[int], parent: QWidget) -> QTableView:
    """Return a view of whole rows; the last column takes what is left.

    Args:
        name: What a screen reader says of it.
        widths: Of all columns but the last, in units of the grid.
        parent: Its owner.
    """
    view = QTableView(parent)
    view.setAccessibleName(name)
    theme.mark(view, "lines")
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.setTextElideMode(Qt.TextElideMode.ElideRight)
    view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setTabKeyNavigation(False)
    view.verticalHeader().hide()
    view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    view.verticalHeader().setDefaultSectionSize(4 * UNIT)
    view.horizontalHeader().setHighlightSections(False)
    view.setProperty("widths", [width * UNIT for width in widths])
    return view


def show_model(view: QTableView, model: QAbstractTableModel) -> None:
    """Put a model into a view made by `table_view`, with its widths."""
    view.setModel(model)
    for column, width in enumerate(view.property("widths")):
        view.setColumnWidth(column, width)
    view.horizontalHeader().setStretchLastSection(True)
