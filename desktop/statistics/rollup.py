"""Figures added up over offices: what is known of how many, and who is missing.

Blank, 0 and 不适用 are three things: only numbers are added, and every sum says how many offices
gave one, how many said 不适用 and how many said nothing.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, localcontext
from enum import StrEnum

from desktop.domain.indicator import Indicator
from desktop.domain.office import Level, OfficeId, OfficeRecord
from desktop.domain.report import HANDED_IN, ReportId
from desktop.domain.rollup import EXACT, Amount, OfficeYear, Tally

_HUNDRED = Decimal(100)


class Reach(StrEnum):
    """Which offices are meant by those of a superior; the value is what the window says."""

    OWN_AND_BELOW = "本级和全部下级"
    BELOW = "全部下级"
    DIRECT = "直接下级"


class Standing(StrEnum):
    """How far an office has got with a year; the value is what the window says."""

    NO_REPORT = "没有报告"
    NO_FIGURE = "有报告无数据"
    NOT_HANDED_IN = "尚未报送"
    HANDED_IN = "已报送"


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose figures are added up.

    Attributes:
        superior: None: every office there is.
        level: Only the offices of this level; None: of all levels.
    """

    superior: OfficeId | None = None
    reach: Reach = Reach.BELOW
    level: Level | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One office's year.

    Attributes:
        name: The name the office bore in that year: the short one where no other bears it.
        report: None where there is none.
        numbers: What counts, by indicator; a blank one is absent.
    """

    office: OfficeRecord
    name: str
    standing: Standing
    report: ReportId | None
    numbers: Mapping[str, Amount]


@dataclass(frozen=True, slots=True)
class Part:
    """The sums of some of the offices: of one level, or below one superior."""

    name: str
    office: OfficeId | None
    expected: int
    tallies: tuple[Tally, ...]


@dataclass(frozen=True, slots=True)
class RollUp:
    """One year's figures of all offices in a scope.

    Attributes:
        tallies: The sums, in the order of `indicators`.
    """

    year: int
    indicators: tuple[Indicator, ...]
    lines: tuple[Line, ...]
    tallies: tuple[Tally, ...]

    def standing(self, standing: Standing) -> tuple[Line, ...]:
        """Return the offices that have got just so far."""
        return tuple(line for line in self.lines if line.standing is standing)

    def by_level(self) -> tuple[Part, ...]:
        """Add up level by level, the highest first."""
        groups = (
            (level.value, None, [line for line in self.lines if line.office.office.level is level])
            for level in Level
        )
        return tuple(
            self._part(f"{name}级", office, lines) for name, office, lines in groups if lines
        )

    def by_superior(self, offices: Mapping[OfficeId, OfficeRecord]) -> tuple[Part, ...]:
        """Add up what stands right below each superior office; `offices` knows their names."""
        groups: dict[OfficeId | None, list[Line]] = {}
        for line in self.lines:
            groups.setdefault(line.office.office.superior, []).append(line)
        return tuple(
            self._part(_name(offices, above, self.year), above, lines)
            for above, lines in groups.items()
        )

    def _part(self, name: str, office: OfficeId | None, lines: Sequence[Line]) -> Part:
        return Part(name, office, len(lines), tally_all(self.indicators, lines))


@dataclass(frozen=True, slots=True)
class Change:
    """How a sum stands to the one before it.

    Attributes:
        percent: None where the sum before is 0.
        uneven: Another number of offices stands behind each: the sums compare badly.
    """

    difference: Decimal
    percent: Decimal | None
    uneven: bool


@dataclass(frozen=True, slots=True)
class YearRow:
    """One indicator's sums over the years of a table."""

    indicator: Indicator
    tallies: tuple[Tally, ...]

    def change(self, place: int) -> Change | None:
        """Compare a year with the one before it; None where one of the sums is missing."""
        if not 0 < place < len(self.tallies):
            return None
        before, now = self.tallies[place - 1], self.tallies[place]
        if before.total is None or now.total is None:
            return None
        with localcontext(prec=EXACT):
            difference = now.total - before.total
        percent = difference / before.total * _HUNDRED if before.total else None
        return Change(difference, percent, uneven=before.given != now.given)


@dataclass(frozen=True, slots=True)
class YearTallies:
    """The sums of several years side by side, oldest first."""

    years: tuple[int, ...]
    rows: tuple[YearRow, ...]


