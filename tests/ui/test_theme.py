import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from desktop.domain.report import Status
from desktop.ui import state, theme
from desktop.ui.theme import DARK, LIGHT, Choice, TextSize, Theme

BOTH = pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])


def luminance(color: QColor) -> float:
    parts = [
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
        for part in (color.redF(), color.greenF(), color.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(look: Theme, ink: str, ground: str) -> float:
    values = sorted(luminance(look.color(token)) for token in (ink, ground))
    return (values[1] + 0.05) / (values[0] + 0.05)


@BOTH
@pytest.mark.parametrize("ground", ["window", "surface", "sunken", "current"])
@pytest.mark.parametrize("ink", ["text", "muted", "accent_ink", "overdue"])
def test_text_can_be_read_on_every_ground(look: Theme, ink: str, ground: str) -> None:
    assert contrast(look, ink, ground) >= 4.5


@BOTH
def test_words_on_the_primary_button_can_be_read(look: Theme) -> None:
    for ground in ("accent", "accent_hover", "accent_pressed"):
        assert contrast(look, "accent_text", ground) >= 4.5


@BOTH
@pytest.mark.parametrize("status", list(Status))
def test_mark_of_every_status_stands_out(look: Theme, status: Status) -> None:
    assert contrast(look, status.name.lower(), "surface") >= 4.5


@BOTH
def test_five_statuses_have_five_colours(look: Theme) -> None:
    assert len({look.status_color(status).name() for status in Status}) == len(Status)


@BOTH
def test_paper_is_white_and_its_ink_black(look: Theme) -> None:
    assert (look.paper, look.ink) == ("#ffffff", "#000000")


@BOTH
def test_style_sheet_has_no_place_left_open(look: Theme, qapp: QApplication) -> None:
    assert qapp is not None
    assert "$" not in theme.style_sheet(look)


@BOTH
def test_pictures_the_style_sheet_names_are_there(look: Theme, qapp: QApplication) -> None:
    assert qapp is not None
    named = re.findall(r'url\("([^"]+)"\)', theme.style_sheet(look))
    assert named
    assert all(Path(each).is_file() for each in named)


@BOTH
def test_pictures_of_controls_use_colours_of_the_theme(look: Theme, root: Path) -> None:
    known = {look.muted, look.faint, look.accent_text}
    for file in (root / "resources/icons/controls" / look.name).glob("*.svg"):
        assert set(re.findall(r"#[0-9a-f]{6}", file.read_text())) <= known


@BOTH
def test_applied_theme_is_the_current_one(look: Theme, qapp: QApplication) -> None:
    theme.apply(qapp, look)
    assert theme.current() is look
    assert qapp.palette().color(QPalette.ColorRole.Base) == look.color("surface")


def test_explicit_choice_goes_before_the_system(qapp: QApplication) -> None:
    assert theme.chosen(qapp, Choice.DARK) is DARK
    assert theme.chosen(qapp, Choice.LIGHT) is LIGHT


def test_system_without_a_scheme_is_light(qapp: QApplication) -> None:
    assert theme.chosen(qapp, Choice.SYSTEM) is LIGHT


def test_remembered_choice_that_means_nothing_follows_the_system() -> None:
    state.change(theme="彩色")
    assert theme.remembered() is Choice.SYSTEM


def test_text_is_never_smaller_than_nine_points(qapp: QApplication) -> None:
    assert qapp is not None
    sizes = [theme.points(size) for size in (TextSize.SMALL, TextSize.BASE, TextSize.LARGE)]
    assert sizes[0] >= 9
    assert sizes == sorted(set(sizes))


def test_size_of_text_stays_when_a_theme_is_applied_again(qapp: QApplication) -> None:
    theme.apply(qapp, LIGHT)
    before = theme.points(TextSize.BASE)
    theme.apply(qapp, DARK)
    assert theme.points(TextSize.BASE) == before
