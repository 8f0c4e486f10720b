"""The command that walks through the main job with the samples."""

import argparse
import datetime as dt
import os
import sys
from pathlib import Path

from desktop.services.workspace import Workspace

_DONE = 0
_DAY = dt.date(2025, 1, 17)  # the samples' own season: 43 days before they are due
_STORE_NAME = "示例台账.db"
_PICTURE_NAME = "窗口.png"
_WORKBOOK_NAME = "统计表.xlsx"


def demo(options: argparse.Namespace) -> int:
    """Fill a store with the samples, export Word and Excel, and take a picture of the window.

    What an earlier demo left in the folder is replaced.
    """
    folder: Path = options.to
    with Workspace.open(folder / _STORE_NAME) as workspace:
        workspace.load_samples()
        entries = workspace.reports.all_entries()
        reports = [entry.id for entry in entries]
        for step in workspace.exporting.export_many(reports, "docx", folder, force=True):
            _say(step.path or Path(), step.error)
        workbook = folder / _WORKBOOK_NAME
        workspace.exporting.export_workbook_of(reports, workbook, today=_DAY, force=True)
        _say(workbook)
        _say(_picture(workspace, folder / _PICTURE_NAME))
    return _DONE


def _picture(workspace: Workspace, path: Path) -> Path:
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from desktop.app import grab_window  # noqa: PLC0415  # Qt is loaded for the picture only

    grab_window(workspace, path, today=lambda: _DAY)
    return path


def _say(path: Path, error: str = "") -> None:
    sys.stdout.write(f"{error}\n" if error else f"已生成：{path}\n")
