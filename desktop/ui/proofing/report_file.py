"""Asks where a 校对报告 is to go, and writes it."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QWidget

from desktop.domain.proof_sheet import ProofSheet
from desktop.services.proofing_report import EXCEL, WORD, write_proof
from desktop.ui.dialogs import files, messages

EXPORT: Final = "导出校对报告…"
_KINDS: Final = (("Word 文档", WORD), ("Excel 工作簿", EXCEL))


def export_proof(
    window: QWidget, name: str, sheets: Sequence[ProofSheet], today: dt.date
) -> Path | None:
    """Ask for Word or Excel and for the place; returns the file, None where none was written."""
    options = [label for label, _suffix in _KINDS]
    chosen = messages.choose(window, "校对报告写成哪一种文件？", [*options, "取消"])
    if chosen >= len(_KINDS):
        return None
    label, suffix = _KINDS[chosen]
    path = files.ask_save_path(window, "导出校对报告", f"{name}校对报告{suffix}", label, suffix)
    written = None
    if path is not None:
        with messages.reporting(window):
            # The system's dialog has asked already whether a file may be replaced.
            write_proof(path, sheets, made_on=today, force=True)
            written = path
    return written
