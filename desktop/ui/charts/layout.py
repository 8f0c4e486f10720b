"""Where everything on a chart stands: pure reckoning, the same for screen, print, PNG and SVG."""

from collections.abc import Iterator

from desktop.ui.charts.bars import comparison_marks
from desktop.ui.charts.frame import Frame, head_and_note
from desktop.ui.charts.marks import Align, Mark, Rank, Type, Words, line_height
from desktop.ui.charts.stacks import composition_marks
from desktop.ui.charts.trend import trend_marks
from desktop.ui.charts.values import Chart, Comparison, Composition, Trend, is_empty

NOTHING = "没有可画的数据"


def lay_out(chart: Chart, width: float, height: float, type_: Type) -> tuple[Mark, ...]:
    """Return all marks of a chart of that size, the lowest first."""
    return tuple(_marks(chart, width, height, type_))


def _marks(chart: Chart, width: float, height: float, type_: Type) -> Iterator[Mark]:
    frame, head = head_and_note(chart, width, height, type_)
    yield from head
    if is_empty(chart):
        yield _nothing(frame, type_)
        return
    match chart:
        case Trend():
            yield from trend_marks(chart, frame, type_)
        case Comparison():
            yield from comparison_marks(chart, frame, type_)
        case Composition():
            yield from composition_marks(chart, frame, type_)


def _nothing(frame: Frame, type_: Type) -> Words:
    high = line_height(type_)
    top = frame.top + (frame.height - high) / 2
    return Words(NOTHING, frame.left, top, frame.width, high, Rank.NOTE, Align.CENTRE)
