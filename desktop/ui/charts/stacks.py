"""A composition: one bar a row, its parts behind each other, each with its number."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from desktop.ui.charts.frame import Frame, unit_words, written
from desktop.ui.charts.marks import (
    Align,
    Box,
    Mark,
    Rank,
    Type,
    Words,
    elided,
    line_height,
)
from desktop.ui.charts.values import Composition, Point, Series

_GAP = 8.0
_NAME_SHARE = 0.28
_THICKEST = 34.0
_HUNDRED = Decimal(100)


def composition_marks(chart: Composition, frame: Frame, type_: Type) -> Iterator[Mark]:
    """Place the legend and a bar a row; parts too narrow for their number are told beside it."""
    high = line_height(type_)
    largest = max((_sum(row) for row in chart.rows), default=Decimal(0))
    legend = tuple(_legend(chart, frame, type_))
    yield from legend
    top = max((mark.top for mark in legend), default=frame.top) + high * 1.2
    stacks = _Stacks(chart, largest, type_)
    unit = unit_words(chart.unit)
    yield Words(unit, frame.left, top, frame.width, high, Rank.NOTE)
    top += high * 1.3
    room = max(int((frame.bottom - top) / (2.4 * high)), 1)
    rows = chart.rows[:room]
    step = min((frame.bottom - top) / max(len(rows), 1), 3.2 * _THICKEST)
    for place, row in enumerate(rows):
        yield from stacks.row(row, Frame(frame.left, top + step * place, frame.width, step))
    if len(chart.rows) > len(rows):
        text = f"其余 {len(chart.rows) - len(rows)} 行没有画出。"
        low = frame.bottom - high * 0.5
        yield Words(text, frame.left, low, frame.width, high, Rank.NOTE, Align.RIGHT)


@dataclass(frozen=True, slots=True)
class _Stacks:
    """The bars of one chart, all on one scale."""

    chart: Composition
    largest: Decimal
    type_: Type

    def row(self, row: Series, slot: Frame) -> Iterator[Mark]:
        """Place one bar: its name, its parts, their sum, and below it what found no room."""
        high, total = line_height(self.type_), _sum(row)
        named = self._named(slot)
        thick = min(slot.height - high * 1.1, _THICKEST)
        bar = replace(slot, left=slot.left + named + _GAP, height=thick)
        bar = replace(bar, width=slot.right - bar.left)
        middle = slot.top + thick / 2
        name = elided(self.type_, row.name, named)
        yield Words(name, slot.left, middle - high / 2, named, high, Rank.LABEL, Align.RIGHT)
        told, x = [], bar.left
        for number, length in enumerate(self._lengths(row, bar)):
            if length:
                yield Box(x, bar.top, length, thick, number)
            label = self._label(row.points[number], total)
            if length and self.type_.width(label, Rank.VALUE) + _GAP <= length:
                yield _inside(label, x, length, middle, self.type_)
            elif length:
                told.append(f"{self.chart.parts[number]} {label}")
            x += length
        behind = self._total(row)
        yield Words(behind, x + _GAP, middle - high / 2, slot.right - x - _GAP, high, Rank.VALUE)
        text = elided(self.type_, "、".join(told), bar.width, Rank.NOTE)
        yield Words(text, bar.left, slot.top + thick, bar.width, high, Rank.NOTE)

    def _named(self, slot: Frame) -> float:
        widest = max(self.type_.width(each.name) for each in self.chart.rows)
        return min(widest, slot.width * _NAME_SHARE)

    def _lengths(self, row: Series, bar: Frame) -> Iterator[float]:
        """Tell how long each part is; the longest bar leaves room for its sum."""
        sums = [self.type_.width(self._total(each), Rank.VALUE) for each in self.chart.rows]
        longest = max(bar.width - max(sums) - 2 * _GAP, 1.0)
        whole = _sum(row) if self.chart.shares else self.largest
        for point in row.points:
            yield float((point.value or Decimal(0)) / whole) * longest if whole else 0.0

    def _total(self, row: Series) -> str:
        approx = any(point.approx for point in row.points)
        return f"{'共' if approx else '共 '}{written(Point(_sum(row), approx))}"

    def _label(self, point: Point, total: Decimal) -> str:
        share = (point.value or Decimal(0)) / total * _HUNDRED if total else Decimal(0)
        return f"{written(point)}（{share:.1f}%）"


def _legend(chart: Composition, frame: Frame, type_: Type) -> Iterator[Box | Words]:
    """Name the parts with their patterns, in as many lines as they need."""
    high, x, y = line_height(type_), frame.left, frame.top
    swatch = type_.size
    for number, name in enumerate(chart.parts):
        wide = swatch + _GAP / 2 + type_.width(name) + 2 * _GAP
        if x > frame.left and x + wide > frame.right:
            x, y = frame.left, y + high
        yield Box(x, y + (high - swatch) / 2, swatch * 1.4, swatch, number)
        start = x + swatch * 1.4 + _GAP / 2
        text = elided(type_, name, frame.right - start)
        yield Words(text, start, y, type_.width(text) + 1.0, high)
        x += wide + swatch * 0.4


def _inside(label: str, left: float, length: float, middle: float, type_: Type) -> Words:
    wide, high = type_.width(label, Rank.VALUE) + _GAP, type_.size * 1.35
    start = left + (length - wide) / 2
    return Words(label, start, middle - high / 2, wide, high, Rank.VALUE, Align.CENTRE, chip=True)


def _sum(row: Series) -> Decimal:
    return sum((point.value or Decimal(0) for point in row.points), Decimal(0))
