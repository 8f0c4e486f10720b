"""Asks where a 合规单 is to go, and writes it."""

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QWidget

from desktop.official.verdicts import Row
from desktop.services.compliance_file import write_sheet
from desktop.ui.dialogs import files, messages

EXPORT: Final = "导出合规单…"


def export_sheet(
    window: QWidget,
    name: str,
    rows: Sequence[Row],
    advice: Callable[[Row], str],
    today: dt.date,
) -> Path | None:
    """Write a sheet as a workbook; returns the file, None where nothing was written.

    Args:
        window: Above which the user is asked.
        name: What was measured.
        rows: Of the sheet.
        advice: What to change, for each row.
        today: The date on the sheet.
    """
    wanted = f"{name}合规单.xlsx"
    path = files.ask_save_path(window, "导出合规单", wanted, "Excel 工作簿", ".xlsx")
    written = None
    if path is not None:
        with messages.reporting(window):
            # The system's dialog has asked already whether a file may be replaced.
            write_sheet(path, name, rows, advice=advice, made_on=today, force=True)
            written = path
    return written
