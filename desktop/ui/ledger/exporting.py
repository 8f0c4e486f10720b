"""Writing reports to files from the ledger: one, those chosen, or all."""

import datetime as dt
from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.errors import ReportError
from desktop.domain.office import OfficeId
from desktop.domain.report import ReportId
from desktop.services.workspace import Workspace
from desktop.ui.dialogs import files, messages
from desktop.ui.dialogs.messages import reporting

if TYPE_CHECKING:
    from desktop.services.exporting import Exported  # with all that exports need, not at the start
    from desktop.ui.proofing.gate import Gatekeeper

_ERRORS_SHOWN = 5


class LedgerExports(QObject):
    """Asks where to, writes, and says what has been written.

    Signals:
        written: The file, or the last one of many (`Path`).
    """

    written = Signal(object)

    def __init__(self, workspace: Workspace, today: Callable[[], dt.date], window: QWidget) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._today = today
        self._window = window

    def export_reports(self, reports: Sequence[ReportId], format_key: str) -> None:
        """Write one report to a file, or several into a folder."""
        if len(reports) == 1:
            self._export_one(reports[0], format_key)
        elif reports:
            self._export_many(reports, format_key)

    def export_figures(self, offices: Sequence[OfficeId], year: int) -> None:
        """Write the statistics workbook of several offices."""
        from desktop.ui.figures.workbook_export import export_workbook  # noqa: PLC0415 - as below

        path = export_workbook(self._workspace, offices, self._window, self._today, year=year)
        if path is not None:
            self.written.emit(path)

    def hand_over(self, reports: Sequence[ReportId], office: OfficeId | None) -> None:
        """Make a package of reports for the superior office."""
        from desktop.ui.exchange.handing_over import hand_over  # noqa: PLC0415 - when asked for

        hand_over(self._workspace, self._window, reports, office)

    def show_exchanges(self, office: OfficeId, year: int) -> None:
        """Show how the report of an office went to and fro."""
        from desktop.ui.exchange.opening import show_history  # noqa: PLC0415 - when asked for

        with reporting(self._window):
            name = self._workspace.offices.get(office).office.full_name
            show_history(self._window, self._workspace, f"{name} {year}")

    def _export_one(self, report: ReportId, format_key: str) -> None:
        with reporting(self._window):
            passing = self._keeper.before_export(self._workspace.reports.get(report), format_key)
            if passing is not None and self._write(report, format_key):
                self._keeper.keep(report, passing)

    def _write(self, report: ReportId, format_key: str) -> bool:
        """Ask where to and write; tells whether there is a file now."""
        exporting = self._workspace.exporting
        kind = next(each for each in exporting.formats if each.key == format_key)
        name = exporting.suggested_name(report, format_key)
        path = files.ask_save_path(
            self._window, f"导出 {kind.label}", name, kind.label, kind.suffix
        )
        if path is not None:
            # The system's dialog has asked already whether a file may be replaced.
            exporting.export_report(report, format_key, path, force=True)
            self.written.emit(path)
        return path is not None

    def _export_many(self, reports: Sequence[ReportId], format_key: str) -> None:
        folder = files.ask_folder(self._window, f"把 {len(reports)} 份报告导出到")
        if folder is None:
            return
        replace = _holds_files(folder) and messages.ask(
            self._window,
            f"文件夹“{folder.name}”里已有文件，遇到同名文件时替换吗？",
            "替换",
            "保留原文件",
        )
        from desktop.ui.dialogs.progress import ExportProgress  # noqa: PLC0415 - not at the start
        from desktop.ui.proofing.bulk import BulkGate  # noqa: PLC0415 - as above

        bulk = BulkGate(self._workspace, self._keeper, self._window)
        passings = bulk.before_export(reports, format_key)
        if passings is None:
            return

        dialog = ExportProgress(len(reports), self._window)
        dialog.start(
            self._workspace.exporting.export_many(reports, format_key, folder, force=replace)
        )
        dialog.exec()
        for step in dialog.steps:
            if step.path is not None and step.report in passings:
                self._keeper.keep(step.report, passings[step.report])
        self._tell(dialog.steps, dialog.error, len(reports))

    @cached_property
    def _keeper(self) -> "Gatekeeper":
        from desktop.ui.proofing.gate import Gatekeeper  # noqa: PLC0415 - not at the start

        return Gatekeeper(self._workspace, self._today, self._window)

    def _tell(self, steps: "Sequence[Exported]", error: ReportError | None, total: int) -> None:
        written = [step.path for step in steps if step.path is not None]
        if written:
            self.written.emit(written[-1])
        problem = str(error) if error else _summary(steps, total)
        if problem:
            messages.warn(self._window, problem)


def _summary(steps: "Sequence[Exported]", total: int) -> str:
    """Say what failed or was left out; nothing where all went well."""
    errors = [step.error for step in steps if step.error]
    good = len(steps) - len(errors)
    if not errors and good == total:
        return ""
    if not errors:
        return f"导出已取消：{total} 份中已写好 {good} 份，已写好的文件保留在文件夹中。"
    shown = "\n".join(errors[:_ERRORS_SHOWN])
    more = f"\n……另有 {len(errors) - _ERRORS_SHOWN} 份" if len(errors) > _ERRORS_SHOWN else ""
    return f"{total} 份中已写好 {good} 份，{len(errors)} 份未能写出：\n{shown}{more}"


def _holds_files(folder: Path) -> bool:
    return folder.is_dir() and any(folder.iterdir())
