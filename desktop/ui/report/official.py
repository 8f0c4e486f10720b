"""What the page of a report has of the official format: its settings, and the 合规单."""

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from desktop.domain.audit import Event
from desktop.domain.office import OfficeId
from desktop.official.options import Options
from desktop.services.compliance_file import advice_here
from desktop.services.workspace import Workspace
from desktop.ui import icons
from desktop.ui.compliance.exporting import EXPORT, export_sheet
from desktop.ui.compliance.panel import CHECK_OTHER, CompliancePanel
from desktop.ui.editor.session import ReportSession
from desktop.ui.format.settings import FormatSettings
from desktop.ui.preview.stage import PreviewStage


class OfficialFormat(QObject):
    """Joins the settings, the panel and the preview.

    Signals:
        written: The file of a sheet (`Path`).
    """

    written = Signal(object)

    def __init__(
        self,
        workspace: Workspace,
        session: ReportSession,
        stage: PreviewStage,
        today: Callable[[], dt.date],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._stage = stage
        self._today = today
        self._window = window
        self._name = ""
        self._workspace = workspace
        self.settings = FormatSettings(workspace, window)
        self.panel = CompliancePanel(session, window)
        self._export = self._action(EXPORT, "ruler", self._on_export)
        self._other = self._action(CHECK_OTHER, "file-text", self._on_other)
        self._connect()

    @property
    def actions(self) -> list[QAction]:
        """What the menu 文件 offers."""
        return [self._export, self._other, self.settings.action]

    def show_report(self, office: OfficeId, name: str, year: int) -> None:
        """Take the report that is open: whose it is, and of which year."""
        self._name = f"{name}{year}年度报告"
        self.settings.show_office(office, name)

    def _action(self, text: str, icon: str, slot: Callable[[], None]) -> QAction:
        action = QAction(text, self)
        icons.put(action, icon)
        action.triggered.connect(slot)
        return action

    def _connect(self) -> None:
        panel = self.panel
        self.settings.changed.connect(self._on_format)
        panel.settings_requested.connect(self.settings.ask)
        panel.export_requested.connect(self._on_export)
        panel.other_requested.connect(self._on_other)
        panel.place_chosen.connect(self._stage.point_at)
        panel.preview_requested.connect(self._stage.show_place)
        panel.place_entered.connect(self._stage.go_to)

    @Slot(object)
    def _on_format(self, options: Options) -> None:
        self._stage.set_options(options)
        self.panel.set_options(options)

    @Slot()
    def _on_export(self) -> None:
        rows = self.panel.fresh_rows()
        path = export_sheet(self._window, self._name, rows, advice_here, self._today())
        if path is not None:
            self._workspace.audit.log_file(Event.EXPORTED, self._name, path, "合规单")
            self.written.emit(path)

    @Slot()
    def _on_other(self) -> None:
        from desktop.ui.compliance.file_dialog import (  # noqa: PLC0415 - when it is asked for
            FileSheetDialog,
            ask_file,
        )

        path = ask_file(self._window)
        if path is not None:
            dialog = FileSheetDialog(self._today, self._window)
            dialog.check(path)
            dialog.exec()
