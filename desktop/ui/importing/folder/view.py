"""The page of a folder: its files, what stands against storing them, and one button."""

from collections import Counter
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, Signal, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.services.import_rows import CHANGING, Choice, State
from desktop.ui import theme
from desktop.ui.history_actions import HistoryActions
from desktop.ui.importing.folder.head import FolderHead
from desktop.ui.importing.folder.session import FolderSession
from desktop.ui.importing.folder.table_view import FolderTable
from desktop.ui.tasks import Progress

_MILLISECONDS = 1000
_ALL = "全部"


class FolderView(QWidget):
    """Shows a folder session.

    Signals:
        opened: The `FileRow` of a file that is to be looked over by itself.
        back_requested: Back to where the user came from.
    """

    opened = Signal(object)
    back_requested = Signal()

    def __init__(self, session: FolderSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._clock = QElapsedTimer()
        self.head = FolderHead(self)
        self.table = FolderTable(self)
        self.states = QComboBox(self)
        self.all_of_kind = QPushButton("这一类全部…", self)
        self.sentence = QLabel(self)
        self.open_button = QPushButton("核对…", self)
        self.store_button = QPushButton("存入", self)
        self.steps = HistoryActions(session.history, session.undo, session.redo, self)
        self._build()
        self._connect()

    def start(self, roots: Sequence[Path], offices: Sequence[str]) -> None:
        """Read folders; `offices` are the names of the known ones."""
        self.table.offices.offer(offices)
        self.head.name("、".join(root.name for root in roots))
        self._clock.start()
        self._session.start(roots)
        self.table.setFocus()

    @Slot()
    def refresh(self) -> None:
        """Show the rows as they are, and count them."""
        session = self._session
        self.table.rows.show_rows(session.rows, session.standings)
        counts = Counter(standing.state for standing in session.standings)
        self._show_states(counts)
        told = "，".join(f"{state.value} {counts[state]}" for state in State if counts[state])
        self.head.tell(f"共 {len(session.rows)} 个文件：{told}" if told else "")
        self._show_row()
        due = session.count(*CHANGING)
        self.store_button.setText(f"存入 {due} 份" if due else "存入")
        busy = session.reading or session.storing
        self.store_button.setEnabled(bool(due) and not busy and not session.read_only)

    @Slot()
    def store(self) -> None:
        """Store what is to be stored."""
        self._clock.start()
        self._session.store()

    @Slot(object)
    def _on_progressed(self, progress: Progress) -> None:
        verb = "正在存入" if self._session.storing else "正在读取"
        words = progress.text
        if progress.total:
            words = (
                f"{verb} {progress.done} / {progress.total}　{progress.text}{self._rest(progress)}"
            )
        self.head.show_progress(progress.done, progress.total, words)

    def _rest(self, progress: Progress) -> str:
        """Say how long it will take at the pace so far, once there is a pace."""
        spent = self._clock.elapsed() / _MILLISECONDS
        if not progress.done or spent < 1:
            return ""
        left = round(spent / progress.done * (progress.total - progress.done))
        return f"　约剩 {left} 秒" if left else ""

    @Slot()
    def _on_ended(self) -> None:
        self.head.hide_progress()
        self.refresh()
        if self._session.rows and self.table.row < 0:
            self.table.choose(0)

    @Slot()
    def _show_row(self) -> None:
        row = self.table.row
        there = 0 <= row < len(self._session.rows)
        self.open_button.setEnabled(there)
        self.sentence.setText(self._session.standings[row].sentence if there else "")

    def _show_states(self, counts: Counter[State]) -> None:
        """List the states there are; the one that is shown stays shown."""
        shown = self._state
        offered: list[tuple[str, State | None]] = [(f"{_ALL}（{counts.total()}）", None)]
        offered += [
            (f"{state.value}（{counts[state]}）", state) for state in State if counts[state]
        ]
        self.states.clear()
        for text, state in offered:
            self.states.addItem(text, state)
        place = next((at for at, (_, state) in enumerate(offered) if state is shown), 0)
        self.states.setCurrentIndex(place)
        self._on_state_chosen()

    @Slot()
    def _on_state_chosen(self) -> None:
        self.table.show_state(self._state)
        self.all_of_kind.setEnabled(bool(self._choices(self._state)))

    @property
    def _state(self) -> State | None:
        """The state that is shown; Qt makes plain text of it on its way through a list."""
        name = self.states.currentData()
        return State(name) if name else None

    def _choices(self, state: State | None) -> list[Choice]:
        """Return what may be chosen for some file of a state."""
        if state is None:
            return []
        found = {
            choice
            for standing in self._session.standings
            if standing.state is state and len(standing.choices) > 1
            for choice in standing.choices
        }
        return [choice for choice in Choice if choice in found]

    @Slot()
    def _fill_menu(self) -> None:
        menu = self.all_of_kind.menu()
        menu.clear()
        state = self._state
        for choice in self._choices(state):
            if state is not None:
                action = menu.addAction(f"“{state.value}”的全部{choice.value}")
                action.triggered.connect(partial(self._choose_for_all, state, choice))

    def _choose_for_all(self, state: State, choice: Choice, _checked: object = None) -> None:
        self._session.choose_all(state, choice)

    @Slot(int)
    def _open(self, row: int) -> None:
        if not self._session.rows[row].problem:
            self.opened.emit(self._session.rows[row])

    @Slot()
    def _open_current(self) -> None:
        if self.table.row >= 0:
            self._open(self.table.row)

    def _build(self) -> None:
        menu = QMenu(self.all_of_kind)
        menu.aboutToShow.connect(self._fill_menu)
        self.all_of_kind.setMenu(menu)
        self.all_of_kind.setToolTip("先在左边选一类，再决定这一类的全部文件怎么处理。")
        self.states.setAccessibleName("只看一类文件")
        self.states.setMinimumContentsLength(14)
        self.sentence.setWordWrap(True)
        self.sentence.setMinimumHeight(3 * theme.UNIT)
        theme.mark(self.sentence, "muted")
        theme.mark(self.store_button, "primary")
        self.store_button.setShortcut(QKeySequence("Ctrl+Return"))
        filters = QHBoxLayout()
        filters.setSpacing(theme.UNIT)
        filters.addWidget(self.states)
        filters.addWidget(self.all_of_kind)
        filters.addStretch(1)
        filters.addWidget(self.open_button)
        body = QVBoxLayout()
        body.setContentsMargins(2 * theme.UNIT, theme.UNIT, 2 * theme.UNIT, theme.UNIT)
        body.setSpacing(theme.UNIT)
        body.addLayout(filters)
        body.addWidget(self.table, 1)
        body.addWidget(self.sentence)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.head)
        box.addLayout(body, 1)
        box.addWidget(self._foot())

    def _foot(self) -> QWidget:
        foot = QFrame(self)
        hint = QLabel("Enter 核对，F2 修改单位或年度，空格换一种处理；原文件不会改动。", foot)
        theme.mark(hint, "small")
        line = QHBoxLayout(foot)
        line.setContentsMargins(2 * theme.UNIT, theme.UNIT, 2 * theme.UNIT, theme.UNIT)
        line.addWidget(hint, 1)
        line.addWidget(self.store_button)
        return foot

    def _connect(self) -> None:
        session, rows = self._session, self.table.rows
        session.rows_changed.connect(self.refresh)
        session.progressed.connect(self._on_progressed)
        session.read.connect(self._on_ended)
        session.stored.connect(self._on_ended)
        rows.office_entered.connect(session.set_office)
        rows.year_entered.connect(session.set_year)
        rows.choice_entered.connect(session.choose)
        self.table.opened.connect(self._open)
        self.table.row_chosen.connect(self._show_row)
        self.states.activated.connect(self._on_state_chosen)
        self.open_button.clicked.connect(self._open_current)
        self.store_button.clicked.connect(self.store)
        self.head.stop_requested.connect(session.stop)
        self.head.back_requested.connect(self.back_requested)
