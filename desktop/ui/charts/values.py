"""What a chart shows, as plain values; nothing here knows Qt."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Point:
    """A number; `value` None: there is none, which is not 0."""

    value: Decimal | None
    approx: bool = False


@dataclass(frozen=True, slots=True)
class Series:
    """One line of a trend, a point a year."""

    name: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a comparison."""

    name: str
    point: Point


@dataclass(frozen=True, slots=True)
class Trend:
    """How numbers went over the years (趋势).

    Attributes:
        unit: Of all series: 件, 元, %.
        note: A line below: what the numbers rest on.
    """

    title: str
    unit: str
    years: tuple[int, ...]
    series: tuple[Series, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Who has how much (比较): bars, the longest first."""

    title: str
    unit: str
    bars: tuple[Bar, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Composition:
    """Of what a whole consists (构成): a stacked bar a row.

    Attributes:
        parts: The names of the parts, the same in every row.
        rows: The name of each row and a point a part.
        shares: Every bar is as long as 100 %.
    """

    title: str
    unit: str
    parts: tuple[str, ...]
    rows: tuple[Series, ...]
    shares: bool = False
    note: str = ""


Chart = Trend | Comparison | Composition


def is_empty(chart: Chart) -> bool:
    """Tell whether there is no number to show."""
    match chart:
        case Comparison():
            points = [bar.point for bar in chart.bars]
        case Trend():
            points = [point for series in chart.series for point in series.points]
        case Composition():
            points = [point for row in chart.rows for point in row.points if point.value]
    return all(point.value is None for point in points)
