"""The outline beside the text: click to go there, drag or press keys to move sections."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QContextMenuEvent, QGuiApplication, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)
from typing_extensions import override

from desktop.ui import theme
from desktop.ui.editor.menus import show_menu
from desktop.ui.editor.outline_model import Node, NodeKind, OutlineModel

_INDENTATION = 16
_ROW_HEIGHT, _ROW_PADDING = 28, 8
_TOP = 8


class _RoomyDelegate(QStyledItemDelegate):
    """Rows high enough to be hit and to be told apart."""

    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        # Of the font alone: what the style adds differs before and after it has been put on.
        height: int = option.fontMetrics.height()  # type: ignore[attr-defined]  # stubs lack it
        width = super().sizeHint(option, index).width()
        return QSize(width, max(_ROW_HEIGHT, height + _ROW_PADDING))


class OutlineView(QTreeView):
    """A tree of the report's sections.

    Signals:
        activated_node: A row was clicked or chosen by keyboard: its `Node`.
        shift_requested: Promote (-1) or demote (+1) the current section.
        remove_requested: Remove the section (its index) with all below it.
    """

    activated_node = Signal(object)
    shift_requested = Signal(int)
    remove_requested = Signal(int)

    def __init__(self, model: OutlineModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._menu_actions: Sequence[QAction | None] = ()
        self._collapsed: set[str] = set()
        self._following = False
        self.setModel(model)
        self._build()
        self._connect()
        self.expandAll()

    def _build(self) -> None:
        self.setAccessibleName("报告大纲")
        self.setHeaderHidden(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        theme.mark(self, "column")
        self.setIndentation(_INDENTATION)
        self.setItemDelegate(_RoomyDelegate(self))
        self.setViewportMargins(0, _TOP, 0, 0)
        self.setUniformRowHeights(True)
        self.setExpandsOnDoubleClick(False)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)

    def _connect(self) -> None:
        self.collapsed.connect(self._on_collapsed)
        self.expanded.connect(self._on_expanded)
        self._model.modelReset.connect(self._on_reset)

    def set_menu(self, actions: Sequence[QAction | None]) -> None:
        """Set what the context menu offers; None is a separator."""
        self._menu_actions = actions

    def follow(self, kind: NodeKind, number: int) -> None:
        """Mark the row that the text's cursor is in, without going anywhere."""
        index = self._model.index_of(kind, number)
        self._following = True
        self.setCurrentIndex(index)
        self._following = False

    @override
    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().currentChanged(current, previous)
        node = self._model.node(current)
        pressed = QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton
        by_key = not self._following and not pressed and self.hasFocus()
        if by_key and node is not None and node.kind is not NodeKind.MISSING:
            self.activated_node.emit(node)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._activate(self.indexAt(event.position().toPoint()))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        node = self._model.node(self.currentIndex())
        section = node if node is not None and node.kind is NodeKind.SECTION else None
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._activate(self.currentIndex())
        elif event.key() == Qt.Key.Key_Delete and section is not None:
            self.remove_requested.emit(section.index)
        elif event.key() in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab} and section is not None:
            self.shift_requested.emit(-1 if event.key() == Qt.Key.Key_Backtab else 1)
        else:
            super().keyPressEvent(event)

    @override
    def event(self, event: QEvent) -> bool:
        # Qt would take Tab for moving the focus before `keyPressEvent` sees it.
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            tabs = {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}
            if event.key() in tabs and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.keyPressEvent(event)
                return True
        return super().event(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        show_menu(self, self._menu_actions, event.globalPos())

    def _activate(self, index: QModelIndex) -> None:
        node = self._model.node(index)
        if isinstance(node, Node):
            self.activated_node.emit(node)

    @Slot(QModelIndex)
    def _on_collapsed(self, index: QModelIndex) -> None:
        self._collapsed.add(self._heading(index))

    @Slot(QModelIndex)
    def _on_expanded(self, index: QModelIndex) -> None:
        self._collapsed.discard(self._heading(index))

    @Slot()
    def _on_reset(self) -> None:
        """Unfold the new tree, but for what the user has folded."""
        folded = set(self._collapsed)
        self.expandAll()
        for index in self._model.with_rows_below():
            if self._heading(index) in folded:
                self.collapse(index)

    def _heading(self, index: QModelIndex) -> str:
        node = self._model.node(index)
        return node.text if node is not None else ""
