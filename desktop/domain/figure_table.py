"""Tables of figures: what the window shows and the workbook prints, as plain values."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Context, Decimal
from functools import reduce

from desktop.domain.figure import Figure
from desktop.domain.indicator import Indicator

_EXACT = Context(prec=200)  # wide enough that no sum of what a report writes is rounded


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One indicator across the columns of a table.

    Attributes:
        figures: One a column; None where nothing was reported, which is not 0.
    """

    indicator: Indicator
    figures: tuple[Figure | None, ...]

    @property
    def values(self) -> tuple[Decimal | None, ...]:
        """The numbers alone: None where nothing was reported and where it is 不适用."""
        return tuple(figure.value if figure else None for figure in self.figures)

    @property
    def reported(self) -> bool:
        """Whether any column has a figure, be it 不适用."""
        return any(figure is not None for figure in self.figures)

    @property
    def total(self) -> Decimal | None:
        """The sum of the numbers; None where there is none or a sum means nothing."""
        known = [value for value in self.values if value is not None]
        return reduce(_EXACT.add, known) if known and self.indicator.summed else None

    @property
    def approximate(self) -> bool:
        """Whether a number in the row, and so their sum, is approximate."""
        return any(figure.approx for figure in self.figures if figure and figure.value is not None)

    def change(self, column: int) -> Decimal | None:
        """Return a column's number less the one before it, None where either is missing."""
        if not 0 < column < len(self.figures):
            return None
        before, now = self.values[column - 1], self.values[column]
        return None if before is None or now is None else _EXACT.subtract(now, before)

    def part(self, start: int, size: int) -> "FigureRow":
        """Return the row of `size` columns from `start` on alone."""
        return FigureRow(self.indicator, self.figures[start : start + size])


@dataclass(frozen=True, slots=True)
class Block:
    """Offices that stand next to each other since one of them, or one not shown, is above them.

    Attributes:
        name: The short name of the superior office.
        size: How many offices there are.
    """

    name: str
    size: int


@dataclass(frozen=True, slots=True)
class YearTable:
    """The figures of one year, a column an office.

    Attributes:
        offices: The names the offices bore in that year, as the columns are headed.
        blocks: The offices by superior, in their order; empty: they are one block.
    """

    year: int
    offices: tuple[str, ...]
    rows: tuple[FigureRow, ...]
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class OfficeTable:
    """The figures of one office, a column a year, oldest first.

    Attributes:
        office: The office's full name.
        short_name: Its short name, or the full one where there is none.
    """

    office: str
    short_name: str
    years: tuple[int, ...]
    rows: tuple[FigureRow, ...]


def subtotalled(blocks: Iterable[Block]) -> tuple[tuple[Block, int, bool], ...]:
    """Tell of each block where it begins, counted in offices, and whether it has a subtotal.

    A block of one office needs none, nor does a block that is all there is.
    """
    found, start = [], 0
    several = list(blocks)
    for block in several:
        found.append((block, start, block.size > 1 and len(several) > 1))
        start += block.size
    return tuple(found)


def grouped(rows: Iterable[FigureRow]) -> tuple[tuple[str, tuple[FigureRow, ...]], ...]:
    """Put rows under the groups of their indicators, in the order of each group's first row."""
    found: dict[str, list[FigureRow]] = {}
    for row in rows:
        found.setdefault(row.indicator.group, []).append(row)
    return tuple((group, tuple(members)) for group, members in found.items())
