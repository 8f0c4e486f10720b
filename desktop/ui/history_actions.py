"""撤销 and 重做: as actions, which name the step, and as the keys of a widget."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop.ui.history import History

UNDO_KEYS = ("Ctrl+Z",)
REDO_KEYS = ("Ctrl+Y", "Ctrl+Shift+Z")


class HistoryActions(QObject):
    """The two actions on one history.

    Attributes:
        undo: Takes the last step back.
        redo: Does it again.
    """

    def __init__(
        self,
        history: History[Any],
        undo: Callable[[], object],
        redo: Callable[[], object],
        host: QWidget,
    ) -> None:
        super().__init__(host)
        self._history = history
        self.undo = _action("undo", UNDO_KEYS, undo, host)
        self.redo = _action("redo", REDO_KEYS, redo, host)
        history.changed.connect(self.refresh)
        self.refresh()

    @property
    def both(self) -> list[QAction]:
        """Both actions, for a menu."""
        return [self.undo, self.redo]

    @Slot()
    def refresh(self) -> None:
        """Name what can be taken back and done again."""
        steps = self._history
        name_step(self.undo, "撤销", steps.undo_text, possible=steps.can_undo)
        name_step(self.redo, "重做", steps.redo_text, possible=steps.can_redo)


class HistoryKeys(QObject):
    """Keeps Ctrl+Z from a widget's own history, and from the page's where there are two."""

    def __init__(
        self, undo: Callable[[], object], redo: Callable[[], object], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._undo = undo
        self._redo = redo

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent):
            return False
        undo = event.matches(QKeySequence.StandardKey.Undo)
        if not undo and not event.matches(QKeySequence.StandardKey.Redo) and not _redoes(event):
            return False
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
        elif event.type() is QEvent.Type.KeyPress:
            (self._undo if undo else self._redo)()
        return True


def name_step(action: QAction, text: str, step: str, *, possible: bool) -> None:
    """Let an action say what it would undo or redo, and offer it where that is possible."""
    action.setText(f"{text}：{step}" if step and possible else text)
    action.setEnabled(possible)


def _redoes(event: QKeyEvent) -> bool:
    """Tell whether a key means 重做; platforms differ in which of the two it is."""
    keys = QKeySequence(event.keyCombination())
    return any(keys == QKeySequence(each) for each in REDO_KEYS)


def _action(name: str, keys: tuple[str, ...], act: Callable[[], object], host: QWidget) -> QAction:
    action = QAction(host)
    action.setObjectName(name)
    action.setShortcuts([QKeySequence(key) for key in keys])
    action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    action.triggered.connect(act)
    host.addAction(action)
    return action
