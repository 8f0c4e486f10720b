"""The outline of a report being imported: levels by Tab, run-in headings, merging."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop.domain.outline import Kind, Outline, can_shift, merged, replaced, shifted, with_run_in
from desktop.domain.report import Report
from desktop.ui import icons, theme
from desktop.ui.importing.outline_model import OutlineModel, SectionRole

Index = QModelIndex | QPersistentModelIndex
_TAGS = {Kind.RUN_IN.value: "连排", Kind.NUMBERED.value: "段", Kind.LEAD.value: ""}


class OutlinePanel(QWidget):
    """The outline with its tools.

    Signals:
        edited: The new outline (`Outline`), and what was done, in words.
        section_chosen: The number of the section the cursor has come to.
    """

    edited = Signal(object, str)
    section_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sections: Outline = ()
        self.model = OutlineModel(self)
        self.view = OutlineView(self)
        self._tools = [
            self._tool("indent-decrease", "升一级（Shift+Tab）", self.promote),
            self._tool("indent-increase", "降一级（Tab）", self.demote),
            self._tool("pilcrow", "标题连排或另起一行（Ctrl+R）", self.toggle_run_in),
            self._tool("merge", "不是标题：并入上一节（Ctrl+M）", self.merge),
        ]
        self._build()
        self._connect()

    @property
    def current(self) -> int:
        """The number of the section the cursor is on, -1 without one."""
        return self.view.currentIndex().row()

    def show_report(self, report: Report) -> None:
        """Show the outline of a report, the cursor on the same row where there is one."""
        row = max(self.current, 0)
        self._sections = report.sections
        self.model.show(report)
        if report.sections:
            self.choose(min(row, len(report.sections) - 1))

    def choose(self, row: int) -> None:
        """Put the cursor on a section."""
        self.view.setCurrentIndex(self.model.index(row))

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
        if self.current > 0:
            self._tell(merged(self._sections, self.current), "并入上一节")

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
        head = QHBoxLayout()
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
        self.view.selectionModel().currentChanged.connect(self._on_current_changed)
        self.model.modelReset.connect(self._on_current_changed)
        self.model.heading_entered.connect(self._on_heading_entered)

    @Slot()
    def _on_current_changed(self) -> None:
        self.section_chosen.emit(self.current)

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
    """

    promote_requested = Signal()
    demote_requested = Signal()
    run_in_requested = Signal()
    merge_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("章节")
        self.setItemDelegate(_SectionDelegate(self))
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
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
        if event.key() == Qt.Key.Key_Escape:
            # The way out for those who have no mouse: Tab is taken.
            super().focusNextPrevChild(True)  # noqa: FBT003 - Qt's signature
        elif event.modifiers() == Qt.KeyboardModifier.ControlModifier and event.key() in {
            Qt.Key.Key_R,
            Qt.Key.Key_M,
        }:
            run_in = event.key() == Qt.Key.Key_R
            (self.run_in_requested if run_in else self.merge_requested).emit()
        else:
            super().keyPressEvent(event)


class _SectionDelegate(QStyledItemDelegate):
    """Paints the number, the heading indented by its level, and how it stands."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(super().sizeHint(option, index).width(), 4 * theme.UNIT)

    @override
    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        option.text = ""  # type: ignore[attr-defined]  # PySide's stubs lack it

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        rect: QRect = option.rect  # type: ignore[attr-defined]  # PySide's stubs lack it
        depth = int(index.data(SectionRole.DEPTH))
        kind = str(index.data(SectionRole.KIND))
        left = theme.UNIT + max(depth - 1, 0) * 3 * theme.UNIT
        place = rect.adjusted(left, 0, -theme.UNIT, 0)
        painter.save()
        font = theme.font()
        font.setBold(depth == 1 and kind != Kind.NUMBERED.value)
        painter.setFont(font)
        tag = _TAGS.get(kind, "")
        self._write(painter, place, tag, "faint", Qt.AlignmentFlag.AlignRight)
        metrics = painter.fontMetrics()
        place.setRight(place.right() - metrics.horizontalAdvance(tag) - theme.UNIT)
        marker = str(index.data(SectionRole.MARKER))
        self._write(painter, place, marker, "muted", Qt.AlignmentFlag.AlignLeft)
        place.setLeft(place.left() + metrics.horizontalAdvance(marker))
        text = metrics.elidedText(
            str(index.data()), Qt.TextElideMode.ElideRight, max(place.width(), 0)
        )
        token = "muted" if kind in {Kind.NUMBERED.value, Kind.LEAD.value} else "text"
        self._write(painter, place, text, token, Qt.AlignmentFlag.AlignLeft)
        painter.restore()

    def _write(
        self, painter: QPainter, place: QRect, text: str, token: str, side: Qt.AlignmentFlag
    ) -> None:
        painter.setPen(theme.current().color(token))
        painter.drawText(place, side | Qt.AlignmentFlag.AlignVCenter, text)
