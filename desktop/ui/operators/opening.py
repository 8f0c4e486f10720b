"""The operators and the change of who works, opened from the menu 工具."""

from PySide6.QtWidgets import QMainWindow

from desktop.services.workspace import Workspace
from desktop.ui.dialogs import messages
from desktop.ui.main_window import MainWindow
from desktop.ui.operators.dialog import OperatorsDialog

_NOBODY = "还没有设置操作员，不需要登录；要分清谁做了什么，请在“工具 → 操作员”中添加。"


def open_operators(window: QMainWindow, workspace: Workspace) -> None:
    """Show the operators."""
    OperatorsDialog(workspace, window).exec()


def switch_operator(window: QMainWindow, workspace: Workspace) -> None:
    """Cover the window, so that somebody else may sign in."""
    if not (workspace.has_operators() or workspace.encrypted):
        messages.tell(window, _NOBODY)
    elif isinstance(window, MainWindow):
        window.lock_requested.emit()
