"""The list of the panel 校对: findings gone through, repaired and ignored by keyboard."""

from functools import partial
from typing import Final

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFrame, QListView, QMenu, QWidget

from desktop.domain.finding import Finding, Scope
from desktop.services.proofing_repair import repairable
from desktop.ui.proofing.delegate import FindingDelegate
from desktop.ui.proofing.model import FindingsModel

IGNORING: Final = {
    Scope.HERE: ("忽略这一处(&H)", "Delete"),
    Scope.REPORT: ("本报告中都忽略(&R)", "Shift+Delete"),
    Scope.ALWAYS: ("总是忽略(&A)", "Ctrl+Delete"),
}
"""What the menus say for each scope, and the keys of the list."""


class FindingsView(QListView):
    """Shows the findings.

    Signals:
        chosen: The `Finding` under the cursor, or None.
        entered: The `Finding`'s place is wanted.
        repaired: The `Finding` is to be repaired; `kind_repaired`: with all of its kind.
        ignored: The `Finding`, and the `Scope`.
    """

    chosen = Signal(object)
    entered = Signal(object)
    repaired = Signal(object)
    kind_repaired = Signal(object)
    ignored = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._quiet = False
        self._locked = False
        self.findings = FindingsModel(self)
        self.repair = QAction("改正(&E)", self)
        self.repair_kind = QAction("改正全部同类(&K)", self)
        self.ignoring = {scope: self._ignoring(scope) for scope in Scope}
        self._build()

    @property
    def finding(self) -> Finding | None:
        """The finding under the cursor."""
        return self.findings.finding(self.currentIndex())

    def choose(self, key: str) -> bool:
        """Put the cursor on a finding without telling of it; tells whether it is shown."""
        index = self.findings.find(key)
        self._quiet = True
        self.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect
        )
        self._quiet = False
        if index.isValid():
            self.scrollTo(index)
        return index.isValid()

    def lock(self, *, locked: bool) -> None:
        """Let the findings only be looked at, or free them."""
        self._locked = locked
        self._refresh()

    def _build(self) -> None:
        self.setModel(self.findings)
        self.setItemDelegate(FindingDelegate(self))
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("校对发现的问题")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.selectionModel().currentChanged.connect(self._on_current)
        self.customContextMenuRequested.connect(self._on_menu)
        self.activated.connect(self._on_activated)
        self.repair.triggered.connect(self._on_repair)
        self.repair_kind.triggered.connect(self._on_repair_kind)

    def _ignoring(self, scope: Scope) -> QAction:
        text, key = IGNORING[scope]
        action = QAction(text, self)
        action.setObjectName(f"ignore_{scope.value}")
        action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(partial(self._on_ignore, scope))
        self.addAction(action)
        return action

    def _refresh(self) -> None:
        finding = self.finding
        can = finding is not None and repairable(finding) and not self._locked
        self.repair.setEnabled(can)
        self.repair_kind.setEnabled(can)
        for action in self.ignoring.values():
            action.setEnabled(finding is not None and not self._locked)

    def _on_ignore(self, scope: Scope, *_checked: bool) -> None:
        if self.finding is not None:
            self.ignored.emit(self.finding, scope)

    @Slot()
    def _on_repair(self) -> None:
        if self.finding is not None:
            self.repaired.emit(self.finding)

    @Slot()
    def _on_repair_kind(self) -> None:
        if self.finding is not None:
            self.kind_repaired.emit(self.finding)

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex) -> None:
        finding = self.findings.finding(index)
        if finding is not None:
            self.entered.emit(finding)

    @Slot(QModelIndex, QModelIndex)
    def _on_current(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self._refresh()
        if not self._quiet:
            self.chosen.emit(self.finding)

    @Slot(QPoint)
    def _on_menu(self, place: QPoint) -> None:
        if self.findings.finding(self.indexAt(place)) is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        offered = (self.repair, self.repair_kind, *self.ignoring.values())
        menu.addActions([each for each in offered if each.isEnabled()])
        if not menu.isEmpty():
            menu.popup(self.viewport().mapToGlobal(place))
