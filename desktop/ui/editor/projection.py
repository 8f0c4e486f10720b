"""All lines of a report, where each stands, and the way back from changed lines to a report."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, chain

from desktop.domain.outline import Section, Table
from desktop.domain.report import Attachment, Report
from desktop.ui.editor.lines import Line, Role, Unit, parse, tidied, unit_lines, width

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

    def place_of_offset(self, section: int, offset: int) -> Place:
        """Return the place of a character of a section, counted as in `Section.text`."""
        unit = section + self.first_section
        group = self.groups[unit]
        for at, line in enumerate(group):
            if not _counts(line):
                continue
            text = line.text if line.table is None else line.table.text
            if offset <= len(text):
                if line.table is None:
                    return Place(unit, at, offset)
                return _place_in_table(Place(unit, at), line.table, text[:offset])
            offset -= len(text) + 1
        return Place(unit, len(group) - 1, len(group[-1].text))

    def offset_of(self, place: Place) -> int:
        """Return how far into its section's text a place is; in a table: where that begins."""
        unit = min(place.unit, len(self.units) - 1)
        before = self.groups[unit][: place.line]
        texts = (
            line.text if line.table is None else line.table.text for line in before if _counts(line)
        )
        return sum(len(text) + 1 for text in texts) + (place.offset if place.cell is None else 0)

    def exact_offset_of(self, place: Place) -> int:
        """Return how far into its section's text a place is, in a table's cell too."""
        unit = min(place.unit, len(self.units) - 1)
        line = self.groups[unit][min(place.line, len(self.groups[unit]) - 1)]
        offset = self.offset_of(place)
        if place.cell is None or line.table is None:
            return offset
        row, column = divmod(place.cell, width(line.table))
        cells = [[*cells] for cells in line.table.rows[: row + 1]]
        if row < len(cells):
            cells[row] = cells[row][:column]
        before = sum(len(text) + 1 for each in cells for text in each)
        return offset + before + place.offset

    def stretches(self, unit: int) -> Iterator[tuple[int, int, int]]:
        """Tell which characters of a unit's text each of its text blocks shows.

        Gives the block's number, the first character and how many; cells that stand only to fill
        a row up are left out.
        """
        at = 0
        for index, line in enumerate(self.groups[unit], self.starts[unit]):
            if not _counts(line):
                continue
            number = self.blocks[index]
            if line.table is None:
                yield number, at, len(line.text)
                at += len(line.text) + 1
                continue
            for row, cells in enumerate(line.table.rows):
                for column, text in enumerate(cells):
                    yield number + row * width(line.table) + column, at, len(text)
                    at += len(text) + 1

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
    patched = None if previous is None else _patched(report, units, previous)
    if patched is not None:
        return patched
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


def _patched(report: Report, units: tuple[Unit, ...], previous: Projection) -> Projection | None:
    """Return the lines after a change within units that kept their level, as typing makes it.

    Numbers and places of all lines are then the same, and a key costs no count of the whole.
    """
    pairs = enumerate(zip(previous.units, units, strict=False))
    changed = [at for at, (before, after) in pairs if before is not after]
    if len(units) != len(previous.units) or report.scheme != previous.report.scheme:
        return None
    groups = list(previous.groups)
    lines = list(previous.lines)
    for at in changed:
        fresh = unit_lines(units[at], leaf=previous.leaves[at])
        blocks = [line.blocks for line in fresh]
        kept = blocks == [line.blocks for line in groups[at]]
        if not kept or _level(units[at]) != _level(previous.units[at]):
            return None
        groups[at] = fresh
        lines[previous.starts[at] : previous.starts[at] + len(fresh)] = fresh
    return replace(previous, report=report, units=units, groups=tuple(groups), lines=tuple(lines))


def _level(unit: Unit) -> tuple[int, str | None]:
    return (unit.depth, unit.marker) if isinstance(unit, Section) else (-1, None)


def _known(previous: Projection) -> dict[tuple[int, bool], tuple[Line, ...]]:
    keys = zip(map(id, previous.units), previous.leaves, strict=True)
    return dict(zip(keys, previous.groups, strict=True))


def _numbers(report: Report, lead: str | None) -> tuple[str, ...]:
    count = len(report.attachments)
    attached = ("附件",) if count == 1 else tuple(f"附件{at}" for at in range(1, count + 1))
    return (*(() if lead is None else (lead,)), *report.markers, *attached)


def _counts(line: Line) -> bool:
    """Tell whether a line is part of `Section.text`."""
    return bool(line.text) or not (line.virtual or line.role is Role.HEADING)


def _place_in_table(place: Place, table: Table, before: str) -> Place:
    row = before.count("\n")
    cells = before.rsplit("\n", 1)[-1].split("\t")
    cell = row * width(table) + len(cells) - 1
    return replace(place, offset=len(cells[-1]), cell=cell)


def _has_lead(report: Report) -> bool:
    return bool(report.sections) and report.sections[0].depth == 0


def _is_leaf(unit: Unit, following: Sequence[Unit]) -> bool:
    below = following[0] if following else None
    deeper = isinstance(unit, Section) and isinstance(below, Section) and below.depth > unit.depth
    return not deeper
