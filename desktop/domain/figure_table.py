"""Tables of figures: what the window shows and the workbook prints, as plain values."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from desktop.domain.figure import Figure
from desktop.domain.indicator import Indicator


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
        return sum(known, Decimal(0)) if known and self.indicator.summed else None

    @property
    def approximate(self) -> bool:
        """Whether a number in the row, and so their sum, is approximate."""
        return any(figure.approx for figure in self.figures if figure and figure.value is not None)

    def change(self, column: int) -> Decimal | None:
        """Return a column's number less the one before it, None where either is missing."""
        if not 0 < column < len(self.figures):
            return None
        before, now = self.values[column - 1], self.values[column]
        return None if before is None or now is None else now - before


@dataclass(frozen=True, slots=True)
class YearTable:
    """The figures of one year, a column an office.

    Attributes:
        offices: The names the offices bore in that year, as the columns are headed.
    """

    year: int
    offices: tuple[str, ...]
    rows: tuple[FigureRow, ...]


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


def grouped(rows: Iterable[FigureRow]) -> tuple[tuple[str, tuple[FigureRow, ...]], ...]:
    """Put rows under the groups of their indicators, in the order of each group's first row."""
    found: dict[str, list[FigureRow]] = {}
    for row in rows:
        found.setdefault(row.indicator.group, []).append(row)
    return tuple((group, tuple(members)) for group, members in found.items())
