"""The ledger's matrix on the screen: one tree whose further columns are the years."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeView, QWidget
from typing_extensions import override

from desktop.domain.office import OfficeId
from desktop.ui.ledger.delegate import YEAR_WIDTH, LedgerDelegate
from desktop.ui.ledger.model import OFFICE_COLUMN, LedgerModel
from desktop.ui.theme import UNIT

_OFFICE_WIDTH = (40 * UNIT, 72 * UNIT)  # at least, and at most where there is room
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class LedgerView(QTreeView):
    """Moves from cell to cell with the arrow keys; Enter or a double click opens one.

    Signals:
        opened: A cell (`QModelIndex`) was opened.
    """

    opened = Signal(QModelIndex)

    def __init__(self, model: LedgerModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.cells = LedgerDelegate(self)
        self._room = 0
        self.setModel(model)
        self.setItemDelegate(self.cells)
        self._build()

    def arrange(self) -> None:
        """Give each column its width: the years theirs, the offices what is left, in bounds."""
        header, years = self.header(), self._model.columnCount() - 1
        for column in range(1, years + 1):
            header.resizeSection(column, YEAR_WIDTH)
        least, most = _OFFICE_WIDTH
        room = self._room - years * YEAR_WIDTH
        header.resizeSection(OFFICE_COLUMN, min(max(room, least), most))

    def expanded_offices(self) -> set[OfficeId]:
        """Return the offices whose subordinates are shown."""
        found: set[OfficeId] = set()
        waiting = [QModelIndex()]
        while waiting:
            parent = waiting.pop()
            for row in range(self._model.rowCount(parent)):
                index = self._model.index(row, OFFICE_COLUMN, parent)
                record = self._model.office_at(index)
                if self.isExpanded(index) and record is not None:
                    found.add(record.id)
                    waiting.append(index)
        return found

    def go_to(self, index: QModelIndex) -> None:
        """Make a cell the current and only chosen one, and bring it into sight."""
        if index.isValid():
            self.selectionModel().setCurrentIndex(
                index, QItemSelectionModel.SelectionFlag.ClearAndSelect
            )
            if self.isVisible():  # before it is laid out it would scroll sideways for nothing
                self.scrollTo(index)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Asked for its viewport, Qt's binding would first load all classes of widgets: 20 ms.
        self._room = event.size().width()
        self.arrange()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        current, key = self.currentIndex(), event.key()
        if key in _ENTER and current.isValid():
            self.opened.emit(current)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and not event.modifiers():
            self._move(current, -1 if key == Qt.Key.Key_Left else 1)
        else:
            super().keyPressEvent(event)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        on_year = index.isValid() and index.column() != OFFICE_COLUMN
        if on_year and event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit(index)
        else:
            super().mouseDoubleClickEvent(event)

    def _move(self, current: QModelIndex, by: int) -> None:
        """Go one column on; in the column of offices unfold, fold up or go to the superior."""
        if current.column() == OFFICE_COLUMN:
            folded = not self.isExpanded(current)
            if self._model.hasChildren(current) and folded == (by > 0):
                self.setExpanded(current, folded)
                return
            if by < 0:
                self.go_to(current.parent())
                return
        self.go_to(current.siblingAtColumn(current.column() + by))

    def _build(self) -> None:
        self.setAccessibleName("台账：单位与年度")
        self.setUniformRowHeights(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setIndentation(2 * UNIT + 4)
        self.setMouseTracking(True)
        self.setAnimated(False)
        self.setTabKeyNavigation(False)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionsMovable(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
