"""The report that is open, on its way to the superior office: packed, and what became of it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from desktop.domain.report import ReportRecord
from desktop.services.workspace import Workspace
from desktop.ui import icons
from desktop.ui.dialogs import messages


class ReportSending(QObject):
    """The actions of a report that is handed over.

    Args:
        workspace: Where it is stored.
        current: Tells which report is open, None: none is.
        save: Stores what is being typed; tells whether it could.
        window: Above which dialogs are shown.
    """

    def __init__(
        self,
        workspace: Workspace,
        current: Callable[[], ReportRecord | None],
        save: Callable[[], bool],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._current = current
        self._save = save
        self._window = window
        self.pack = QAction("制作报送包…", self)
        self.history = QAction("往来记录…", self)
        icons.put_late(self.pack, "upload")
        icons.put_late(self.history, "history")
        self.pack.triggered.connect(self._on_pack)
        self.history.triggered.connect(self._on_history)

    @property
    def actions(self) -> tuple[QAction, ...]:
        """What the menu 文件 offers."""
        return self.pack, self.history

    @Slot()
    def _on_pack(self) -> None:
        record = self._current()
        if record is None or not self._save():
            return
        from desktop.ui.exchange.handing_over import hand_over  # noqa: PLC0415 - when asked for

        hand_over(self._workspace, self._window, [record.id], record.office_id)

    @Slot()
    def _on_history(self) -> None:
        record = self._current()
        if record is None:
            return
        from desktop.ui.exchange.opening import show_history  # noqa: PLC0415 - when asked for

        with messages.reporting(self._window):
            office = self._workspace.offices.get(record.office_id).office
            show_history(self._window, self._workspace, f"{office.full_name} {record.report.year}")
