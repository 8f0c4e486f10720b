from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QSizeF

from desktop.ui.preview.geometry import (
    FULL_SIZE,
    GAP,
    LARGEST,
    MARGIN,
    SMALLEST,
    Desk,
    Fit,
    columns,
    fitting,
    stepped,
)

desks = st.builds(
    Desk,
    count=st.integers(1, 30),
    scale=st.floats(0.4, 3),
    width=st.floats(100, 3000),
    columns=st.integers(1, 2),
)


@given(desk=desks)
def test_every_page_lies_on_the_desk_and_none_on_another(desk: Desk) -> None:
    sheets = [desk.sheet(index) for index in range(desk.count)]
    assert all(sheet.left() >= 0 and sheet.right() <= desk.size.width() + 1 for sheet in sheets)
    assert sheets[-1].bottom() == pytest.approx(desk.size.height() - MARGIN)
    assert not any(one.intersects(other) for one, other in pairwise(sheets))


@given(desk=desks, index=st.integers(0, 29))
def test_the_middle_of_a_page_is_on_that_page(desk: Desk, index: int) -> None:
    index %= desk.count
    middle = desk.sheet(index).center()
    assert desk.page_at(middle) == index
    assert desk.on_paper(index, middle).y() == pytest.approx(841.89 / 2, abs=0.01)


@given(desk=desks, top=st.floats(0, 20_000), height=st.floats(50, 2000))
def test_the_pages_seen_are_those_that_meet_the_window(
    desk: Desk, top: float, height: float
) -> None:
    def meets(index: int) -> bool:
        sheet = desk.sheet(index)
        return sheet.bottom() > top + 0.01 and sheet.top() < top + height - 0.01

    seen = desk.seen(top, height)
    assert all(index in seen for index in range(desk.count) if meets(index))


def test_a_desk_without_pages_shows_none() -> None:
    desk = Desk(0, 1.0, 400)
    assert list(desk.seen(0, 500)) == []
    assert desk.page_at(QPointF(10, 10)) == 0


def test_a_page_as_wide_as_the_window_leaves_its_margins() -> None:
    room = QSizeF(700, 500)
    page = Desk(1, fitting(Fit.WIDTH, 1, room) * FULL_SIZE, 700).page
    assert page.width() == pytest.approx(700 - 2 * MARGIN)


def test_a_whole_page_fits_in_both_ways() -> None:
    room = QSizeF(700, 900)
    page = Desk(1, fitting(Fit.PAGE, 1, room) * FULL_SIZE, 700).page
    assert page.height() <= 900 - 2 * MARGIN + 0.01
    assert page.width() <= 700 - 2 * MARGIN + 0.01


def test_a_huge_window_does_not_blow_pages_up() -> None:
    assert fitting(Fit.WIDTH, 1, QSizeF(9000, 9000)) == LARGEST


@pytest.mark.parametrize(
    ("factor", "by", "wanted"),
    [
        (1.0, 1, 1.1),
        (1.0, -1, 0.9),
        (0.83, 1, 0.9),
        (0.83, -1, 0.75),
        (2.0, 1, 2.0),
        (0.5, -1, 0.5),
    ],
)
def test_zooming_goes_by_usual_sizes(factor: float, by: int, wanted: float) -> None:
    assert stepped(factor, by) == wanted


def test_two_whole_pages_lie_side_by_side_where_they_fit() -> None:
    two = 2 * 793.7 * SMALLEST + GAP + 2 * MARGIN
    assert columns(Fit.PAGE, SMALLEST, 5, two + 1) == 2
    assert columns(Fit.PAGE, SMALLEST, 5, two - 1) == 1
    assert columns(Fit.PAGE, SMALLEST, 1, two + 1) == 1
    assert columns(Fit.WIDTH, SMALLEST, 5, two + 1) == 1
