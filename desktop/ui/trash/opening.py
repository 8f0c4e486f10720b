"""Opens the bin from the menu 工具."""

import datetime as dt

from PySide6.QtWidgets import QMainWindow

from desktop.services.workspace import Workspace
from desktop.ui.trash.dialog import TrashDialog


def open_trash(window: QMainWindow, workspace: Workspace) -> None:
    """Show the bin until it is closed."""
    TrashDialog(workspace, dt.datetime.now().astimezone().date(), window).exec()
