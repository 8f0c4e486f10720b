"""The action 格式设置: asks for the office's format and keeps it."""

from typing import Final

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from desktop.domain.office import OfficeId
from desktop.official.options import Options
from desktop.services.workspace import Workspace
from desktop.ui import icons
from desktop.ui.format.dialog import FormatDialog

TITLE: Final = "格式设置…"


class FormatSettings(QObject):
    """Knows whose report is open.

    Signals:
        changed: The `Options` that hold for it from now on.
    """

    changed = Signal(object)

    def __init__(self, workspace: Workspace, window: QWidget) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._window = window
        self._office: OfficeId | None = None
        self._name = ""
        self.action = QAction(TITLE, self)
        icons.put(self.action, "settings")
        self.action.triggered.connect(self.ask)
        self.action.setEnabled(False)

    @property
    def options(self) -> Options:
        """The format that holds for the office."""
        return self._workspace.formatting.options(self._office)

    def show_office(self, office: OfficeId, name: str) -> None:
        """Take the office whose report is open, and tell its format."""
        self._office, self._name = office, name
        self.action.setEnabled(True)
        self.changed.emit(self.options)

    def make_dialog(self) -> FormatDialog:
        """Return the dialog on the format as it is."""
        formatting, office = self._workspace.formatting, self._office
        own = office is not None and formatting.has_own(office)
        reason = self._workspace.read_only_reason
        return FormatDialog(
            self.options, self._name, self._save, self._window, own=own, read_only=reason
        )

    @Slot()
    def ask(self) -> None:
        """Open the dialog; what it kept is told."""
        if self.make_dialog().exec():
            self.changed.emit(self.options)

    def _save(self, options: Options, alone: bool) -> None:  # noqa: FBT001 - called by place
        formatting, office = self._workspace.formatting, self._office
        if alone and office is not None:
            formatting.save(options, office)
            return
        formatting.save(options)
        if office is not None:
            formatting.give_up_own(office)