def members(offices: Sequence[OfficeRecord], scope: Scope) -> tuple[OfficeRecord, ...]:
    """Return the offices a scope means, each below its superior."""
    below: dict[OfficeId | None, list[OfficeRecord]] = {}
    for record in offices:
        below.setdefault(record.office.superior, []).append(record)
    found = list(_reached(offices, below, scope))
    return tuple(
        record for record in found if scope.level is None or record.office.level is scope.level
    )


def roll_up(
    year: int,
    indicators: Sequence[Indicator],
    offices: Sequence[OfficeRecord],
    held: Mapping[OfficeId, OfficeYear],
    numbers: Mapping[OfficeId, Mapping[str, Amount]],
    *,
    handed_in_only: bool = False,
) -> RollUp:
    """Put one year's figures of `offices` together and add them up.

    Args:
        year: The year reported on; the offices bear the names of that year.
        indicators: What is added up.
        offices: All offices that should have reported.
        held: The reports there are.
        numbers: What they say; a blank figure is absent.
        handed_in_only: Count only what has been handed in (已报送, 已公开).
    """
    short = Counter(record.office.short_name_in(year) for record in offices)
    lines = tuple(
        _line(record, year, held.get(record.id), numbers, handed_in_only=handed_in_only)
        for record in offices
    )
    lines = tuple(
        replace(line, name=line.office.office.name_in(year)) if short[line.name] > 1 else line
        for line in lines
    )
    return RollUp(year, tuple(indicators), lines, tally_all(indicators, lines))


def tally_all(indicators: Iterable[Indicator], lines: Sequence[Line]) -> tuple[Tally, ...]:
    """Add up each indicator over some offices."""
    return tuple(
        tally(
            (line.numbers[indicator.key] for line in lines if indicator.key in line.numbers),
            expected=len(lines),
            summed=indicator.summed,
        )
        for indicator in indicators
    )


def tally(numbers: Iterable[Amount], *, expected: int, summed: bool = True) -> Tally:
    """Add up numbers, exactly; `expected` is the number of offices that should have given one."""
    values, said, approximate = [], 0, 0
    for number in numbers:
        said += 1
        if number.value is not None:
            values.append(number.value)
            approximate += number.approx
    with localcontext(prec=EXACT):
        total = sum(values, Decimal(0)) if values and summed else None
    return Tally(total, len(values), said - len(values), approximate, expected)


def over_years(
    indicators: Sequence[Indicator],
    years: Sequence[int],
    tallies: Mapping[str, Mapping[int, Tally]],
    expected: int,
) -> YearTallies:
    """Put sums of several years side by side, by indicator and year, as the store gives them."""
    nothing = Tally(None, 0, 0, 0, expected)
    rows = tuple(
        YearRow(
            each,
            tuple(_meant(each, tallies.get(each.key, {}).get(year, nothing)) for year in years),
        )
        for each in indicators
    )
    return YearTallies(tuple(years), rows)


def _meant(indicator: Indicator, found: Tally) -> Tally:
    return found if indicator.summed else replace(found, total=None)


def _reached(
    offices: Sequence[OfficeRecord],
    below: Mapping[OfficeId | None, Sequence[OfficeRecord]],
    scope: Scope,
) -> Iterable[OfficeRecord]:
    own = [record for record in offices if record.id == scope.superior]
    if scope.reach is Reach.DIRECT:
        return below.get(scope.superior, ())
    found = list(own) if scope.reach is Reach.OWN_AND_BELOW else []
    waiting = list(reversed(below.get(scope.superior, ())))
    while waiting:
        record = waiting.pop()
        found.append(record)
        waiting.extend(reversed(below.get(record.id, ())))
    return found


def _line(
    record: OfficeRecord,
    year: int,
    held: OfficeYear | None,
    numbers: Mapping[OfficeId, Mapping[str, Amount]],
    *,
    handed_in_only: bool,
) -> Line:
    standing = _standing(held)
    counts = standing is Standing.HANDED_IN or not handed_in_only
    return Line(
        record,
        record.office.short_name_in(year),
        standing,
        held.report if held else None,
        numbers.get(record.id, {}) if counts else {},
    )


def _standing(held: OfficeYear | None) -> Standing:
    if held is None:
        return Standing.NO_REPORT
    if not held.has_figures:
        return Standing.NO_FIGURE
    return Standing.HANDED_IN if held.status in HANDED_IN else Standing.NOT_HANDED_IN


def _name(offices: Mapping[OfficeId, OfficeRecord], office: OfficeId | None, year: int) -> str:
    record = offices.get(office) if office is not None else None
    return record.office.short_name_in(year) if record else "没有上级的单位"
