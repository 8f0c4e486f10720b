"""Figures put side by side: a year's by office, an office's by year.

Which figures count, suggested ones or only those confirmed, is for the caller to choose: what is
handed in here is what the table shows.
"""

from collections.abc import Iterable, Mapping, Sequence

from desktop.domain.figure import Figure
from desktop.domain.figure_table import FigureRow, OfficeTable, YearTable
from desktop.domain.indicator import Catalogue, Indicator, Measure
from desktop.domain.office import Office

Figures = Mapping[str, Figure]

UNKNOWN_GROUP = "目录外指标"


def year_table(
    catalogue: Catalogue,
    year: int,
    reported: Sequence[tuple[Office, Figures]],
    *,
    everything: bool = False,
) -> YearTable:
    """Put the figures of a year side by side, an office a column.

    Args:
        catalogue: Gives the rows and their order.
        year: The year reported on; the offices bear the names of that year.
        reported: The offices in their order, each with its figures by indicator; an office that
            has not reported has none.
        everything: Also the indicators that nobody reported.
    """
    return YearTable(
        year,
        _headings([office for office, _ in reported], year),
        _rows(catalogue, [figures for _, figures in reported], everything=everything),
    )


def office_table(
    catalogue: Catalogue,
    office: Office,
    by_year: Mapping[int, Figures],
    *,
    everything: bool = False,
) -> OfficeTable:
    """Put the figures of an office side by side, a year a column, oldest first."""
    years = tuple(sorted(by_year))
    rows = _rows(catalogue, [by_year[year] for year in years], everything=everything)
    return OfficeTable(office.full_name, office.short_name or office.full_name, years, rows)


def _headings(offices: Iterable[Office], year: int) -> tuple[str, ...]:
    full = [office.name_in(year) for office in offices]
    short = [office.short_name_in(year) for office in offices]
    return tuple(
        name if short.count(name) == 1 else long for name, long in zip(short, full, strict=True)
    )


def _rows(
    catalogue: Catalogue, columns: Sequence[Figures], *, everything: bool
) -> tuple[FigureRow, ...]:
    indicators = (*catalogue.indicators, *_unknown(catalogue, columns))
    rows = (
        FigureRow(indicator, tuple(column.get(indicator.key) for column in columns))
        for indicator in indicators
    )
    return tuple(row for row in rows if everything or row.reported)


def _unknown(catalogue: Catalogue, columns: Iterable[Figures]) -> tuple[Indicator, ...]:
    """Give the indicators of a newer catalogue a row too, so that no figure is lost."""
    known = {indicator.key for indicator in catalogue.indicators}
    keys = dict.fromkeys(key for column in columns for key in column if key and key not in known)
    return tuple(Indicator(key, key, "", Measure.COUNT, UNKNOWN_GROUP) for key in keys)
