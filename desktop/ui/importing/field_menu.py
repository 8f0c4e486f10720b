"""The menu that names the elements a text may be put into."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from desktop.ui.importing.fields import FIELDS


def field_menu(parent: QWidget, chosen: Callable[[str], None]) -> QMenu:
    """Make a menu of all elements; `chosen` is told the name of one."""
    menu = QMenu(parent)
    for field in FIELDS:
        menu.addAction(field.label).triggered.connect(partial(_tell, chosen, field.name))
    return menu


def _tell(chosen: Callable[[str], None], name: str, _checked: object = None) -> None:
    chosen(name)
