"""Where everything on a chart stands, reckoned without Qt."""

from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.ui.charts.hatching import Hatch, hatch_of, lines
from desktop.ui.charts.layout import NOTHING, lay_out
from desktop.ui.charts.marks import Box, Kind, Mark, Rank, Spot, Stroke, Words, elided
from desktop.ui.charts.spoken import spoken
from desktop.ui.charts.values import (
    Bar,
    Chart,
    Comparison,
    Composition,
    Point,
    Series,
    Trend,
    is_empty,
)


@dataclass(frozen=True)
class Type:
    """Every character is as wide as it is high, as a Chinese one is."""

    size: float = 13.0

    def width(self, text: str, rank: Rank = Rank.LABEL) -> float:
        return len(text) * self.size * (1.25 if rank is Rank.TITLE else 1.0)


def points(*values: int | None) -> tuple[Point, ...]:
    return tuple(Point(None if value is None else Decimal(value)) for value in values)


def marks(chart: Chart, width: float = 800, height: float = 450) -> tuple[Mark, ...]:
    return lay_out(chart, width, height, Type())


def texts(chart: Chart, rank: Rank | None = None) -> list[str]:
    found = [mark for mark in marks(chart) if isinstance(mark, Words)]
    return [mark.text for mark in found if rank in {None, mark.rank}]


def trend(*values: int | None) -> Trend:
    years = tuple(range(2016, 2016 + len(values)))
    return Trend("案件", "件", years, (Series("案件", points(*values)),))


def comparison(*values: int | None) -> Comparison:
    bars = tuple(Bar(f"第{n}办", point) for n, point in enumerate(points(*values)))
    return Comparison("比较", "件", bars)


CHARTS: list[Chart] = [
    trend(3, None, 5, 4),
    comparison(5, 0, 12, None),
    Composition("构成", "份", ("甲", "乙"), (Series("全省", points(3, 9)),)),
]


@pytest.mark.parametrize("chart", CHARTS)
@pytest.mark.parametrize("size", [(320, 200), (800, 450), (2000, 1200)])
def test_nothing_stands_outside(chart: Chart, size: tuple[int, int]) -> None:
    for mark in marks(chart, *size):
        if isinstance(mark, Words | Box) and (isinstance(mark, Box) or mark.text):
            assert mark.left >= -1
            assert mark.top >= -1
            assert mark.top + mark.height <= size[1] + 1


@pytest.mark.parametrize("chart", CHARTS)
def test_every_number_is_written(chart: Chart) -> None:
    numbers = {number for text in texts(chart) for number in text.replace("（", " ").split()}
    known = [part for part in spoken(chart).split("；") if "没有数" not in part]
    for part in known:
        assert part.rsplit(" ", 1)[1].rstrip("件份") in numbers


def test_a_year_without_a_number_is_a_gap() -> None:
    found = [m for m in marks(trend(3, 4, None, 5, 6)) if isinstance(m, Stroke)]
    lines_of = [len(mark.points) for mark in found if mark.kind is Kind.SERIES]
    assert lines_of == [2, 2]


def test_a_year_alone_has_its_marker() -> None:
    assert len([m for m in marks(trend(None, 4, None)) if isinstance(m, Spot)]) == 1


def test_lines_are_named_at_their_ends_and_told_apart_by_number() -> None:
    chart = Trend(
        "案件", "件", (2023, 2024), (Series("甲", points(1, 2)), Series("乙", points(3, 4)))
    )
    assert {"甲", "乙"} <= set(texts(chart, Rank.LABEL))
    strokes = [m for m in marks(chart) if isinstance(m, Stroke)]
    assert {m.series for m in strokes if m.kind is Kind.SERIES} == {0, 1}


def test_bars_stand_in_order_the_longest_first() -> None:
    boxes = [mark for mark in marks(comparison(5, 9, 7)) if isinstance(mark, Box)]
    assert [box.width for box in boxes] == sorted((b.width for b in boxes), reverse=True)
    assert texts(comparison(5, 9, 7), Rank.VALUE) == ["9", "7", "5"]


