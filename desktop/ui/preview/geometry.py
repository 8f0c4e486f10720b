"""Where pages lie on the desk, row below row, in device-independent pixels."""

from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSizeF

from desktop.official import standard

PAPER: Final = QSizeF(standard.PAPER_WIDTH.points, standard.PAPER_HEIGHT.points)
MARGIN: Final = 24.0
GAP: Final = 16.0
FULL_SIZE: Final = 96 / 72
"""Pixels a point at 100 %."""
SMALLEST: Final = 0.5
LARGEST: Final = 2.0
STEPS: Final = (0.5, 0.67, 0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0)
_NEARLY: Final = 0.005
_SIDE_BY_SIDE: Final = 2


class Fit(Enum):
    """What the pages' size follows."""

    FREE = auto()
    WIDTH = auto()
    PAGE = auto()


@dataclass(frozen=True, slots=True)
class Desk:
    """Pages of one size, centred.

    Attributes:
        count: How many pages there are.
        scale: Pixels a point.
        width: Of the window the pages are seen through.
        columns: How many pages lie side by side.
    """

    count: int
    scale: float
    width: float
    columns: int = 1

    @property
    def page(self) -> QSizeF:
        """The size of a page."""
        return PAPER * self.scale

    @property
    def size(self) -> QSizeF:
        """The size of all there is to scroll over."""
        page, rows = self.page, -(-self.count // self.columns)
        height = rows * (page.height() + GAP) - GAP * bool(rows) + 2 * MARGIN
        return QSizeF(max(self._row_width + 2 * MARGIN, self.width), height)

    @property
    def _row_width(self) -> float:
        return self.columns * (self.page.width() + GAP) - GAP

    def sheet(self, index: int) -> QRectF:
        """Return where a page lies."""
        page = self.page
        row, column = divmod(index, self.columns)
        left = (self.size.width() - self._row_width) / 2 + column * (page.width() + GAP)
        return QRectF(QPointF(left, MARGIN + row * (page.height() + GAP)), page)

    def seen(self, top: float, height: float) -> range:
        """Return the pages that are seen through a window `height` high at `top`."""
        pitch = self.page.height() + GAP
        first = int((top - MARGIN + GAP) // pitch) * self.columns
        last = (int((top + height - MARGIN) // pitch) + 1) * self.columns
        return range(min(max(first, 0), self.count), min(last, self.count))

    def page_at(self, point: QPointF) -> int:
        """Return the page that lies at a point, or the nearest one."""
        page = self.page
        row = int((point.y() - MARGIN + GAP / 2) // (page.height() + GAP))
        column = int((point.x() - self.sheet(0).left() + GAP / 2) // (page.width() + GAP))
        column = min(max(column, 0), self.columns - 1)
        return min(max(row, 0) * self.columns + column, max(self.count - 1, 0))

    def on_paper(self, index: int, point: QPointF) -> QPointF:
        """Return where on a page's paper a point of the desk is, in points."""
        return (point - self.sheet(index).topLeft()) * (1 / self.scale)


def fitting(fit: Fit, factor: float, room: QSizeF) -> float:
    """Return the factor that makes pages fit into `room`; what the user chose where nothing fits.

    A factor of 1 is the paper's own size.
    """
    wide = (room.width() - 2 * MARGIN) / (PAPER.width() * FULL_SIZE)
    high = (room.height() - 2 * MARGIN) / (PAPER.height() * FULL_SIZE)
    wanted = {Fit.FREE: factor, Fit.WIDTH: wide, Fit.PAGE: min(wide, high)}[fit]
    # A window can be smaller than the smallest page that can be read.
    least = SMALLEST if fit is Fit.FREE else SMALLEST / 2
    return min(max(wanted, least), LARGEST)


def stepped(factor: float, by: int) -> float:
    """Return the next larger or smaller factor of the usual ones."""
    if by > 0:
        return next((step for step in STEPS if step > factor + _NEARLY), LARGEST)
    return next((step for step in reversed(STEPS) if step < factor - _NEARLY), SMALLEST)


def columns(fit: Fit, factor: float, count: int, width: float) -> int:
    """Return how many whole pages lie side by side: two where they fit, else one."""
    room = (width - 2 * MARGIN + GAP) / (PAPER.width() * FULL_SIZE * factor + GAP)
    return 2 if fit is Fit.PAGE and count > 1 and room >= _SIDE_BY_SIDE else 1
