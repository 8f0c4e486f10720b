"""The outline of a report being imported: levels by Tab, run-in headings, merging."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QListView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop.domain.outline import Outline, can_shift, moved, replaced, shifted, with_run_in
from desktop.domain.report import Report
from desktop.ui import icons, theme
from desktop.ui.importing.corrections import as_paragraphs_of_previous, moved_to
from desktop.ui.importing.outline_model import OutlineModel
from desktop.ui.importing.pieces import Piece, PieceKind, piece_in
from desktop.ui.importing.section_delegate import STEP, SectionDelegate

_TOOLS = (
    ("indent-decrease", "升一级（Shift+Tab）", "promote"),
    ("indent-increase", "降一级（Tab）", "demote"),
    ("arrow-up", "上移（Alt+↑）", "move_up"),
    ("arrow-down", "下移（Alt+↓）", "move_down"),
    ("pilcrow", "标题连排或另起一行（Ctrl+R）", "toggle_run_in"),
    ("merge", "不是标题：并入上一节（Ctrl+M）", "merge"),
)


class OutlinePanel(QWidget):
    """The outline with its tools.

    Signals:
        edited: The new outline (`Outline`), and what was done, in words.
        section_chosen: The number of the section the cursor has come to.
        piece_dropped: A `Piece` from elsewhere, and the section it is to go into.
    """

    edited = Signal(object, str)
    section_chosen = Signal(int)
    piece_dropped = Signal(object, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._report = Report()
        self.model = OutlineModel(self)
        self.view = OutlineView(self)
        self._tools = [self._tool(icon, text, getattr(self, act)) for icon, text, act in _TOOLS]
        self._head = QHBoxLayout()
        self._build()
        self._connect()

    @property
    def _sections(self) -> Outline:
        return self._report.sections

    @property
    def current(self) -> int:
        """The number of the section the cursor is on, -1 without one."""
        return self.view.currentIndex().row()

    def show_report(self, report: Report) -> None:
        """Show the outline of a report, the cursor on the same row where there is one."""
        row = max(self.current, 0)
        self._report = report
        self.model.show(report)
        if report.sections:
            self.choose(min(row, len(report.sections) - 1))

    def choose(self, row: int) -> None:
        """Put the cursor on a section."""
        self.view.setCurrentIndex(self.model.index(row))

    def add_to_head(self, widget: QWidget) -> None:
        """Put something beside the title."""
        self._head.insertWidget(1, widget)

    @Slot()
    def promote(self) -> None:
        """Raise the section, with all below it, by a level."""
        self._shift(-1, "升级")

    @Slot()
    def demote(self) -> None:
        """Lower the section, with all below it, by a level."""
        self._shift(1, "降级")

    @Slot()
    def toggle_run_in(self) -> None:
        """Let the heading run in, or stand on its own line."""
        if self.current >= 0:
            section = self._sections[self.current]
            changed = with_run_in(section, run_in=not section.run_in)
            self._tell(replaced(self._sections, self.current, changed), "改变标题形式")

    @Slot()
    def merge(self) -> None:
        """Make heading and text of the section part of the one before it."""
        if self.current >= 0:
            self._tell(as_paragraphs_of_previous(self._report, self.current), "并入上一节")

    @Slot()
    def move_up(self) -> None:
        """Put the section, with all below it, before the one of its level above."""
        self._move(up=True)

    @Slot()
    def move_down(self) -> None:
        """Put the section, with all below it, behind the one of its level below."""
        self._move(up=False)

    def _move(self, *, up: bool) -> None:
        if self.current >= 0:
            sections, row = moved(self._sections, self.current, up=up)
            self._tell(sections, "上移" if up else "下移")
            self.choose(row)

    def _shift(self, by: int, what: str) -> None:
        if self.current >= 0 and can_shift(self._sections, self.current, by):
            self._tell(shifted(self._sections, self.current, by), what)

    def _tell(self, sections: Outline, what: str) -> None:
        if sections != self._sections:
            self.edited.emit(sections, what)

    def _tool(self, icon: str, text: str, act: Callable[[], None]) -> QToolButton:
        button = QToolButton(self)
        icons.put(button, icon)
        button.setToolTip(text)
        button.setAccessibleName(text.partition("（")[0])
        button.clicked.connect(act)
        return button

    def _build(self) -> None:
        self.view.setModel(self.model)
        title = QLabel("章节", self)
        theme.mark(title, "strong")
        head = self._head
        head.setSpacing(theme.HALF)
        head.addWidget(title)
        head.addStretch(1)
        for tool in self._tools:
            head.addWidget(tool)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.HALF)
        box.addLayout(head)
        box.addWidget(self.view, 1)

    def _connect(self) -> None:
        self.view.promote_requested.connect(self.promote)
        self.view.demote_requested.connect(self.demote)
        self.view.run_in_requested.connect(self.toggle_run_in)
        self.view.merge_requested.connect(self.merge)
        self.view.up_requested.connect(self.move_up)
        self.view.down_requested.connect(self.move_down)
        self.view.dropped.connect(self._on_dropped)
        self.view.selectionModel().currentChanged.connect(self._on_current_changed)
        self.model.modelReset.connect(self._on_current_changed)
        self.model.heading_entered.connect(self._on_heading_entered)

    @Slot()
    def _on_current_changed(self) -> None:
        self.section_chosen.emit(self.current)

    @Slot(object, int, int)
    def _on_dropped(self, piece: Piece, target: int, depth: int) -> None:
        if piece.kind is PieceKind.HEADING:
            self._tell(moved_to(self._sections, piece.number, target, depth), "拖动章节")
        elif self._sections:
            self.piece_dropped.emit(piece, min(target, len(self._sections) - 1))

    @Slot(int, str)
    def _on_heading_entered(self, row: int, text: str) -> None:
        section = self._sections[row]
        if section.run_in and not text.endswith(("。", "？", "！")):
            text += "。"
        changed = replace(section, heading=text)
        self._tell(replaced(self._sections, row, changed), "修改标题")


class OutlineView(QListView):
    """The list itself, with the keys of an outline.

    Signals:
        promote_requested: Shift+Tab.
        demote_requested: Tab.
        run_in_requested: Ctrl+R.
        merge_requested: Ctrl+M.
        up_requested: Alt+Up.
        down_requested: Alt+Down.
        dropped: A `Piece`; of a section before which row, of a text on which, and how deep.
    """

    promote_requested = Signal()
    demote_requested = Signal()
    run_in_requested = Signal()
    merge_requested = Signal()
    up_requested = Signal()
    down_requested = Signal()
    dropped = Signal(object, int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("章节")
        self.setItemDelegate(SectionDelegate(self))
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        (self.demote_requested if next else self.promote_requested).emit()
        return True

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        pressed = (event.modifiers(), Qt.Key(event.key()))
        if event.key() == Qt.Key.Key_Escape:
            # The way out for those who have no mouse: Tab is taken.
            super().focusNextPrevChild(True)  # noqa: FBT003 - Qt's signature
        elif pressed in _KEYS:
            getattr(self, _KEYS[pressed]).emit()
        else:
            super().keyPressEvent(event)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if piece_in(event.mimeData()) is not None:
            event.acceptProposedAction()

    @override
    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)  # shows where it would be dropped
        if piece_in(event.mimeData()) is not None:
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        piece = piece_in(event.mimeData())
        if piece is None:
            return
        # Copied, as far as Qt is concerned: it must not take the row away itself.
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.setState(QAbstractItemView.State.NoState)
        place = event.position().toPoint()
        self.dropped.emit(piece, *self._target(place, between=piece.kind is PieceKind.HEADING))

    def _target(self, place: QPoint, *, between: bool) -> tuple[int, int]:
        """Return the row at a place, or the one that what goes between rows goes before."""
        index = self.indexAt(place)
        row = index.row() if index.isValid() else self.model().rowCount()
        if between and index.isValid() and place.y() > self.visualRect(index).center().y():
            row += 1
        return row, max(place.x(), 0) // STEP + 1


_KEYS = {
    (Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_R): "run_in_requested",
    (Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_M): "merge_requested",
    (Qt.KeyboardModifier.AltModifier, Qt.Key.Key_Up): "up_requested",
    (Qt.KeyboardModifier.AltModifier, Qt.Key.Key_Down): "down_requested",
}
