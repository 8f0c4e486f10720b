"""The password of the store, opened from the menu 工具."""

from PySide6.QtWidgets import QMainWindow

from desktop.domain.operator import Act
from desktop.services.encryption import UNAVAILABLE
from desktop.services.workspace import Workspace
from desktop.ui.dialogs import messages
from desktop.ui.password.dialog import PasswordDialog


def open_password(window: QMainWindow, workspace: Workspace) -> None:
    """Show the dialog, or say why it cannot be used."""
    if not workspace.encryption.available:
        messages.tell(window, UNAVAILABLE)
        return
    with messages.reporting(window):
        workspace.operators.require(Act.STORE)
        PasswordDialog(workspace, window).exec()
