"""Pages on a desk, as they will be printed: painted, marked, clicked."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
)
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop.typesetting.placed import Line, Page
from desktop.ui import theme
from desktop.ui.preview.desk import DeskView
from desktop.ui.preview.geometry import Desk
from desktop.ui.preview.pictures import (
    Band,
    PagePictures,
    Scale,
    changed_bands,
    draw_band,
    draw_shadow,
)
from desktop.ui.preview.places import Spot, extent, line_near

_BAND_ROOM = 4.0
_CLICK = 4
_FRAME = 16  # milliseconds
_STROKE = 4  # pixels before a marked line that its stroke takes


class PageView(DeskView):
    """Shows pages; only those that are seen are drawn.

    Signals:
        place_clicked: The `Place` a line comes from, and the offset that was clicked.
    """

    place_clicked = Signal(object, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: tuple[Page, ...] = ()
        self._ruler = False
        self._mark: Spot | None = None
        self._pressed: QPoint | None = None
        self._drawn_late = False
        self._next_frame = QTimer(self, interval=_FRAME, singleShot=True)
        self._next_frame.timeout.connect(self.viewport().update)
        self.pictures = PagePictures()
        self.setAccessibleName("版式预览")
        self.viewport().setMouseTracking(True)

    @property
    def pages(self) -> tuple[Page, ...]:
        """The pages that are shown."""
        return self._pages

    def show_pages(self, pages: Sequence[Page]) -> None:
        """Show other pages; what has not changed is not drawn again."""
        before, self._pages = self._pages, tuple(pages)
        if len(before) != len(pages):
            self.lay(len(pages))
            return
        for index in self._seen():
            self._update_page(index, changed_bands(before[index], pages[index]))

    def set_ruler(self, *, shown: bool) -> None:
        """Draw the text area, its grid and the standard's distances over the pages, or not."""
        self._ruler = shown
        self.viewport().update()

    def mark(self, spot: Spot | None, *, follow: bool = True) -> None:
        """Mark the line the editor is at, and show it."""
        before, self._mark = self._mark, spot
        for each in (before, spot) if before != spot else ():
            if each is not None and self._pages:
                self._update(self._rectangle(each, self.desk))
        if spot is not None and follow:
            self._show(self._rectangle(spot, self.desk))

    @property
    def marked(self) -> Spot | None:
        """The line that is marked."""
        return self._mark

    @override
    def kept_in_sight(self, desk: Desk) -> QRectF | None:
        if self._mark is None or not self._pages:
            return None
        return self._rectangle(self._mark, desk)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        look, seen, desk = theme.current(), self._seen(), self.desk
        painter.fillRect(event.rect(), look.color("desk"))
        painter.translate(-self._scrolled())
        scale = Scale(desk.scale, self.devicePixelRatioF(), self._ruler)
        torn = event.rect().translated(self._scrolled().toPoint())
        for index in seen:
            sheet = desk.sheet(index)
            # On whole pixels, or the picture would be smeared over two of them.
            corner = sheet.topLeft().toPoint()
            whole = QRect(corner, sheet.size().toSize())
            if not whole.contains(torn):
                draw_shadow(painter, whole, look.color("border"))
            painter.drawPixmap(corner, self._picture(index, sheet.size(), scale))
            if self._mark is not None and self._mark.page == index:
                draw_band(painter, self._rectangle(self._mark, desk), look.color("accent"))
        self._drawn_late = False
        self.pictures.keep_only(seen)

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

    def _picture(self, index: int, size: QSizeF, scale: Scale) -> QPixmap:
        """Return the picture of a page.

        Of several pages that have changed one is drawn in a turn, the others a frame later: a key
        that comes in between does not wait for all of them.
        """
        page = self._pages[index]
        late = self.pictures.is_late(index, page, scale)
        if late and self._drawn_late:
            self._next_frame.start()
            return self.pictures.former(index)
        self._drawn_late = self._drawn_late or late
        return self.pictures.picture(index, page, size, scale)

    def _rectangle(self, spot: Spot, desk: Desk) -> QRectF:
        """Return where a line lies on the desk; where it has gone, its page."""
        page = self._pages[min(spot.page, len(self._pages) - 1)]
        sheet = desk.sheet(min(spot.page, len(self._pages) - 1))
        if spot.line >= len(page.lines):
            return sheet
        line = page.lines[spot.line]
        upper, lower = extent(line)
        left, width = line.x - _BAND_ROOM, line.width + 2 * _BAND_ROOM
        area = QRectF(left, upper, width, lower - upper)
        return QRectF(area.topLeft() * desk.scale + sheet.topLeft(), area.size() * desk.scale)

    def _update_page(self, index: int, bands: Sequence[Band] | None) -> None:
        """Have what has changed of a page painted; None: all of it."""
        sheet, scale = self.desk.sheet(index), self.desk.scale
        if bands is None:
            self._update(sheet)
        for upper, lower in bands or ():
            top, high = sheet.top() + upper * scale, (lower - upper) * scale
            self._update(QRectF(sheet.left(), top, sheet.width(), high))

    def _update(self, area: QRectF) -> None:
        """Have a part of the desk painted, and the pixel around it that it may share."""
        seen = area.translated(-self._scrolled()).adjusted(-_STROKE, -1, 1, 1)
        self.viewport().update(seen.toAlignedRect())
