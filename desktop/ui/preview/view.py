"""Pages on a grey desk, one below the other: scrolled, zoomed, clicked."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget
from typing_extensions import override

from desktop.typesetting.placed import Line, Page
from desktop.ui import theme
from desktop.ui.preview.geometry import FULL_SIZE, MARGIN, Desk, Fit, columns, fitting, stepped
from desktop.ui.preview.pictures import PagePictures, Scale, draw_band, draw_shadow
from desktop.ui.preview.places import Spot, extent, line_near

_BAND_ROOM = 4.0
_LINE = 48
_EYE_LINE = 0.35  # how far down the window a line is put that was out of sight
_CLICK = 4
_WITH_PLUS = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier


class PageView(QAbstractScrollArea):
    """Shows pages; only those that are seen are drawn.

    Signals:
        place_clicked: The `Place` a line comes from, and the offset that was clicked.
        page_changed: The index of the page in the middle of the window.
        zoomed: The factor, 1 being the paper's own size.
    """

    place_clicked = Signal(object, int)
    page_changed = Signal(int)
    zoomed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: tuple[Page, ...] = ()
        self._fit = Fit.WIDTH
        self._factor = 1.0
        self._ruler = False
        self._mark: Spot | None = None
        self._pressed: QPoint | None = None
        self._current = 0
        self.pictures = PagePictures()
        self.setAccessibleName("版式预览")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.viewport().setMouseTracking(True)
        self.verticalScrollBar().setSingleStep(_LINE)
        self.horizontalScrollBar().setSingleStep(_LINE)
        self.verticalScrollBar().valueChanged.connect(self._tell_page)

    @property
    def pages(self) -> tuple[Page, ...]:
        """The pages that are shown."""
        return self._pages

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
        count, width, factor = len(self._pages), float(self.viewport().width()), self.factor
        side_by_side = columns(self._fit, factor, count, width)
        return Desk(count, factor * FULL_SIZE, width, side_by_side)

    def show_pages(self, pages: Sequence[Page]) -> None:
        """Show other pages; what has not changed is not drawn again."""
        count, seen = len(self._pages), self._seen()
        before, self._pages = self._pages, tuple(pages)
        if count != len(pages):
            self._arrange()
            self._tell_page()
        if count != len(pages) or any(before[each] != pages[each] for each in seen):
            self.viewport().update()

    def set_fit(self, fit: Fit, factor: float = 1.0) -> None:
        """Let the pages' size follow the window, or take one of its own."""
        self._zoom(fit, factor, QPointF(self.viewport().rect().center()))

    def zoom(self, steps: int) -> None:
        """Take the next larger or smaller usual size."""
        self.set_fit(Fit.FREE, stepped(self.factor, steps))

    def set_ruler(self, *, shown: bool) -> None:
        """Draw the text area, its grid and the standard's distances over the pages, or not."""
        self._ruler = shown
        self.viewport().update()

    def mark(self, spot: Spot | None, *, follow: bool = True) -> None:
        """Mark the line the editor is at, and show it."""
        if spot != self._mark:
            self._mark = spot
            self.viewport().update()
        if spot is not None and follow:
            self._show(self._rectangle(spot))

    @property
    def marked(self) -> Spot | None:
        """The line that is marked."""
        return self._mark

    def go_to_page(self, index: int) -> None:
        """Bring a page to the top."""
        above = MARGIN if self._fit is Fit.PAGE else theme.UNIT
        self.verticalScrollBar().setValue(round(self.desk.sheet(index).top() - above))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        look, seen, desk = theme.current(), self._seen(), self.desk
        painter.fillRect(event.rect(), look.color("desk"))
        painter.translate(-self._scrolled())
        scale = Scale(desk.scale, self.devicePixelRatioF(), self._ruler)
        for index in seen:
            sheet = desk.sheet(index)
            # On whole pixels, or the picture would be smeared over two of them.
            corner = sheet.topLeft().toPoint()
            draw_shadow(painter, QRectF(corner, sheet.size()), look.color("border"))
            picture = self.pictures.picture(index, self._pages[index], sheet.size(), scale)
            painter.drawPixmap(corner, picture)
            if self._mark is not None and self._mark.page == index:
                draw_band(painter, self._rectangle(self._mark), look.color("accent"))
        self.pictures.keep_only(seen)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        top, mark = self._reading_place(), self._mark
        seen = mark is not None and self._is_seen(self._rectangle(mark))
        super().resizeEvent(event)
        self._arrange()
        self._return_to(top)
        if seen and mark is not None:
            self._show(self._rectangle(mark))
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

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed = event.position().toPoint()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        point, self._pressed = self._pressed, None
        if point is None or (event.position().toPoint() - point).manhattanLength() > _CLICK:
            return
        found = self._line_at(event.position())
        if found is not None:
            line, x = found
            self.place_clicked.emit(line.place, line.offset_at(x))

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._line_at(event.position()) is not None
        shape = Qt.CursorShape.IBeamCursor if over else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def _line_at(self, position: QPointF) -> tuple[Line, float] | None:
        """Return the line that a click means, and how far right on the paper it was."""
        if not self._pages:
            return None
        point, desk = position + self._scrolled(), self.desk
        index = desk.page_at(point)
        if not desk.sheet(index).contains(point):
            return None
        at = desk.on_paper(index, point)
        line = line_near(self._pages[index], at.x(), at.y())
        return None if line is None else (line, at.x())

    def _scrolled(self) -> QPointF:
        return QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _seen(self) -> range:
        return self.desk.seen(self.verticalScrollBar().value(), self.viewport().height())

    def _rectangle(self, spot: Spot) -> QRectF:
        """Return where a line lies on the desk; where pages have gone, the last one's head."""
        desk = self.desk
        page = self._pages[min(spot.page, len(self._pages) - 1)]
        sheet = desk.sheet(min(spot.page, len(self._pages) - 1))
        if spot.line >= len(page.lines):
            return sheet
        line = page.lines[spot.line]
        upper, lower = extent(line)
        left, width = line.x - _BAND_ROOM, line.width + 2 * _BAND_ROOM
        area = QRectF(left, upper, width, lower - upper)
        return QRectF(area.topLeft() * desk.scale + sheet.topLeft(), area.size() * desk.scale)

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
        size, seen = self.desk.size, self.viewport().size()
        for bar, whole, part in (
            (self.verticalScrollBar(), size.height(), seen.height()),
            (self.horizontalScrollBar(), size.width(), seen.width()),
        ):
            bar.setPageStep(part)
            bar.setRange(0, max(0, round(whole) - part))

    def _reading_place(self) -> tuple[int, float]:
        """Return the page at the top of the window, and how far down it that is, in points."""
        top = QPointF(0.0, float(self.verticalScrollBar().value()))
        index = self.desk.page_at(top)
        return index, self.desk.on_paper(index, top).y()

    def _return_to(self, place: tuple[int, float]) -> None:
        index, down = place
        desk = self.desk
        self.verticalScrollBar().setValue(round(desk.sheet(index).top() + down * desk.scale))

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
