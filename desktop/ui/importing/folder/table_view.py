"""The table of a folder's files, with the keys of a table."""

from PySide6.QtCore import QModelIndex, QSortFilterProxyModel, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget
from typing_extensions import override

from desktop.services.file_search import by_count
from desktop.services.import_rows import Choice, State
from desktop.ui import theme
from desktop.ui.importing.folder.delegates import ChoiceDelegate, OfficeDelegate, YearDelegate
from desktop.ui.importing.folder.table_model import (
    CHOICES_ROLE,
    STATE_ROLE,
    Column,
    FolderModel,
    Index,
)

_OPENING = (Column.FILE, Column.TITLE, Column.SURE, Column.STATE)
_WIDTHS = {
    Column.FILE: 28,
    Column.OFFICE: 26,
    Column.YEAR: 8,
    Column.SURE: 11,
    Column.STATE: 16,
    Column.CHOICE: 18,
}


class FolderTable(QTableView):
    """Sorts by any column, and shows the files of one state where that is wanted.

    Signals:
        opened: The row of the model that is to be looked over.
        row_chosen: The row of the model that the cursor has come to, -1 without one.
    """

    opened = Signal(int)
    row_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = FolderModel(self)
        self._sorted = _ByState(self)
        self._sorted.setSourceModel(self.rows)
        self.offices = OfficeDelegate(self)
        self._build()
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        self.doubleClicked.connect(self._on_double_clicked)

    @property
    def row(self) -> int:
        """The row of the model that the cursor is on, -1 without one."""
        return self._sorted.mapToSource(self.currentIndex()).row()

    def choose(self, row: int, column: Column = Column.FILE) -> None:
        """Put the cursor on a row of the model."""
        self.setCurrentIndex(self._sorted.mapFromSource(self.rows.index(row, column)))

    def show_state(self, state: State | None) -> None:
        """Show only the files of a state; None: all."""
        self._sorted.show_state(state)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            if self.row >= 0:
                self.opened.emit(self.row)
        elif event.key() == Qt.Key.Key_Space and self.row >= 0:
            self._choose_next()
        else:
            super().keyPressEvent(event)

    def _choose_next(self) -> None:
        """Choose for the current row what comes behind what is chosen."""
        index = self.rows.index(self.row, Column.CHOICE)
        choices = index.data(CHOICES_ROLE)
        if len(choices) > 1:
            place = [choice.value for choice in choices].index(index.data())
            following: Choice = choices[(place + 1) % len(choices)]
            self.rows.choice_entered.emit(self.row, following)

    @Slot(QModelIndex, QModelIndex)
    def _on_current_changed(self, _current: QModelIndex, _before: QModelIndex) -> None:
        self.row_chosen.emit(self.row)

    @Slot(QModelIndex)
    def _on_double_clicked(self, index: QModelIndex) -> None:
        if index.column() in _OPENING:
            self.opened.emit(self._sorted.mapToSource(index).row())

    def _build(self) -> None:
        self.setModel(self._sorted)
        self.setAccessibleName("文件夹中的文件")
        theme.mark(self, "list")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.SelectedClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setItemDelegateForColumn(Column.OFFICE, self.offices)
        self.setItemDelegateForColumn(Column.YEAR, YearDelegate(self))
        self.setItemDelegateForColumn(Column.CHOICE, ChoiceDelegate(self))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(4 * theme.UNIT)
        head = self.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        for column, width in _WIDTHS.items():
            self.setColumnWidth(column, width * theme.UNIT)
        head.setSectionResizeMode(Column.TITLE, QHeaderView.ResizeMode.Stretch)
        head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)


class _ByState(QSortFilterProxyModel):
    """Sorts as people count, and leaves the files of other states out."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._state: State | None = None

    def show_state(self, state: State | None) -> None:
        """Show only the files of a state; None: all."""
        if state is not self._state:
            self._state = state
            self.invalidateFilter()

    @override
    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        if self._state is None:
            return True
        index = self.sourceModel().index(source_row, Column.STATE, source_parent)
        return bool(index.data(STATE_ROLE) == self._state)

    @override
    def lessThan(self, left: Index, right: Index) -> bool:
        return by_count(str(left.data() or "")) < by_count(str(right.data() or ""))
