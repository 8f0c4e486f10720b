"""回收站: what was removed, what it said, and the way back."""

import datetime as dt
import html
from typing import Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QListView,
    QPushButton,
    QSplitter,
    QStackedLayout,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.errors import ReportError
from desktop.domain.report import Report
from desktop.domain.revision import TrashEntry, TrashKind
from desktop.services.workspace import Workspace
from desktop.ui import icons, theme
from desktop.ui.dialogs import messages
from desktop.ui.empty_state import EmptyState
from desktop.ui.figures.hint import HintLine
from desktop.ui.section_text import section_html
from desktop.ui.theme import UNIT
from desktop.ui.trash.delegate import TrashDelegate
from desktop.ui.trash.model import TrashModel, title_of

_HINT: Final = "双击或按 Enter 找回；找回的报告回到原来的单位和年度。"
_OFFICE: Final = "单位“{name}”的信息。找回以后它回到台账里原来的位置。"
_QUESTION: Final = "确定清空回收站吗？其中 {count} 项连同它们的历史会彻底删除，无法再找回。"
_WIDTH, _HEIGHT = 108 * UNIT, 68 * UNIT
_FULL, _EMPTY = range(2)


class TrashDialog(QDialog):
    """Lists the bin with a preview."""

    def __init__(self, workspace: Workspace, today: dt.date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._today = today
        self.model = TrashModel(self)
        self.view = QListView(self)
        self.preview = QTextBrowser(self)
        self.bring_back = QPushButton("找回", self)
        self.empty_out = QPushButton("清空回收站…", self)
        self._close = QPushButton("关闭", self)
        self._hint = HintLine(_HINT, self)
        self._stack = QStackedLayout()
        self._empty = EmptyState(
            "trash-2", "回收站是空的", "在台账里删除的报告和单位会放在这里，可以找回。", self
        )
        self._build()
        self._connect()
        self.refresh()

    @property
    def hint(self) -> str:
        """What is said at the foot."""
        return self._hint.text()

    @property
    def is_empty(self) -> bool:
        """Whether the bin is shown as empty."""
        return self._stack.currentIndex() == _EMPTY

    def refresh(self, row: int = 0) -> None:
        """Look at the bin again, with the cursor in a row."""
        entries = self._workspace.history.trash()
        self.model.show_entries(entries, self._today)
        self._stack.setCurrentIndex(_FULL if entries else _EMPTY)
        free = bool(entries) and not self._workspace.read_only
        self.bring_back.setEnabled(free)
        self.empty_out.setEnabled(free)
        self._hint.setVisible(bool(entries))
        self.view.setCurrentIndex(self.model.index(min(row, len(entries) - 1)))
        self._show_preview()

    @Slot()
    def undelete(self) -> None:
        """Bring back what the cursor is on."""
        index = self.view.currentIndex()
        entry = self.model.entry(index)
        if entry is None or not self.bring_back.isEnabled():
            return
        with messages.reporting(self):
            self._workspace.history.undelete(entry.id)
            self.refresh(index.row())
            self._hint.tell(f"已找回“{title_of(entry)}”。")

    @Slot()
    def clear(self) -> None:
        """Empty the bin after a question."""
        count = self.model.rowCount()
        if not messages.ask(self, _QUESTION.format(count=count), "清空", "保留", danger=True):
            return
        with messages.reporting(self):
            self._workspace.history.empty_trash()
            self.refresh()

    def _build(self) -> None:
        self.setWindowTitle("回收站")
        self.resize(_WIDTH, _HEIGHT)
        self.view.setModel(self.model)
        self.view.setItemDelegate(TrashDelegate(self.view))
        self.view.setAccessibleName("回收站里的报告和单位")
        self.view.setMouseTracking(True)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.preview.setAccessibleName("内容预览")
        self.preview.document().setDocumentMargin(UNIT + 4)
        theme.mark(self.bring_back, "primary")
        theme.mark(self.empty_out, "danger")
        icons.put(self.bring_back, "undo-2", "accent_text")
        self.bring_back.setAutoDefault(False)
        self.empty_out.setAutoDefault(False)
        self._close.setAutoDefault(False)
        self._lay_out()
        self.view.setFocus()

    def _lay_out(self) -> None:
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.setChildrenCollapsible(False)
        split.addWidget(self.view)
        split.addWidget(self.preview)
        split.setSizes([_WIDTH // 2, _WIDTH // 2])
        for widget in (split, self._empty):
            self._stack.addWidget(widget)
        line = QHBoxLayout()
        line.setSpacing(UNIT)
        line.addWidget(self.empty_out)
        line.addStretch(1)
        line.addWidget(self.bring_back)
        line.addWidget(self._close)
        box = QVBoxLayout(self)
        box.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        box.setSpacing(UNIT)
        box.addLayout(self._stack, 1)
        box.addWidget(self._hint)
        box.addLayout(line)

    def _connect(self) -> None:
        self.view.selectionModel().currentChanged.connect(self._show_preview)
        self.view.activated.connect(self.undelete)
        self.bring_back.clicked.connect(self.undelete)
        self.empty_out.clicked.connect(self.clear)
        self._close.clicked.connect(self.reject)

    @Slot()
    def _show_preview(self) -> None:
        entry = self.model.entry(self.view.currentIndex())
        self._hint.tell("")
        if entry is None:
            self.preview.clear()
        elif entry.kind is TrashKind.OFFICE:
            self.preview.setPlainText(_OFFICE.format(name=title_of(entry)))
        else:
            self.preview.setHtml(self._report_html(entry))

    def _report_html(self, entry: TrashEntry) -> str:
        try:
            return _html(self._workspace.history.report_in_trash(entry.id))
        except ReportError as error:
            return html.escape(str(error))


def _html(report: Report) -> str:
    title = "<br>".join(map(html.escape, report.title.splitlines()))
    sections = zip(report.sections, report.markers, strict=True)
    text = "".join(section_html(section, marker) for section, marker in sections)
    return f'<p align="center"><b>{title}</b></p>{text}'
