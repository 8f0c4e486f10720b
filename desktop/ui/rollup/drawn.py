"""Which chart goes with what is marked in the table."""

from collections.abc import Sequence
from enum import Enum

from desktop.domain.indicator import Indicator
from desktop.domain.rollup import Tally
from desktop.services.rollup import Answer
from desktop.ui.charts.values import Bar, Chart, Comparison, Composition, Point, Series, Trend
from desktop.ui.rollup.tables import View

_NAMED = 6  # offices that a note names; of more it gives the number


class Kind(Enum):
    """The charts; the value is what the window says."""

    COMPARISON = "比较"
    TREND = "趋势"
    COMPOSITION = "构成"


def chart_of(answer: Answer, view: View, kind: Kind, indicator: Indicator, whose: str) -> Chart:
    """Return the chart of one indicator; `whose` offices it is about, in words."""
    match kind:
        case Kind.TREND:
            return _trend(answer, indicator, whose)
        case Kind.COMPOSITION:
            return _composition(answer, view, indicator, whose)
        case Kind.COMPARISON:
            return _comparison(answer, view, indicator, whose)


def parts_of(answer: Answer, indicator: Indicator) -> tuple[Indicator, ...]:
    """Return what `indicator` consists of, or what its whole consists of; none: nothing."""
    known = answer.year.indicators
    whole = indicator.key
    if not any(each.part_of == whole for each in known):
        whole = indicator.part_of
    return tuple(each for each in known if whole and each.part_of == whole and each.summed)


def _comparison(answer: Answer, view: View, indicator: Indicator, whose: str) -> Comparison:
    year = answer.year
    title = f"{whose} {indicator.label}（{year.year} 年）"
    if view in {View.OFFICES, View.YEARS}:
        known = [(line.name, line.numbers.get(indicator.key)) for line in year.lines]
        bars = [
            Bar(name, Point(amount.value if amount else None, bool(amount and amount.approx)))
            for name, amount in known
        ]
        return Comparison(title, indicator.unit, tuple(bars), _missing(answer, indicator))
    place = [each.key for each in year.indicators].index(indicator.key)
    parts = year.by_level() if view is View.LEVELS else year.by_superior(answer.offices)
    sums = tuple(Bar(part.name, _point(part.tallies[place])) for part in parts)
    return Comparison(title, indicator.unit, sums, _rests_on(year.tallies[place]))


def _trend(answer: Answer, indicator: Indicator, whose: str) -> Trend:
    rows = {row.indicator.key: row for row in answer.years.rows}
    row = rows.get(indicator.key)
    points = tuple(map(_point, row.tallies)) if row else ()
    title = f"{whose} {indicator.label}"
    note = _rests_on(row.tallies[-1], "最后一年") if row and row.tallies else ""
    series = (Series(indicator.label, points),)
    return Trend(title, indicator.unit, answer.years.years, series, note)


def _composition(answer: Answer, view: View, indicator: Indicator, whose: str) -> Composition:
    parts = parts_of(answer, indicator)
    places = {each.key: place for place, each in enumerate(answer.year.indicators)}
    wanted = [places[each.key] for each in parts]
    rows = [(whose, answer.year.tallies)]
    if view is View.LEVELS:
        rows += [(part.name, part.tallies) for part in answer.year.by_level()]
    elif view is View.SUPERIORS:
        rows += [(part.name, part.tallies) for part in answer.year.by_superior(answer.offices)]
    whole = next((e for e in answer.year.indicators if parts and e.key == parts[0].part_of), None)
    title = f"{whole.label if whole else indicator.label}的构成（{answer.year.year} 年）"
    return Composition(
        title,
        indicator.unit,
        tuple(each.label for each in parts),
        tuple(
            Series(name, tuple(_point(tallies[place]) for place in wanted))
            for name, tallies in rows
            if any(tallies[place].total for place in wanted)
        ),
        shares=len(rows) > 1,
    )


def _point(tally: Tally) -> Point:
    return Point(tally.total, bool(tally.approximate))


def _rests_on(tally: Tally, when: str = "") -> str:
    return f"{when}应填 {tally.expected} 个单位，{tally.given} 个填了数。" if tally.expected else ""


def _missing(answer: Answer, indicator: Indicator) -> str:
    """Name the offices without a number, or say how many there are."""
    silent = [line.name for line in answer.year.lines if indicator.key not in line.numbers]
    if not silent:
        return "所有单位均已填报。"
    return f"{len(silent)} 个单位未填{_listed(silent)}。"


def _listed(names: Sequence[str]) -> str:
    return f"：{'、'.join(names)}" if len(names) <= _NAMED else ""
