"""The statistics workbook of a store, sheet by sheet, so that it can be told of and cancelled."""

from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import closing
from functools import cached_property
from pathlib import Path

from desktop.domain.figure import Figure
from desktop.domain.figure_table import Block, OfficeTable
from desktop.domain.indicator import Catalogue, Indicator
from desktop.domain.office import OfficeId, OfficeRecord
from desktop.exports.xlsx import write_workbook
from desktop.exports.xlsx.book import Comparison, Sheet
from desktop.exports.xlsx.check_sheet import check_listing
from desktop.exports.xlsx.content import (
    CheckLines,
    DetailLines,
    Heading,
    OfficeYearLine,
    OfficeYearLines,
)
from desktop.exports.xlsx.detail_sheet import detail_listing, office_year_listing
from desktop.exports.xlsx.filing_sheet import filing_listing
from desktop.exports.xlsx.roster_sheet import OfficeFigures, roster_listing
from desktop.exports.xlsx.year_sheet import MOST_OFFICES
from desktop.services.workbook_lines import CheckedReports, detail_lines, filing_line
from desktop.services.workbook_request import SheetKind, WorkbookProgress, WorkbookRequest
from desktop.statistics.tables import (
    added,
    arranged,
    complete,
    headings,
    office_table,
    total_table,
    year_table,
)
from desktop.store import Store

_MOST_CHARTED = 4  # offices with a sheet of charts of their own beside that of the total


def workbook_steps(
    store: Store, catalogue: Catalogue, request: WorkbookRequest, path: Path, *, force: bool
) -> Generator[WorkbookProgress, None, Path]:
    """Write a workbook step by step; the generator's answer is where it went.

    Where it is closed early nothing is left behind.

    Raises:
        ConflictError: The file is there and `force` is not set.
        ExportError: The file cannot be written.
    """
    made = _Workbook(store, catalogue, request)
    with closing(write_workbook(path, made.sheets(), made.heading, force=force)) as steps:
        for sheet in steps:
            yield WorkbookProgress(min(made.done, made.total), made.total, sheet)
    return path


def workbook_steps_beside(
    reader: Callable[[], Store],
    catalogue: Catalogue,
    request: WorkbookRequest,
    path: Path,
    *,
    force: bool,
) -> Generator[WorkbookProgress, None, Path]:
    """Do as `workbook_steps` does in another thread, which opens the store for itself."""
    with reader() as store:
        return (yield from workbook_steps(store, catalogue, request, path, force=force))


