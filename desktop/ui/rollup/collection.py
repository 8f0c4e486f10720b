"""填报表: sent out for the offices shown, and taken in with what is wrong named."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QPlainTextEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop.domain.office import OfficeId
from desktop.services.collection import SUFFIX, Returned, Sent, forms_in
from desktop.services.workspace import Workspace
from desktop.ui import theme
from desktop.ui.dialogs import files, messages
from desktop.ui.tasks import Progress, Steps
from desktop.ui.theme import UNIT

_HEADS = ("文件", "单位", "年度", "填了几项", "情况")
_WIDTHS = (34 * UNIT, 26 * UNIT, 8 * UNIT, 9 * UNIT)
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_COUNT = _HEADS.index("填了几项")
_KINDS = ("选几个文件", "选一个文件夹", "取消")


class Collecting(QObject):
    """Sends forms out and takes them in, step by step.

    Signals:
        progressed: A `Progress`.
        busy_changed: Whether work is under way.
    """

    progressed = Signal(object)
    busy_changed = Signal(bool)

    def __init__(self, workspace: Workspace, today: Callable[[], dt.date], parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self._workspace = workspace
        self._today = today
        self._sent: list[Sent] = []
        self._returned: list[Returned] = []
        self._total = 0
        self._steps = Steps(self)
        self._steps.stepped.connect(self._on_step)
        self._steps.failed.connect(self._on_failed)
        self._steps.finished.connect(self._on_finished)

    def send(self, offices: Sequence[OfficeId], year: int) -> None:
        """Ask for a folder and write a form for each office into it."""
        folder = files.ask_folder(self._window, "填报表放在哪个文件夹")
        if folder is not None:
            steps = self._workspace.collection.write_all(folder, offices, year)
            self._begin(steps, len(offices))

    def take_in(self) -> None:
        """Ask for filled forms and read them."""
        kind = messages.choose(self._window, "从哪里收回填报表？", _KINDS)
        paths: list[Path] = []
        if kind == 0:
            paths = files.ask_open_files(self._window, "收回填报表", "填报表", (SUFFIX,))
        elif kind == 1:
            folder = files.ask_folder(self._window, "填报表在哪个文件夹")
            paths = forms_in([folder]) if folder is not None else []
            if folder is not None and not paths:
                messages.warn(self._window, f"“{folder.name}”中没有 {SUFFIX} 文件，没有收回。")
        if paths:
            self._begin(self._workspace.collection.read_all(paths), len(paths))

    @Slot()
    def cancel(self) -> None:
        """Stop after the file under way; what was written stays."""
        self._steps.cancel()

    def _begin(self, steps: Iterator[Sent] | Iterator[Returned], total: int) -> None:
        self._sent, self._returned, self._total = [], [], total
        self.busy_changed.emit(True)  # noqa: FBT003 - a signal has no names
        self._steps.start(steps)

    @Slot(object)
    def _on_step(self, step: Sent | Returned) -> None:
        if isinstance(step, Sent):
            self._sent.append(step)
        else:
            self._returned.append(step)
        done = len(self._sent) + len(self._returned)
        self.progressed.emit(Progress(done, self._total))

    @Slot()
    def _on_finished(self) -> None:
        self.busy_changed.emit(False)  # noqa: FBT003 - as above
        if self._sent:
            messages.tell(self._window, _sent_words(self._sent))
        elif self._returned:
            CollectionDialog(self._returned, self._store, self._window).exec()

    @Slot(object)
    def _on_failed(self, error: object) -> None:
        messages.warn(self._window, str(error))

    def _store(self, returned: Sequence[Returned]) -> None:
        with messages.reporting(self._window):
            taken = self._workspace.collection.store(returned, today=self._today())
            messages.tell(self._window, f"已收回 {len(taken)} 份填报表，数据已存入台账。")


class CollectionDialog(QDialog):
    """Shows what came back, and stores what is in order."""

    def __init__(
        self,
        returned: Sequence[Returned],
        store: Callable[[Sequence[Returned]], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        # What needs a look comes first.
        self._returned = tuple(sorted(returned, key=lambda each: not each.problems))
        self._store = store
        self.tree = QTreeWidget(self)
        self.details = QPlainTextEdit(self)
        self.good = tuple(each for each in returned if not each.problems)
        self._build()
        self._fill()

    @override
    def accept(self) -> None:
        """Store the forms that are in order."""
        super().accept()
        self._store(self.good)

    @Slot()
    def _show_details(self) -> None:
        at = self.tree.indexOfTopLevelItem(self.tree.currentItem())
        lines = (*self._returned[at].problems, *self._returned[at].notes) if at >= 0 else ()
        self.details.setPlainText("\n".join(lines) or "没有问题。")

    def _fill(self) -> None:
        for each in self._returned:
            office = each.office.office.name_in(each.year) if each.office else "—"
            said = _said(each)
            texts = [each.path.name, office, str(each.year or "—"), str(len(each.figures)), said]
            item = QTreeWidgetItem(self.tree, texts)
            for column, text in enumerate(texts):
                item.setToolTip(column, text)
            item.setTextAlignment(
                _COUNT, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            )
            token = "overdue" if each.problems else "submitted"
            item.setForeground(len(_HEADS) - 1, theme.current().color(token))
        self.tree.setCurrentIndex(self.tree.model().index(0, 0))

    def _build(self) -> None:
        self.setWindowTitle("收回填报表")
        bad = len(self._returned) - len(self.good)
        told = f"读了 {len(self._returned)} 份，{len(self.good)} 份可以收回"
        words = QLabel(f"{told}，{bad} 份有问题，不会收回。" if bad else f"{told}。", self)
        theme.mark(words, "strong")
        self.tree.setHeaderLabels(list(_HEADS))
        self.tree.setRootIsDecorated(False)
        self.tree.setAccessibleName("收回的填报表")
        for column, width in enumerate(_WIDTHS):
            self.tree.header().resizeSection(column, width)
        self.tree.header().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.tree.headerItem().setTextAlignment(_COUNT, _RIGHT)
        self.tree.currentItemChanged.connect(self._show_details)
        self.details.setReadOnly(True)
        self.details.setFixedHeight(16 * UNIT)
        self.details.setAccessibleName("问题")
        buttons = QDialogButtonBox(self)
        keep = buttons.addButton(
            f"收回这 {len(self.good)} 份", QDialogButtonBox.ButtonRole.AcceptRole
        )
        theme.mark(keep, "primary")
        keep.setEnabled(bool(self.good))
        buttons.addButton("不收回", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        box.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        box.setSpacing(UNIT)
        for widget in (words, self.tree, self.details, buttons):
            box.addWidget(widget)
        self.resize(112 * UNIT, 64 * UNIT)


def _said(returned: Returned) -> str:
    """Say in a cell how a form has come back; all of it stands below the list."""
    problems = returned.problems
    if problems:
        count = f"{len(problems)} 个问题：" if len(problems) > 1 else ""
        return count + problems[0]
    return "可以收回，有一点说明" if returned.notes else "可以收回"


def _sent_words(sent: Sequence[Sent]) -> str:
    failed = [each.error for each in sent if each.error]
    told = f"已生成 {len(sent) - len(failed)} 份填报表，位于“{sent[0].path.parent}”。"
    return told if not failed else f"{told}另有 {len(failed)} 份没有生成：{failed[0]}"
