"""雷同检查: who shares how much with whom among the offices below a superior."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop.services.copying import (
    CopyAnswer,
    CopyProgress,
    CopyQuestion,
    CopyWork,
    Pair,
    said,
    write_pairs,
)
from desktop.services.workspace import Workspace
from desktop.statistics.rollup import Scope
from desktop.ui import theme
from desktop.ui.comparison.pairs_model import PairsModel
from desktop.ui.dialogs import files, messages
from desktop.ui.office_box import OfficeBox
from desktop.ui.rollup.progress_line import ProgressLine
from desktop.ui.tasks import Progress, Task, Work
from desktop.ui.theme import UNIT
from desktop.ui.written_bar import WrittenBar

_SIZE: Final = (140 * UNIT, 80 * UNIT)
_EVERY: Final = "全部单位"
_SHARES: Final = (5, 10, 20, 30, 50)
_USUAL: Final = 10
_WIDTHS: Final = (210, 96, 210, 96, 88, 88, 120)
_HINT: Final = "选好年度和上级单位，按“开始检查”。成文日期在前的列为“雷同于”。双击一行并排对照。"
_KINDS: Final = (("导出 Excel…", "Excel 工作簿", ".xlsx"), ("导出 CSV…", "CSV 表格", ".csv"))


class CopyingDialog(QDialog):
    """Asks, shows the pairs, and writes them to a file.

    Signals:
        pair_requested: Two reports (`ReportId`) are wanted side by side, the earlier first.
    """

    pair_requested = Signal(int, int)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._workspace = workspace
        self._task: Task[CopyAnswer] = Task(self)
        self.answer: CopyAnswer | None = None
        self.superior = OfficeBox(self)
        self.year, self.share = QComboBox(self), QComboBox(self)
        self.start = QPushButton("开始检查", self)
        self.line = ProgressLine(self)
        self.model = PairsModel(self)
        self.table = QTableView(self)
        self.written = WrittenBar(self)
        self.exports = tuple(QPushButton(text, self) for text, _, _ in _KINDS)
        self._build()
        self._connect()

    @override
    def done(self, result: int) -> None:
        self._task.cancel()
        super().done(result)

    def _build(self) -> None:
        self.setWindowTitle("雷同检查 - 法治年报")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(*_SIZE)
        offices = self._workspace.offices.search("")
        below = self._workspace.offices.count_subordinates([each.id for each in offices])
        superiors = tuple(each for each in offices if below.get(each.id))
        self.superior.offer(superiors, proposed="")
        self.superior.insertItem(0, _EVERY, None)
        self.superior.setCurrentIndex(0)
        for year in reversed(self._workspace.reports.years()):
            self.year.addItem(f"{year} 年度", year)
        for share in _SHARES:
            self.share.addItem(f"雷同 {share}% 以上", share)
        self.share.setCurrentIndex(_SHARES.index(_USUAL))
        self.year.setAccessibleName("年度")
        self.share.setAccessibleName("雷同多少才列出")
        theme.mark(self.start, "primary")
        self.start.setEnabled(self.year.count() > 0)
        self.line.words.setText(_HINT)
        self._build_table()
        self._lay_out()

    def _build_table(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.setProperty("role", "list")
        table.setFrameShape(QFrame.Shape.NoFrame)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setSortingEnabled(True)
        table.sortByColumn(-1, Qt.SortOrder.DescendingOrder)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setAccessibleName("雷同的报告")
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(4 * UNIT)
        table.horizontalHeader().setStretchLastSection(True)
        table.horizontalHeader().setHighlightSections(False)
        for column, width in enumerate(_WIDTHS):
            table.setColumnWidth(column, width)

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(UNIT)
        label = QLabel("所属上级", self)
        for widget in (self.year, label, self.superior, self.share, self.start):
            first.addWidget(widget, 1 if widget is self.superior else 0)
        first.addStretch(1)
        for button in self.exports:
            first.addWidget(button)
            button.setEnabled(False)
            button.setAutoDefault(False)
        box = QVBoxLayout(self)
        box.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        box.setSpacing(UNIT)
        box.addLayout(first)
        box.addWidget(self.line)
        box.addWidget(self.written)
        box.addWidget(self.table, 1)

    def _connect(self) -> None:
        self.start.clicked.connect(self.ask)
        self.line.cancelled.connect(self._on_cancel)
        self._task.progressed.connect(self._on_progress)
        self._task.succeeded.connect(self._on_answer)
        self._task.failed.connect(self._on_failed)
        self._task.finished.connect(self._on_finished)
        self.table.activated.connect(self._on_activated)
        for button, (_, label, suffix) in zip(self.exports, _KINDS, strict=True):
            button.clicked.connect(partial(self._write, label, suffix))

    @Slot()
    def ask(self) -> None:
        """Begin to look for pairs."""
        question = CopyQuestion(
            Scope(self.superior.office), self.year.currentData(), self.share.currentData() / 100
        )
        self.answer = None
        self.model.show_pairs(())
        self.start.setEnabled(False)
        self.line.set_busy(busy=True)
        self.line.words.setText("正在读取报告…")
        self._task.start_steps(_told(self._workspace.copying.asking(question)))

    @Slot(object)
    def _on_progress(self, progress: Progress) -> None:
        self.line.words.setText(f"{progress.text} {progress.done} / {progress.total}")
        self.line.show_progress(progress)

    @Slot(object)
    def _on_answer(self, answer: CopyAnswer) -> None:
        self.answer = answer
        self.model.show_pairs(answer.pairs)
        self.line.words.setText(said(answer))

    @Slot(object)
    def _on_failed(self, error: object) -> None:
        self.line.words.setText(str(error))

    @Slot()
    def _on_cancel(self) -> None:
        self._task.cancel()
        self.line.words.setText("已取消，没有结果。")

    @Slot()
    def _on_finished(self) -> None:
        self.line.set_busy(busy=False)
        self.start.setEnabled(True)
        for button in self.exports:
            button.setEnabled(self.answer is not None)

    @Slot()
    def _on_activated(self) -> None:
        pair: Pair | None = self.model.pair(self.table.currentIndex())
        if pair is not None:
            self.pair_requested.emit(int(pair.earlier.report), int(pair.later.report))

    def _write(self, label: str, suffix: str) -> None:
        if self.answer is None:
            return
        name = f"{self.answer.question.year}年度报告雷同检查{suffix}"
        with messages.reporting(self):
            path = files.ask_save_path(self, "导出雷同检查", name, label, suffix)
            if path is not None:
                write_pairs(self.answer, path, force=True)
                self.written.tell(path)


def _told(asking: CopyWork) -> Work[CopyAnswer]:
    """Tell of the steps of the service in the words of the window."""
    while True:
        try:
            done: CopyProgress = next(asking)
        except StopIteration as end:
            answer: CopyAnswer = end.value
            return answer
        yield Progress(done.done, done.total, "正在读取报告" if done.reading else "正在逐对比较")
