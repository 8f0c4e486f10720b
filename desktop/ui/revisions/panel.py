"""The panel 历史 beside the text: the timeline above, what changed below."""

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QAction, QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop.domain.changes import Changes
from desktop.domain.report import ReportId
from desktop.domain.revision import Revision, RevisionId
from desktop.services.revisions import Differences
from desktop.services.workspace import Workspace
from desktop.ui import icons, theme
from desktop.ui.figures.hint import HintLine
from desktop.ui.revisions.commands import NAME, RevisionCommands
from desktop.ui.revisions.reading import LEGEND, ReadingPane
from desktop.ui.revisions.session import RevisionsSession
from desktop.ui.revisions.view import TimelineView
from desktop.ui.revisions.words import called
from desktop.ui.theme import HALF, UNIT

TITLE: Final = "历史"
_HINT: Final = "F2 命名　按住 Ctrl 再选一稿，可比较两稿"
_FIRST: Final = "这是第一稿，此前没有可比的内容。"
_NOW: Final = "这就是现在的稿子。"
_EMPTY: Final = "还没有历史；保存一次后，每次修改都会记在这里。"
_RESTORING: Final = ("restore_all", "restore_figures")
_REDLINES: Final = {"redline_docx": ".docx", "redline_pdf": ".pdf"}
_COMPARING: Final = ("side_by_side", *_REDLINES)


