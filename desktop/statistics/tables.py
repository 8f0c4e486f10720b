"""Figures put side by side: a year's by office, an office's by year.

Which figures count, suggested ones or only those confirmed, is for the caller to choose: what is
handed in here is what the table shows.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from desktop.domain.figure import Figure
from desktop.domain.figure_table import Block, FigureRow, OfficeTable, YearTable
from desktop.domain.indicator import Catalogue, Indicator, Measure
from desktop.domain.office import Office, OfficeId, OfficeRecord
from desktop.statistics.verdicts import EXACT

Figures = Mapping[str, Figure]

UNKNOWN_GROUP = "目录外指标"


def year_table(
    catalogue: Catalogue,
    year: int,
    reported: Sequence[tuple[Office, Figures]],
    *,
    blocks: tuple[Block, ...] = (),
    everything: bool = False,
) -> YearTable:
    """Put the figures of a year side by side, an office a column.

    Args:
        catalogue: Gives the rows and their order.
        year: The year reported on; the offices bear the names of that year.
        reported: The offices in their order, each with its figures by indicator; an office that
            has not reported has none.
        blocks: The offices by superior, as `arranged` tells them.
        everything: Also the indicators that nobody reported.
    """
    return YearTable(
        year,
        headings([office for office, _ in reported], year),
        _rows(catalogue, [figures for _, figures in reported], everything=everything),
        blocks,
    )


def office_table(
    catalogue: Catalogue,
    office: Office,
    by_year: Mapping[int, Figures],
    *,
    everything: bool = False,
) -> OfficeTable:
    """Put the figures of an office side by side, a year a column, oldest first."""
    catalogue = _of_years(catalogue, by_year)
    years = tuple(sorted(by_year))
    rows = _rows(catalogue, [by_year[year] for year in years], everything=everything)
    return OfficeTable(office.full_name, office.short_name or office.full_name, years, rows)


def total_table(
    catalogue: Catalogue, name: str, totals: Mapping[int, Mapping[str, Figure]]
) -> OfficeTable:
    """Put the totals of several offices (`added`) side by side, a year a column, oldest first."""
    catalogue = _of_years(catalogue, totals)
    years = tuple(sorted(totals))
    rows = _rows(catalogue, [totals[year] for year in years], everything=False)
    return OfficeTable(name, name, years, tuple(row for row in rows if row.indicator.summed))


def added(totals: dict[int, dict[str, Figure]], by_year: Mapping[int, Figures]) -> None:
    """Add the figures of one more office to `totals`; 不适用 adds nothing.

    A total with an approximate part is approximate.
    """
    for year, figures in by_year.items():
        of_year = totals.setdefault(year, {})
        for key, figure in figures.items():
            if figure.value is None:
                continue
            sofar = of_year.get(key)
            value = EXACT.add(sofar.value or Decimal(0), figure.value) if sofar else figure.value
            approx = figure.approx or (sofar is not None and sofar.approx)
            of_year[key] = Figure(key, value, approx=approx)


def arranged(
    records: Iterable[OfficeRecord],
) -> tuple[tuple[OfficeRecord, ...], tuple[tuple[OfficeId | None, int], ...]]:
    """Put offices in the order of their tree and tell the blocks they make.

    An office stands with those right below it, before them; one without any stands with its
    superior's others, whether that superior is among them or not. Returns the offices and, block
    by block, the superior and the number of its offices.
    """
    known = {record.id: record for record in records}
    below: dict[OfficeId | None, list[OfficeRecord]] = {}
    for record in known.values():
        below.setdefault(record.office.superior, []).append(record)
    blocks: dict[OfficeId | None, list[OfficeRecord]] = {}
    tops = [one for one in known.values() if one.office.superior not in known]
    waiting = sorted(tops, key=lambda one: one.office.superior or 0)[::-1]
    while waiting:
        record = waiting.pop()
        own = record.id if record.id in below else record.office.superior
        blocks.setdefault(own, []).append(record)
        waiting += below.get(record.id, [])[::-1]
    ordered = tuple(record for members in blocks.values() for record in members)
    return ordered, tuple((superior, len(members)) for superior, members in blocks.items())


def headings(offices: Iterable[Office], year: int) -> tuple[str, ...]:
    """Return what offices are called in a table of `year`: in full where short names are equal."""
    offices = tuple(offices)
    full = [office.name_in(year) for office in offices]
    short = [office.short_name_in(year) for office in offices]
    seen = Counter(short)
    return tuple(name if seen[name] == 1 else long for name, long in zip(short, full, strict=True))


def _of_years(catalogue: Catalogue, by_year: Mapping[int, Mapping[str, Figure]]) -> Catalogue:
    """Return the catalogue of the newest year, with what was retired before and has figures."""
    keys = {key for figures in by_year.values() for key in figures}
    return catalogue.of_year(max(by_year), keys) if by_year else catalogue


def complete(catalogue: Catalogue, keys: Iterable[str]) -> tuple[Indicator, ...]:
    """Return the indicators of `keys` in their order, the groups of each together.

    Those of a newer catalogue get one too, so that no figure is lost.
    """
    wanted = set(keys)
    known = [indicator for indicator in catalogue.indicators if indicator.key in wanted]
    groups = list(dict.fromkeys(indicator.group for indicator in known))
    known.sort(key=lambda indicator: groups.index(indicator.group))
    unknown = wanted - {indicator.key for indicator in known}
    return (*known, *map(_unknown, sorted(key for key in unknown if key)))


def _rows(
    catalogue: Catalogue, columns: Sequence[Figures], *, everything: bool
) -> tuple[FigureRow, ...]:
    known = {indicator.key for indicator in catalogue.indicators}
    keys = dict.fromkeys(key for column in columns for key in column if key and key not in known)
    rows = (
        FigureRow(indicator, tuple(column.get(indicator.key) for column in columns))
        for indicator in (*catalogue.indicators, *map(_unknown, keys))
    )
    return tuple(row for row in rows if everything or row.reported)


def _unknown(key: str) -> Indicator:
    return Indicator(key, key, "", Measure.COUNT, UNKNOWN_GROUP)
