"""Pages as pictures, kept while neither they nor their size change."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from PySide6.QtCore import QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from desktop.typesetting.painter import paint
from desktop.typesetting.placed import Line, Page
from desktop.ui.preview.geometry import PAPER
from desktop.ui.preview.places import extent

_SHADOW = 6
_SHADOW_ALPHA = 10
_BAND_ALPHA = 24
_BAND_EDGE = 3.0
_ROOM = 3.0  # points that a character may reach over what `extent` tells
_WORTH_MENDING = 0.9

Band = tuple[float, float]
"""A stretch of a page, its ends in points from the paper's upper edge."""


@dataclass(frozen=True, slots=True)
class Scale:
    """How large pages are drawn.

    Attributes:
        factor: Device-independent pixels a point.
        ratio: Pixels of the screen a device-independent one.
        ruler: With the ruler over them.
    """

    factor: float
    ratio: float = 1.0
    ruler: bool = False


class PagePictures:
    """Pictures of the pages that are looked at; those of others are let go.

    Attributes:
        drawn: How many pages were drawn whole.
        mended: How many had some of their lines drawn again.
    """

    def __init__(self) -> None:
        self._kept: dict[int, tuple[Page, Scale, QPixmap]] = {}
        self.drawn = 0
        self.mended = 0

    def is_late(self, index: int, page: Page, scale: Scale) -> bool:
        """Tell whether there is a picture of a page as it was, in the size that is wanted."""
        before, known, _ = self._kept.get(index, (None, None, None))
        return before is not None and before is not page and known == scale

    def former(self, index: int) -> QPixmap:
        """Return the picture of a page as it was."""
        return self._kept[index][2]

    def picture(self, index: int, page: Page, size: QSizeF, scale: Scale) -> QPixmap:
        """Return the picture of a page; only what has changed of it is drawn again."""
        before, known, pixmap = self._kept.get(index, (None, None, None))
        if before is page and known == scale and pixmap is not None:
            return pixmap
        bands = changed_bands(before, page) if before is not None and known == scale else None
        if pixmap is None or bands is None:
            pixmap = _drawn(page, size, scale)
            self.drawn += 1
        elif bands:
            _mend(pixmap, page, bands, scale)
            self.mended += 1
        self._kept[index] = (page, scale, pixmap)
        return pixmap

    def keep_only(self, indexes: range) -> None:
        """Let go of the pictures of pages far from those that are seen."""
        near = range(indexes.start - 1, indexes.stop + 1)
        self._kept = {index: kept for index, kept in self._kept.items() if index in near}


def changed_bands(before: Page, after: Page) -> list[Band] | None:
    """Return the stretches of a page that look otherwise than before; None: all of it."""
    if before.rules != after.rules or before.label != after.label:
        return None
    pairs = zip_longest(before.lines, after.lines)
    differing = [pair for pair in pairs if _look(pair[0]) != _look(pair[1])]
    if len(differing) > len(after.lines) * _WORTH_MENDING:
        return None
    return _joined(_band(line) for pair in differing for line in pair if line is not None)


def _drawn(page: Page, size: QSizeF, scale: Scale) -> QPixmap:
    pixmap = QPixmap((size * scale.ratio).toSize())
    pixmap.setDevicePixelRatio(scale.ratio)
    pixmap.fill(Qt.GlobalColor.white)
    painter = QPainter(pixmap)
    painter.scale(scale.factor, scale.factor)
    paint(painter, page, ruler=scale.ruler)
    painter.end()
    return pixmap


def _mend(pixmap: QPixmap, page: Page, bands: Sequence[Band], scale: Scale) -> None:
    """Draw again what lies within bands of a page."""
    painter = QPainter(pixmap)
    painter.scale(scale.factor, scale.factor)
    for upper, lower in bands:
        lines = tuple(line for line in page.lines if _meet(_band(line), (upper, lower)))
        area = QRectF(0.0, upper, PAPER.width(), lower - upper)
        painter.setClipRect(area)
        painter.fillRect(area, Qt.GlobalColor.white)
        paint(painter, replace(page, lines=lines), ruler=scale.ruler)
    painter.end()


def _joined(bands: Iterable[Band]) -> list[Band]:
    """Join bands that meet: where one ends within a line of another that would be drawn twice."""
    joined: list[Band] = []
    for upper, lower in sorted(bands):
        if joined and upper <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(lower, joined[-1][1]))
        else:
            joined.append((upper, lower))
    return joined


def _look(line: Line | None) -> object:
    """Return what is seen of a line, where it comes from left out."""
    if line is None:
        return None
    pieces = [(piece.text, piece.edges, piece.ink) for piece in line.row.pieces]
    return line.x, line.baseline, pieces


def _band(line: Line) -> Band:
    upper, lower = extent(line)
    return upper - _ROOM, lower + _ROOM


def _meet(one: Band, other: Band) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def draw_band(painter: QPainter, area: QRectF, colour: QColor) -> None:
    """Mark a line quietly: a breath of colour over it, and a stroke before it."""
    soft = QColor(colour)
    soft.setAlpha(_BAND_ALPHA)
    painter.fillRect(area, soft)
    stroke = QRectF(area.left() - _BAND_EDGE, area.top(), _BAND_EDGE, area.height())
    painter.fillRect(stroke, colour)


def draw_shadow(painter: QPainter, sheet: QRect, edge: QColor) -> None:
    """Draw a soft shadow around a sheet, and a hair's edge that dark desks need."""
    for spread in range(_SHADOW, 0, -1):
        alpha = _SHADOW_ALPHA * (_SHADOW + 1 - spread)
        around = sheet.adjusted(-spread, 1 - spread, spread, 1 + spread)
        _draw_ring(painter, around, QColor(0, 0, 0, alpha))
    _draw_ring(painter, sheet.adjusted(-1, -1, 1, 1), edge)


def _draw_ring(painter: QPainter, area: QRect, colour: QColor) -> None:
    """Draw the outermost pixels of an area; filling is ten times as fast as a pen."""
    wide, high = area.width(), area.height()
    painter.fillRect(area.left(), area.top(), wide, 1, colour)
    painter.fillRect(area.left(), area.bottom(), wide, 1, colour)
    painter.fillRect(area.left(), area.top() + 1, 1, high - 2, colour)
    painter.fillRect(area.right(), area.top() + 1, 1, high - 2, colour)
