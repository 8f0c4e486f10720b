"""The table of the roll-up: the names stay in sight, blocks go to a spreadsheet."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLabel, QMenu, QTableView, QWidget
from typing_extensions import override

from desktop.ui import theme
from desktop.ui.figures.clipboard import to_text
from desktop.ui.rollup.delegate import RollupDelegate
from desktop.ui.rollup.model import RollupModel
from desktop.ui.rollup.tables import Row

_NAME_WIDTH = 25 * theme.UNIT
_WIDTH = 14 * theme.UNIT
_ROW_HEIGHT = 4 * theme.UNIT
_TIGHTER = 4
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class RollupView(QTableView):
    """Shows a `RollupModel`.

    Signals:
        opened: The `Row` whose report is wanted.
        figures_wanted: The `Row` whose figures over the years are wanted.
        marked: Another cell is current.
    """

    opened = Signal(object)
    figures_wanted = Signal(object)
    marked = Signal()

    def __init__(self, model: RollupModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = model
        self._corner = QLabel("单位", self)
        self.setModel(model)
        self._build()
        self.doubleClicked.connect(self._open)
        model.modelReset.connect(self._on_reset)

    def copy(self) -> None:
        """Put what is marked on the clipboard, or all of it where no block is marked."""
        cells = self.selectedIndexes()
        rows = sorted({index.row() for index in cells})
        columns = sorted({index.column() for index in cells})
        if len(cells) <= 1:
            rows = list(range(self._rows.rowCount()))
            columns = list(range(self._rows.columnCount()))
        self._put(rows, columns)

    def copy_all(self) -> None:
        """Put the whole table on the clipboard."""
        self._put(list(range(self._rows.rowCount())), list(range(self._rows.columnCount())))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in _ENTER:
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        row = self._rows.row(self.indexAt(event.pos()))
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if row is not None and row.report is not None:
            menu.addAction("打开报告(&O)", lambda: self.opened.emit(row))
        if row is not None and row.office is not None:
            menu.addAction("查看数据(&D)", lambda: self.figures_wanted.emit(row))
        menu.addSeparator()
        menu.addAction("复制所选(&C)", self.copy)
        menu.addAction("复制整张表(&A)", self.copy_all)
        menu.popup(event.globalPos())

    @override
    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().currentChanged(current, previous)
        self.marked.emit()

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        row: Row | None = self._rows.row(index)
        if row is not None and row.report is not None:
            self.opened.emit(row)
        elif row is not None and row.office is not None:
            self.figures_wanted.emit(row)

    @Slot()
    def _on_reset(self) -> None:
        """Give every column its width, and let the keyboard stand somewhere."""
        metrics = self.horizontalHeader().fontMetrics()
        for column, each in enumerate(self._rows.table.columns):
            head = max(metrics.horizontalAdvance(line) for line in each.head.split("\n"))
            wanted = max(_WIDTH, head + 4 * theme.UNIT, self.sizeHintForColumn(column))
            self.setColumnWidth(column, wanted)
        lines = 2 if any("\n" in each.head for each in self._rows.table.columns) else 1
        height = (lines + 1) * metrics.lineSpacing() - _TIGHTER
        self.horizontalHeader().setFixedHeight(height)
        edge = self.frameWidth()
        self._corner.setText(self._rows.table.names)
        self._corner.setGeometry(edge + theme.UNIT, edge, _NAME_WIDTH - theme.UNIT, height)
        first = self._rows.index(0, min(1, max(self._rows.columnCount() - 1, 0)))
        if first.isValid() and not self.currentIndex().isValid():
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(first, flags)

    def _put(self, rows: list[int], columns: list[int]) -> None:
        table = self._rows.table
        head = ["", *(table.columns[each].head.replace("\n", "") for each in columns)]
        body = [
            [table.rows[row].name, *(table.rows[row].cells[each].plain for each in columns)]
            for row in rows
        ]
        # Set as text, Qt makes the clipboard's data itself (see charts/saving.py).
        QGuiApplication.clipboard().setText(to_text([head, *body]))

    def _build(self) -> None:
        self.setAccessibleName("汇总表")
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setItemDelegate(RollupDelegate(self))
        self.setCornerButtonEnabled(False)
        self.setSortingEnabled(True)
        theme.mark(self._corner, "muted")
        names = self.verticalHeader()
        names.setFixedWidth(_NAME_WIDTH)
        names.setStyleSheet("QHeaderView { border: none }")
        names.setDefaultSectionSize(_ROW_HEIGHT)
        names.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        names.setHighlightSections(False)
        heads = self.horizontalHeader()
        heads.setSortIndicator(-1, Qt.SortOrder.DescendingOrder)
        heads.setSortIndicatorClearable(True)
        heads.setHighlightSections(False)
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
