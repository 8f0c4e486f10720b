"""The panel 数据 beside the text: figures and checks, in step with the cursor in the text."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop.domain.changes import Changes
from desktop.domain.report import Report, ReportRecord
from desktop.services.figure_entries import Entry, Standing
from desktop.services.workspace import Workspace
from desktop.statistics.verdicts import Place
from desktop.ui import theme
from desktop.ui.editor.page import ReportEditor
from desktop.ui.figures.checks_view import ChecksView, wanting
from desktop.ui.figures.hint import HintLine
from desktop.ui.history_actions import HistoryKeys
from desktop.ui.report.figures import marking
from desktop.ui.report.figures.assigning import AssignDialog
from desktop.ui.report.figures.details import EntryDetails
from desktop.ui.report.figures.list_view import EntriesView
from desktop.ui.report.figures.model import waits
from desktop.ui.report.figures.session import ReportFigures
from desktop.ui.theme import HALF, UNIT

TITLE: Final = "数据"
_HINT: Final = "Enter 采纳　F2 改值　N 不适用　Delete 不要"


class FiguresPanel(QWidget):
    """Shows and takes decisions on the figures of the report that is open.

    Signals:
        page_requested: All years are wanted.
    """

    page_requested = Signal()

    def __init__(
        self,
        workspace: Workspace,
        editor: ReportEditor,
        flush: Callable[[], bool],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._editor = editor
        self._marks = editor.marks
        self._reason = ""
        self.session = ReportFigures(workspace, flush, self)
        self.view = EntriesView(self)
        self.details = EntryDetails(self)
        self.checks = ChecksView(self)
        self.search = QLineEdit(self)
        self.every = QPushButton("全部指标", self)
        self.accept_all = QPushButton(self)
        self._all_years = QPushButton("全部年度", self)
        self.chips = (QPushButton(self), QPushButton(self))
        self._locked = QLabel(self)
        self._hint = HintLine(_HINT, self)
        self._stack = QStackedWidget(self)
        self._build()
        self._connect()
        self._show()

    @property
    def hint(self) -> str:
        """What is said at the foot."""
        return self._hint.text()

    @property
    def locked_reason(self) -> str:
        """Why nothing can be changed; empty where it can."""
        return self._reason

    def show_report(self, record: ReportRecord) -> None:
        """Show the figures of another report."""
        self._marks.clear(marking.CURRENT)
        self._marks.clear(marking.FIGURES)
        self._hint.tell("")
        self.session.open(record)

    def set_read_only(self, reason: str) -> None:
        """Let the figures only be looked at, and say why; an empty reason frees them."""
        self._reason = reason
        self.session.read_only = bool(reason)
        if reason:
            self.view.stop_editing()
        self._show()

    def take_saved(self, report: Report) -> None:
        """Read the text as it has just been saved."""
        self.session.take_saved(report)

    def take_note(self, changes: Changes, origin: object) -> None:
        """Look again when someone else has written figures, or changed the indicators."""
        if (changes.figures and origin is not self.session) or changes.catalogue:
            self.session.look_again()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.session.watch(watched=True)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.session.watch(watched=False)
        self._marks.clear(marking.CURRENT)
        self._marks.clear(marking.FIGURES)

    def _build(self) -> None:
        self.search.setPlaceholderText("查找指标")
        self.search.setAccessibleName("查找指标")
        self.search.setClearButtonEnabled(True)
        self.every.setCheckable(True)
        self.every.setToolTip("也列出没有数的指标，以便手工填写。")
        theme.mark(self._locked, "small")
        self._locked.setWordWrap(True)
        theme.mark(self._all_years, "flat")
        self.accept_all.setToolTip("采纳全部无疑义的建议（Ctrl+Enter），可以撤销。")
        group = QButtonGroup(self)
        for chip in (*self.chips, self.every):
            theme.mark(chip, "chip")
            chip.setCheckable(True)
        for number, chip in enumerate(self.chips):
            group.addButton(chip, number)
        self.chips[0].setChecked(True)
        group.idClicked.connect(self._stack.setCurrentIndex)
        self._lay_out()

    def _lay_out(self) -> None:
        first, second = QHBoxLayout(), QHBoxLayout()
        for line in (first, second):
            line.setSpacing(HALF)
        for chip in self.chips:
            first.addWidget(chip)
        first.addStretch(1)
        first.addWidget(self._all_years)
        second.addWidget(self.search, 1)
        second.addWidget(self.every)
        figures = QWidget(self)
        column = QVBoxLayout(figures)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        column.addLayout(second)
        column.addWidget(self.accept_all)
        column.addWidget(self.view, 1)
        column.addWidget(self.details)
        column.addWidget(self._hint)
        self._stack.addWidget(figures)
        self._stack.addWidget(self.checks)
        box = QVBoxLayout(self)
        box.setContentsMargins(UNIT, UNIT, UNIT, UNIT)
        box.setSpacing(UNIT)
        box.addLayout(first)
        box.addWidget(self._locked)
        box.addWidget(self._stack, 1)
        self.setFocusProxy(self.view)

    def _connect(self) -> None:
        session, view, details = self.session, self.view, self.details
        self._keys = HistoryKeys(session.undo, session.redo, self)
        view.installEventFilter(self._keys)
        self._all_years.clicked.connect(self.page_requested)
        self.search.textChanged.connect(self._on_filter)
        self.every.toggled.connect(self._on_filter)
        self.accept_all.clicked.connect(session.accept_sure)
        session.changed.connect(self._show)
        session.failed.connect(self._hint.warn)
        view.entries.typed.connect(self._on_typed)
        view.chosen.connect(self._on_chosen)
        view.accepted.connect(self._accept)
        view.rejected.connect(self._reject)
        view.not_applicable.connect(self._not_applicable)
        view.all_accepted.connect(session.accept_sure)
        for told, key in (
            (details.accept_requested, "accept"),
            (details.edit_requested, "edit"),
            (details.reject_requested, "reject"),
            (details.none_requested, "none"),
        ):
            told.connect(view.entry_actions[key].trigger)
        self.checks.place_requested.connect(self._on_place)
        self.checks.figure_requested.connect(self.show_figure)
        self._marks.mark_entered.connect(self._on_entered)

    @Slot(str)
    def show_figure(self, key: str) -> None:
        """Put the cursor on an indicator's figure, shown for it where it was filtered away."""
        self.chips[0].click()
        if not self.view.entries.find(key).isValid():
            self.search.clear()
            self.every.setChecked(True)
        self.view.setCurrentIndex(self.view.entries.find(key))
        self.view.setFocus()

    @Slot()
    def _show(self) -> None:
        session = self.session
        before = self.view.entry
        at = self.view.verticalScrollBar().value()
        row = self.view.currentIndex().row()
        self.view.entries.show_entries(session.entries, read_only=session.read_only)
        if before is None or not self.view.choose(before.key):
            self._choose_row(row)
        self.view.verticalScrollBar().setValue(at)
        self._show_counts()
        self.checks.show_verdicts(session.verdicts, session.catalogue)
        self._show_marks()
        self._show_entry(self.view.entry)

    def _choose_row(self, row: int) -> None:
        """Keep the cursor where it was though the entry there has gone."""
        for place in range(max(row, 0), self.view.entries.rowCount()) if row >= 0 else ():
            entry = self.view.entries.entry(self.view.entries.index(place))
            if entry is not None:
                self.view.choose(entry.key)
                return

    def _show_counts(self) -> None:
        session = self.session
        waiting = 0 if session.read_only else sum(waits(entry) for entry in session.entries)
        found = wanting(session.verdicts)
        self.chips[0].setText(f"数据 待定 {waiting}" if waiting else "数据")
        self.chips[1].setText(f"校核 {found}" if found else "校核")
        sure = len(session.sure)
        self.accept_all.setText(f"采纳全部无疑义的建议（{sure} 项）")
        self.accept_all.setVisible(bool(sure) and not session.read_only)
        self._locked.setText(self._reason)
        self._locked.setVisible(bool(self._reason))
        self._hint.setVisible(not self._reason)
        for action in self.view.entry_actions.values():
            action.setEnabled(not session.read_only)

    def _show_marks(self) -> None:
        session, outline = self.session, self.session.stored_text.sections
        links = marking.link_marks(session.book, outline)
        self._marks.show(marking.LINKS, links, of=session.stored_text)
        if self.isVisible():
            figures = marking.figure_marks(session.entries)
            self._marks.show(marking.FIGURES, figures, of=session.report)

    @Slot(object)
    def _on_chosen(self, entry: Entry | None) -> None:
        self._show_entry(entry)
        quantity = self._marks.find(marking.CURRENT, marking.QUANTITY)
        if quantity is not None:
            self._editor.reveal(quantity.section, quantity.start, quantity.end)

    def _show_entry(self, entry: Entry | None) -> None:
        self.details.show_entry(entry, read_only=self.session.read_only)
        marks = marking.current_marks(entry, self.session.report) if self.isVisible() else ()
        self._marks.show(marking.CURRENT, marks, of=self.session.report)

    @Slot(str, str)
    def _on_entered(self, layer: str, key: str) -> None:
        """Follow the cursor in the text."""
        if layer == marking.FIGURES and key and self.isVisible() and not self.view.hasFocus():
            self.view.choose(key)
            self.view.scrollTo(self.view.currentIndex())
            self._show_entry(self.view.entry)

    @Slot()
    def _on_filter(self) -> None:
        self.view.entries.set_filter(self.search.text(), every=self.every.isChecked())

    @Slot(object, str)
    def _on_typed(self, entry: Entry, text: str) -> None:
        if self.session.type_value(entry, text):
            self._hint.tell("")
            self._stay_with(entry)

    @Slot(object)
    def _accept(self, entry: Entry) -> None:
        if entry.standing is Standing.UNCLASSIFIED:
            self._assign(entry)
        elif entry.standing is Standing.BLANK:
            self.view.edit_value()
        else:
            self.session.accept(entry)
            self._step_on(entry)

    @Slot(object)
    def _reject(self, entry: Entry) -> None:
        self.session.reject(entry)

    @Slot(object)
    def _not_applicable(self, entry: Entry) -> None:
        self.session.not_applicable(entry)
        self._stay_with(entry)

    def _stay_with(self, entry: Entry) -> None:
        """Keep the cursor on what has been stored, not on the suggestion it came from."""
        if entry.indicator is not None and self.view.choose(entry.indicator.key):
            self._show_entry(self.view.entry)

    def _step_on(self, entry: Entry) -> None:
        """Go on to what is decided next."""
        self._stay_with(entry)
        self.view.step_on()

    def _assign(self, entry: Entry) -> None:
        dialog = AssignDialog(entry, self.session.catalogue, self)
        if dialog.exec() and dialog.indicator is not None:
            self.session.assign(entry, dialog.indicator)

    @Slot(object)
    def _on_place(self, place: Place) -> None:
        if place.section is not None and place.section >= 0:
            self._editor.go_to(place.section, place.start, place.end)
        else:
            self._editor.go_to(-1, 0, field="title")
