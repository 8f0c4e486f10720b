"""Axes and labels: round steps, readable numbers, and no label upon another."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.ui.charts.numbers import beside, scale_of, spread, ticks

NUMBERS = st.decimals(Decimal("0.01"), Decimal("1E+15"), places=2)


@pytest.mark.parametrize(
    ("largest", "expected"),
    [("96", "100"), ("7", "8"), ("0.4", "0.4"), ("12345", "15000"), ("100", "100")],
)
def test_an_axis_ends_at_a_round_number(largest: str, expected: str) -> None:
    assert ticks(Decimal(largest))[-1] == Decimal(expected)


@given(NUMBERS, st.integers(2, 10))
def test_an_axis_begins_at_nothing_reaches_the_largest_and_has_few_even_steps(
    largest: Decimal, most: int
) -> None:
    found = ticks(largest, most)
    assert found[0] == 0
    assert found[-2] < largest <= found[-1]
    assert len(found) <= most + 1
    assert len({after - before for before, after in pairwise(found)}) == 1


def test_things_that_are_counted_have_no_halves() -> None:
    assert list(map(int, ticks(Decimal(2), whole=True))) == [0, 1, 2]


def test_an_axis_of_nothing_still_has_two_ends() -> None:
    assert list(map(int, ticks(Decimal(0)))) == [0, 1]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("99999", "99,999"),
        ("100000", "10万"),
        ("28694900", "2,869.49万"),
        ("320000000", "3.2亿"),
        ("36.70", "36.7"),
        ("0", "0"),
    ],
)
def test_large_numbers_are_written_in_wan_and_yi(value: str, expected: str) -> None:
    number = Decimal(value)
    scale = scale_of(number)
    assert f"{scale.write(number)}{scale.word}" == expected


@given(st.lists(st.floats(0, 300), max_size=12))
def test_labels_that_have_room_do_not_overlap(wanted: list[float]) -> None:
    placed = sorted(spread(wanted, 20, 0, 300))
    assert all(after - before >= 20 - 1e-6 for before, after in pairwise(placed))
    assert all(10 - 1e-6 <= at <= 290 + 1e-6 for at in placed)


def test_a_label_that_is_alone_stays_where_it_is_wanted() -> None:
    assert spread([40.0, 200.0], 20, 0, 300) == (40.0, 200.0)


def test_a_label_stands_above_its_marker() -> None:
    assert beside([100.0], 20, 0, 200) == (85.0,)


def test_of_two_near_markers_the_lower_one_has_its_label_below() -> None:
    assert beside([100.0, 106.0], 20, 0, 200) == (85.0, 121.0)


def test_a_label_in_a_valley_stands_below() -> None:
    assert beside([100.0], 20, 0, 200, below=True) == (115.0,)


@given(st.lists(st.floats(30, 270), min_size=1, max_size=6))
def test_labels_beside_markers_never_overlap(markers: list[float]) -> None:
    placed = sorted(beside(sorted(markers), 20, 0, 300))
    assert all(after - before >= 17 - 1e-6 for before, after in pairwise(placed))
