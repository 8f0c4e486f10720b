"""The list of the panel 数据: entries gone through by keyboard, values typed in place."""

from functools import partial

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    Qt,
    Signal,
    SignalInstance,
    Slot,
)
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QFrame,
    QLineEdit,
    QListView,
    QMenu,
    QWidget,
)
from typing_extensions import override

from desktop.services.figure_entries import Entry
from desktop.ui.report.figures.delegate import EntryDelegate
from desktop.ui.report.figures.model import EntriesModel

_SPECS = (
    ("accept", "采纳(&A)", ("Return", "Enter")),
    ("edit", "改值(&E)", ("F2",)),
    ("none", "填为不适用(&N)", ("N",)),
    ("reject", "不要这一条(&D)", ("Delete",)),
)


class EntriesView(QListView):
    """Shows the entries; its keys work while no value is being typed.

    Signals:
        chosen: The `Entry` under the cursor, or None.
        accepted: An `Entry` is confirmed, or its new value taken.
        rejected: An `Entry` is turned down, or made blank.
        not_applicable: There is no such thing: the `Entry`.
        all_accepted: All suggestions without doubt are confirmed.
    """

    chosen = Signal(object)
    accepted = Signal(object)
    rejected = Signal(object)
    not_applicable = Signal(object)
    all_accepted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._quiet = False
        self.entries = EntriesModel(self)
        self.entry_actions = {key: self._action(key, text, keys) for key, text, keys in _SPECS}
        self._build()
        self._connect()

    @property
    def entry(self) -> Entry | None:
        """The entry under the cursor."""
        return self.entries.entry(self.currentIndex())

    def choose(self, key: str) -> bool:
        """Put the cursor on an entry without telling of it; tells whether it is shown."""
        index = self.entries.find(key)
        self._quiet = True
        self.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect
        )
        self._quiet = False
        return index.isValid()

    def step_on(self) -> None:
        """Go to the next entry."""
        for row in range(self.currentIndex().row() + 1, self.entries.rowCount()):
            index = self.entries.index(row)
            if self.entries.entry(index) is not None:
                self.setCurrentIndex(index)
                return

    def stop_editing(self) -> None:
        """Give up what is being typed."""
        editor = self.viewport().findChild(QLineEdit)
        if editor is not None and self.state() is QAbstractItemView.State.EditingState:
            self.closeEditor(editor, QAbstractItemDelegate.EndEditHint.RevertModelCache)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and _means_all(event):
            event.accept()  # the editor around the panel splits paragraphs with it
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _means_all(event):
            self.all_accepted.emit()
            return
        plain = event.modifiers() in {
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        }
        if plain and event.text().isprintable() and event.text().strip() and self.entry:
            # A list would look for a row that begins with what is typed.
            self.edit(self.currentIndex(), QAbstractItemView.EditTrigger.AnyKeyPressed, event)
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        self.setModel(self.entries)
        self.setItemDelegate(EntryDelegate(self))
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("本报告的数据")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(
            QListView.EditTrigger.DoubleClicked | QListView.EditTrigger.AnyKeyPressed
        )
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def _connect(self) -> None:
        self.selectionModel().currentChanged.connect(self._on_current)
        self.customContextMenuRequested.connect(self._on_menu)
        for key, told in (
            ("accept", self.accepted),
            ("reject", self.rejected),
            ("none", self.not_applicable),
        ):
            self.entry_actions[key].triggered.connect(partial(self._tell, told))
        self.entry_actions["edit"].triggered.connect(self.edit_value)

    @Slot()
    def edit_value(self) -> None:
        """Open the field for the value of the entry under the cursor."""
        if self.currentIndex().flags() & Qt.ItemFlag.ItemIsEditable:
            self.setFocus()
            self.edit(self.currentIndex())

    def _action(self, key: str, text: str, keys: tuple[str, ...]) -> QAction:
        action = QAction(text, self)
        action.setObjectName(f"figure_{key}")
        action.setShortcuts([QKeySequence(each) for each in keys])
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.addAction(action)
        return action

    def _tell(self, told: SignalInstance, *_checked: bool) -> None:
        if self.entry is not None:
            told.emit(self.entry)

    @Slot(QModelIndex, QModelIndex)
    def _on_current(self, _now: QModelIndex, _before: QModelIndex) -> None:
        if not self._quiet:
            self.chosen.emit(self.entry)

    @Slot(QPoint)
    def _on_menu(self, place: QPoint) -> None:
        if self.entries.entry(self.indexAt(place)) is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions([each for each in self.entry_actions.values() if each.isEnabled()])
        if not menu.isEmpty():
            menu.popup(self.viewport().mapToGlobal(place))


def _means_all(event: QEvent) -> bool:
    control = Qt.KeyboardModifier.ControlModifier
    return (
        isinstance(event, QKeyEvent)
        and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        and event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == control
    )