class _Workbook:
    """The sheets of one request, made as they are asked for.

    Attributes:
        done: How many offices were gone through, counted once for each sheet.
    """

    def __init__(self, store: Store, catalogue: Catalogue, request: WorkbookRequest) -> None:
        self._store = store
        self._catalogue = catalogue
        self._request = request
        self.done = 0
        # One office costs a step on each sheet; two are for what is done at the end.
        self.total = len(request.offices) * max(1, len(request.sheets)) + 2

    @property
    def heading(self) -> Heading:
        request = self._request
        return Heading(self._filed_by, request.filled_in_by, request.today, request.paper)

    def sheets(self) -> Iterator[Sheet | None]:
        """Make the sheets that are wanted, in the order of the workbook."""
        makers: Mapping[SheetKind, Callable[[], Iterator[Sheet | None]]] = {
            SheetKind.YEAR: self._year,
            SheetKind.COMPARISON: self._comparisons,
            SheetKind.OFFICE_YEARS: self._office_years,
            SheetKind.DETAILS: self._details,
            SheetKind.FILING: self._filing,
            SheetKind.CHECKS: self._checks,
        }
        for kind, make in makers.items():
            if kind in self._request.sheets:
                yield from make()

    @cached_property
    def _arranged(
        self,
    ) -> tuple[tuple[OfficeRecord, ...], tuple[tuple[OfficeId | None, int], ...]]:
        return arranged(self._store.office(office) for office in self._request.offices)

    @property
    def _offices(self) -> tuple[OfficeRecord, ...]:
        return self._arranged[0]

    @cached_property
    def _blocks(self) -> tuple[Block, ...]:
        return tuple(Block(self._name(superior), size) for superior, size in self._arranged[1])

    @cached_property
    def _names(self) -> tuple[str, ...]:
        return headings([record.office for record in self._offices], self._request.year)

    @cached_property
    def _filed_by(self) -> str:
        known = set(self._request.offices)
        tops = [one.office for one in self._offices if one.office.superior not in known]
        return tops[0].name_in(self._request.year) if len(tops) == 1 else ""

    @cached_property
    def _years(self) -> tuple[int, ...]:
        first = self._request.first_year or 0
        return tuple(year for year in self._store.years() if first <= year <= self._request.year)

    @cached_property
    def _superiors(self) -> dict[OfficeId, str]:
        return {}

    def _name(self, office: OfficeId | None) -> str:
        if office is None:
            return ""
        if office not in self._superiors:
            found = self._store.office(office).office
            self._superiors[office] = found.short_name_in(self._request.year)
        return self._superiors[office]

    def _indicators(self, years: Sequence[int]) -> tuple[Indicator, ...]:
        """Return those of which there is any figure, groups together."""
        there = self._store.indicators_in([one.id for one in self._offices], years)
        catalogue = self._catalogue.of_year(max(years), there) if years else self._catalogue
        return complete(catalogue, there)

    def _year(self) -> Iterator[Sheet | None]:
        year, offices = self._request.year, self._offices
        if len(offices) > MOST_OFFICES:
            yield roster_listing(year, self._indicators([year]), self._blocks, self._of_year())
            return
        figures = self._store.figures_in([one.id for one in offices], year)
        reported = [(one.office, figures.get(one.id, {})) for one in offices]
        self.done += len(offices)
        catalogue = self._catalogue.of_year(year, {key for _, own in reported for key in own})
        yield year_table(catalogue, year, reported, blocks=self._blocks)

    def _of_year(self) -> OfficeFigures:
        for name, record in zip(self._names, self._offices, strict=True):
            found = self._store.figures_in([record.id], self._request.year)
            yield name, found.get(record.id, {})
            self.done += 1
            yield None

    def _comparisons(self) -> Iterator[Sheet | None]:
        totals: dict[int, dict[str, Figure]] = {}
        tables: list[OfficeTable] = []
        several = len(self._offices) > 1
        for record in self._offices:
            by_year = self._figures_of(record.id)
            if several:
                added(totals, by_year)
            if len(self._offices) <= MOST_OFFICES and by_year:
                tables.append(office_table(self._catalogue, record.office, by_year))
            self.done += 1
            yield None
        if several:
            name = f"{len(self._offices)}个单位合计"
            yield Comparison(total_table(self._catalogue, name, totals), "合计")
        charts = len(tables) <= _MOST_CHARTED
        for table in tables:
            yield Comparison(table, table.short_name if several else "", charts=charts)

    def _figures_of(self, office: OfficeId) -> dict[int, dict[str, Figure]]:
        by_year = self._store.figures_of(office)
        return {year: by_year[year] for year in self._years if year in by_year}

    def _office_years(self) -> Iterator[Sheet | None]:
        if len(self._offices) > 1:
            indicators = self._indicators(self._years)
            yield office_year_listing(indicators, self._office_year_lines(indicators))

    def _office_year_lines(self, indicators: Sequence[Indicator]) -> OfficeYearLines:
        keys = [indicator.key for indicator in indicators]
        for name, record in zip(self._names, self._offices, strict=True):
            superior = self._name(record.office.superior)
            for year, figures in self._figures_of(record.id).items():
                yield OfficeYearLine(name, superior, year, tuple(map(figures.get, keys)))
            self.done += 1
            yield None

    def _details(self) -> Iterator[Sheet | None]:
        def lines() -> DetailLines:
            for name, record in zip(self._names, self._offices, strict=True):
                figures = self._figures_of(record.id)
                yield from detail_lines(self._store, self._catalogue, record.id, name, figures)
                self.done += 1
                yield None

        yield detail_listing(lines())

    def _filing(self) -> Iterator[Sheet | None]:
        lines = []
        for name, record in zip(self._names, self._offices, strict=True):
            superior = self._name(record.office.superior)
            report = self._store.find_report(record.id, self._request.year)
            lines.append(filing_line(name, superior, record, report))
            self.done += 1
            yield None
        yield filing_listing(self._request.year, lines, self._request.today)

    def _checks(self) -> Iterator[Sheet | None]:
        checked = CheckedReports(self._store, self._catalogue, self._request.year)

        def lines() -> CheckLines:
            for name, record in zip(self._names, self._offices, strict=True):
                yield from checked.lines(record.id, name)
                self.done += 1
                yield None

        yield check_listing(self._request.year, lines(), checked.told)
