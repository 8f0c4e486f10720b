"""并排对照: any two texts side by side, as pages with changes, and as a file with them."""

import datetime as dt
from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop.comparison.copied import Copied
from desktop.domain.audit import Event
from desktop.domain.difference import TITLE, Row, Unit
from desktop.domain.report import ReportId
from desktop.domain.revision import RevisionId
from desktop.services.auditing import named
from desktop.services.comparison import side_by_side
from desktop.services.redline import AUTHOR, redline_pages, write_redline
from desktop.services.workspace import Workspace
from desktop.ui import theme
from desktop.ui.comparison.lines import Line, lines, summary
from desktop.ui.comparison.lines_view import LinesView
from desktop.ui.comparison.sides import Side, SidePicker
from desktop.ui.dialogs import files, messages
from desktop.ui.preview.view import PageView
from desktop.ui.tasks import Task
from desktop.ui.theme import HALF, UNIT
from desktop.ui.written_bar import WrittenBar

_SIZE: Final = (150 * UNIT, 88 * UNIT)
_KINDS: Final = (("花脸稿 Word…", "Word 文档", ".docx"), ("花脸稿 PDF…", "PDF", ".pdf"))
_NOTHING: Final = "请在上面选好左右两份报告。"
_BUSY: Final = "正在对照…"

Found = tuple[tuple[Row, ...], Copied]


