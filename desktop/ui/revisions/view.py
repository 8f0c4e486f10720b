"""The timeline as a list: gone through by keyboard, one or two revisions chosen."""

from PySide6.QtCore import QItemSelectionModel, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QMenu, QWidget

from desktop.domain.revision import Revision, RevisionId
from desktop.ui.revisions.delegate import TimelineDelegate
from desktop.ui.revisions.model import TimelineModel

_ALONE = QItemSelectionModel.SelectionFlag.ClearAndSelect


class TimelineView(QListView):
    """Shows revisions; two that are chosen together are compared with each other.

    Signals:
        chosen: Other revisions are.
    """

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._quiet = False
        self.timeline = TimelineModel(self)
        self.menu_actions: list[QAction] = []
        self._build()

    @property
    def revisions(self) -> tuple[Revision, ...]:
        """The chosen revisions, the newest first; of more than two, the newest and the oldest."""
        found = [self.timeline.revision(index) for index in self.selectedIndexes()]
        ordered = sorted((each for each in found if each), key=lambda each: each.id, reverse=True)
        return (ordered[0], ordered[-1]) if len(ordered) > 1 else tuple(ordered)

    def choose(self, *revisions: RevisionId) -> bool:
        """Choose revisions without telling of it; tells whether they are all shown."""
        places = [self.timeline.find(each) for each in revisions]
        self._quiet = True
        self.selectionModel().clear()
        for place in places:
            self.selectionModel().select(place, QItemSelectionModel.SelectionFlag.Select)
        if places:
            self.selectionModel().setCurrentIndex(
                places[0], QItemSelectionModel.SelectionFlag.NoUpdate
            )
        self._quiet = False
        return bool(places) and all(place.isValid() for place in places)

    def choose_first(self) -> None:
        """Choose the newest revision."""
        for row in range(self.timeline.rowCount()):
            revision = self.timeline.revision(self.timeline.index(row))
            if revision is not None:
                self.choose(revision.id)
                return

    def _build(self) -> None:
        self.setModel(self.timeline)
        self.setItemDelegate(TimelineDelegate(self))
        self.setAccessibleName("历史版本")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._on_menu)
        self.selectionModel().selectionChanged.connect(self._on_selection)

    @Slot()
    def _on_selection(self) -> None:
        if not self._quiet:
            self.chosen.emit()

    @Slot(QPoint)
    def _on_menu(self, place: QPoint) -> None:
        index = self.indexAt(place)
        if self.timeline.revision(index) is None:
            return
        if not self.selectionModel().isSelected(index):
            self.selectionModel().setCurrentIndex(index, _ALONE)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(self.menu_actions)
        menu.popup(self.viewport().mapToGlobal(place))
