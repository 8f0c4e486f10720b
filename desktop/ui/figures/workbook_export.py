"""Exports a statistics workbook: asks what and where to, writes it, and tells of it."""

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop.domain.audit import Event
from desktop.domain.office import OfficeId
from desktop.services.workspace import Workspace
from desktop.ui.dialogs import files, messages
from desktop.ui.figures.workbook_dialog import WorkbookDialog
from desktop.ui.figures.workbook_progress import WorkbookProgress


def export_workbook(
    workspace: Workspace,
    picked: Sequence[OfficeId],
    window: QWidget,
    today: Callable[[], dt.date],
    *,
    year: int | None = None,
) -> Path | None:
    """Ask for years, offices, sheets and file, and write the workbook.

    Args:
        workspace: Whose figures.
        picked: The offices that are chosen in the window.
        window: Stands behind the dialogs.
        today: The day on the sheets.
        year: The year that is looked at; None: the newest one.

    Returns:
        The file, or None where the user thought better of it or it could not be written.
    """
    years = workspace.reports.years()
    if not years:
        messages.warn(window, "台账中还没有任何年度的报告，没有数据可导出；请先新建或导入报告。")
        return None
    dialog = WorkbookDialog(workspace.offices.search(""), picked, years, window)
    if year is not None:
        dialog.choose_year(year)
    if not dialog.exec():
        return None
    request = dialog.request(today())
    name = f"{request.year}年度法治政府建设统计表.xlsx"
    if len(request.offices) == 1:
        office = workspace.offices.get(request.offices[0]).office
        name = office.short_name_in(request.year) + name
    path = files.ask_save_path(window, "导出 Excel 统计表", name, "Excel 工作簿", ".xlsx")
    if path is None:
        return None
    progress = WorkbookProgress(window)
    # The system's dialog has asked already whether a file may be replaced.
    progress.start(workspace.exporting.workbook_steps_beside(request, path, force=True))
    progress.exec()
    if progress.written is not None:
        workspace.audit.log_file(Event.EXPORTED, request.title, progress.written)
    if progress.error is not None:
        messages.warn(window, str(progress.error))
    return progress.written
