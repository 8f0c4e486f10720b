"""All lines of a report, where each stands, and the way back from changed lines to a report."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, chain

from desktop.domain.outline import Section
from desktop.domain.report import Attachment, Report
from desktop.ui.editor.lines import Line, Unit, parse, tidied, unit_lines

_NO_LEAD = Section(depth=0)


@dataclass(frozen=True, slots=True)
class Place:
    """Where the cursor is, in terms that outlive a change elsewhere.

    Attributes:
        unit: 0 is the lead (whether there is one or not), then sections, then attachments.
        line: Within the unit; 0 is its heading.
        offset: In characters; behind the last one when greater.
        cell: Of a table, counted row by row; None outside.
    """

    unit: int = 0
    line: int = 0
    offset: int = 0
    cell: int | None = None


@dataclass(frozen=True, slots=True)
class Projection:
    """A report and its lines; made by `project`.

    Attributes:
        units: The lead (empty if the report has none), the sections, the attachments.
        groups: The lines of each unit.
        leaves: Whether a unit has no section below it.
        numbers: The number of each unit as it is shown.
        lines: All lines.
        starts: The index of each unit's first line.
        blocks: The number of each line's first text block, and of the block behind the last.
    """

    report: Report
    units: tuple[Unit, ...]
    groups: tuple[tuple[Line, ...], ...]
    leaves: tuple[bool, ...]
    numbers: tuple[str, ...]
    lines: tuple[Line, ...]
    starts: tuple[int, ...]
    blocks: tuple[int, ...]

    @property
    def first_section(self) -> int:
        """The unit of the report's first section."""
        return 0 if _has_lead(self.report) else 1

    @property
    def first_attachment(self) -> int:
        """The unit of the first attachment, or the number of units."""
        return self.first_section + len(self.report.sections)

    def section_of(self, unit: int) -> int | None:
        """Return the index of a unit's section in the report, or None."""
        index = unit - self.first_section
        return index if 0 <= index < len(self.report.sections) else None

    def attachment_of(self, unit: int) -> int | None:
        """Return the index of a unit's attachment in the report, or None."""
        index = unit - self.first_attachment
        return index if 0 <= index < len(self.report.attachments) else None

    def unit_at(self, line: int) -> int:
        """Return the unit that a line belongs to."""
        return bisect_right(self.starts, line) - 1

    def line_at(self, block: int) -> int:
        """Return the line that a text block belongs to."""
        return min(bisect_right(self.blocks, block), len(self.lines)) - 1

    def line_of(self, place: Place) -> int:
        """Return the line of a place, or the nearest one before where it is gone."""
        unit = min(place.unit, len(self.units) - 1)
        return self.starts[unit] + min(place.line, len(self.groups[unit]) - 1)

    def place(self, line: int, offset: int, cell: int | None = None) -> Place:
        """Return the place of a character in a line."""
        unit = self.unit_at(line)
        return Place(unit, line - self.starts[unit], offset, cell)

    def number_of(self, line: int) -> str:
        """Return the number shown before a line, or ""."""
        unit = self.unit_at(line)
        return self.numbers[unit] if self.starts[unit] == line else ""

    def report_with(self, start: int, stop: int, lines: Sequence[Line]) -> Report:
        """Return the report with the lines from `start` up to `stop` replaced.

        Only the units these lines touch are read again; all others stay the same objects.
        """
        first, last, middle = self.touched(start, stop, lines)
        head, tail = self.units[:first], self.units[last:]
        fresh = parse(middle) if middle else []
        below = [*fresh[1:], *tail[:1]]
        leaves = [_is_leaf(unit, below[at : at + 1]) for at, unit in enumerate(fresh)]
        tidy = [tidied(unit, leaf=leaf) for unit, leaf in zip(fresh, leaves, strict=True)]
        return self._assembled((*head, *tidy, *tail))

    def touched(self, start: int, stop: int, lines: Sequence[Line]) -> tuple[int, int, list[Line]]:
        """Return the units that a replacement touches, and all lines of them afterwards.

        The units are given as the first one and the one behind the last.
        """
        first = self.unit_at(start)
        last = self.unit_at(max(start, stop - 1)) + 1
        end = self.starts[last] if last < len(self.units) else len(self.lines)
        before = self.lines[self.starts[first] : start]
        middle = [*before, *lines, *self.lines[stop:end]]
        if first and not (middle and middle[0].opens):
            first -= 1
            middle = [*self.groups[first], *middle]
        return first, last, middle

    def _assembled(self, units: Sequence[Unit]) -> Report:
        sections = tuple(unit for unit in units if isinstance(unit, Section))
        attachments = tuple(unit for unit in units if isinstance(unit, Attachment))
        lead = sections[0] if sections else _NO_LEAD
        kept = _has_lead(self.report) and lead is self.units[0]
        if sections and lead.depth == 0 and not lead.paragraphs and not kept:
            sections = sections[1:]
        return replace(self.report, sections=sections, attachments=attachments)


def project(report: Report, previous: Projection | None = None) -> Projection:
    """Return the lines of `report`; those of units that `previous` holds too are taken from it."""
    lead = () if _has_lead(report) else (_NO_LEAD,)
    units: tuple[Unit, ...] = (*lead, *report.sections, *report.attachments)
    known = {} if previous is None else _known(previous)
    leaves = tuple(_is_leaf(unit, units[at + 1 : at + 2]) for at, unit in enumerate(units))
    groups = tuple(
        known.get((id(unit), leaf)) or unit_lines(unit, leaf=leaf)
        for unit, leaf in zip(units, leaves, strict=True)
    )
    lines = tuple(chain.from_iterable(groups))
    return Projection(
        report=report,
        units=units,
        groups=groups,
        leaves=leaves,
        numbers=_numbers(report, "" if lead else None),
        lines=lines,
        starts=tuple(accumulate(map(len, groups[:-1]), initial=0)),
        blocks=tuple(accumulate((line.blocks for line in lines), initial=0)),
    )


def _known(previous: Projection) -> dict[tuple[int, bool], tuple[Line, ...]]:
    keys = zip(map(id, previous.units), previous.leaves, strict=True)
    return dict(zip(keys, previous.groups, strict=True))


def _numbers(report: Report, lead: str | None) -> tuple[str, ...]:
    count = len(report.attachments)
    attached = ("附件",) if count == 1 else tuple(f"附件{at}" for at in range(1, count + 1))
    return (*(() if lead is None else (lead,)), *report.markers, *attached)


def _has_lead(report: Report) -> bool:
    return bool(report.sections) and report.sections[0].depth == 0


def _is_leaf(unit: Unit, following: Sequence[Unit]) -> bool:
    below = following[0] if following else None
    deeper = isinstance(unit, Section) and isinstance(below, Section) and below.depth > unit.depth
    return not deeper
