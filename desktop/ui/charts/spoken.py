"""What a screen reader says of a chart: its numbers, one after the other."""

from collections.abc import Iterator

from desktop.ui.charts.frame import written
from desktop.ui.charts.values import Chart, Comparison, Composition, Point, Trend

_MOST = 30


def spoken(chart: Chart) -> str:
    """Read a chart out; of very many numbers only the first."""
    found = list(_numbers(chart))
    rest = f"……共 {len(found)} 项" if len(found) > _MOST else ""
    return "；".join(found[:_MOST]) + rest


def _numbers(chart: Chart) -> Iterator[str]:
    match chart:
        case Comparison():
            yield from (_said(bar.name, bar.point, chart.unit) for bar in chart.bars)
        case Trend():
            for series in chart.series:
                for year, point in zip(chart.years, series.points, strict=True):
                    yield _said(f"{series.name} {year} 年", point, chart.unit)
        case Composition():
            for row in chart.rows:
                for part, point in zip(chart.parts, row.points, strict=True):
                    yield _said(f"{row.name} {part}", point, chart.unit)


def _said(name: str, point: Point, unit: str) -> str:
    return f"{name} {written(point, unit) if point.value is not None else '没有数'}"
