"""How a status looks: a shape of its own beside its colour and its word."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap, QPolygonF

from desktop.domain.report import Status
from desktop.ui import icons, theme

SIZE = 14
"""The side of a mark in device-independent pixels."""


def icon(status: Status) -> QIcon:
    """Return the mark of a status for buttons and menus."""
    side = round(SIZE * icons.sharpest())
    picture = QPixmap(QSize(side, side))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint_mark(painter, QRectF(0, 0, side, side), status)
    painter.end()
    return QIcon(picture)


def paint_mark(painter: QPainter, place: QRectF, status: Status) -> None:
    """Paint the mark of a status into a square.

    起草 is a ring, 审核 a ring half full, 定稿 a disc, 已报送 a disc with a tick and 已公开 a
    square with a tick: told apart without their colours.
    """
    color = theme.current().status_color(status)
    weight = place.width() / 8
    inner = place.adjusted(weight, weight, -weight, -weight)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(color, weight))
    if status is Status.PUBLISHED:
        painter.setBrush(color)
        painter.drawRoundedRect(inner, weight, weight)
    else:
        full = status in {Status.FINAL, Status.SUBMITTED}
        painter.setBrush(color if full else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(inner)
    if status is Status.REVIEW:
        painter.setBrush(color)
        painter.drawPie(inner, -90 * 16, 180 * 16)
    if status in {Status.SUBMITTED, Status.PUBLISHED}:
        _paint_tick(painter, place, weight)
    painter.restore()


def paint_warning(painter: QPainter, place: QRectF) -> None:
    """Paint the mark of what is overdue: a triangle that stands on its base."""
    color = theme.current().color("overdue")
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(color, place.width() / 8)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(color)
    inset = place.width() / 8
    painter.drawPolygon(
        QPolygonF(
            [
                QPointF(place.center().x(), place.top() + inset),
                QPointF(place.right() - inset, place.bottom() - inset),
                QPointF(place.left() + inset, place.bottom() - inset),
            ]
        )
    )
    painter.restore()


def _paint_tick(painter: QPainter, place: QRectF, weight: float) -> None:
    pen = QPen(QColor(theme.current().surface), weight * 1.1)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    side = place.width()
    corners = ((0.30, 0.52), (0.44, 0.66), (0.70, 0.36))
    painter.drawPolyline(
        QPolygonF([QPointF(place.left() + x * side, place.top() + y * side) for x, y in corners])
    )
