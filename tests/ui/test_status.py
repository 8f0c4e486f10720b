import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from desktop.domain.report import Status
from desktop.ui import status

SIDE = 28


def drawn(value: Status) -> QImage:
    picture = QImage(SIDE, SIDE, QImage.Format.Format_ARGB32)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    status.paint_mark(painter, QRectF(0, 0, SIDE, SIDE), value)
    painter.end()
    return picture


def shape(value: Status) -> str:
    picture, side = drawn(value), range(SIDE)
    return "".join(
        "#" if picture.pixelColor(x, y).alpha() > 128 else "." for x in side for y in side
    )


@pytest.mark.parametrize("value", [Status.DRAFT, Status.REVIEW, Status.PUBLISHED])
def test_status_is_told_by_its_outline_alone(dressed: QApplication, value: Status) -> None:
    assert dressed is not None
    assert all(shape(other) != shape(value) for other in Status if other is not value)


def test_five_statuses_have_five_pictures(dressed: QApplication) -> None:
    assert dressed is not None
    pictures = [drawn(value) for value in Status]
    assert all(a != b for i, a in enumerate(pictures) for b in pictures[:i])
