"""What the page of a report has of proofreading: its panel, its actions, and the gate."""

import datetime as dt
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from desktop.domain.changes import Changes
from desktop.domain.finding import Finding
from desktop.domain.report import ReportRecord, Status
from desktop.services.proofing_report import proof_sheet
from desktop.services.workspace import Workspace
from desktop.ui import icons
from desktop.ui.dialogs.status import StatusDialog
from desktop.ui.editor.page import ReportEditor
from desktop.ui.proofing.gate import Gatekeeper, Passing, publication_prompts
from desktop.ui.proofing.panel import ProofingPanel
from desktop.ui.proofing.report_file import EXPORT, export_proof

_SPECS = (
    ("proof_next", "下一处问题", "F7", "到校对发现的下一处问题"),
    ("proof_previous", "上一处问题", "Shift+F7", "到校对发现的上一处问题"),
    ("proof_repair", "改正这一处", "Alt+Return", "按建议改正光标处或列表中选中的问题"),
    ("proof_repair_sure", "改正全部有把握的", "", "按建议改正全部有把握的错误和提醒"),
    ("proof_settings", "校对设置…", "", "停用规则，恢复已忽略的问题"),
)


class ProofingDesk(QObject):
    """Joins panel, actions and gate for the report that is open.

    Signals:
        written: The file of a 校对报告 (`Path`).
    """

    written = Signal(object)

    def __init__(
        self,
        workspace: Workspace,
        editor: ReportEditor,
        today: Callable[[], dt.date],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._today = today
        self._window = window
        self.panel = ProofingPanel(workspace, editor, today, window)
        self.keeper = Gatekeeper(workspace, today, window)
        self._by_key = {key: self._action(key, *rest) for key, *rest in _SPECS}
        self._export = QAction(EXPORT, self)
        icons.put_late(self._export, "file-output")
        self._connect()

    @property
    def actions(self) -> list[QAction]:
        """What the menus 编辑 and 文件 offer."""
        return [*self._by_key.values(), self._export]

    def set_read_only(self, reason: str) -> None:
        """Let the findings only be looked at, and say why; an empty reason frees them."""
        self.panel.set_read_only(reason)
        for key in ("proof_repair", "proof_repair_sure"):
            self._by_key[key].setEnabled(not reason)

    def take_note(self, changes: Changes) -> None:
        """Look again when what a check asks of the store has changed."""
        if changes.figures or changes.catalogue or changes.offices:
            self.panel.session.look_again()

    def before_export(self, record: ReportRecord, format_key: str) -> Passing | None:
        """Ask before the report is exported; None: it is not to be."""
        return self._stay(self.keeper.before_export(record, format_key, self._fresh()))

    def before_status(self, record: ReportRecord, status: Status) -> Passing | None:
        """Ask before the report becomes final; None: it is not to be."""
        return self._stay(self.keeper.before_status(record, status, self._fresh()))

    def status_dialog(self, record: ReportRecord) -> StatusDialog:
        """Make the dialog that asks for a status, with what to look at before publishing."""
        prompts = publication_prompts(self._fresh(), self.panel.session.report)
        passed = self._workspace.proofing.passed(record.id)
        dialog = StatusDialog(record, self._today(), self._window, prompts=prompts, passed=passed)
        dialog.let(self._workspace.operators)
        return dialog

    def _action(self, key: str, text: str, keys: str, tip: str) -> QAction:
        action = QAction(text, self)
        action.setObjectName(key)
        action.setShortcut(QKeySequence(keys))
        action.setStatusTip(tip)
        return action

    def _connect(self) -> None:
        by_key, panel = self._by_key, self.panel
        by_key["proof_next"].triggered.connect(partial(self._step, 1))
        by_key["proof_previous"].triggered.connect(partial(self._step, -1))
        by_key["proof_repair"].triggered.connect(panel.view.repair.trigger)
        by_key["proof_repair_sure"].triggered.connect(panel.repair_all_sure)
        by_key["proof_settings"].triggered.connect(self._on_settings)
        self._export.triggered.connect(self._on_export)
        panel.export_requested.connect(self._on_export)
        panel.settings_requested.connect(self._on_settings)

    def _step(self, by: int, *_checked: bool) -> None:
        self.panel.step(by)

    def _fresh(self) -> tuple[Finding, ...]:
        return self.panel.session.fresh()

    def _stay(self, passing: Passing | None) -> Passing | None:
        """Show the findings to a clerk who goes back to the text."""
        if passing is None:
            self.panel.come_to_front()
        return passing

    @Slot()
    def _on_export(self) -> None:
        record = self.panel.session.record
        if record is None:
            return
        sheet = proof_sheet(self.panel.session.report, self._fresh())
        path = export_proof(self._window, sheet.name, [sheet], self._today())
        if path is not None:
            self.written.emit(path)

    @Slot()
    def _on_settings(self) -> None:
        from desktop.ui.proofing.settings_dialog import (  # noqa: PLC0415 - loads every rule
            ProofingSettings,
        )

        record = self.panel.session.record
        if record is not None:
            ProofingSettings(self._workspace, self._window, record.id).exec()
            self.panel.session.look_again()
