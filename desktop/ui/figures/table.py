"""The table of figures: its first columns stay in sight, blocks of cells go to and from Excel."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QTableView,
    QWidget,
)
from typing_extensions import override

from desktop.ui import theme
from desktop.ui.figures.cells import plain
from desktop.ui.figures.clipboard import from_text, spread, to_text
from desktop.ui.figures.delegate import FigureDelegate
from desktop.ui.figures.model import FIRST_YEAR_COLUMN, LABEL_COLUMN, UNIT_COLUMN, FiguresModel
from desktop.ui.figures.session import FiguresSession
from desktop.ui.history_actions import HistoryKeys

_LABEL_WIDTH = 27 * theme.UNIT
_UNIT_WIDTH = 9 * theme.UNIT
_YEAR_WIDTH = 18 * theme.UNIT
_DEFINITION_WIDTH = 12 * theme.UNIT  # at least; it takes the room that is left
_ROW_HEIGHT = 4 * theme.UNIT
_PADDING = f"QTableView::item {{ padding: 0 {theme.HALF + 1}px }}"


class FiguresTable(QTableView):
    """Figures of one session, edited in place.

    Signals:
        refused: The sentence on a text that is no value; empty when all is well again.
    """

    refused = Signal(str)

    def __init__(self, session: FiguresSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._delegate = FigureDelegate(self, changes=True)
        self._frozen = QTableView(self)
        self._build()
        self._connect()

    def copy(self) -> None:
        """Put the selected block on the clipboard as a spreadsheet reads it."""
        cells = self._selected_years()
        if cells:
            QGuiApplication.clipboard().setText(to_text(self._block(cells)))

    def cut(self) -> None:
        """Copy the selected block and make it blank."""
        self.copy()
        self.clear_cells()

    def paste(self) -> None:
        """Put what the clipboard holds into the table, from the first selected cell on."""
        text = QGuiApplication.clipboard().text()
        cells = self._selected_years()
        if not text or not cells:
            return
        rows = {index.row() for index in cells}
        columns = {index.column() for index in cells}
        block = spread(from_text(text), len(rows), len(columns))
        self._session.paste(min(rows), min(columns), block)

    def clear_cells(self) -> None:
        """Make the selected cells blank."""
        self._session.clear_cells(
            [(index.row(), index.column()) for index in self._selected_years()]
        )

    def commit(self) -> None:
        """Take over what is being typed into a cell."""
        editor = self.viewport().findChild(QLineEdit)
        if editor is not None and self.state() is QAbstractItemView.State.EditingState:
            self.commitData(editor)
            self.closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        for sequence, act in (
            (QKeySequence.StandardKey.Copy, self.copy),
            (QKeySequence.StandardKey.Cut, self.cut),
            (QKeySequence.StandardKey.Paste, self.paste),
        ):
            if event.matches(sequence):
                act()
                return
        if event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.clear_cells()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            # The Enter that ends an edit comes through here as well.
            if self.state() is not QAbstractItemView.State.EditingState:
                self.edit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_frozen()

    @override
    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        super().scrollTo(index, hint)
        covered = self._frozen.width() - self.visualRect(index).left()
        if index.column() >= FIRST_YEAR_COLUMN and covered > 0:
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() - covered)

    @override
    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, hint)
        self.refused.emit("")
        if hint is QAbstractItemDelegate.EndEditHint.SubmitModelCache:
            self._step_down()

    def _build(self) -> None:
        self.setModel(self._session.model)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName("统计数据")
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        for view in (self, self._frozen):
            self._dress(view)
        # A delegate of its own: of a shared one, both views would want the edited text.
        self._frozen.setItemDelegate(FigureDelegate(self._frozen, changes=False))
        self._frozen.setModel(self.model())
        self._frozen.setSelectionModel(self.selectionModel())
        self._frozen.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._frozen.setStyleSheet(f"QTableView {{ border: none; border-radius: 0 }} {_PADDING}")
        self._frozen.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._frozen.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._frozen.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.viewport().stackUnder(self._frozen)
        self._size_columns()

    def _dress(self, view: QTableView) -> None:
        view.setStyleSheet(_PADDING)
        view.setShowGrid(False)
        view.horizontalHeader().setStretchLastSection(view is self)
        view.setWordWrap(False)
        view.setCornerButtonEnabled(False)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.verticalHeader().hide()
        view.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT)
        view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        view.horizontalHeader().setHighlightSections(False)
        view.horizontalHeader().setSectionsClickable(False)
        view.horizontalHeader().setMinimumSectionSize(5 * theme.UNIT)

    def _connect(self) -> None:
        # Beside the text the figures have a history of their own: the report's keys are not meant.
        self.installEventFilter(HistoryKeys(self._session.undo, self._session.redo, self))
        self._delegate.refused.connect(self.refused)
        self._session.model.modelReset.connect(self._size_columns)
        self.horizontalHeader().sectionResized.connect(self._on_section_resized)
        self.verticalScrollBar().valueChanged.connect(self._frozen.verticalScrollBar().setValue)
        self._frozen.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)

    @Slot()
    def _size_columns(self) -> None:
        model = self._session.model
        widths = {
            LABEL_COLUMN: _LABEL_WIDTH,
            UNIT_COLUMN: _UNIT_WIDTH,
            model.definition_column: _DEFINITION_WIDTH,
        }
        for column in range(model.columnCount()):
            width = widths.get(column, _YEAR_WIDTH)
            self.setColumnWidth(column, width)
            self._frozen.setColumnWidth(column, width)
            self._frozen.setColumnHidden(column, column >= FIRST_YEAR_COLUMN)
        self._place_frozen()

    @Slot(int, int, int)
    def _on_section_resized(self, column: int, _before: int, width: int) -> None:
        if column < FIRST_YEAR_COLUMN:
            self._frozen.setColumnWidth(column, width)
            self._place_frozen()

    def _place_frozen(self) -> None:
        width = sum(self.columnWidth(column) for column in (LABEL_COLUMN, UNIT_COLUMN))
        frame = self.frameWidth()
        self._frozen.setGeometry(
            frame, frame, width, self.viewport().height() + self.horizontalHeader().height()
        )

    def _step_down(self) -> None:
        """Go to the next indicator below, as a spreadsheet does after Enter."""
        model, current = self._session.model, self.currentIndex()
        for row in range(current.row() + 1, model.rowCount()):
            if model.row(row).indicator is not None:
                self.setCurrentIndex(model.index(row, current.column()))
                return

    def _selected_years(self) -> list[QModelIndex]:
        """Return the selected cells that hold figures, without headings and labels."""
        model = self._session.model
        return [
            index
            for index in self.selectionModel().selectedIndexes()
            if model.year_of(index.column()) and model.row(index.row()).indicator
        ]

    def _block(self, cells: Sequence[QModelIndex]) -> list[list[str]]:
        model: FiguresModel = self._session.model
        rows = sorted({index.row() for index in cells})
        columns = sorted({index.column() for index in cells})
        return [
            [plain(model.figure_at(model.index(row, column))) for column in columns] for row in rows
        ]
