"""The export actions of one report, from one table."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from desktop.domain.report import ReportId
from desktop.services.workspace import Workspace
from desktop.ui import icons
from desktop.ui.dialogs import files, messages


@dataclass(frozen=True, slots=True)
class Kind:
    """One way to write a report.

    Attributes:
        plain: Without the red header (白头).
    """

    text: str
    key: str
    icon: str
    plain: bool = False
    shortcut: str = ""


KINDS = (
    Kind("导出 Word", "docx", "file-output", shortcut="Ctrl+E"),
    Kind("导出 Word（白头，不带红头）", "docx", "file-text", plain=True),
    Kind("导出 PDF", "pdf", "file-text", shortcut="Ctrl+Shift+E"),
    Kind("导出 PDF（白头，不带红头）", "pdf", "file-text", plain=True),
    Kind("导出纯文本", "txt", "type"),
    Kind("导出 Excel 统计表", "xlsx", "file-spreadsheet"),
)


class ReportExports(QObject):
    """Asks where to, and writes.

    Signals:
        written: The file (`Path`).
    """

    written = Signal(object)

    def __init__(self, workspace: Workspace, today: Callable[[], dt.date], window: QWidget) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._today = today
        self._window = window

    def actions(self) -> list[QAction]:
        """Make one action a kind; its place in `KINDS` is its data."""
        made = []
        for place, kind in enumerate(KINDS):
            action = QAction(kind.text, self)
            action.setData(place)
            icons.put(action, kind.icon)
            if kind.shortcut:
                action.setShortcut(QKeySequence(kind.shortcut))
            made.append(action)
        return made

    def export(self, report: ReportId, kind: Kind) -> bool:
        """Write the stored report as `kind`; tells whether there is a file now."""
        exporting = self._workspace.exporting
        form = next(each for each in exporting.formats if each.key == kind.key)
        written: Path | None = None
        with messages.reporting(self._window):
            name = exporting.suggested_name(report, kind.key)
            path = files.ask_save_path(self._window, kind.text, name, form.label, form.suffix)
            if path is not None:
                # The system's dialog has asked already whether a file may be replaced.
                exporting.export_report(
                    report, kind.key, path, force=True, plain=kind.plain, today=self._today()
                )
                written = path
                self.written.emit(path)
        return written is not None
