"""上年对照 beside the text: what is last year's, marked in the text, and years to be rolled."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop.domain.difference import TITLE as IN_TITLE
from desktop.domain.difference import Unit
from desktop.services.comparison import with_years_rolled
from desktop.services.text_following import Following
from desktop.ui import state, theme
from desktop.ui.comparison import marking
from desktop.ui.comparison.findings import Found, Kind, findings, summary
from desktop.ui.comparison.found_delegate import FoundDelegate
from desktop.ui.comparison.found_model import FoundModel
from desktop.ui.comparison.watch import YearWatch
from desktop.ui.editor.page import ReportEditor
from desktop.ui.theme import HALF, UNIT

_MARKS: Final = "copied_marks"
_NONE: Final = (
    "台账中没有 {last} 年度的报告，无从对照。\n导入 {last} 年度的报告以后，这里列出两年相同的段落、"
    "没有改的年份和相同的数据。"
)
_CLEAN: Final = "没有与上年相同的段落、年份和数据。"
_WAITING: Final = "正在与上年报告对照…"


class YearPanel(QWidget):
    """Shows what the report has of last year's.

    Signals:
        import_requested: Last year's report is to be taken in.
        compare_requested: Both are wanted side by side.
    """

    import_requested = Signal()
    compare_requested = Signal()

    def __init__(
        self, watch: YearWatch, editor: ReportEditor, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._watch = watch
        self._editor = editor
        self.model = FoundModel(self)
        self.list = QListView(self)
        self.said = QLabel(self)
        self.empty = QLabel(self)
        self.marked = QPushButton("在正文中标出", self)
        self.side_by_side = QPushButton("并排对照…", self)
        self.roll = QPushButton("改这一处", self)
        self.roll_all = QPushButton(self)
        self.import_last = QPushButton("导入上年报告…", self)
        self._years = QFrame(self)
        self._stack = QStackedWidget(self)
        self._build()
        self._connect()
        self._show()

    @property
    def found(self) -> Found | None:
        """The finding that is chosen."""
        return self.model.found(self.list.currentIndex())

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._watch.watch(self, watched=True)
        self._show_marks()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._watch.watch(self, watched=self.marked.isChecked())
        self._show_marks()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self.list.viewport().update()

    def _build(self) -> None:
        self.said.setWordWrap(True)
        theme.mark(self.said, "strong")
        theme.mark(self.marked, "chip")
        self.marked.setCheckable(True)
        self.marked.setChecked(bool(state.load().number(_MARKS)))
        self.marked.setToolTip("给正文中与上年相同的文字加上底色；离开本页后仍然显示。")
        self.roll.setToolTip("只把所选的一处改为本年，可以撤销。")
        self.roll_all.setToolTip("把列出的年份全部改为本年，一步撤销。")
        self.list.setModel(self.model)
        self.list.setItemDelegate(FoundDelegate(self.list))
        self.list.setMouseTracking(True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setAccessibleName("与上年相同之处")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        theme.mark(self.empty, "muted")
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        theme.mark(self.import_last, "primary")
        self._lay_out()
        self.setFocusProxy(self.list)

    def _lay_out(self) -> None:
        nothing = QWidget(self)
        column = QVBoxLayout(nothing)
        column.addStretch(2)
        column.addWidget(self.empty)
        column.addWidget(self.import_last, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        self._stack.addWidget(self.list)
        self._stack.addWidget(nothing)
        line = QHBoxLayout()
        line.setSpacing(HALF)
        line.addWidget(self.marked)
        line.addStretch(1)
        line.addWidget(self.side_by_side)
        years = QHBoxLayout(self._years)
        years.setContentsMargins(0, 0, 0, 0)
        years.setSpacing(UNIT)
        years.addWidget(self.roll_all)
        years.addWidget(self.roll)
        years.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(UNIT, UNIT, UNIT, UNIT)
        box.setSpacing(UNIT)
        box.addWidget(self.said)
        box.addLayout(line)
        box.addWidget(self._stack, 1)
        box.addWidget(self._years)

    def _connect(self) -> None:
        self._watch.opened.connect(self._show)
        self._watch.found.connect(self._show)
        self._editor.session.read_only_changed.connect(self._show_buttons)
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self.list.activated.connect(self._on_entered)
        self.marked.toggled.connect(self._on_marked)
        self.side_by_side.clicked.connect(self.compare_requested)
        self.import_last.clicked.connect(self.import_requested)
        self.roll.clicked.connect(self._on_roll)
        self.roll_all.clicked.connect(self._on_roll_all)
        self._editor.marks.mark_entered.connect(self._on_mark_entered)

    @Slot()
    def _show(self) -> None:
        watch, comparison = self._watch, self._watch.comparison
        there = watch.last is not None
        year = watch.record.report.year if watch.record else 0
        rows = findings(comparison) if comparison else ()
        chosen = self.found
        self.model.show_findings(rows)
        if chosen is not None:
            self.list.setCurrentIndex(self.model.find(chosen.key))
        self.said.setText(summary(comparison) if comparison else "")
        self.said.setVisible(comparison is not None)
        self.import_last.setVisible(not there)
        for widget in (self.marked, self.side_by_side):
            widget.setVisible(there)
        waiting = _CLEAN if comparison else _WAITING
        self.empty.setText(waiting if there else _NONE.format(last=year - 1))
        self._stack.setCurrentIndex(0 if rows else 1)
        self.roll_all.setText(f"年份全部改为本年（{self._count(rows)} 处）")
        self._show_buttons()
        self._show_marks()

    def _count(self, rows: Sequence[Found]) -> int:
        return sum(row.kind is Kind.YEAR for row in rows)

    @Slot()
    def _show_buttons(self) -> None:
        comparison = self._watch.comparison
        there = comparison is not None and bool(comparison.unrolled)
        self._years.setVisible(there)
        free = not self._editor.session.read_only
        self.roll_all.setEnabled(free)
        self.roll.setEnabled(free and self.found is not None and self.found.kind is Kind.YEAR)

    def _show_marks(self) -> None:
        comparison = self._watch.comparison
        wanted = comparison is not None and (self.marked.isChecked() or self.isVisible())
        if comparison is None or not wanted:
            self._editor.marks.clear(marking.COPIED)
            self._editor.marks.clear(marking.CURRENT)
            return
        after = comparison.after
        marks = marking.copied_marks(findings(comparison)) if self.marked.isChecked() else ()
        self._editor.marks.show(marking.COPIED, marks, of=after)
        chosen = marking.current_marks(self.found) if self.isVisible() else ()
        self._editor.marks.show(marking.CURRENT, chosen, of=after)

    @Slot(bool)
    def _on_marked(self, on: bool) -> None:  # noqa: FBT001 - Qt's signature
        state.change(**{_MARKS: int(on)})
        self._watch.watch(self, watched=on or self.isVisible())
        self._show_marks()

    @Slot(QModelIndex, QModelIndex)
    def _on_current(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self._show_buttons()
        self._show_marks()
        comparison, found = self._watch.comparison, self.found
        if comparison is not None and found is not None and found.places:
            self._editor.reveal(*self._now(found))

    @Slot()
    def _on_entered(self) -> None:
        """Go to the place in the text, with the keyboard."""
        found = self.found
        if found is not None and found.places:
            section, start, end = self._now(found)
            field = "title" if section == IN_TITLE else ""
            self._editor.go_to(section, start, end, field)

    def _now(self, found: Found) -> tuple[int, int, int]:
        """Return where the first part of a finding stands by now."""
        place, comparison = found.places[0], self._watch.comparison
        if comparison is None or place.section == IN_TITLE:
            return place.section, place.start, place.end
        now = self._editor.session.report.sections
        following = Following(comparison.after.sections, now)
        return following.moved(place.section, place.start, place.end)

    @Slot()
    def _on_roll(self) -> None:
        if self.found is not None and self.found.unit is not None:
            self._roll((self.found.unit,))

    @Slot()
    def _on_roll_all(self) -> None:
        if self._watch.comparison is not None:
            self._roll(self._watch.comparison.unrolled)

    def _roll(self, units: Sequence[Unit]) -> None:
        comparison, session = self._watch.comparison, self._editor.session
        if comparison is None:
            return
        last = comparison.before.year
        fresh = with_years_rolled(session.report, units, last, comparison.after)
        if session.apply(fresh, text="年份改为本年", origin=self):
            self._watch.compare()

    @Slot(str, str)
    def _on_mark_entered(self, layer: str, key: str) -> None:
        """Follow the cursor in the text."""
        if layer == marking.COPIED and key and self.isVisible() and not self.list.hasFocus():
            index = self.model.find(key.partition("/")[0])
            if index.isValid():
                self.list.setCurrentIndex(index)
