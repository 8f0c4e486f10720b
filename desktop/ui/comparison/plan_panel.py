"""上年安排: each item of last year's plan beside what this year's report says of it."""

from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QListView,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop.domain.promise import Fulfilment
from desktop.services.fulfilment import Kept, counted, draft_heading, with_heading
from desktop.services.text_following import Following
from desktop.services.workspace import Workspace
from desktop.ui import theme
from desktop.ui.comparison.plan_delegate import PlanDelegate
from desktop.ui.comparison.plan_details import PlanDetails
from desktop.ui.comparison.plan_model import PlanModel
from desktop.ui.comparison.plan_session import PlanSession
from desktop.ui.comparison.watch import YearWatch
from desktop.ui.editor.page import ReportEditor
from desktop.ui.figures.hint import HintLine
from desktop.ui.history_actions import HistoryKeys
from desktop.ui.theme import UNIT

_NONE: Final = (
    "台账中没有 {last} 年度的报告。\n"
    "导入以后，其中对 {year} 年的安排会逐项列在这里，与本年的成效对照。"
)
_NO_PLAN: Final = "{last} 年度的报告里没有标明“工作安排”的部分，或者其中没有可以逐项对照的事项。"
_WAITING: Final = "正在与上年的安排对照…"
_HINT: Final = "1—4 标明兑现情况　Enter 到所在之处　Ctrl+Z 撤销"


class PlanPanel(QWidget):
    """A checklist of last year's plan.

    Signals:
        import_requested: Last year's report is to be taken in.
    """

    import_requested = Signal()

    def __init__(
        self,
        workspace: Workspace,
        watch: YearWatch,
        editor: ReportEditor,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._watch = watch
        self._editor = editor
        self.session = PlanSession(workspace, watch, self)
        self.model = PlanModel(self)
        self.list = _PlanList(self)
        self.details = PlanDetails(self)
        self.said = QLabel(self)
        self.empty = QLabel(self)
        self.import_last = QPushButton("导入上年报告…", self)
        self._hint = HintLine(_HINT, self)
        self._stack = QStackedWidget(self)
        self._build()
        self._connect()
        self._show()

    @property
    def kept(self) -> Kept | None:
        """The item that is chosen."""
        return self.model.item(self.list.currentIndex())

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._watch.watch(self, watched=True)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._watch.watch(self, watched=False)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self.list.viewport().update()

    def _build(self) -> None:
        theme.mark(self.said, "strong")
        self.said.setWordWrap(True)
        self.list.setModel(self.model)
        self.list.setItemDelegate(PlanDelegate(self.list))
        theme.mark(self.empty, "muted")
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        theme.mark(self.import_last, "primary")
        parts = QSplitter(Qt.Orientation.Vertical, self)
        parts.addWidget(self.list)
        parts.addWidget(self.details)
        parts.setChildrenCollapsible(False)
        parts.setHandleWidth(UNIT)
        theme.mark(parts, "spaced")
        parts.setSizes([300, 300])
        nothing = QWidget(self)
        column = QVBoxLayout(nothing)
        column.addStretch(2)
        column.addWidget(self.empty)
        column.addWidget(self.import_last, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        self._stack.addWidget(parts)
        self._stack.addWidget(nothing)
        box = QVBoxLayout(self)
        box.setContentsMargins(UNIT, UNIT, UNIT, UNIT)
        box.setSpacing(UNIT)
        for widget in (self.said, self._stack, self._hint):
            box.addWidget(widget, 1 if widget is self._stack else 0)
        self.setFocusProxy(self.list)

    def _connect(self) -> None:
        session, details = self.session, self.details
        self._keys = HistoryKeys(session.undo, session.redo, self)
        self.list.installEventFilter(self._keys)
        session.changed.connect(self._show)
        session.failed.connect(self._hint.warn)
        self._editor.session.read_only_changed.connect(self._show_item)
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self.list.activated.connect(self._on_entered)
        self.list.judged.connect(self._on_marked)
        details.marked.connect(self._on_marked)
        details.confirmed.connect(self._on_confirmed)
        details.rejected.connect(self._on_rejected)
        details.entered.connect(self._go_to)
        details.draft_requested.connect(self._on_draft)
        details.draft.clicked.connect(details.draft_requested)
        self.import_last.clicked.connect(self.import_requested)

    @Slot()
    def _show(self) -> None:
        items = self.session.items
        chosen, row = self.kept, self.list.currentIndex().row()
        self.model.show_items(items)
        if chosen is not None:
            found = self.model.find(chosen.key)
            self.list.setCurrentIndex(found if found.isValid() else self.model.index(row))
        elif items:
            self.list.setCurrentIndex(self.model.index(0))
        self.said.setText(counted(items))
        for widget in (self.said, self._hint):
            widget.setVisible(bool(items))
        self._stack.setCurrentIndex(0 if items else 1)
        self._show_nothing()
        self._show_item()

    def _show_nothing(self) -> None:
        watch = self._watch
        year = watch.record.report.year if watch.record else 0
        sentence = _NONE if watch.last is None else _NO_PLAN if watch.comparison else _WAITING
        self.empty.setText(sentence.format(last=year - 1, year=year))
        self.import_last.setVisible(watch.last is None)

    @Slot()
    def _show_item(self) -> None:
        writable = not self._editor.session.read_only
        self.details.show_item(self.kept, free=not self.session.read_only, writable=writable)

    @Slot(QModelIndex, QModelIndex)
    def _on_current(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self._show_item()

    @Slot(object)
    def _on_marked(self, fulfilment: Fulfilment | None) -> None:
        if self.kept is not None and not self.session.read_only:
            self.session.mark(self.kept, fulfilment)

    @Slot(int)
    def _on_confirmed(self, number: int) -> None:
        if self.kept is not None:
            self.session.confirm(self.kept, number)

    @Slot(int)
    def _on_rejected(self, number: int) -> None:
        if self.kept is not None:
            self.session.reject(self.kept, number)

    @Slot()
    def _on_entered(self) -> None:
        self._go_to(0)

    @Slot(int)
    def _go_to(self, number: int) -> None:
        kept, comparison = self.kept, self._watch.comparison
        if kept is None or comparison is None or number >= len(kept.answers):
            return
        place = kept.answers[number].unit.place
        following = Following(comparison.after.sections, self._editor.session.report.sections)
        self._editor.go_to(*following.moved(place.section, place.start, place.end))

    @Slot()
    def _on_draft(self) -> None:
        if self.kept is None:
            return
        session = self._editor.session
        heading = draft_heading(self.kept.promise)
        fresh, place = with_heading(session.report, heading)
        if session.apply(fresh, text="插入标题草稿"):
            self._editor.go_to(place, len(fresh.sections[place].heading))


class _PlanList(QListView):
    """The list; the keys 1 to 4 say how far an item was carried out.

    Signals:
        judged: A `Fulfilment`.
    """

    judged = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("上年安排的事项")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)

    @override
    def keyboardSearch(self, search: str) -> None:
        """Take a digit for a word on the item; nothing is looked for."""
        said = tuple(Fulfilment)
        if search.isdecimal() and 1 <= int(search) <= len(said):
            self.judged.emit(said[int(search) - 1])
