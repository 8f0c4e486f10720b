"""A trend: lines with markers over the years, each number beside its marker."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from desktop.ui.charts.frame import EDGE, Frame, unit_words, written
from desktop.ui.charts.marks import (
    Align,
    Kind,
    Mark,
    Rank,
    Spot,
    Stroke,
    Type,
    Words,
    elided,
    line_height,
)
from desktop.ui.charts.numbers import Scale, beside, scale_of, spread, ticks
from desktop.ui.charts.values import Trend

_GAP = 8.0
_NAMES_SHARE = 0.3  # of the width, at most, for the names of lines
_ALL_NUMBERS = 3  # lines; with more of them only the last year's numbers can be told apart


@dataclass(frozen=True, slots=True)
class _Plot:
    """The field of the lines: from a year and a number to a place."""

    frame: Frame
    years: int
    largest: Decimal
    scale: Scale

    def x(self, place: int) -> float:
        step = self.frame.width / self.years
        return self.frame.left + step * (place + 0.5)

    def y(self, value: Decimal) -> float:
        return self.frame.bottom - float(value / self.largest) * self.frame.height


def trend_marks(chart: Trend, frame: Frame, type_: Type) -> Iterator[Mark]:
    """Place axes, lines, markers, numbers and the names of the lines."""
    values = [point.value for each in chart.series for point in each.points if point.value]
    steps = ticks(max(values, default=Decimal(0)), whole=chart.unit != "%")
    plot = _plot(chart, frame, steps, type_)
    yield from _axes(chart, plot, steps, type_)
    for number in range(len(chart.series)):
        yield from _line(chart, plot, number)
    yield from _numbers(chart, plot, type_)
    yield from _names(chart, plot, frame, type_)


def _plot(chart: Trend, frame: Frame, steps: tuple[Decimal, ...], type_: Type) -> _Plot:
    high, scale = line_height(type_), scale_of(steps[-1])
    left = max(type_.width(scale.write(step), Rank.NOTE) for step in steps) + _GAP
    names = [type_.width(each.name) for each in chart.series] if len(chart.series) > 1 else []
    right = min(max(names, default=0.0) + 2 * _GAP, frame.width * _NAMES_SHARE) if names else 0.0
    field = replace(
        frame,
        left=frame.left + left,
        top=frame.top + 2 * high,
        width=max(frame.width - left - right, 1.0),
        height=max(frame.height - 3 * high, 1.0),
    )
    return _Plot(field, max(len(chart.years), 1), steps[-1], scale)


def _axes(chart: Trend, plot: _Plot, steps: tuple[Decimal, ...], type_: Type) -> Iterator[Mark]:
    field, high = plot.frame, line_height(type_)
    start = field.top - 2 * high
    yield Words(unit_words(chart.unit, plot.scale), EDGE, start, field.width, high, Rank.NOTE)
    for step in steps:
        y = plot.y(step)
        kind = Kind.GRID if step else Kind.AXIS
        yield Stroke(((field.left, y), (field.right, y)), kind)
        room = field.left - _GAP
        yield Words(plot.scale.write(step), 0.0, y - high / 2, room, high, Rank.NOTE, Align.RIGHT)
    every = _every(plot, type_)
    for place, year in enumerate(chart.years):
        if (len(chart.years) - 1 - place) % every == 0:
            left = plot.x(place) - 30.0
            yield Words(f"{year}", left, field.bottom, 60.0, high, Rank.LABEL, Align.CENTRE)


def _every(plot: _Plot, type_: Type) -> int:
    """Tell which years are named, the last one always: each, every second, every third …."""
    step, needed = plot.frame.width / plot.years, type_.width("2000") + _GAP
    return max(1, math.ceil(needed / max(step, 1.0)))


def _line(chart: Trend, plot: _Plot, number: int) -> Iterator[Mark]:
    """Join what stands next to each other; a year without a number is a gap."""
    run: list[tuple[float, float]] = []
    spots: list[Spot] = []
    for place, point in enumerate((*chart.series[number].points, None)):
        if point is not None and point.value is not None:
            run.append((plot.x(place), plot.y(point.value)))
            spots.append(Spot(*run[-1], number))
            continue
        if len(run) > 1:
            yield Stroke(tuple(run), Kind.SERIES, number)
        run = []
    yield from spots


def _numbers(chart: Trend, plot: _Plot, type_: Type) -> Iterator[Mark]:
    high = line_height(type_, Rank.VALUE)
    wide = plot.frame.width / plot.years
    last = max(_told(chart), default=0)
    for place in range(len(chart.years)):
        known = _column(chart, place)
        fits = all(type_.width(text, Rank.VALUE) <= wide + _GAP for text in known)
        if place != last and (len(chart.series) > _ALL_NUMBERS or not fits):
            continue
        markers = sorted(plot.y(value) for value in known.values())
        low = plot.frame.top - high
        middles = beside(markers, high, low, plot.frame.bottom, below=_in_valley(chart, place))
        texts = sorted(known, key=lambda text: known[text], reverse=True)
        for text, y in zip(texts, middles, strict=True):
            room = max(wide, type_.width(text, Rank.VALUE) + 2.0)
            left = plot.x(place) - room / 2
            yield Words(text, left, y - high / 2, room, high, Rank.VALUE, Align.CENTRE)


def _in_valley(chart: Trend, place: int) -> bool:
    """Tell whether a single line rises to both sides of a year, as far as there are any."""
    if len(chart.series) > 1:
        return False
    values = [point.value for point in chart.series[0].points]
    here = values[place]
    beside_it = [*values[max(place - 1, 0) : place], *values[place + 1 : place + 2]]
    known = [value for value in beside_it if value is not None]
    return here is not None and bool(known) and all(value > here for value in known)


def _column(chart: Trend, place: int) -> dict[str, Decimal]:
    """Return what is written in one year; equal numbers share a place and a label."""
    points = [each.points[place] for each in chart.series]
    return {written(point): point.value for point in points if point.value is not None}


def _told(chart: Trend) -> Iterator[int]:
    """Tell the years with any number."""
    for place in range(len(chart.years)):
        if any(each.points[place].value is not None for each in chart.series):
            yield place


def _names(chart: Trend, plot: _Plot, frame: Frame, type_: Type) -> Iterator[Mark]:
    """Write each line's name at its right end."""
    if len(chart.series) == 1:
        return
    high, ends = line_height(type_), []
    for number, each in enumerate(chart.series):
        known = [point.value for point in each.points if point.value is not None]
        if known:
            ends.append((number, each.name, plot.y(known[-1])))
    left = plot.frame.right + _GAP
    middles = spread([end for *_, end in ends], high, frame.top, plot.frame.bottom)
    for (number, name, _), y in zip(ends, middles, strict=True):
        yield Spot(left, y, number)
        text = elided(type_, name, frame.right - left - _GAP)
        yield Words(text, left + _GAP, y - high / 2, frame.right - left - _GAP, high)