class HistoryPanel(QWidget):
    """Shows the revisions of the report that is open.

    Signals:
        written: The file (`Path`) of a 花脸稿.
    """

    written = Signal(object)

    def __init__(
        self,
        workspace: Workspace,
        flush: Callable[[], bool],
        today: Callable[[], dt.date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._today = today
        self._flush = flush
        self._locked = ""
        self._newest: RevisionId | None = None
        self._read_only = workspace.read_only
        self.session = RevisionsSession(workspace, self)
        self.commands = RevisionCommands(workspace, flush, today, self)
        self.view = TimelineView(self)
        self.pane = ReadingPane(self)
        self.name_button = QPushButton("命名版本…", self)
        self.restore_button = QPushButton("恢复", self)
        self.compare_button = QPushButton("比较", self)
        self.sections = QMenu("恢复本节(&S)", self)
        self._reason = QLabel(self)
        self._hint = HintLine(_HINT, self)
        self._build()
        self._connect()

    @property
    def page_actions(self) -> list[QAction]:
        """What the menu 编辑 offers."""
        return [self.commands.actions[NAME]]

    @property
    def hint(self) -> str:
        """What is said at the foot."""
        return self._hint.text()

    def show_report(self, report: ReportId | None) -> None:
        """Show the history of another report."""
        self._hint.tell("")
        self.view.choose()
        self.session.open(report)

    def set_read_only(self, reason: str) -> None:
        """Let revisions only be looked at, and say why; an empty reason frees them."""
        self._locked = reason
        self._reason.setText(reason)
        self._reason.setVisible(bool(reason))
        self._show_actions()

    def take_note(self, changes: Changes) -> None:
        """Look again when the report has been written."""
        if self.session.report in changes.reports:
            self.session.look_again()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._flush()
        self.session.watch(watched=True)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.session.watch(watched=False)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self.pane.restyle()

    def _build(self) -> None:
        actions = self.commands.actions
        icons.put(self.name_button, "star")
        restoring, redlines = QMenu(self), QMenu(self)
        restoring.addAction(actions["restore_all"])
        restoring.addMenu(self.sections)
        restoring.addAction(actions["restore_figures"])
        redlines.addActions([actions[key] for key in _COMPARING])
        self.restore_button.setMenu(restoring)
        self.compare_button.setMenu(redlines)
        self.compare_button.setToolTip("把下面比较的两稿并排来看，或导出成带修订标记的花脸稿")
        for key in ("name_this", *_RESTORING, *_COMPARING):
            self.view.addAction(actions[key])
        self.view.menu_actions = [
            *(actions[key] for key in ("name_this", "restore_all")),
            self.sections.menuAction(),
            *(actions[key] for key in ("restore_figures", *_COMPARING)),
        ]
        theme.mark(self._reason, "small")
        self._reason.setWordWrap(True)
        self._reason.hide()
        self._lay_out()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(HALF)
        for button in (self.name_button, self.restore_button, self.compare_button):
            line.addWidget(button)
        line.addStretch(1)
        split = QSplitter(Qt.Orientation.Vertical, self)
        split.setObjectName("history")
        split.setChildrenCollapsible(False)
        split.addWidget(self.view)
        split.addWidget(self.pane)
        split.setSizes([500, 400])
        box = QVBoxLayout(self)
        box.setContentsMargins(UNIT, UNIT, UNIT, UNIT)
        box.setSpacing(UNIT)
        box.addLayout(line)
        box.addWidget(self._reason)
        box.addWidget(split, 1)
        box.addWidget(self._hint)
        self.setFocusProxy(self.view)

    def _connect(self) -> None:
        session, actions = self.session, self.commands.actions
        self.name_button.clicked.connect(actions[NAME].trigger)
        actions[NAME].triggered.connect(self._on_name)
        actions["name_this"].triggered.connect(self._on_name_this)
        actions["restore_all"].triggered.connect(self._on_restore)
        actions["restore_figures"].triggered.connect(self._on_restore_figures)
        actions["side_by_side"].triggered.connect(self._on_side_by_side)
        for key in _REDLINES:
            actions[key].triggered.connect(self._on_redline)
        self.commands.restored.connect(self._hint.tell)
        self.commands.written.connect(self.written)
        session.changed.connect(self._on_timeline)
        session.measured.connect(self.view.timeline.show_sizes)
        session.compared.connect(self._on_compared)
        session.settled.connect(self._on_settled)
        session.failed.connect(self._on_failed)
        self.view.chosen.connect(self._compare)
        self.pane.against_changed.connect(self._compare)

    @property
    def _pair(self) -> tuple[Revision, Revision | None] | None:
        """What is to be held together; None in it: the report as it is now."""
        chosen = self.view.revisions
        if len(chosen) > 1:
            return chosen[0], chosen[1]
        if not chosen:
            return None
        before = self.session.before(chosen[0])
        if before is not None and self.pane.previous.isChecked():
            return chosen[0], before
        return None if chosen[0] == self.session.newest else (chosen[0], None)

    @Slot()
    def _on_timeline(self) -> None:
        had = [revision.id for revision in self.view.revisions]
        if had == [self._newest]:
            had = []  # the present stays chosen, also where it has become another revision
        self._newest = self.session.newest.id if self.session.newest else None
        at = self.view.verticalScrollBar().value()
        self.view.timeline.show_timeline(self.session.revisions, self._today())
        if had and self.view.choose(*had):
            self.view.verticalScrollBar().setValue(at)
            self._show_actions()
            return
        self.view.choose_first()
        self._compare()

    @Slot()
    def _on_settled(self) -> None:
        """Compare anew what the last save may have changed: the newest revision, or the present."""
        pair, newest = self._pair, self.session.newest
        if pair is not None and newest is not None and (pair[1] is None or pair[0] == newest):
            self._compare()

    @Slot()
    def _compare(self) -> None:
        """Hold together what is chosen."""
        chosen, pair = self.view.revisions, self._pair
        for chip in (self.pane.previous, self.pane.present):
            chip.setVisible(len(chosen) < 2)  # noqa: PLR2004 - two are compared with each other
        self.session.forget()
        if pair is None:
            self.pane.show_head("")
            self.pane.show_words(self._nothing(chosen))
        else:
            self.pane.show_head(self._said(*pair))
            self.session.compare(pair[0].id, pair[1].id if pair[1] else None)
        self._show_actions()

    def _nothing(self, chosen: Sequence[Revision]) -> str:
        if not chosen:
            return _EMPTY
        return _FIRST if self.session.before(chosen[0]) is None else _NOW

    def _said(self, chosen: Revision, other: Revision | None) -> str:
        today = self._today()
        if other is None:
            first = "" if self.session.before(chosen) else "这是第一稿。"
            return f"{first}从{called(chosen, today)}到现在。{LEGEND}"
        return f"从{called(other, today)}到{called(chosen, today)}。{LEGEND}"

    @Slot(object)
    def _on_compared(self, found: Differences) -> None:
        self.pane.show_differences(found)
        self._show_actions()

    @Slot(str)
    def _on_failed(self, sentence: str) -> None:
        self.pane.show_words(sentence)
        self._show_actions()

    def _show_actions(self) -> None:
        """Offer what can be done with what is chosen."""
        chosen, found = self.view.revisions, self.pane.found
        actions = self.commands.actions
        one = len(chosen) == 1
        free = not (self._locked or self._read_only)
        newest = one and chosen[0] == self.session.newest
        actions[NAME].setEnabled(not self._read_only and self.session.report is not None)
        self.name_button.setEnabled(actions[NAME].isEnabled())
        actions["name_this"].setEnabled(one and not self._read_only)
        for key in _RESTORING:
            actions[key].setEnabled(one and free and not newest)
        self.restore_button.setEnabled(one and free and not newest)
        self.sections.clear()
        if one and free and not newest and found is not None:
            pair = self._pair
            held = found.before if pair is not None and pair[1] is None else found.after
            self.commands.fill_sections(self.sections, chosen[0], held, found.restorable)
        self.sections.menuAction().setEnabled(not self.sections.isEmpty())
        for key in _COMPARING:
            actions[key].setEnabled(found is not None)
        self.compare_button.setEnabled(found is not None)

    @Slot()
    def _on_name(self) -> None:
        """Name what is there now."""
        if self._flush():
            self.session.read()
            if self.session.newest is not None:
                self.commands.name(self.session.newest)

    @Slot()
    def _on_name_this(self) -> None:
        for revision in self.view.revisions[:1]:
            self.commands.name(revision)

    @Slot()
    def _on_restore(self) -> None:
        for revision in self.view.revisions[:1]:
            self.commands.restore(revision)

    @Slot()
    def _on_restore_figures(self) -> None:
        for revision in self.view.revisions[:1]:
            self.commands.restore(revision, figures_only=True)

    @Slot()
    def _on_side_by_side(self) -> None:
        pair, report = self._pair, self.session.report
        if pair is not None and report is not None and self._flush():
            self.commands.show_side_by_side(report, *pair)

    @Slot()
    def _on_redline(self) -> None:
        action, pair, found = self.sender(), self._pair, self.pane.found
        report, newest = self.session.report, self.session.newest
        if pair is None or found is None or report is None or newest is None:
            return
        made = newest if pair[1] is None else pair[0]
        if isinstance(action, QAction):
            self.commands.write_redline(report, found, _REDLINES[action.objectName()], made)
