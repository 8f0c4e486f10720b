import pytest
from PySide6.QtWidgets import QApplication

from desktop.domain.report import Status
from desktop.ui import status


def shape(value: Status) -> str:
    picture = status.icon(value).pixmap(28).toImage()
    return "".join(
        "#" if picture.pixelColor(x, y).alpha() > 128 else "." for x in range(28) for y in range(28)
    )


@pytest.mark.parametrize("value", [Status.DRAFT, Status.REVIEW, Status.PUBLISHED])
def test_status_is_told_by_its_outline_alone(dressed: QApplication, value: Status) -> None:
    assert dressed is not None
    assert all(shape(other) != shape(value) for other in Status if other is not value)


def test_five_statuses_have_five_pictures(dressed: QApplication) -> None:
    assert dressed is not None
    pictures = [status.icon(value).pixmap(28).toImage() for value in Status]
    assert all(a != b for i, a in enumerate(pictures) for b in pictures[:i])
