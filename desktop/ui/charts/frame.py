"""The margin of every chart: its title above, what the numbers rest on below."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from desktop.ui.charts.marks import Align, Mark, Rank, Type, Words, elided, line_height
from desktop.ui.charts.numbers import Scale, scale_of
from desktop.ui.charts.values import Chart, Point

EDGE = 16.0
"""Around everything, in device-independent pixels."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The room that is left for the chart itself."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Where it ends at the right."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """Where it ends below."""
        return self.top + self.height


def head_and_note(
    chart: Chart, width: float, height: float, type_: Type
) -> tuple[Frame, tuple[Mark, ...]]:
    """Place title and note; returns the room between them, too."""
    marks = tuple(_outer(chart, width, height, type_))
    top = EDGE + line_height(type_, Rank.TITLE)
    below = line_height(type_) if chart.note else 0.0
    inner = max(height - top - below - EDGE, 0.0)
    return Frame(EDGE, top, max(width - 2 * EDGE, 0.0), inner), marks


def written(point: Point, unit: str = "") -> str:
    """Write a number as a label: 约 where it is approximate, in 万 or 亿 where it is large.

    Each in what suits itself: in 亿, because its neighbour is, a small one would read 0.
    """
    value = point.value or Decimal(0)
    scale = scale_of(value)
    return f"{'约' if point.approx else ''}{scale.write(value)}{scale.word}{unit}"


def unit_words(unit: str, scale: Scale | None = None) -> str:
    """Say in what a chart, or its axis, counts."""
    word = scale.word if scale else ""
    return f"单位：{word}{unit}" if unit or word else ""


def _outer(chart: Chart, width: float, height: float, type_: Type) -> Iterator[Mark]:
    inner = width - 2 * EDGE
    high = line_height(type_, Rank.TITLE)
    yield Words(
        elided(type_, chart.title, inner, Rank.TITLE), EDGE, EDGE / 2, inner, high, Rank.TITLE
    )
    if chart.note:
        low = line_height(type_)
        text = elided(type_, chart.note, inner, Rank.NOTE)
        yield Words(text, EDGE, height - low - EDGE / 2, inner, low, Rank.NOTE, Align.LEFT)