def test_nought_is_written_and_has_no_bar() -> None:
    chart = comparison(5, 0)
    assert len([mark for mark in marks(chart) if isinstance(mark, Box)]) == 1
    assert texts(chart, Rank.VALUE) == ["5", "0"]


def test_bars_without_room_are_added_up_in_a_line() -> None:
    chart = comparison(*range(1000))
    shown = len(texts(chart, Rank.VALUE))
    rest = next(text for text in texts(chart, Rank.NOTE) if text.startswith("其余"))
    total = sum(range(1000 - shown))
    value = f"{total:,}件" if total < 100_000 else f"{Decimal(total) / 10_000:.2f}万件"
    assert rest == f"其余 {1000 - shown:,} 个单位合计 {value}，未逐一画出。"


def test_an_approximate_number_says_so() -> None:
    chart = Comparison("比较", "件", (Bar("甲", Point(Decimal(50), approx=True)),))
    assert texts(chart, Rank.VALUE) == ["约50"]


def test_parts_are_told_with_their_shares() -> None:
    chart = Composition("构成", "份", ("甲", "乙"), (Series("全省", points(3, 9)),))
    assert {"3（25.0%）", "9（75.0%）", "共 12"} <= set(texts(chart, Rank.VALUE))


def test_a_part_too_small_for_its_number_is_told_below() -> None:
    chart = Composition("构成", "份", ("甲", "乙"), (Series("全省", points(1, 999)),))
    assert "甲 1（0.1%）" in texts(chart, Rank.NOTE)


def test_shares_make_all_bars_as_long() -> None:
    rows = (Series("甲市", points(1, 1)), Series("乙市", points(50, 50)))
    chart = Composition("构成", "份", ("甲", "乙"), rows, shares=True)
    boxes = [mark for mark in marks(chart) if isinstance(mark, Box)][2:]
    assert boxes[0].width + boxes[1].width == pytest.approx(boxes[2].width + boxes[3].width)


def test_rows_without_room_are_said_to_be_missing() -> None:
    rows = tuple(Series(f"第{n}市", points(1, 2)) for n in range(99))
    chart = Composition("构成", "份", ("甲", "乙"), rows)
    assert any(text.endswith("行没有画出。") for text in texts(chart, Rank.NOTE))


@pytest.mark.parametrize("chart", [trend(None), comparison(None), comparison()])
def test_a_chart_of_nothing_says_so(chart: Chart) -> None:
    assert is_empty(chart)
    assert NOTHING in texts(chart)


@given(st.lists(st.none() | st.integers(0, 10**9), min_size=1, max_size=12))
def test_numbers_on_a_trend_do_not_overlap(values: list[int | None]) -> None:
    found = [m for m in marks(trend(*values)) if isinstance(m, Words) and m.rank is Rank.VALUE]
    for one, other in combinations(found, 2):
        beside = one.left + one.width <= other.left + 9 or other.left + other.width <= one.left + 9
        apart = abs(one.top - other.top) >= one.height * 0.8
        assert beside or apart


def test_a_long_text_is_cut_with_dots() -> None:
    assert elided(Type(), "国防动员办公室", 50) == "国防…"


@pytest.mark.parametrize("hatch", list(Hatch))
def test_every_line_of_a_pattern_lies_in_its_box(hatch: Hatch) -> None:
    box = Box(10, 20, 50, 23)
    for line in lines(box, hatch):
        for x, y in line:
            assert 10 <= x <= 60
            assert 20 <= y <= 43


def test_neighbouring_series_have_other_patterns() -> None:
    assert len({hatch_of(series) for series in range(6)}) == 6


def test_many_numbers_are_read_out_in_part() -> None:
    assert spoken(comparison(*range(40))).endswith("……共 40 项")
