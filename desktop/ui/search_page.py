"""The page 查找: words in the reports of all offices and years, as they are typed."""

from typing import Final

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QSplitter, QStackedLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.changes import Changes
from desktop.domain.searching import words_of
from desktop.services.search import Hit, Query
from desktop.services.workspace import Workspace
from desktop.ui import theme
from desktop.ui.actions import ActionSpec, build
from desktop.ui.bridge import Bridge
from desktop.ui.empty_state import EmptyState
from desktop.ui.search import remembered
from desktop.ui.search.bar import SearchBar
from desktop.ui.search.reader import HitReader
from desktop.ui.search.session import Answer, SearchSession
from desktop.ui.search.start import StartView
from desktop.ui.search.view import ResultsView

_SPECS: Final = (ActionSpec("find_all", "查找(&F)", "search", "Ctrl+F"),)
_START, _RESULTS, _NOTHING, _FAILED, _EMPTY = range(5)
_SLOW: Final = 300  # milliseconds before it is said that a search is under way
_SHORT: Final = 2
_FILTERED: Final = "现在只在筛选的单位、年度或部分里找；清除筛选后，会在全部报告里找。"
_SEVERAL: Final = "几个词要在同一段里都有才算；可以少写一个词再试。"
_LONG: Final = "可以换短一些的词再试，例如只写其中两个字。"
_ABSENT: Final = "全部报告里都没有这个词；可以换一个说法再试。"


