"""A desk that pages lie on: scrolled, zoomed, fitted to its window. What they show others paint."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSizeF, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget
from typing_extensions import override

from desktop.ui import theme
from desktop.ui.preview.geometry import FULL_SIZE, MARGIN, Desk, Fit, columns, fitting, stepped

_LINE = 48
_EYE_LINE = 0.35  # how far down the window a line is put that was out of sight
_WITH_PLUS = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier


class DeskView(QAbstractScrollArea):
    """A window on a desk with a number of pages.

    Signals:
        page_changed: The index of the page in the middle of the window.
        zoomed: The factor, 1 being the paper's own size.
    """

    page_changed = Signal(int)
    zoomed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = 0
        self._fit = Fit.WIDTH
        self._factor = 1.0
        self._current = 0
        self._arranged = Desk(0, FULL_SIZE, 0.0)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().setSingleStep(_LINE)
        self.horizontalScrollBar().setSingleStep(_LINE)
        self.verticalScrollBar().valueChanged.connect(self._tell_page)

    @property
    def fit(self) -> Fit:
        """What the size of the pages follows."""
        return self._fit

    @property
    def factor(self) -> float:
        """The size of the pages; 1 is the paper's own."""
        return fitting(self._fit, self._factor, QSizeF(self.viewport().width(), self.height()))

    @property
    def current(self) -> int:
        """The index of the page in the middle of the window."""
        return self._current

    @property
    def desk(self) -> Desk:
        """Where the pages lie."""
        count, width, factor = self._count, float(self.viewport().width()), self.factor
        side_by_side = columns(self._fit, factor, count, width)
        return Desk(count, factor * FULL_SIZE, width, side_by_side)

    def lay(self, count: int) -> None:
        """Lay so many pages on the desk."""
        self._count = count
        self._arrange()
        self._tell_page()
        self.viewport().update()

    def kept_in_sight(self, desk: Desk) -> QRectF | None:  # noqa: ARG002  # for subclasses
        """Return what is to be seen in another size too, if it is; a subclass says what."""
        return None

    def set_fit(self, fit: Fit, factor: float = 1.0) -> None:
        """Let the pages' size follow the window, or take one of its own."""
        self._zoom(fit, factor, QPointF(self.viewport().rect().center()))

    def zoom(self, steps: int) -> None:
        """Take the next larger or smaller usual size."""
        self.set_fit(Fit.FREE, stepped(self.factor, steps))

    def go_to_page(self, index: int) -> None:
        """Bring a page to the top."""
        above = MARGIN if self._fit is Fit.PAGE else theme.UNIT
        self.verticalScrollBar().setValue(round(self.desk.sheet(index).top() - above))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        top, kept = self._reading_place(), self.kept_in_sight(self._arranged)
        seen = kept is not None and self._is_seen(kept)
        super().resizeEvent(event)
        self._arrange()
        self._return_to(top)
        after = self.kept_in_sight(self.desk)
        if seen and after is not None:
            self._show(after)
        self._tell_page()
        self.zoomed.emit(self.factor)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            by = 1 if event.angleDelta().y() > 0 else -1
            self._zoom(Fit.FREE, stepped(self.factor, by), event.position())
        else:
            super().wheelEvent(event)

    @override
    def event(self, event: QEvent) -> bool:
        """Take the keys that zoom before a shortcut of the window does."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if _zoom_of(event) is None:
                return super().event(event)
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar, by = self.verticalScrollBar(), _zoom_of(event)
        if by is not None:
            self.set_fit(Fit.FREE) if by == 0 else self.zoom(by)
        elif event.matches(QKeySequence.StandardKey.MoveToStartOfLine):
            bar.setValue(0)
        elif event.matches(QKeySequence.StandardKey.MoveToEndOfLine):
            bar.setValue(bar.maximum())
        else:
            super().keyPressEvent(event)

    def _scrolled(self) -> QPointF:
        return QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _seen(self) -> range:
        return self.desk.seen(self.verticalScrollBar().value(), self.viewport().height())

    def _show(self, area: QRectF) -> None:
        """Scroll as little as can be so that a line is seen; nothing moves where it is."""
        if not self._is_seen(area):
            down = self.viewport().height() * _EYE_LINE
            self.verticalScrollBar().setValue(round(area.top() - down))

    def _is_seen(self, area: QRectF) -> bool:
        top, height = self.verticalScrollBar().value(), self.viewport().height()
        return area.top() - theme.UNIT >= top and area.bottom() + theme.UNIT <= top + height

    def _zoom(self, fit: Fit, factor: float, around: QPointF) -> None:
        """Change the size, and keep what is under a point of the window there."""
        before, index = self.desk, self.desk.page_at(around + self._scrolled())
        at = before.on_paper(index, around + self._scrolled())
        self._fit, self._factor = fit, factor
        self._arrange()
        after = self.desk
        target = after.sheet(index).topLeft() + at * after.scale - around
        self.horizontalScrollBar().setValue(round(target.x()))
        self.verticalScrollBar().setValue(round(target.y()))
        if fit is Fit.PAGE:
            self.go_to_page(index)
        self.viewport().update()
        self._tell_page()
        self.zoomed.emit(self.factor)

    def _arrange(self) -> None:
        self._arranged = self.desk
        size, seen = self._arranged.size, self.viewport().size()
        for bar, whole, part in (
            (self.verticalScrollBar(), size.height(), seen.height()),
            (self.horizontalScrollBar(), size.width(), seen.width()),
        ):
            bar.setPageStep(part)
            bar.setRange(0, max(0, round(whole) - part))

    def _reading_place(self) -> tuple[int, float]:
        """Return the page at the top of the window, and how far down it that is, in points."""
        # The window has its new size already: the desk as it was is the one to measure on.
        top = QPointF(0.0, float(self.verticalScrollBar().value()))
        index = self._arranged.page_at(top)
        return index, self._arranged.on_paper(index, top).y()

    def _return_to(self, place: tuple[int, float]) -> None:
        index, down = place
        desk = self.desk
        self.verticalScrollBar().setValue(round(desk.sheet(index).top() + down * desk.scale))

    @Slot()
    def _tell_page(self) -> None:
        current = self.desk.page_at(self._scrolled() + QPointF(0.0, self.viewport().height() / 2))
        if current != self._current:
            self._current = current
            self.page_changed.emit(current)


def _zoom_of(event: QKeyEvent) -> int | None:
    """Return by how many steps a key zooms; 0: to the paper's own size; None: not at all."""
    if event.modifiers() & ~_WITH_PLUS != Qt.KeyboardModifier.ControlModifier:
        return None
    if event.key() in {Qt.Key.Key_Plus, Qt.Key.Key_Equal}:
        return 1
    if event.key() == Qt.Key.Key_Minus:
        return -1
    return 0 if event.key() == Qt.Key.Key_0 else None
