"""Patterns of lines in a rectangle, reckoned by ourselves: SVG knows neither Qt's nor its clips."""

from enum import Enum
from itertools import count, takewhile

from desktop.ui.charts.marks import Box

Line = tuple[tuple[float, float], tuple[float, float]]
_GAP = 7.0


class Hatch(Enum):
    """The patterns, in the order the series take them."""

    NONE = 0
    RISING = 1
    FALLING = 2
    ACROSS = 3
    UPRIGHT = 4
    CROSSED = 5


def hatch_of(series: int) -> Hatch:
    """Return the pattern of a series."""
    return list(Hatch)[series % len(Hatch)]


def lines(box: Box, hatch: Hatch) -> tuple[Line, ...]:
    """Return the lines of a pattern, all of them within the box."""
    match hatch:
        case Hatch.NONE:
            return ()
        case Hatch.RISING:
            return _sloped(box, rising=True)
        case Hatch.FALLING:
            return _sloped(box, rising=False)
        case Hatch.ACROSS:
            right = box.left + box.width
            return tuple(((box.left, y), (right, y)) for y in _steps(box.top, box.height))
        case Hatch.UPRIGHT:
            bottom = box.top + box.height
            return tuple(((x, box.top), (x, bottom)) for x in _steps(box.left, box.width))
        case Hatch.CROSSED:
            return (*_sloped(box, rising=True), *_sloped(box, rising=False))


def _steps(start: float, extent: float) -> tuple[float, ...]:
    steps = (start + _GAP * number for number in count(1))
    return tuple(takewhile(lambda at: at < start + extent, steps))


def _sloped(box: Box, *, rising: bool) -> tuple[Line, ...]:
    """Return lines of 45 degrees, cut off where they leave the box."""
    return tuple(_cut(box, offset, rising=rising) for offset in _steps(0.0, box.width + box.height))


def _cut(box: Box, offset: float, *, rising: bool) -> Line:
    """Return the part inside the box of the line that leaves its left edge at `offset`."""
    first = (max(0.0, offset - box.height), min(offset, box.height))
    last = (min(offset, box.width), max(0.0, offset - box.width))
    ends = [(box.left + x, box.top + (y if rising else box.height - y)) for x, y in (first, last)]
    return (ends[0], ends[1])
