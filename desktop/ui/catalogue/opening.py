"""The management of indicators, opened from the menu 工具."""

import datetime as dt

from PySide6.QtWidgets import QMainWindow

from desktop.services.workspace import Workspace
from desktop.ui.catalogue.dialog import CatalogueDialog


def open_catalogue(window: QMainWindow, workspace: Workspace) -> None:
    """Show the indicators; a name given today is of the year reported on now."""
    CatalogueDialog(workspace, dt.datetime.now().astimezone().year, window).exec()
