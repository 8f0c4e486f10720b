"""A comparison: bars, the longest first, each with its name before and its number behind it."""

from collections.abc import Iterator
from decimal import Decimal

from desktop.ui.charts.frame import Frame, unit_words, written
from desktop.ui.charts.marks import (
    Align,
    Box,
    Kind,
    Mark,
    Rank,
    Stroke,
    Type,
    Words,
    elided,
    line_height,
)
from desktop.ui.charts.values import Bar, Comparison, Point

_GAP = 8.0
_NAME_SHARE = 0.34
_THICKEST = 24.0
_HEAD = 1.3  # lines of the unit, with the space below it


def comparison_marks(chart: Comparison, frame: Frame, type_: Type) -> Iterator[Mark]:
    """Place the bars that have room; a line below tells what the others come to."""
    high = line_height(type_)
    bars = sorted(
        (bar for bar in chart.bars if bar.point.value is not None),
        key=lambda bar: bar.point.value or Decimal(0),
        reverse=True,
    )
    room = int((frame.height - high * _HEAD) / high)
    shown = bars if len(bars) <= room else bars[: max(room - 1, 1)]
    yield Words(unit_words(chart.unit), frame.left, frame.top, frame.width, high, Rank.NOTE)
    rest = bars[len(shown) :]
    step = min(
        (frame.height - high * (_HEAD + 1 if rest else _HEAD)) / max(len(shown), 1), 1.6 * _THICKEST
    )
    start = frame.top + high * _HEAD
    yield from _bars(shown, (start, step), frame, type_)
    if rest:
        text = _rest(rest, chart.unit)
        top = start + step * len(shown)
        yield Words(elided(type_, text, frame.width), frame.left, top, frame.width, high, Rank.NOTE)


def _bars(bars: list[Bar], rows: tuple[float, float], frame: Frame, type_: Type) -> Iterator[Mark]:
    start, step = rows
    high = line_height(type_)
    names = max((type_.width(bar.name) for bar in bars), default=0.0)
    named = min(names, frame.width * _NAME_SHARE)
    numbers = max((type_.width(written(b.point), Rank.VALUE) for b in bars), default=0.0)
    left = frame.left + named + _GAP
    longest = max(frame.right - left - numbers - 2 * _GAP, 1.0)
    largest = max((bar.point.value or Decimal(0) for bar in bars), default=Decimal(0)) or Decimal(1)
    thick = min(step * 0.62, _THICKEST)
    for place, bar in enumerate(bars):
        middle = start + step * (place + 0.5)
        name = elided(type_, bar.name, named)
        yield Words(name, frame.left, middle - high / 2, named, high, Rank.LABEL, Align.RIGHT)
        length = float((bar.point.value or Decimal(0)) / largest) * longest
        if length:
            yield Box(left, middle - thick / 2, length, thick)
        text, at = written(bar.point), left + length + _GAP
        yield Words(text, at, middle - high / 2, frame.right - at, high, Rank.VALUE)
    yield Stroke(((left, start), (left, start + step * len(bars))), Kind.AXIS)


def _rest(bars: list[Bar], unit: str) -> str:
    total = sum((bar.point.value or Decimal(0) for bar in bars), Decimal(0))
    approx = any(bar.point.approx for bar in bars)
    sum_words = written(Point(total, approx), unit)
    return f"其余 {len(bars):,} 个单位合计 {sum_words}，未逐一画出。"
