"""The page of one report: its head, the editor, and what is kept beside it."""

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QAction, QGuiApplication, QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.changes import Changes
from desktop.domain.errors import NotFoundError, StoreGoneError
from desktop.domain.report import LOCKED, Report, ReportId, ReportRecord, Status, Step
from desktop.services.workspace import Workspace
from desktop.ui import theme
from desktop.ui.bridge import Bridge
from desktop.ui.comparison.last_year import LastYear
from desktop.ui.compliance import panel as compliance_panel
from desktop.ui.dialogs import messages
from desktop.ui.editor.page import ReportEditor
from desktop.ui.editor.places import View
from desktop.ui.editor.session import ReportSession
from desktop.ui.preview.stage import PreviewStage
from desktop.ui.proofing import panel as proofing_panel
from desktop.ui.proofing.desk import ProofingDesk
from desktop.ui.report import remembered
from desktop.ui.report.autosave import Autosaver, SaveNews, SaveState
from desktop.ui.report.colours import editor_colours
from desktop.ui.report.exporting import KINDS, ReportExports
from desktop.ui.report.figures import panel as figures_panel
from desktop.ui.report.figures.insertion import FigureInsertion
from desktop.ui.report.figures.panel import FiguresPanel
from desktop.ui.report.head import ReportHead
from desktop.ui.report.notice import NoticeBar
from desktop.ui.report.official import OfficialFormat
from desktop.ui.report.sending import ReportSending
from desktop.ui.revisions import panel as history_panel
from desktop.ui.revisions.panel import HistoryPanel
from desktop.ui.written_bar import WrittenBar

_LOCKED = "已{status}，如需修改请先退回起草。"
_FIGURES_LOCKED = "报告已{status}，数据只能查看。"
_HISTORY_LOCKED = "报告已{status}，旧稿只能查看；要恢复，请先退回起草。"
_RESTORED, _BY_FIGURES = "恢复旧稿", "更新数据"
_FIGURES_ONLY_READ = "台账以只读方式打开，数据只能查看。"
_PROOF_LOCKED = "报告已锁定，校对结果只能查看。"
_UNSAVED = "没有保存：{sentence}文字还在编辑窗口里，稍后自动再试。"
_LOSING = "最近的修改没有保存成功，离开后这些修改会丢失。确定离开吗？"
_GONE = "这份报告已从台账中删除，不能再编辑；请返回台账。"


