"""The page of an import: files are read, looked over one by one, and stored."""

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QModelIndex, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.changes import Changes
from desktop.domain.office import OfficeId
from desktop.domain.report import Report
from desktop.recognition import Kind
from desktop.services.import_folder import Outcome
from desktop.services.import_reading import Reading
from desktop.services.import_rows import CHANGING, FileRow
from desktop.services.workspace import Workspace
from desktop.ui import theme
from desktop.ui.bridge import Bridge
from desktop.ui.dialogs import files, messages
from desktop.ui.empty_state import EmptyState
from desktop.ui.history_actions import HistoryActions
from desktop.ui.importing import questions
from desktop.ui.importing.bars import ImportFoot, ImportHead
from desktop.ui.importing.draft import Draft, Stage
from desktop.ui.importing.file_list import FileList
from desktop.ui.importing.folder.session import FolderSession
from desktop.ui.importing.folder.summary import SummaryDialog
from desktop.ui.importing.folder.view import FolderView
from desktop.ui.importing.pane import DraftPane
from desktop.ui.importing.questions import Answer
from desktop.ui.importing.session import ImportSession

_LIST_WIDTH = 26 * theme.UNIT
_MANY = 12  # files that are looked over one by one; more come as a table
_ONE, _BLANK, _FOLDER = 0, 1, 2


