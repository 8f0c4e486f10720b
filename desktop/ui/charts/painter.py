"""Paints a chart: the same marks on screen, on paper, into a PNG and into an SVG."""

import math
from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from desktop.ui.charts import hatching
from desktop.ui.charts.layout import lay_out
from desktop.ui.charts.look import ChartLook, ChartType, dashes
from desktop.ui.charts.marks import Align, Box, Kind, Mark, Spot, Stroke, Words
from desktop.ui.charts.values import Chart

_SPOT = 4.5
_LINE = 2.0
_ALIGNS = {
    Align.LEFT: Qt.AlignmentFlag.AlignLeft,
    Align.CENTRE: Qt.AlignmentFlag.AlignHCenter,
    Align.RIGHT: Qt.AlignmentFlag.AlignRight,
}
# Corners of the markers by series, from the top; 0: a circle.
_CORNERS = (0, 4, 3, -4, 5, 6)


def paint(painter: QPainter, chart: Chart, size: QSizeF, look: ChartLook, type_: ChartType) -> None:
    """Paint a chart of that size at the painter's origin, its ground included."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(QRectF(QPointF(), size), QColor(look.ground))
    paint_marks(painter, lay_out(chart, size.width(), size.height(), type_), look, type_)


def paint_marks(
    painter: QPainter, marks: Iterable[Mark], look: ChartLook, type_: ChartType
) -> None:
    """Paint marks, the lowest first."""
    for mark in marks:
        match mark:
            case Words():
                _words(painter, mark, look, type_)
            case Stroke():
                _stroke(painter, mark, look)
            case Box():
                _box(painter, mark, look)
            case Spot():
                _spot(painter, mark, look)


def _words(painter: QPainter, mark: Words, look: ChartLook, type_: ChartType) -> None:
    rect = QRectF(mark.left, mark.top, mark.width, mark.height)
    if mark.chip:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.ground))
        painter.drawRoundedRect(rect, 3.0, 3.0)
    painter.setPen(look.ink(mark.rank))
    painter.setFont(type_.font(mark.rank))
    flags = _ALIGNS[mark.align] | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip
    painter.drawText(rect, int(flags) | int(Qt.TextFlag.TextSingleLine), mark.text)


def _stroke(painter: QPainter, mark: Stroke, look: ChartLook) -> None:
    if mark.kind is Kind.SERIES:
        pen = QPen(look.series_ink(mark.series), _LINE, dashes(mark.series))
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    else:
        pen = QPen(QColor(look.axis if mark.kind is Kind.AXIS else look.grid), 1.0)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in mark.points]))


def _box(painter: QPainter, mark: Box, look: ChartLook) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.series_ink(mark.series))
    painter.drawRect(QRectF(mark.left, mark.top, mark.width, mark.height))
    painter.setPen(QPen(QColor(look.ground), 1.2))
    for (x1, y1), (x2, y2) in hatching.lines(mark, hatching.hatch_of(mark.series)):
        painter.drawLine(QPointF(x1, y1), QPointF(x2, y2))


def _spot(painter: QPainter, mark: Spot, look: ChartLook) -> None:
    painter.setPen(QPen(QColor(look.ground), 1.2))
    painter.setBrush(look.series_ink(mark.series))
    corners = _CORNERS[mark.series % len(_CORNERS)]
    centre = QPointF(mark.x, mark.y)
    if corners:
        painter.drawPolygon(_polygon(centre, corners))
    else:
        painter.drawEllipse(centre, _SPOT, _SPOT)


def _polygon(centre: QPointF, corners: int) -> QPolygonF:
    """Return a regular polygon; one of -4 corners is a square on its side, not on its corner."""
    turn = math.pi / 4 if corners < 0 else 0.0
    around = [turn + 2 * math.pi * place / abs(corners) for place in range(abs(corners))]
    radius = _SPOT * 1.25
    return QPolygonF(
        [centre + QPointF(radius * math.sin(each), -radius * math.cos(each)) for each in around]
    )