class ReportPage(QWidget):
    """Edits one report of the store at a time and saves it by itself.

    Signals:
        closed: The user wants back to where they came from.
        title_changed: What the window's title is to say.
        figures_requested: The page of figures of an office (`OfficeId`) is wanted.
    """

    closed = Signal()
    title_changed = Signal(str)
    figures_requested = Signal(int)

    def __init__(
        self,
        workspace: Workspace,
        parent: QWidget | None = None,
        *,
        today: Callable[[], dt.date] = dt.date.today,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._today = today
        self._record: ReportRecord | None = None
        self._stored = Report()
        self._views: dict[ReportId, View] = {}
        self.session = ReportSession(Report(), parent=self)
        self.autosaver = Autosaver(self.session, self._save, self)
        self.exports = ReportExports(workspace, today, self)
        self._export_actions = self.exports.actions()
        self._bridge = Bridge(workspace.listeners, self)
        self.lock_notice = NoticeBar(self)
        self.save_notice = NoticeBar(self, alarming=True)
        self.written = WrittenBar(self)
        self.editor = ReportEditor(self.session, workspace.parts, self)
        self.stage = PreviewStage(self.editor, self)
        self.official = OfficialFormat(workspace, self.session, self.stage, today, self)
        prints, views = self.stage.prints.actions, self.stage.view_actions
        self.head = ReportHead(self._export_actions, self.stage.switch, self)
        self.figures = FiguresPanel(workspace, self.editor, self.autosaver.save_now, self)
        self.insertion = FigureInsertion(self.editor, self.figures)
        self.proofing = ProofingDesk(workspace, self.editor, today, self)
        self.history = HistoryPanel(workspace, self.autosaver.save_now, today, self)
        self.sending = ReportSending(workspace, lambda: self._record, self.autosaver.save_now, self)
        self._page_actions = [
            *self._export_actions,
            *self.proofing.actions,
            *self.official.actions,
            *prints,
            *views,
            self.insertion.action,
            *self.history.page_actions,
            *self.sending.actions,
        ]
        self.last_year = LastYear(workspace, self.editor, self.autosaver.save_now, self)
        self._build()
        self._connect()

    @property
    def report_id(self) -> ReportId | None:
        """The report that is open."""
        return self._record.id if self._record else None

    def title(self) -> str:
        """Return what the window's title says of the page."""
        if self._record is None:
            return "报告"
        return f"{self._name(self._record)} · {self._record.report.year} 年"

    def flush(self) -> None:
        """Save what is not saved yet."""
        if self._record is not None:
            self.autosaver.save_now()

    def may_leave(self) -> bool:
        """Save, and ask where that was not possible; tells whether the report may be left."""
        self.flush()
        if self._record is None or not self.session.is_dirty:
            return True
        return messages.ask(self, _LOSING, "离开", "留下", danger=True)

    def open_report(self, report_id: int) -> None:
        """Show a report of the store; what was open is saved first."""
        if not self.may_leave():
            return
        with messages.reporting(self):
            self._show(self._workspace.reports.get(ReportId(report_id)))
            self.editor.setFocus()

    @Slot()
    def leave(self) -> None:
        """Go back; what could not be saved is given up only on the clerk's word."""
        if self.may_leave():
            self.closed.emit()

    def set_status(self, step: Step, reason: str = "") -> bool:
        """Record that the report has reached a status; its text is saved first.

        A `reason` is wanted where a final report is unlocked. Tells whether it was recorded.
        """
        before = self._record
        if before is None or not self.autosaver.save_now():
            return False
        with messages.reporting(self):
            self._workspace.reports.set_status(
                before.id,
                step.status,
                on=step.on,
                operator=step.operator,
                reason=reason,
                origin=self,
            )
            self._record = self._workspace.reports.get(before.id)
            self._show_state()
        return self._record is not before

    @override
    def actions(self) -> list[QAction]:
        """Return the page's actions for the window's menus."""
        return [*self.editor.actions(), *self._page_actions]

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.proofing.panel.session.watch(watched=True)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self.flush()
        self.proofing.panel.session.watch(watched=False)
        remembered.remember(self.editor)
        super().hideEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._wear()

    def _build(self) -> None:
        self.setProperty("role", "page")
        self.editor.set_colours(editor_colours(theme.current()))
        remembered.recall(self.editor)
        self.editor.add_panel(proofing_panel.TITLE, self.proofing.panel, "错误、提醒和提示")
        self.editor.add_panel(figures_panel.TITLE, self.figures, "本年数据与正文出处")
        self.last_year.add_panels()
        self.editor.add_panel(compliance_panel.TITLE, self.official.panel, "版面与国标逐项对照")
        self.editor.add_panel(history_panel.TITLE, self.history, "各稿的比较和恢复")
        for action in self._page_actions:
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            self.addAction(action)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        for widget in (self.head, self.save_notice, self.lock_notice, self.written):
            box.addWidget(widget)
        box.addWidget(self.stage, 1)
        self.stage.recall()

    def _connect(self) -> None:
        self.head.back_requested.connect(self.leave)
        self.head.status_requested.connect(self._on_status_requested)
        self.head.figures_requested.connect(self._on_figures_requested)
        self.figures.page_requested.connect(self._on_figures_requested)
        self.insertion.panel_requested.connect(self._on_figures_panel_requested)
        self.lock_notice.remedy_requested.connect(self._on_reopen)
        self.save_notice.remedy_requested.connect(self.flush)
        self.autosaver.told.connect(self._on_save_told)
        self.exports.written.connect(self.written.tell)
        self.official.written.connect(self.written.tell)
        self.history.written.connect(self.written.tell)
        self.proofing.written.connect(self.written.tell)
        for action in self._export_actions:
            action.triggered.connect(self._on_export)
        self._bridge.changed.connect(self._on_changed)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self._on_application_state)

    def _wear(self) -> None:
        """Put the colours of the window's theme on."""
        self.editor.set_colours(editor_colours(theme.current()))
        if self._record is not None:
            self._show_state()

    def _show(self, record: ReportRecord) -> None:
        body = self.editor.body
        if self._record is not None:
            self._views[self._record.id] = body.view()
        self._record = record
        self._stored = record.report
        self.autosaver.stop()
        self.session.load(record.report)
        body.show_view(self._views.get(record.id, View()))
        self.head.tell(SaveNews(SaveState.SAVED))
        self.save_notice.say("")
        self._show_state()
        year = record.report.year
        self.official.show_report(record.office_id, self._name(record), year)
        self.figures.show_report(record)
        self.history.show_report(record.id)
        self.proofing.panel.session.open(record)
        self.last_year.watch.open(record)
        if _is_new(record):
            self.last_year.show_plan()

    def _show_state(self) -> None:
        """Show the status, and lock what is final."""
        record = self._record
        if record is None:
            return
        locked = record.status in LOCKED
        read_only = self._workspace.read_only
        self.session.read_only = locked or read_only
        self.head.show_report(
            self._name(record), record.report.year, record.status, locked=read_only
        )
        reached = record.status.value.removeprefix("已")
        if locked and not read_only:
            self.lock_notice.say(_LOCKED.format(status=reached), "退回起草")
        else:
            self.lock_notice.say("")  # the window says itself that all is only to be read
        only_read = _FIGURES_ONLY_READ if read_only else _FIGURES_LOCKED.format(status=reached)
        self.figures.set_read_only(only_read if locked or read_only else "")
        self.proofing.set_read_only(_PROOF_LOCKED if locked or read_only else "")
        self.history.set_read_only(_HISTORY_LOCKED.format(status=reached) if locked else "")
        self.title_changed.emit(self.title())

    def _name(self, record: ReportRecord) -> str:
        office = self._workspace.offices.get(record.office_id).office
        return office.short_name_in(record.report.year)

    def _save(self) -> None:
        if self._record is None:
            return
        report = self.session.report
        try:
            self._workspace.reports.save(self._record.id, self._stored, report, origin=self)
        except StoreGoneError:
            if not self._workspace.come_back(self._record.id, self._stored):
                raise
            self._workspace.reports.save(self._record.id, self._stored, report, origin=self)
        self._stored = report
        self.figures.take_saved(report)
        self.proofing.panel.session.take_saved(report)

    @Slot(object)
    def _on_status_requested(self, wanted: Status) -> None:
        if self._record is None or not self.autosaver.save_now():
            return
        dialog = self.proofing.status_dialog(self._record)
        dialog.buttons[wanted].setChecked(True)
        if not dialog.exec():
            return
        passing = self.proofing.before_status(self._record, dialog.step.status)
        if passing is not None:
            key = self._record.id
            if self.set_status(dialog.step, dialog.reason):
                self.proofing.keeper.keep(key, passing, dialog.step)

    @Slot()
    def _on_reopen(self) -> None:
        self._on_status_requested(Status.DRAFT)

    @Slot()
    def _on_figures_panel_requested(self) -> None:
        self.editor.panels.setCurrentWidget(self.figures)

    @Slot()
    def _on_figures_requested(self) -> None:
        if self._record is not None:
            self.figures_requested.emit(int(self._record.office_id))

    @Slot()
    def _on_export(self) -> None:
        action = self.sender()
        if self._record is None or not isinstance(action, QAction):
            return
        kind = KINDS[action.data()]
        if not self.autosaver.save_now():
            return
        passing = self.proofing.before_export(self._record, kind.key)
        if passing is not None and self.exports.export(self._record.id, kind):
            self.proofing.keeper.keep(self._record.id, passing)

    @Slot(object)
    def _on_save_told(self, news: SaveNews) -> None:
        self.head.tell(news)
        if news.state is SaveState.FAILED:
            self.save_notice.say(_UNSAVED.format(sentence=news.sentence), "立即再试")
        elif news.state is SaveState.SAVED:
            self.save_notice.say("")

    @Slot(object)
    def _on_application_state(self, state: Qt.ApplicationState) -> None:
        if state is not Qt.ApplicationState.ApplicationActive:
            self.flush()

    @Slot(object, object)
    def _on_changed(self, changes: Changes, origin: object) -> None:
        self._look_again(changes, origin)
        self.figures.take_note(changes, origin)
        self.history.take_note(changes)
        self.last_year.watch.take_note(changes)
        self.proofing.take_note(changes)

    def _look_again(self, changes: Changes, origin: object) -> None:
        """Show what another writer made of the report, or what its figures made of the text."""
        if self._record is None or origin is self or self._record.id not in changes.reports:
            return
        try:
            record = self._workspace.reports.get(self._record.id)
        except NotFoundError:
            self._leave_gone()
            return
        self._record = record
        if not self.session.is_dirty and record.report != self.session.report:
            self._stored = record.report
            step = _RESTORED if origin is self.history.commands else _BY_FIGURES
            self._take(record.report, step if record.id in changes.figures else "")
            self.figures.take_saved(record.report)
            self.proofing.panel.session.take_saved(record.report)
        self._show_state()

    def _take(self, report: Report, step: str) -> None:
        """Show a text that is stored already; a `step` with a name can be taken back."""
        if step and self.session.apply(report, text=step, origin=self):
            self.session.mark_saved(report)
        else:
            self.session.load(report)

    def _leave_gone(self) -> None:
        """Lock the editor of a report that is no more."""
        self.autosaver.stop()
        self.proofing.panel.session.close()
        self._record = None
        self.session.read_only = True
        self.lock_notice.say(_GONE)


def _is_new(record: ReportRecord) -> bool:
    """Tell whether a report has just been made: one step, and it is a draft."""
    return len(record.steps) == 1 and record.status is Status.DRAFT
