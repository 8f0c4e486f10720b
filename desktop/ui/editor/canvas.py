"""The sheet of paper that a report's lines stand on: drawing, places and sizes; no editing."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QDropEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QToolTip, QWidget
from typing_extensions import override

from desktop.domain.outline import Part
from desktop.ui.editor.gutter import Gutter
from desktop.ui.editor.highlighter import HeadingHighlighter
from desktop.ui.editor.look import EditorColours, light_colours
from desktop.ui.editor.mark_painter import MarkPainter
from desktop.ui.editor.marks import MarkLayers
from desktop.ui.editor.places import PlacedText
from desktop.ui.editor.projection import Place, Projection
from desktop.ui.editor.rendering import Renderer
from desktop.ui.editor.sheet import DESK, margins

TEXT_POINTS = 12.0

_SMALLEST, _LARGEST = 9.0, 24.0
_NARROWEST = 480
_TOP = 44.0
_BOTTOM = 120.0
_CURSOR_WIDTH = 2
_ARROWS = {Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down}
_KEPT_TIP = "这个序号照原文保留，与自动编号不一致；用“恢复自动编号”可改为自动编号。"


class PaperEdit(PlacedText):
    """A text edit that shows a projection on a sheet of paper, numbers and hints around it.

    The document's own undo is off: the history is the session's.
    """

    def __init__(
        self, projection: Projection, labels: Mapping[Part, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(projection, parent)
        self._labels = dict(labels)
        self._colours = light_colours()
        self._rendering = False
        self._points = TEXT_POINTS
        self._marks: MarkLayers | None = None
        self.document().setUndoRedoEnabled(False)
        self.document().setDocumentMargin(0)
        self.document().contentsChange.connect(self._on_contents_change)
        self._renderer = Renderer(self.document(), self._colours, self._points)
        self._highlighter = HeadingHighlighter(
            self.document(), lambda: self._projection, self._colours, self._points
        )
        self._build()
        self._render_all()

    def _build(self) -> None:
        self.setAccessibleName("报告正文")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAcceptRichText(False)
        self.setCursorWidth(_CURSOR_WIDTH)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setTabChangesFocus(False)
        self.setMinimumWidth(_NARROWEST)
        self._apply_palette()

    def set_colours(self, colours: EditorColours) -> None:
        """Take other colours."""
        self._colours = colours
        self._restyle()

    def set_text_size(self, points: float) -> None:
        """Show the text in another size, within what can be read and worked with."""
        self._points = min(max(points, _SMALLEST), _LARGEST)
        self._restyle()

    def zoom(self, steps: int) -> None:
        """Make the text larger or smaller by steps of a point; 0: as large as it was at first."""
        self.set_text_size(TEXT_POINTS if steps == 0 else self._points + steps)

    @property
    def text_size(self) -> float:
        """The size of the text, in points."""
        return self._points

    def show_projection(self, projection: Projection, *, rewrite: bool = False) -> None:
        """Show other lines, changing in the document only what differs."""
        place, scroll = self.place(), self.verticalScrollBar().value()
        with self._own_change():
            before, self._projection = self._projection, projection
            if rewrite:
                self._renderer.render(projection)
            else:
                self._renderer.update(before, projection)
        cursor = self.textCursor()
        cursor.setPosition(self.position_of(place))
        self.setTextCursor(cursor)
        self.verticalScrollBar().setValue(scroll)
        self.viewport().update()

    def set_marks(self, marks: MarkLayers) -> None:
        """Take the marks that are painted under the words."""
        self._marks = marks
        marks.changed.connect(self.viewport().update)

    def offset_at(self, place: Place) -> tuple[int | None, int]:
        """Return the section of a place and how far into its text it is; None: no section."""
        unit = min(place.unit, len(self._projection.units) - 1)
        section = self._projection.section_of(unit)
        return section, 0 if section is None else self._projection.exact_offset_of(place)

    def gutter(self) -> Gutter:
        """Return what paints the surroundings of the lines as they are."""
        return Gutter(
            self.document(),
            self._projection,
            self._colours,
            self._points,
            self._labels,
            self._renderer.number_gap,
            self._margins()[0],
        )

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        gutter = self.gutter()
        scrolled = QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        visible = QRectF(event.rect().translated(scrolled))
        with self._painter(scrolled) as painter:
            gutter.paint_paper(painter, visible, self._sheet(), focused=self.hasFocus())
            if self._marks is not None:
                document, projection = self.document(), self._projection
                marks = MarkPainter(document, projection, self._marks, self._colours)
                marks.paint(painter, visible)
        super().paintEvent(event)
        with self._painter(scrolled) as painter:
            gutter.paint_lines(painter, visible)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Alt with an arrow edits tables; beside one it must not lead the window home.
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        if not alt or event.key() not in _ARROWS:
            super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1 if event.angleDelta().y() > 0 else -1)
        else:
            super().wheelEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit_sheet()
        super().resizeEvent(event)

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._show_tip(event)
            return True
        return super().viewportEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        left = event.button() == Qt.MouseButton.LeftButton
        if left and self._marks is not None and not self.textCursor().hasSelection():
            section, offset = self._offset_under(event.position().toPoint())
            if section is not None:
                self._marks.activate(section, offset)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        # Dragging a selection about would cut it behind the report's back.
        if event.source() in {self, self.viewport()} or self.isReadOnly():
            event.ignore()
            return
        self.setTextCursor(self.cursorForPosition(event.position().toPoint()))
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.insertFromMimeData(event.mimeData())

    def _on_contents_change(self, position: int, removed: int, added: int) -> None:
        """Take up what was typed; the subclass that edits says how."""

    @contextmanager
    def _painter(self, scrolled: QPoint) -> Iterator[QPainter]:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        painter.translate(-scrolled)
        yield painter
        painter.end()

    @contextmanager
    def _own_change(self) -> Iterator[None]:
        """Mark changes of the document as ours, not the user's."""
        before, self._rendering = self._rendering, True
        try:
            yield
        finally:
            self._rendering = before

    def _render_all(self) -> None:
        with self._own_change():
            self._renderer.render(self._projection)
        self._fit_sheet()

    def _restyle(self) -> None:
        place = self.place()
        self._apply_palette()
        with self._own_change():
            self._highlighter.set_look(self._colours, self._points)
            self._renderer = Renderer(self.document(), self._colours, self._points)
        self._render_all()
        self.go_to(place)

    def _apply_palette(self) -> None:
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, self._colours.paper)
        palette.setColor(QPalette.ColorRole.Text, self._colours.text)
        palette.setColor(QPalette.ColorRole.Highlight, self._colours.selection)
        palette.setColor(QPalette.ColorRole.HighlightedText, self._colours.heading)
        self.setPalette(palette)
        # A style sheet of the window goes before any palette. Where the focus is, the caret and
        # the edge of the paper show; a frame round the whole text would not be calm.
        text = self._colours.text.name()
        self.setStyleSheet(f"QTextEdit {{ color: {text}; border: none; border-radius: 0 }}")

    def _margins(self) -> tuple[float, float]:
        """Return the widths of the desk and of the paper left and right of the text."""
        return margins(float(self.viewport().width()), self._renderer.em)

    def _fit_sheet(self) -> None:
        desk, side = self._margins()
        form = self.document().rootFrame().frameFormat()
        if form.leftMargin() == desk + side and form.topMargin():
            return
        form.setLeftMargin(desk + side)
        form.setRightMargin(desk + side)
        form.setTopMargin(DESK + _TOP)
        form.setBottomMargin(_BOTTOM)
        with self._own_change():
            self.document().rootFrame().setFrameFormat(form)

    def _sheet(self) -> QRectF:
        desk, _side = self._margins()
        height = max(self.document().size().height(), self.viewport().height())
        return QRectF(desk, DESK, self.viewport().width() - 2 * desk, height)

    def _show_tip(self, event: QHelpEvent) -> None:
        point = event.pos() + QPoint(0, self.verticalScrollBar().value())
        block = self.cursorForPosition(event.pos()).block()
        at = self._projection.line_at(block.blockNumber())
        line = self._projection.lines[at]
        kept = line.opens and line.marker is not None
        area = self.gutter().number_area(block, line, self._projection.number_of(at))
        tip = _KEPT_TIP if kept and area.contains(point) else self._mark_tip(event.pos())
        if tip:
            QToolTip.showText(event.globalPos(), tip, self)
        else:
            QToolTip.hideText()

    def _mark_tip(self, point: QPoint) -> str:
        """Return what the uppermost mark under the mouse says."""
        section, offset = self._offset_under(point)
        if section is None or self._marks is None:
            return ""
        return next((mark.tip for _, mark in self._marks.at(section, offset) if mark.tip), "")

    def _offset_under(self, point: QPoint) -> tuple[int | None, int]:
        """Return the section and the offset of the character under a point of the window."""
        scrolled = QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        layout = self.document().documentLayout()
        place = layout.hitTest(QPointF(point + scrolled), Qt.HitTestAccuracy.ExactHit)
        return (None, 0) if place < 0 else self.offset_at(self.place_at(place))
