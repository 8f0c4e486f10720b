"""A 合规单: what it comes to, its rows, and the one that is chosen in full."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop.official.sheet_groups import summary
from desktop.official.verdicts import Row
from desktop.ui import theme
from desktop.ui.compliance.delegate import SheetDelegate
from desktop.ui.compliance.details import RowDetails
from desktop.ui.compliance.model import SheetModel
from desktop.ui.theme import UNIT

# The row in full keeps its size, the list takes the rest.
_SIZES: Final = {Qt.Orientation.Vertical: (400, 200), Qt.Orientation.Horizontal: (520, 400)}


class SheetView(QWidget):
    """Shows the rows of a document.

    Args:
        advice: What to change, for each row.
        orientation: Where the row in full stands: below the others or beside them.
        buttons: Lead to the place of the row that is chosen.
        placed: Whether a row has a place.

    Signals:
        chosen: A `Row`, or None.
        activated: A `Row` was double-clicked or entered.
    """

    chosen = Signal(object)
    activated = Signal(object)

    def __init__(
        self,
        advice: Callable[[Row], str],
        orientation: Qt.Orientation,
        parent: QWidget | None = None,
        *,
        buttons: tuple[QPushButton, ...] = (),
        placed: Callable[[Row], bool] = lambda _row: False,
    ) -> None:
        super().__init__(parent)
        self._placed = placed
        self._orientation = orientation
        self.model = SheetModel(advice, self)
        self.list = QListView(self)
        self.only_wrong = QCheckBox("只看不符合的", self)
        self.details = RowDetails(buttons, self)
        self._said = QLabel(self)
        self._line = QHBoxLayout()
        self._build()
        self._connect()

    @property
    def said(self) -> str:
        """What the sheet comes to."""
        return self._said.text()

    @property
    def row(self) -> Row | None:
        """The row that is chosen."""
        entry = self.model.entry(self.list.currentIndex())
        return entry if isinstance(entry, Row) else None

    def add_button(self, button: QPushButton) -> None:
        """Put a button at the end of the line above the rows."""
        self._line.addWidget(button)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show a sheet; the row that was chosen stays chosen."""
        before = self.row
        self._said.setText(summary(rows))
        bad = any(row.fails for row in rows)
        theme.mark(self._said, "error" if bad else "strong")
        at = self.list.verticalScrollBar().value()
        self.model.show_rows(rows)
        self.list.verticalScrollBar().setValue(at)
        self._choose(before)

    def choose(self, row: Row) -> None:
        """Choose the row that asks the same as `row`."""
        self._choose(row)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self.list.viewport().update()

    def _build(self) -> None:
        self._said.setWordWrap(True)
        self.list.setModel(self.model)
        self.list.setItemDelegate(SheetDelegate(self.list))
        self.list.setMouseTracking(True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setAccessibleName("合规单")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._line.setSpacing(UNIT)
        self._line.addWidget(self.only_wrong)
        self._line.addStretch(1)
        parts = QSplitter(self._orientation, self)
        parts.addWidget(self.list)
        parts.addWidget(self.details)
        parts.setChildrenCollapsible(False)
        parts.setHandleWidth(1)
        parts.setStretchFactor(0, 1)
        parts.setSizes(list(_SIZES[self._orientation]))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(UNIT)
        box.addWidget(self._said)
        box.addLayout(self._line)
        box.addWidget(parts, 1)
        self.setFocusProxy(self.list)

    def _connect(self) -> None:
        self.only_wrong.toggled.connect(self._on_only_wrong)
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self.list.activated.connect(self._on_activated)

    def _choose(self, row: Row | None) -> None:
        found = self.model.find(row) if row is not None else QModelIndex()
        self.list.setCurrentIndex(found)
        if not found.isValid():
            self._show_row(None)

    def _show_row(self, row: Row | None) -> None:
        if row is None:
            self.details.show_row(None, "")
        else:
            self.details.show_row(row, self.model.advice(row), placed=self._placed(row))

    @Slot(bool)
    def _on_only_wrong(self, only: bool) -> None:  # noqa: FBT001 - Qt's signature
        before = self.row
        self.model.show_only_wrong(only)
        self._choose(before)

    @Slot(QModelIndex, QModelIndex)
    def _on_current(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self._show_row(self.row)
        self.chosen.emit(self.row)

    @Slot(QModelIndex)
    def _on_activated(self, _index: QModelIndex) -> None:
        if self.row is not None:
            self.activated.emit(self.row)