class SearchPage(QWidget):
    """Looks for words and leads to them.

    Signals:
        closed: The user wants back to where they came from.
        hit_requested: The report is wanted at this place (`Hit`).
    """

    closed = Signal()
    hit_requested = Signal(object)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._stale = True
        self._shown: Query | None = None
        self.session = SearchSession(workspace, self)
        self._bridge = Bridge(workspace.listeners, self)
        self._slow = QTimer(self, interval=_SLOW, singleShot=True)
        self.bar = SearchBar(workspace.parts, self)
        self.start = StartView(self)
        self.results = ResultsView(self)
        self.reader = HitReader(self)
        self.nothing = EmptyState("search", "没有找到", "", self, action="清除筛选")
        self.failure = EmptyState("triangle-alert", "没有查找成功", "", self, action="重新查找")
        self.empty = EmptyState(
            "search", "还没有可查找的报告", "在台账里新建或导入报告后，就可以在这里查找。", self
        )
        self._actions = list(build(_SPECS, {"find_all": self.take_focus}, self).values())
        self._build()
        self._connect()

    def title(self) -> str:
        """Return what the window's title says of the page."""
        return "查找"

    def flush(self) -> None:
        """Drop a question under way: it would only read."""
        self.session.cancel()

    @override
    def actions(self) -> list[QAction]:
        """Return the page's actions for the window's menus."""
        return self._actions

    @Slot()
    def take_focus(self) -> None:
        """Put the keyboard into the box, ready for other words."""
        self.bar.box.setFocus()
        self.bar.box.selectAll()

    def take_back(self) -> None:
        """Put the keyboard where it was when a report was opened from here."""
        found = self._body.currentIndex() == _RESULTS
        (self.results if found else self.bar.box).setFocus()

    @Slot()
    def refresh(self) -> None:
        """Look at the store again and ask the same question."""
        self._stale = False
        years = self._workspace.reports.years()
        self.bar.offer(self._workspace.offices.search(""), years)
        self.bar.setEnabled(bool(years))
        if years:
            self.ask()
        else:
            self._show(_EMPTY)

    @Slot()
    def ask(self) -> None:
        """Put the question that the head of the page states."""
        if not words_of(self.bar.text):
            self.session.cancel()
            self._slow.stop()
            self.bar.count.clear()
            self.start.show_searches(remembered.recall(self._workspace))
            self._show(_START)
            return
        self._slow.start()
        self.session.ask(self.bar.query)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.refresh()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self.reader.restyle()

    def _build(self) -> None:
        self.setProperty("role", "page")
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.setObjectName("search")
        split.setChildrenCollapsible(False)
        split.addWidget(self.results)
        split.addWidget(self.reader)
        split.setSizes([3000, 2000])
        full = QWidget(self)
        inside = QVBoxLayout(full)
        inside.setContentsMargins(2 * theme.UNIT, theme.UNIT, 2 * theme.UNIT, 2 * theme.UNIT)
        inside.addWidget(split)
        self._body = QStackedLayout()
        for widget in (self.start, full, self.nothing, self.failure, self.empty):
            self._body.addWidget(widget)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.bar)
        box.addLayout(self._body, 1)
        self.setFocusProxy(self.bar.box)

    def _connect(self) -> None:
        self.bar.asked.connect(self.ask)
        self.bar.entered.connect(self._on_entered)
        self.bar.back_requested.connect(self.closed)
        self.session.answered.connect(self._on_answered)
        self.session.continued.connect(self._on_continued)
        self.session.failed.connect(self._on_failed)
        self._slow.timeout.connect(self._on_slow)
        self.results.chosen.connect(self.reader.show_hit)
        self.results.opened.connect(self._on_opened)
        self.results.more_wanted.connect(self.session.go_on)
        self.results.left.connect(self.bar.box.setFocus)
        self.reader.opened.connect(self._on_opened)
        self.start.chosen.connect(self._on_remembered)
        self.start.forgotten.connect(self._on_forgotten)
        self.nothing.button.clicked.connect(self.bar.reset)
        self.failure.button.clicked.connect(self.ask)
        self._bridge.changed.connect(self._on_changed)

    def _show(self, state: int) -> None:
        self._body.setCurrentIndex(state)

    @Slot(object)
    def _on_answered(self, answer: Answer) -> None:
        self._slow.stop()
        if not answer.hits.hits:
            self.bar.count.clear()
            self._tell_nothing(answer)
            return
        was = self.results.hit if answer.query == self._shown else None
        self._shown = answer.query
        self.results.results.show_hits(answer.hits.hits)
        self.results.choose(was)
        self.bar.count.setText(counted(answer))
        self._show(_RESULTS)
        self.results.look_ahead()

    @Slot(object)
    def _on_continued(self, answer: Answer) -> None:
        self._slow.stop()
        self.results.results.add_hits(answer.hits.hits)
        self.results.look_ahead()

    def _tell_nothing(self, answer: Answer) -> None:
        """Say why there may be nothing, and what to try."""
        filtered, words = self.bar.filtered, words_of(answer.query.text)
        if filtered:
            advice = _FILTERED
        elif len(words) > 1:
            advice = _SEVERAL
        else:
            advice = _LONG if len(words[0]) > _SHORT else _ABSENT
        self.nothing.tell(f"没有找到“{answer.query.text}”", advice)
        self.nothing.button.setVisible(filtered)
        self._show(_NOTHING)

    @Slot(str)
    def _on_failed(self, sentence: str) -> None:
        self._slow.stop()
        self.bar.count.clear()
        self.failure.tell("没有查找成功", sentence)
        self._show(_FAILED)

    @Slot()
    def _on_slow(self) -> None:
        self.bar.count.setText("正在查找…")

    @Slot()
    def _on_entered(self) -> None:
        """Go on to the results, and remember what led there."""
        remembered.remember(self._workspace, self.bar.text)
        if self._body.currentIndex() == _RESULTS:
            self.results.setFocus()

    @Slot(object)
    def _on_opened(self, hit: Hit) -> None:
        remembered.remember(self._workspace, self.bar.text)
        self.hit_requested.emit(hit)

    @Slot(str)
    def _on_remembered(self, text: str) -> None:
        self.bar.look_for(text)
        self.bar.box.setFocus()

    @Slot()
    def _on_forgotten(self) -> None:
        remembered.forget(self._workspace)
        self.start.show_searches(())
        self.bar.box.setFocus()

    @Slot(object, object)
    def _on_changed(self, _changes: Changes, _origin: object) -> None:
        self._stale = True
        if self.isVisible():
            self.refresh()


def counted(answer: Answer) -> str:
    """Say how much was found and how long it took."""
    hits = answer.hits
    number = f"超过 {hits.total:,} 段，最近的在前" if hits.many else f"{hits.total:,} 段"
    return f"找到 {number}（{max(answer.seconds, 0.001):.3f} 秒）"