class SideBySideDialog(QDialog):
    """Holds two texts against each other.

    Signals:
        place_requested: A report (`ReportId`), a section (-1: the title), start and end are
            wanted in the editor.
    """

    place_requested = Signal(int, int, int, int)

    def __init__(
        self, workspace: Workspace, now: Callable[[], dt.datetime], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._workspace = workspace
        self._now = now
        self._task: Task[Found] = Task(self)
        self._paged: tuple[Side, Side] | None = None
        self.left = SidePicker("左", workspace, self)
        self.right = SidePicker("右", workspace, self)
        self.view = LinesView(self)
        self.pages = PageView(self)
        self.said = QLabel(_NOTHING, self)
        self.only_changes = QCheckBox("只看有改动的", self)
        self.back, self.forth = QPushButton("上一处", self), QPushButton("下一处", self)
        self.modes = (QPushButton("并排", self), QPushButton("花脸稿", self))
        self.exports = tuple(QPushButton(text, self) for text, _, _ in _KINDS)
        self.written = WrittenBar(self)
        self._stack = QStackedWidget(self)
        self._build()
        self._connect()

    def show_reports(self, left: ReportId, right: ReportId) -> None:
        """Hold two reports against each other as they stand."""
        self.left.choose(left)
        self.right.choose(right)
        self.view.setFocus()

    def show_revisions(self, report: ReportId, left: RevisionId, right: RevisionId | None) -> None:
        """Hold two states of a report against each other; None: as it stands."""
        self.left.choose(report, left)
        self.right.choose(report, right)
        self.view.setFocus()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self._task.cancel()
        super().closeEvent(event)

    def _build(self) -> None:
        self.setWindowTitle("并排对照 - 法治年报")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(*_SIZE)
        theme.mark(self.said, "muted")
        self.back.setToolTip("上一处改动（Shift+F7）")
        self.forth.setToolTip("下一处改动（F7）")
        group = QButtonGroup(self)
        for number, chip in enumerate(self.modes):
            theme.mark(chip, "chip")
            chip.setCheckable(True)
            group.addButton(chip, number)
        self.modes[0].setChecked(True)
        group.idClicked.connect(self._on_mode)
        self.pages.setAccessibleName("花脸稿的版式")
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.pages)
        box = QVBoxLayout(self)
        box.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        box.setSpacing(UNIT)
        box.addLayout(self._sides())
        box.addLayout(self._bar())
        box.addWidget(self.written)
        box.addWidget(self._stack, 1)

    def _sides(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(3 * UNIT)
        line.addWidget(self.left, 1)
        line.addWidget(self.right, 1)
        return line

    def _bar(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(HALF)
        for chip in self.modes:
            line.addWidget(chip)
        line.addSpacing(UNIT)
        line.addWidget(self.said, 1)
        for widget in (self.only_changes, self.back, self.forth, *self.exports):
            line.addWidget(widget)
        for button in (self.back, self.forth, *self.exports, *self.modes):
            button.setAutoDefault(False)
        return line

    def _connect(self) -> None:
        for picker in (self.left, self.right):
            picker.chosen.connect(self._compare)
        self._task.succeeded.connect(self._on_found)
        self.only_changes.toggled.connect(self._on_only_changes)
        self.back.clicked.connect(partial(self._step, -1))
        self.forth.clicked.connect(partial(self._step, 1))
        QShortcut(QKeySequence("F7"), self, partial(self._step, 1))
        QShortcut(QKeySequence("Shift+F7"), self, partial(self._step, -1))
        self.view.entered_line.connect(self._on_entered)
        for button, (_, label, suffix) in zip(self.exports, _KINDS, strict=True):
            button.clicked.connect(partial(self._write, label, suffix))

    @property
    def _both(self) -> tuple[Side, Side] | None:
        left, right = self.left.side, self.right.side
        return (left, right) if left is not None and right is not None else None

    @Slot()
    def _compare(self) -> None:
        both = self._both
        self.written.hide()
        for button in (*self.exports, *self.modes):
            button.setEnabled(both is not None)
        if both is None:
            self.said.setText(_NOTHING)
            self.view.lines.show_lines(())
            return
        self.said.setText(_BUSY)
        left, right = both[0].report, both[1].report
        self._task.start(lambda: side_by_side(left, right))
        self._lay_pages()

    @Slot(object)
    def _on_found(self, found: Found) -> None:
        rows, shared = found
        shown = lines(rows)
        self.view.lines.show_lines(shown)
        self.said.setText(f"{summary(shown)}；雷同 {shared.share:.0%}（{shared.characters} 字）")
        self.view.go_to_change(1)

    @Slot(bool)
    def _on_only_changes(self, only: bool) -> None:  # noqa: FBT001 - Qt's signature
        self.view.lines.show_only_changes(only=only)

    @Slot(int)
    def _on_mode(self, mode: int) -> None:
        self._stack.setCurrentIndex(mode)
        for widget in (self.only_changes, self.back, self.forth):
            widget.setEnabled(mode == 0)
        self._lay_pages()

    def _lay_pages(self) -> None:
        """Lay the pages out where they are looked at."""
        both = self._both
        if both is None or self._stack.currentWidget() is not self.pages or both == self._paged:
            return
        self._paged = both
        options = self._workspace.formatting.options(self.right.office.office)
        self.pages.show_pages(redline_pages(both[0].report, both[1].report, options))

    def _step(self, by: int) -> None:
        if not self.view.go_to_change(by):
            self.said.setText("已经是最后一处改动。" if by > 0 else "已经是第一处改动。")

    @Slot(object)
    def _on_entered(self, line: Line) -> None:
        """Go to a line in the editor: of the right text, else of the left, as it stands now."""
        for side, cell in ((self.right.side, line.right), (self.left.side, line.left)):
            if side is not None and side.now and cell is not None:
                self._go_to(side.key, cell.unit)
                return
        self.said.setText("这一段只在旧的版本里，编辑窗口中没有。")

    def _go_to(self, report: ReportId, unit: Unit) -> None:
        place = unit.place
        section = -1 if place.section == TITLE else place.section
        self.place_requested.emit(int(report), section, place.start, place.end)

    def _write(self, label: str, suffix: str) -> None:
        both = self._both
        if both is None:
            return
        name = f"{both[1].report.office}{both[1].report.year}年度报告花脸稿{suffix}"
        with messages.reporting(self):
            path = files.ask_save_path(self, "导出花脸稿", name, label, suffix)
            if path is None:
                return
            write_redline(
                both[0].report,
                both[1].report,
                path,
                moment=self._now(),
                author=self._workspace.operator or AUTHOR,
                options=self._workspace.formatting.options(self.right.office.office),
                force=True,
            )
            about = named(both[1].report)
            self._workspace.audit.log_file(Event.EXPORTED, about, path, "花脸稿")
            self.written.tell(path)
