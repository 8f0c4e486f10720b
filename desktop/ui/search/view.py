"""The list of results: gone through by keyboard, and longer the further one goes."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget
from typing_extensions import override

from desktop.services.search import Hit
from desktop.ui.search.delegate import ResultDelegate
from desktop.ui.search.model import ResultsModel

Index = QModelIndex | QPersistentModelIndex


class ResultsView(QListView):
    """Shows hits under their reports.

    Signals:
        chosen: The `Hit` under the cursor, or None.
        opened: The `Hit` whose report is wanted.
        more_wanted: The end is near.
        left: The cursor goes up from the first hit.
    """

    chosen = Signal(object)
    opened = Signal(object)
    more_wanted = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.results = ResultsModel(self)
        self._build()

    @property
    def hit(self) -> Hit | None:
        """The hit under the cursor."""
        return self.results.hit(self.currentIndex())

    def choose(self, hit: Hit | None) -> None:
        """Put the cursor on a hit of the same place, else on the first."""
        place = self.results.find(hit) if hit is not None else QModelIndex()
        if place.isValid():
            self.setCurrentIndex(place)
            self.scrollTo(place, QAbstractItemView.ScrollHint.PositionAtCenter)
        else:
            self.setCurrentIndex(self.results.first())
            self.scrollToTop()

    @Slot()
    def look_ahead(self) -> None:
        """Ask for more a page before the end."""
        self.executeDelayedItemsLayout()
        bar = self.verticalScrollBar()
        if self.results.rowCount() and bar.value() >= bar.maximum() - bar.pageStep():
            self.more_wanted.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        at_top = self.currentIndex() == self.results.first()
        if event.key() == Qt.Key.Key_Up and (at_top or not self.currentIndex().isValid()):
            self.left.emit()
        else:
            super().keyPressEvent(event)

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.chosen.emit(self.results.hit(current))

    def _build(self) -> None:
        self.setModel(self.results)
        self.setItemDelegate(ResultDelegate(self))
        self.setAccessibleName("查找结果")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.activated.connect(self._on_activated)
        bar = self.verticalScrollBar()
        bar.valueChanged.connect(self.look_ahead)
        bar.rangeChanged.connect(self.look_ahead)

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex) -> None:
        hit = self.results.hit(index)
        if hit is not None:
            self.opened.emit(hit)
