from desktop.official.blocks import HEADER, Place, Role
from desktop.typesetting.placed import Page
from desktop.ui.preview.places import Spot, extent, line_near, spot_of
from tests.ui.preview.conftest import SENTENCE


def line(pages: tuple[Page, ...], spot: Spot | None) -> str:
    assert spot is not None
    return pages[spot.page].lines[spot.line].text


def test_a_field_of_the_header_is_found(pages: tuple[Page, ...]) -> None:
    spot = spot_of(pages, Place(HEADER, field="mark"))
    assert line(pages, spot) == "青山区国防动员办公室文件"


def test_a_character_is_found_in_its_line_of_many(pages: tuple[Page, ...]) -> None:
    start = len("严格执法。") + 5 * len(SENTENCE)
    spot = spot_of(pages, Place(2, start))
    assert spot is not None
    found = pages[spot.page].lines[spot.line]
    assert found.start <= start < found.end


def test_a_paragraph_that_goes_on_is_found_on_its_second_page(pages: tuple[Page, ...]) -> None:
    first = spot_of(pages, Place(2, 0))
    last = spot_of(pages, Place(2, 20 * len(SENTENCE)))
    assert first is not None
    assert last is not None
    assert last.page > first.page


def test_behind_the_last_character_is_the_last_line(pages: tuple[Page, ...]) -> None:
    spot = spot_of(pages, Place(0, 10_000))
    assert line(pages, spot) == "2024年，各项工作取得新进展。"


def test_what_is_not_set_has_no_line(pages: tuple[Page, ...]) -> None:
    assert spot_of(pages, Place(HEADER, field="secrecy")) is None
    assert spot_of((), Place(0)) is None


def test_a_point_right_of_a_line_means_that_line(pages: tuple[Page, ...]) -> None:
    title = next(each for each in pages[0].lines if each.role is Role.TITLE)
    upper, lower = extent(title)
    assert upper < title.baseline < lower
    assert line_near(pages[0], 590.0, title.baseline - 5) is title


def test_a_point_between_lines_means_the_nearest(pages: tuple[Page, ...]) -> None:
    first = pages[1].lines[0]
    assert line_near(pages[1], first.x, 0.0) is first
