"""One sitting at the program: a store, its window, and the way to another of both."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication

from desktop.services.workspace import Workspace
from desktop.ui.clock import local_now
from desktop.ui.dialogs import messages
from desktop.ui.main_window import MainWindow
from desktop.ui.start.opening import open_workspace

if TYPE_CHECKING:
    from desktop.ui.start.upkeep import Upkeep

_LATER = 2000  # milliseconds until what nobody waits for begins

StoreWork = Callable[[], str]
"""Changes the store while no window is open on it; returns what is to be told, or nothing."""


class Session(QObject):
    """Opens a store and its window, and does so again when the store is exchanged.

    Attributes:
        workspace: The store that is open; None before and after.
        window: Its window; None as well.
    """

    def __init__(
        self, now: Callable[[], dt.datetime] = local_now, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._now = now
        self.workspace: Workspace | None = None
        self.window: MainWindow | None = None
        self._upkeep: Upkeep | None = None

    def open(self, path: Path, password: str = "") -> bool:
        """Open a store, let somebody sign in where it has operators, and show its window.

        `password` opens an encrypted one without asking. False: the user would rather leave.
        """
        workspace = open_workspace(path, self._now, password)
        if workspace is None:
            return False
        self.workspace = workspace
        if not _signed_in(workspace):
            self.close()
            return False
        window = MainWindow(workspace, lambda: self._now().date())
        window.closing.connect(self._on_closing)
        window.store_requested.connect(self.exchange)
        window.lock_requested.connect(self.lock)
        self.window = window
        window.show()
        QTimer.singleShot(_LATER, self, self.take_care)
        return True

    def close(self) -> None:
        """Close the store."""
        if self.workspace is not None:
            self.workspace.close()
            self.workspace = None

    @Slot(object)
    def exchange(self, work: StoreWork) -> None:
        """Close the window, let `work` change the store, and open the window on it again.

        Where the window cannot be closed, because something in it is not stored, nothing happens;
        where the work fails, the store is opened as it is.
        """
        window, workspace = self.window, self.workspace
        if window is None or workspace is None:
            return
        QApplication.setQuitOnLastWindowClosed(False)
        try:
            if not window.close():
                return
            window.deleteLater()
            self.window = None
            said = ""
            with messages.reporting(None):
                said = work()
            path = workspace.path
            self.close()
            if not self.open(path):
                QApplication.quit()
                return
        finally:
            QApplication.setQuitOnLastWindowClosed(True)
        if said:
            messages.tell(self.window, said)

    @Slot()
    def lock(self) -> None:
        """Cover all windows until somebody has signed in again."""
        self.take_care()
        if self._upkeep is not None:
            self._upkeep.lock()

    @Slot()
    def take_care(self) -> None:
        """Begin what goes on beside the work: the check of the file, backups, the lock."""
        from desktop.ui.start.upkeep import Upkeep  # noqa: PLC0415 - not at the start

        if self._upkeep is None and self.window is not None and self.workspace is not None:
            self._upkeep = Upkeep(self.workspace, self.window, self._now)

    @Slot()
    def _on_closing(self) -> None:
        self.take_care()
        if self._upkeep is not None:
            self._upkeep.finish()
            self._upkeep = None


def _signed_in(workspace: Workspace) -> bool:
    """Let somebody sign in, where the store has operators."""
    if not workspace.has_operators():
        return True
    from desktop.ui.operators.sign_in import SignInDialog  # noqa: PLC0415 - not at the start

    return bool(SignInDialog(workspace.operators, workspace.path.name).exec())
