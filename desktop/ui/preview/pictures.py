"""Pages as pictures, kept while neither they nor their size change."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from desktop.typesetting.painter import paint
from desktop.typesetting.placed import Page

_SHADOW = 6
_SHADOW_ALPHA = 10
_BAND_ALPHA = 24
_BAND_EDGE = 3.0


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
    """Pictures of the pages that are looked at; those of others are let go."""

    def __init__(self) -> None:
        self._kept: dict[int, tuple[Page, Scale, QPixmap]] = {}
        self.drawn = 0

    def picture(self, index: int, page: Page, size: QSizeF, scale: Scale) -> QPixmap:
        """Return the picture of a page, drawn anew only where it has changed."""
        kept = self._kept.get(index)
        if kept is not None and kept[1] == scale and kept[0] == page:
            return kept[2]
        pixmap = _drawn(page, size, scale)
        self.drawn += 1
        self._kept[index] = (page, scale, pixmap)
        return pixmap

    def keep_only(self, indexes: range) -> None:
        """Let go of the pictures of pages far from those that are seen."""
        near = range(indexes.start - 1, indexes.stop + 1)
        self._kept = {index: kept for index, kept in self._kept.items() if index in near}


def _drawn(page: Page, size: QSizeF, scale: Scale) -> QPixmap:
    pixmap = QPixmap((size * scale.ratio).toSize())
    pixmap.setDevicePixelRatio(scale.ratio)
    pixmap.fill(Qt.GlobalColor.white)
    painter = QPainter(pixmap)
    painter.scale(scale.factor, scale.factor)
    paint(painter, page, ruler=scale.ruler)
    painter.end()
    return pixmap


def draw_band(painter: QPainter, area: QRectF, colour: QColor) -> None:
    """Mark a line quietly: a breath of colour over it, and a stroke before it."""
    soft = QColor(colour)
    soft.setAlpha(_BAND_ALPHA)
    painter.fillRect(area, soft)
    stroke = QRectF(area.left() - _BAND_EDGE, area.top(), _BAND_EDGE, area.height())
    painter.fillRect(stroke, colour)


def draw_shadow(painter: QPainter, sheet: QRectF, edge: QColor) -> None:
    """Draw a soft shadow below and around a sheet, and a hair's edge that dark desks need."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(0, 0, 0, _SHADOW_ALPHA))
    for spread in range(1, _SHADOW + 1):
        painter.drawRoundedRect(
            sheet.adjusted(-spread, 1 - spread, spread, 2 + spread), spread, spread
        )
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(edge, 1))
    painter.drawRect(sheet.adjusted(-0.5, -0.5, 0.5, 0.5))
