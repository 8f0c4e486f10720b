"""The backups, opened from the menu 工具."""

from PySide6.QtWidgets import QMainWindow

from desktop.services.workspace import Workspace
from desktop.ui.backups.dialog import BackupsDialog
from desktop.ui.clock import local_now
from desktop.ui.main_window import MainWindow


def open_backups(window: QMainWindow, workspace: Workspace) -> None:
    """Show the backups; one that is to be brought back is, once the dialog has closed."""
    for page in window.pages.made if isinstance(window, MainWindow) else ():
        page.flush()  # so that a backup made now holds what is being typed
    dialog = BackupsDialog(workspace, local_now, window)
    dialog.exec()
    if dialog.restoring is not None and isinstance(window, MainWindow):
        window.store_requested.emit(dialog.restoring)
