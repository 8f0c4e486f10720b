from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui import icons, theme


def darkest(image: QImage) -> QColor:
    pixels = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    return max(pixels, key=lambda color: color.alpha())


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
def test_icon_is_drawn_at_the_size_of_the_screen(dressed: QApplication, ratio: float) -> None:
    assert dressed is not None
    assert icons.pixmap("plus", "text", 16, ratio).width() == round(16 * ratio)


def test_icon_has_the_colour_of_the_theme(dressed: QApplication) -> None:
    theme.apply(dressed, theme.DARK)
    picture = icons.pixmap("minus", "accent_ink", 48).toImage()
    assert darkest(picture).name() == theme.DARK.accent_ink


def test_button_is_tinted_again_after_the_theme_changed(
    dressed: QApplication, qtbot: QtBot
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    button = QPushButton(window)
    icons.put(button, "minus")
    theme.apply(dressed, theme.DARK)
    icons.refresh(window)
    assert darkest(button.icon().pixmap(16).toImage()).lightness() > 128


def test_menu_draws_the_icons_of_its_actions_when_it_opens(
    dressed: QApplication, qtbot: QtBot
) -> None:
    assert dressed is not None
    menu = QMenu()
    qtbot.addWidget(menu)
    action = menu.addAction("新建")
    icons.put_late(action, "plus")
    icons.draw_late(menu)
    assert action.icon().isNull()
    menu.aboutToShow.emit()
    assert not action.icon().isNull()


def test_every_icon_is_tintable_and_has_a_licence_beside_it(root: Path) -> None:
    folder = root / "resources" / "icons"
    drawn = [file for file in folder.glob("*.svg") if file.stem != "app"]
    assert all("currentColor" in file.read_text() for file in drawn)
    assert "ISC License" in (folder / "LICENSE").read_text()
