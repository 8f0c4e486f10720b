"""Two reports side by side: each unit of one beside what it became in the other."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.comparison.pairing import in_order
from desktop.comparison.sentences import paragraphs
from desktop.comparison.streams import folded
from desktop.comparison.wording import pieces
from desktop.domain.difference import Fate, Piece, Row, Unit
from desktop.domain.report import Report

_LEAST = 0.4  # likeness below which two units have nothing to do with each other
_MOVED = 0.7  # the same, where only words and no order speak for it
_SAME_PART = 0.6  # headings of one required part, in whatever words


def aligned(before: Report, after: Report) -> tuple[Row, ...]:
    """Return the rows of both reports, in the order of the later one.

    What was dropped stands where it stood; what was moved stands where it went.
    """
    old, new = tuple(paragraphs(before)), tuple(paragraphs(after))
    grid = _Likeness(old, new)
    partners = in_order(grid.cells, _LEAST)
    moved = _moved(grid, partners)
    return tuple(_rows(old, new, {**partners, **moved}, moved, grid))


@dataclass(frozen=True, slots=True, init=False)
class _Likeness:
    """How like each other the units of two reports are."""

    cells: tuple[tuple[float, ...], ...]

    def __init__(self, old: Sequence[Unit], new: Sequence[Unit]) -> None:
        texts = [folded(unit.text) for unit in new]
        rows = tuple(_row(unit, new, texts) for unit in old)
        object.__setattr__(self, "cells", rows)


def _row(unit: Unit, new: Sequence[Unit], texts: Sequence[str]) -> tuple[float, ...]:
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - not at the start

    found = process.extract(
        folded(unit.text), texts, scorer=fuzz.ratio, score_cutoff=100 * _LEAST, limit=None
    )
    cells = [_weighed(unit, other, 0.0) if unit.depth == 1 else 0.0 for other in new]
    for _, likeness, column in found:
        cells[column] = _weighed(unit, new[column], likeness / 100)
    return tuple(cells)


def _weighed(old: Unit, new: Unit, likeness: float) -> float:
    if old.depth == new.depth == 1 and old.part is new.part:
        return max(likeness, _SAME_PART)
    return likeness if bool(old.depth) == bool(new.depth) else likeness * 0.8


def _moved(grid: _Likeness, partners: dict[int, int]) -> dict[int, int]:
    """Pair what is left by likeness alone, the most alike first."""
    taken = set(partners.values())
    left = sorted(
        (
            (-likeness, row, column)
            for row, cells in enumerate(grid.cells)
            if row not in taken
            for column, likeness in enumerate(cells)
            if column not in partners and likeness >= _MOVED
        ),
    )
    moved: dict[int, int] = {}
    for _, row, column in left:
        if row not in taken and column not in moved:
            taken.add(row)
            moved[column] = row
    return moved


def _rows(
    old: Sequence[Unit],
    new: Sequence[Unit],
    partners: dict[int, int],
    moved: dict[int, int],
    grid: _Likeness,
) -> list[Row]:
    rows: list[Row] = []
    kept = set(partners.values())
    at = 0
    for column, unit in enumerate(new):
        partner = partners.get(column)
        if partner is not None and column not in moved:
            rows += [_dropped(old[each]) for each in range(at, partner) if each not in kept]
            at = partner + 1
        if partner is None:
            rows.append(Row(None, unit, 0.0, moved=False, pieces=(Piece(Fate.ADDED, unit.text),)))
        else:
            likeness = grid.cells[partner][column]
            changed = pieces(old[partner].text, unit.text, likeness)
            rows.append(Row(old[partner], unit, likeness, column in moved, changed))
    return rows + [_dropped(old[each]) for each in range(at, len(old)) if each not in kept]


def _dropped(unit: Unit) -> Row:
    return Row(unit, None, 0.0, moved=False, pieces=(Piece(Fate.REMOVED, unit.text),))
