"""A Word file from outside, held against the standard clause by clause."""

import datetime as dt
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.errors import ReportError
from desktop.official.verdicts import Row
from desktop.services.compliance import sheet_for_file
from desktop.services.compliance_file import advice_in_word
from desktop.ui import theme
from desktop.ui.compliance.exporting import EXPORT, export_sheet
from desktop.ui.compliance.view import SheetView
from desktop.ui.dialogs import files
from desktop.ui.empty_state import EmptyState
from desktop.ui.tasks import Task
from desktop.ui.theme import UNIT

_WIDTH: Final = 120 * UNIT
_HEIGHT: Final = 78 * UNIT
_TITLE: Final = "检查 Word 文件的版式"


def ask_file(window: QWidget) -> Path | None:
    """Ask for a Word file."""
    return files.ask_open_file(window, _TITLE, "Word 文档", ".docx")


class FileSheetDialog(QDialog):
    """Measures one file after the other; reading is off the GUI thread."""

    def __init__(
        self, today: Callable[[], dt.date] = dt.date.today, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._today = today
        self._path = Path()
        self._task: Task[tuple[Row, ...]] = Task(self)
        self._name = QLabel(self)
        self._written = QLabel(self)
        self.sheet = SheetView(advice_in_word, Qt.Orientation.Horizontal, self)
        self.failure = EmptyState("triangle-alert", "没有检查", "", self)
        self._waiting = QLabel("正在读取文件…", self)
        self._stack = QStackedWidget(self)
        self.export = QPushButton(EXPORT, self)
        self.other = QPushButton("换一个文件…", self)
        self.leave = QPushButton("关闭", self)
        self._build()
        self._connect()

    @property
    def written(self) -> str:
        """What is said of the file that was written."""
        return self._written.text()

    @property
    def failed(self) -> bool:
        """Whether the file could not be read."""
        return self._stack.currentWidget() is self.failure

    def check(self, path: Path) -> None:
        """Measure a file and show its sheet."""
        self._path = path
        self._name.setText(path.name)
        self._name.setToolTip(str(path))
        self._written.clear()
        self.export.setEnabled(False)
        self._stack.setCurrentWidget(self._waiting)
        self._task.start(partial(sheet_for_file, path))

    def _build(self) -> None:
        self.setWindowTitle(_TITLE)
        theme.mark(self._name, "strong")
        theme.mark(self._waiting, "muted")
        theme.mark(self._written, "small")
        theme.mark(self.export, "primary")
        self._waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for widget in (self._waiting, self.failure, self.sheet):
            self._stack.addWidget(widget)
        line = QHBoxLayout()
        line.setSpacing(UNIT)
        line.addWidget(self.other)
        line.addWidget(self._written, 1)
        for button in (self.export, self.leave):
            line.addWidget(button)
        for button in (self.export, self.other, self.leave):
            button.setAutoDefault(False)
        box = QVBoxLayout(self)
        box.setContentsMargins(3 * UNIT, 2 * UNIT, 3 * UNIT, 2 * UNIT)
        box.setSpacing(UNIT)
        box.addWidget(self._name)
        box.addWidget(self._stack, 1)
        box.addLayout(line)
        self.resize(_WIDTH, _HEIGHT)

    def _connect(self) -> None:
        self._task.succeeded.connect(self._show)
        self._task.failed.connect(self._show_failure)
        self.export.clicked.connect(self._on_export)
        self.other.clicked.connect(self._on_other)
        self.leave.clicked.connect(self.accept)

    @Slot(object)
    def _show(self, rows: tuple[Row, ...]) -> None:
        self.sheet.show_rows(rows)
        self._stack.setCurrentWidget(self.sheet)
        self.export.setEnabled(True)
        self.sheet.list.setCurrentIndex(self.sheet.model.first_wrong())
        self.sheet.list.setFocus()

    @Slot(object)
    def _show_failure(self, error: ReportError) -> None:
        self.failure.tell("这个文件不能检查", str(error))
        self._stack.setCurrentWidget(self.failure)
        self.other.setFocus()

    @Slot()
    def _on_export(self) -> None:
        sheet = self.sheet.model
        path = export_sheet(self, self._path.stem, sheet.rows, sheet.advice, self._today())
        if path is not None:
            self._written.setText(f"已导出“{path.name}”，位于 {path.parent}")

    @Slot()
    def _on_other(self) -> None:
        path = ask_file(self)
        if path is not None:
            self.check(path)
