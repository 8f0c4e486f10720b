import dataclasses

import pytest
from PySide6.QtGui import QColor

from desktop.ui.report.colours import editor_colours
from desktop.ui.theme import DARK, LIGHT, Theme


def luminance(color: QColor) -> float:
    parts = (color.redF(), color.greenF(), color.blueF())
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])
def test_text_on_paper_can_be_read_in_both_themes(look: Theme) -> None:
    colours = editor_colours(look)
    assert contrast(colours.text, colours.paper) > 7
    assert contrast(colours.heading, colours.paper) > 7


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("name", ["muted", "accent", "invalid"])
def test_what_stands_on_paper_and_window_can_be_read_on_both(look: Theme, name: str) -> None:
    colours = dataclasses.asdict(editor_colours(look))
    assert contrast(colours[name], look.color("paper")) > 3
    assert contrast(colours[name], look.color("window")) > 3


def test_paper_stays_white_in_the_dark_theme() -> None:
    assert editor_colours(DARK).paper == QColor("#ffffff")
