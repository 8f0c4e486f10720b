"""Actions as a table: what the menus, the keys and the buttons of a page share."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from desktop.ui import icons


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One thing a user can do.

    Attributes:
        text: With the key of its menu; a tab and a hint where a view handles the key itself.
        shortcut: In Qt's portable notation, such as "Ctrl+N".
        writes: Switched off where the store is open for reading only.
    """

    key: str
    text: str
    icon: str = ""
    shortcut: str = ""
    writes: bool = False


def build(
    specs: Sequence[ActionSpec], handlers: Mapping[str, Callable[[], object]], owner: QWidget
) -> dict[str, QAction]:
    """Make the actions of a page; their keys work while the keyboard is on that page.

    Their icons are drawn by menus that were told to (`icons.draw_late`).
    """
    made: dict[str, QAction] = {}
    for spec in specs:
        action = QAction(spec.text, owner)
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        if spec.shortcut:
            action.setShortcut(QKeySequence(spec.shortcut))
        if spec.icon:
            icons.put_late(action, spec.icon)
        action.triggered.connect(partial(_run, handlers[spec.key]))
        owner.addAction(action)
        made[spec.key] = action
    return made


def _run(handler: Callable[[], object], _checked: object = None) -> None:
    """Call a handler without the `checked` that Qt passes along."""
    handler()
