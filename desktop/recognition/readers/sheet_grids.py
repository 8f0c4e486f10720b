"""Ruled tables of a page: where their columns and rows are, and which cells are joined."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from desktop.recognition.readers.sheet import Glyph, Sheet

_NEAR = 3.0
_LEAST_COLUMNS = 2
_MOST_STROKES = 300
_MOST_CELLS = 2_000
_NEARLY_ALL = 0.9
_MIDDLE = 0.35


class Stroke(NamedTuple):
    """A rule: its place across its direction, and where it starts and ends."""

    at: float
    start: float
    end: float

    def reaches(self, place: float) -> bool:
        """Tell whether it passes a place."""
        return self.start - _NEAR <= place <= self.end + _NEAR


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table.

    Attributes:
        columns: Where its columns begin, and where the last one ends.
        lines: The same of its rows.
        walls: The rules that part columns.
        floors: The rules that part rows.
    """

    columns: tuple[float, ...]
    lines: tuple[float, ...]
    walls: tuple[Stroke, ...]
    floors: tuple[Stroke, ...]

    @property
    def top(self) -> float:
        """Where the first row begins."""
        return self.lines[0]

    def holds(self, glyph: Glyph) -> bool:
        """Tell whether a character stands in the table."""
        across, down = _middle(glyph)
        return (
            self.columns[0] - _NEAR <= across <= self.columns[-1] + _NEAR
            and self.lines[0] <= down <= self.lines[-1]
        )

    def cell_of(self, glyph: Glyph) -> tuple[int, int]:
        """Return the row and column that a character stands in."""
        across, down = _middle(glyph)
        return (_place(self.lines, down), _place(self.columns, across))

    def owners(self) -> dict[tuple[int, int], tuple[int, int]]:
        """Return for each cell the first of the cells that are joined with it."""
        owner: dict[tuple[int, int], tuple[int, int]] = {}
        for line in range(len(self.lines) - 1):
            for column in range(len(self.columns) - 1):
                owner[line, column] = (line, column)
                if column and not self._has_wall(line, column):
                    owner[line, column] = owner[line, column - 1]
                elif line and not self._has_floor(line, column):
                    owner[line, column] = owner[line - 1, column]
        return owner

    def _has_wall(self, line: int, column: int) -> bool:
        down = (self.lines[line] + self.lines[line + 1]) / 2
        at = self.columns[column]
        return any(abs(wall.at - at) <= _NEAR and wall.reaches(down) for wall in self.walls)

    def _has_floor(self, line: int, column: int) -> bool:
        across = (self.columns[column] + self.columns[column + 1]) / 2
        at = self.lines[line]
        return any(abs(floor.at - at) <= _NEAR and floor.reaches(across) for floor in self.floors)


def grids_of(sheet: Sheet) -> list[Grid]:
    """Find the ruled tables of a page, from the top."""
    level = [Stroke(rule.y, rule.x, rule.right) for rule in sheet.rules if rule.is_level]
    steep = [Stroke(rule.x, rule.y, rule.foot) for rule in sheet.rules if not rule.is_level]
    floors, walls = _merged(level, sheet.width), _merged(steep, sheet.height)
    if not floors or not walls or len(floors) + len(walls) > _MOST_STROKES:
        return []
    found = (_grid(*cluster) for cluster in _clusters(floors, walls))
    return sorted((grid for grid in found if grid), key=lambda grid: grid.top)


def _merged(strokes: Iterable[Stroke], room: float) -> list[Stroke]:
    """Join what lies on one line and touches: borders are often drawn cell by cell, and twice.

    The edges of a page that is painted white are left out.
    """
    lines: list[list[Stroke]] = []
    for stroke in sorted(strokes):
        if stroke.end - stroke.start >= _NEARLY_ALL * room:
            continue
        if lines and stroke.at - lines[-1][0].at <= _NEAR:
            lines[-1].append(stroke)
        else:
            lines.append([stroke])
    return [stroke for line in lines for stroke in _touching(line)]


def _touching(line: Sequence[Stroke]) -> list[Stroke]:
    at = line[0].at
    joined: list[Stroke] = []
    for stroke in sorted(line, key=lambda stroke: stroke.start):
        if joined and stroke.start <= joined[-1].end + _NEAR:
            joined[-1] = Stroke(at, joined[-1].start, max(joined[-1].end, stroke.end))
        else:
            joined.append(Stroke(at, stroke.start, stroke.end))
    return joined


def _clusters(
    floors: Sequence[Stroke], walls: Sequence[Stroke]
) -> list[tuple[list[Stroke], list[Stroke]]]:
    """Put together the rules that cross or touch one another."""
    clusters: list[tuple[list[Stroke], list[Stroke]]] = []
    for wall in walls:
        meeting = [floor for floor in floors if wall.reaches(floor.at) and floor.reaches(wall.at)]
        own = (meeting, [wall])
        apart = []
        for cluster in clusters:
            if any(floor in meeting for floor in cluster[0]):
                own = (list(dict.fromkeys(cluster[0] + own[0])), cluster[1] + own[1])
            else:
                apart.append(cluster)
        clusters = [*apart, own]
    return clusters


def _grid(floors: Sequence[Stroke], walls: Sequence[Stroke]) -> Grid | None:
    """Make a table of rules; a frame around text is none."""
    if not floors:
        return None
    columns = _places([wall.at for wall in walls], floors)
    lines = _places([floor.at for floor in floors], walls)
    cells = len(columns) * len(lines)
    if len(columns) <= _LEAST_COLUMNS or len(lines) <= 1 or cells > _MOST_CELLS:
        return None
    return Grid(columns, lines, tuple(walls), tuple(floors))


def _places(own: Iterable[float], across: Sequence[Stroke]) -> tuple[float, ...]:
    """Return the places that part a table; one open at its sides ends where its rules end."""
    ends = (min(stroke.start for stroke in across), max(stroke.end for stroke in across))
    places: list[float] = []
    for place in sorted((*own, *ends)):
        if not places or place - places[-1] > _NEAR:
            places.append(place)
    return tuple(places)


def _middle(glyph: Glyph) -> tuple[float, float]:
    return ((glyph.x + glyph.right) / 2, glyph.base - _MIDDLE * glyph.size)


def _place(edges: Sequence[float], at: float) -> int:
    return min(max(bisect_right(edges, at) - 1, 0), len(edges) - 2)
