"""Context menus of the editor, made of its actions."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget


def context_menu(parent: QWidget, actions: Sequence[QAction | None]) -> QMenu:
    """Return a menu of the actions that can be done now; None is a separator."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for action in actions:
        if action is None:
            menu.addSeparator()
        elif action.isEnabled():
            menu.addAction(action)
    return menu


def show_menu(parent: QWidget, actions: Sequence[QAction | None], at: QPoint) -> None:
    """Show a context menu at a point of the screen."""
    context_menu(parent, actions).popup(at)