class ImportPage(QWidget):
    """Files on their way into the store.

    Signals:
        report_stored: The report a file has become (`ReportId`).
        closed: The user is done, or wants back.
    """

    report_stored = Signal(int)
    closed = Signal()

    def __init__(
        self,
        workspace: Workspace,
        parent: QWidget | None = None,
        *,
        today: Callable[[], dt.date] = dt.date.today,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.session = ImportSession(workspace, self, today=today)
        self.folder_session = FolderSession(workspace, self, today=today)
        self._in_folder = False
        self._offices = workspace.offices.search("")
        self._bridge = Bridge(workspace.listeners, self)
        self.head = ImportHead(self)
        self.foot = ImportFoot(self)
        self.files = FileList(self)
        self.pane = DraftPane(self)
        self.folder = FolderView(self.folder_session, self)
        self.blank = EmptyState(
            "import",
            "把报告文件拖到这里",
            "文件夹也可以拖来，连同其下各级一起读。先核对，再存入台账；原文件不变。",
            self,
            "选择文件…",
        )
        self.state = EmptyState("file-text", "", "", self, "重新读取")
        self.steps = HistoryActions(
            self.session.history, self.session.undo, self.session.redo, self
        )
        self._build()
        self._connect()

    def title(self) -> str:
        """Return what the window's title says of the page."""
        return "导入"

    def flush(self) -> None:
        """Take over what is being typed into a field."""
        self.pane.form.commit()

    @property
    def row(self) -> int:
        """The row of the file being looked over, -1 without one."""
        return self.files.currentIndex().row()

    def load(
        self, paths: Sequence[Path], office: int | None = None, year: int | None = None
    ) -> None:
        """Read files; `office` and `year` go before what is recognised in them.

        Folders and many files come as a table, to be stored in one go.
        """
        if len(paths) > _MANY or any(path.is_dir() for path in paths):
            self._load_folder(paths)
            return
        wanted = None if office is None else OfficeId(office)
        row = self.session.load(paths, wanted, year)
        if row >= 0:
            self._go_to(row)
            self.files.setFocus()

    @Slot()
    def add_files(self) -> None:
        """Ask for more files and read them."""
        chosen = files.ask_open_files(
            self, "选择要导入的报告", "报告文件", self._workspace.importing.suffixes
        )
        self.load(chosen)

    @Slot()
    def add_folder(self) -> None:
        """Ask for a folder and read all that is in it."""
        chosen = files.ask_folder(self, "选择装有报告的文件夹")
        if chosen is not None:
            self._load_folder([chosen])

    def _load_folder(self, paths: Sequence[Path]) -> None:
        if self.may_leave():
            self.session.clear()
            self._in_folder = True
            self.folder.start(paths, [record.office.full_name for record in self._offices])
            self._show()

    @Slot(object)
    def _open_row(self, row: FileRow) -> None:
        """Show a file of the folder by itself."""
        with messages.reporting(self):
            self.session.open_one(row)
            self._go_to(0)

    def _back_to_folder(self) -> None:
        self.session.clear()
        self.folder_session.compare_again()
        self._show()
        self.folder.table.setFocus()

    @Slot(object)
    def _show_summary(self, outcomes: tuple[Outcome, ...]) -> None:
        SummaryDialog(outcomes, self).exec()

    @Slot()
    def store_current(self) -> None:
        """Store the file being looked over, once everything open has been answered."""
        if not self.pane.form.commit():
            return
        draft = self.session.queue.draft(self.row) if self.row >= 0 else None
        if draft is None or draft.stage is not Stage.READY or self._workspace.read_only:
            return
        settled = questions.about_leftover(self, draft)
        if settled is not None:
            self.session.change(self.row, settled, "放入正文末尾")
            self._store_or_ask()

    @Slot()
    def skip_current(self) -> None:
        """Leave the file being looked over out, and go on to the next."""
        if self.row >= 0:
            self.session.skip(self.row)
            self._go_on()

    def may_leave(self) -> bool:
        """Ask where files were read and not stored; tells whether they may be given up."""
        waiting = self.session.queue.count(Stage.READY)
        waiting += self.folder_session.count(*CHANGING)
        if not questions.may_leave(self, waiting):
            return False
        self.folder_session.halt()
        return True

    @Slot()
    def cancel(self) -> None:
        """Leave the page; what has not been stored is given up, once the user has said so.

        A file of a folder is left for the folder's table.
        """
        if self._in_folder and self.session.queue.rowCount():
            draft = self.session.queue.draft(0)
            if not draft.corrected or questions.may_give_up(self, draft):
                self._back_to_folder()
        elif self.may_leave():
            self.session.clear()
            self.folder_session.clear()
            self._in_folder = False
            self._show()
            self.closed.emit()

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._dropped(event):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self.load(self._dropped(event))
        event.acceptProposedAction()

    def _dropped(self, event: QDropEvent) -> list[Path]:
        """Return the local files that are being dropped."""
        return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]

    def _store_or_ask(self) -> None:
        draft = self.session.queue.draft(self.row)
        if self.session.existing(draft) is None:
            self._store(replace_existing=False)
            return
        answer = questions.about_existing(self, draft)
        if answer is Answer.REPLACE:
            self._store(replace_existing=True)
        elif answer is Answer.OTHER_YEAR:
            self.pane.form.year_field.setFocus()
            self.pane.form.year_field.selectAll()
        elif answer is Answer.SKIP:
            self.skip_current()

    def _store(self, *, replace_existing: bool) -> None:
        with messages.reporting(self):
            self.session.store(self.row, replace_existing=replace_existing)
            self._go_on()

    def _go_on(self) -> None:
        """Go to the next file that waits for the clerk; stay when there is none."""
        following = self.session.queue.next_open(self.row)
        if self._in_folder:
            self._back_to_folder()
        elif following is not None:
            self._go_to(following)

    @Slot(int)
    def _go_to(self, row: int) -> None:
        self.files.setCurrentIndex(self.session.queue.index(row))
        self._show()

    def _build(self) -> None:
        self.setProperty("role", "page")
        self.setAcceptDrops(True)
        self.files.setModel(self.session.queue)
        self.files.setFixedWidth(_LIST_WIDTH)
        self.setFocusProxy(self.files)
        right = QWidget(self)
        self._stack = QStackedLayout(right)
        self._stack.addWidget(self.pane)
        self._stack.addWidget(self.state)
        full = QWidget(self)
        line = QHBoxLayout(full)
        line.setContentsMargins(2 * theme.UNIT, theme.UNIT, 2 * theme.UNIT, theme.UNIT)
        line.setSpacing(2 * theme.UNIT)
        line.addWidget(self.files)
        line.addWidget(right, 1)
        self._body = QStackedLayout()
        self._body.addWidget(full)
        self._body.addWidget(self.blank)
        self._body.addWidget(self.folder)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.head)
        box.addLayout(self._body, 1)
        box.addWidget(self.foot)
        self._show()

    def _connect(self) -> None:
        self.folder.opened.connect(self._open_row)
        self.folder.back_requested.connect(self.cancel)
        self.folder_session.stored.connect(self._show_summary)
        self.head.folder_requested.connect(self.add_folder)
        self.blank.button.clicked.connect(self.add_files)
        self.state.button.clicked.connect(self._on_again)
        self.head.back_requested.connect(self.cancel)
        self.head.add_requested.connect(self.add_files)
        self.head.stop_requested.connect(self.session.stop_reading)
        self.foot.store_requested.connect(self.store_current)
        self.foot.skip_requested.connect(self.skip_current)
        self.foot.cancel_requested.connect(self.cancel)
        self.files.selectionModel().currentChanged.connect(self._on_current_changed)
        self.session.queue.dataChanged.connect(self._on_draft_changed)
        self.session.queue.modelReset.connect(self._show)
        self.session.stored.connect(self.report_stored)
        self.pane.edited.connect(self._on_edited)
        self.pane.report_edited.connect(self._on_report_edited)
        self.pane.skip_requested.connect(self._on_skip_requested)
        self.session.undecided.connect(self._on_undecided)
        self.session.refused.connect(self._on_refused)
        self._bridge.changed.connect(self._on_changed)
        self.session.row_restored.connect(self._go_to)

    @Slot()
    def _show(self) -> None:
        """Show the file of the current row, and how far the others have got."""
        queue = self.session.queue
        empty = _FOLDER if self._in_folder else _BLANK
        self._body.setCurrentIndex(_ONE if queue.rowCount() else empty)
        self.head.setVisible(bool(queue.rowCount()) or not self._in_folder)
        self.foot.setVisible(bool(queue.rowCount()))
        self.files.setVisible(queue.rowCount() > 1)
        self._choose_focus()
        self.head.show_queue(queue)
        draft = queue.draft(self.row) if self.row >= 0 else None
        self.foot.show_draft(draft, read_only=self._workspace.read_only)
        if draft is None:
            return
        if draft.stage is Stage.READY:
            self.pane.show_draft(
                draft, self._offices, questions.notice(draft, self.session.existing(draft))
            )
            self._bring_to_front()
        else:
            self.state.tell(draft.path.name, questions.outcome(draft))
            self.state.button.setVisible(draft.stage in {Stage.FAILED, Stage.SKIPPED})
            self._stack.setCurrentIndex(1)

    def _choose_focus(self) -> None:
        """Let the keyboard come to what is shown: a list that is hidden would refuse it."""
        count = self.session.queue.rowCount()
        empty = self.folder.table if self._in_folder else self.blank.button
        one = self.pane.result.tabs.tabBar()
        self.setFocusProxy(empty if not count else self.files if count > 1 else one)

    def _bring_to_front(self) -> None:
        """Show the file in the place of a word on its reading; the keyboard goes along."""
        was = self._stack.currentWidget()
        self._stack.setCurrentWidget(self.pane)
        focused = QApplication.focusWidget()
        here = focused is not None and self.isAncestorOf(focused)
        if was is self.state and here and self.files.isHidden():
            self.pane.result.tabs.tabBar().setFocus()

    @Slot(QModelIndex, QModelIndex)
    def _on_current_changed(self, _current: QModelIndex, _before: QModelIndex) -> None:
        self._show()

    @Slot()
    def _on_draft_changed(self) -> None:
        self._show()

    @Slot(object, str)
    def _on_edited(self, draft: Draft, what: str) -> None:
        self.session.change(self.row, draft, what)

    @Slot(object, str)
    def _on_report_edited(self, report: Report, what: str) -> None:
        draft = self.session.queue.draft(self.row)
        self.session.change(self.row, self.session.renamed(draft, report), what)

    @Slot()
    def _on_again(self) -> None:
        """Read a file once more that could not be read, or was skipped."""
        if self.row >= 0:
            self.session.read_again(self.row)

    @Slot(object)
    def _on_skip_requested(self, kinds: frozenset[Kind]) -> None:
        if self.pane.form.commit():
            self.session.read_again(self.row, kinds)

    @Slot(int, object)
    def _on_undecided(self, row: int, reading: Reading) -> None:
        if questions.may_read_again(self, self.session.queue.draft(row)):
            self.session.take_anew(row, reading)
        else:
            self._show()

    @Slot(str)
    def _on_refused(self, sentence: str) -> None:
        messages.warn(self, sentence)

    @Slot(object, object)
    def _on_changed(self, changes: Changes, origin: object) -> None:
        if changes.offices:
            self._offices = self._workspace.offices.search("")
        if origin is self.folder_session:
            return
        if self._in_folder and origin is not self.session:
            self.folder_session.compare_again()
        if origin is not self.session and self.isVisible():
            self.session.find_offices()
            self._show()
