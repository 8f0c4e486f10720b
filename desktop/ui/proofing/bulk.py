"""The gate before many reports are exported: they are checked first, and told of once."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressDialog, QWidget

from desktop.domain.report import ReportId
from desktop.services.proofing_gate import Gate, gate
from desktop.services.workspace import Workspace
from desktop.ui.proofing import gate_dialog
from desktop.ui.proofing.gate import GATED, Gatekeeper, Passing
from desktop.ui.proofing.gate_dialog import Left

_PURPOSE: Final = "批量导出"
_SOON_MS: Final = 500

Passings = dict[ReportId, Passing]


class BulkGate:
    """Checks reports one after the other, with a way to stop."""

    def __init__(self, workspace: Workspace, keeper: Gatekeeper, window: QWidget) -> None:
        self._workspace = workspace
        self._keeper = keeper
        self._window = window

    def before_export(self, reports: Sequence[ReportId], format_key: str) -> Passings | None:
        """Ask once where some of `reports` have errors.

        Returns:
            The gates of those with errors, to be kept when they are written; None: nothing is to
            be exported.
        """
        if format_key not in GATED:
            return {}
        gates = self._gates(reports)
        if not gates:
            return None if gates is None else {}
        heading = f"{len(reports)} 份报告中有 {len(gates)} 份校对还有错误没有处理"
        rows = [self._row(report, found) for report, found in gates.items()]
        noted = not self._workspace.read_only
        note = gate_dialog.ask(self._window, heading, rows, _PURPOSE, noted=noted)
        if note is None:
            return None
        return {report: Passing(found, _PURPOSE, note) for report, found in gates.items()}

    def _gates(self, reports: Sequence[ReportId]) -> dict[ReportId, Gate] | None:
        progress = QProgressDialog("正在校对…", "取消", 0, len(reports), self._window)
        progress.setWindowTitle(_PURPOSE)
        progress.setWindowModality(Qt.WindowModality.WindowModal)
        progress.setMinimumDuration(_SOON_MS)
        found: dict[ReportId, Gate] = {}
        for number, report in enumerate(reports):
            progress.setValue(number)
            if progress.wasCanceled():
                return None
            left = gate(self._keeper.findings(self._workspace.reports.get(report)))
            if left.needs_note:
                found[report] = left
        progress.setValue(len(reports))
        progress.deleteLater()
        return found

    def _row(self, report: ReportId, left: Gate) -> Left:
        value = self._workspace.reports.get(report).report
        return Left(f"{value.office} {value.year} 年度报告", f"错误 {len(left.errors)} 处")
