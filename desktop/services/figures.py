"""Use cases on figures."""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from desktop.domain.changes import Changes
from desktop.domain.errors import ConflictError
from desktop.domain.figure import Figure, FigureLink, FigureStatus, Rejection
from desktop.domain.indicator import Catalogue
from desktop.domain.office import OfficeId
from desktop.domain.operator import Act
from desktop.domain.report import LOCKED, Report, ReportId, Status
from desktop.services.figure_entries import FigureBook, rejection_of
from desktop.services.figure_text import follow_figures, holds
from desktop.services.listeners import Listeners
from desktop.services.permission import Require
from desktop.store import Store

if TYPE_CHECKING:
    from desktop.statistics.verdicts import Verdict

UNCLASSIFIED = "未归类"


@dataclass(frozen=True, slots=True)
class FigureEdit:
    """What is to be stored of one report's figures.

    Attributes:
        kept: The figures that are new or different.
        removed: The indicators that are made blank.
        rejected: The suggestions that are turned down.
        restored: Those that are taken into favour again.
    """

    report: ReportId
    kept: Sequence[Figure] = ()
    removed: Sequence[str] = ()
    rejected: Sequence[Rejection] = ()
    restored: Sequence[Rejection] = ()


class FigureService:
    """Reads and stores the figures of reports.

    Attributes:
        catalogue: The indicators there are.
    """

    def __init__(
        self, store: Store, listeners: Listeners, catalogue: Catalogue, require: Require
    ) -> None:
        self.catalogue = catalogue
        self._require = require
        self._store = store
        self._listeners = listeners

    def of_report(self, report: ReportId) -> dict[str, Figure]:
        """Return a report's figures by indicator."""
        return {figure.indicator: figure for figure in self._store.figures(report)}

    def of_office(self, office: OfficeId) -> dict[int, dict[str, Figure]]:
        """Return an office's figures by year and indicator."""
        return self._store.figures_of(office)

    def book(self, report: ReportId) -> FigureBook:
        """Return all that is stored of a report's figures."""
        return FigureBook(
            self.of_report(report),
            self._store.figure_links(report),
            self._store.rejections(report),
        )

    def verdicts(
        self, report: Report, figures: Mapping[str, Figure], last: Mapping[str, Figure]
    ) -> "tuple[Verdict, ...]":
        """Check a report's figures against each other, its text and last year's figures.

        Touches no store: any thread may ask.
        """
        from desktop.services.figure_checks import verdicts  # noqa: PLC0415 - not at the start

        return verdicts(report, figures, last, self.catalogue)

    def suggest(self, report: Report) -> tuple[Figure, ...]:
        """Return what `report` says, as suggestions; touches no store: any thread may ask."""
        return suggest(report, self.catalogue)

    def with_suggestions(self, key: ReportId, report: Report) -> tuple[Figure, ...]:
        """Return the stored figures of a report and what its text suggests besides them.

        A suggestion is left out where a stored figure has its value or was read at its place,
        and where a clerk has turned it down.
        """
        stored = tuple(self._store.figures(key))
        return joined(stored, self.suggest(report), self._store.rejections(key))

    def save(
        self,
        report: ReportId,
        figures: Sequence[Figure],
        removed: Sequence[str] = (),
        *,
        origin: object = None,
    ) -> None:
        """Store figures of a report and blank those `removed`, in one transaction."""
        self.save_all([FigureEdit(report, figures, removed)], origin=origin)

    def save_all(self, edits: Sequence[FigureEdit], *, origin: object = None) -> None:
        """Store what is edited in several reports: all of it or, where one fails, none.

        Words in the texts that are linked to the figures are written anew with them. Raises
        `ConflictError` where a report is final: its figures are, too.
        """
        self._require(Act.EDIT)
        for edit in edits:
            self._check_open(edit.report)
        written = set()
        with self._store.transaction():
            for edit in edits:
                self._store.save_figures(edit.report, edit.kept, edit.removed)
                if edit.rejected or edit.restored:
                    self._store.save_rejections(edit.report, edit.rejected, edit.restored)
                if follow_figures(self._store, edit.report, self.catalogue):
                    written.add(edit.report)
        changed = frozenset(edit.report for edit in edits)
        self._listeners.tell(Changes(reports=frozenset(written), figures=changed), origin)

    def _check_open(self, report: ReportId) -> None:
        record = self._store.report(report)
        if record.status in LOCKED:
            raise ConflictError(
                final_words(record.report.office, record.report.year, record.status)
            )

    def link(self, report: ReportId, link: FigureLink, *, origin: object = None) -> None:
        """Let words in the stored text of a report follow a figure from now on.

        Links whose words are no longer there are forgotten.
        """
        self._require(Act.EDIT)
        outline = self._store.report(report).report.sections
        kept = [each for each in self._store.figure_links(report) if holds(each, outline)]
        with self._store.transaction():
            self._store.save_figure_links(report, (*kept, link))
        self._listeners.tell(Changes(figures=frozenset({report})), origin)


def final_words(office: str, year: int, status: Status) -> str:
    """Say why the figures of a report cannot be changed, and what to do."""
    return (
        f"“{office}”{year} 年度的报告已经{status.value.removeprefix('已')}，数据没有改动；"
        "如需修改，请先把报告退回起草。"
    )


def joined(
    stored: Sequence[Figure], suggested: Iterable[Figure], rejected: Container[Rejection]
) -> tuple[Figure, ...]:
    """Return stored figures and what the text suggests besides them; pure: any thread may ask.

    A suggestion is left out where a stored figure has its value or was read at its place, and
    where a clerk has turned it down.
    """
    values = {(figure.indicator, figure.value) for figure in stored}
    places = {(figure.indicator, figure.section, figure.start) for figure in stored}
    fresh = (
        figure
        for figure in suggested
        if (figure.indicator, figure.value) not in values
        and (figure.indicator, figure.section, figure.start) not in places
        and rejection_of(figure) not in rejected
    )
    return (*stored, *fresh)


def suggest(report: Report, catalogue: Catalogue) -> tuple[Figure, ...]:
    """Return what the sentences and tables of `report` say, as suggestions."""
    from desktop.statistics.extraction import extract  # noqa: PLC0415 - not at the start

    return extract(report, catalogue)


def mentions(report: Report, catalogue: Catalogue) -> tuple[Figure, ...]:
    """Return every place of `report` that gives a figure; any thread may ask."""
    from desktop.statistics.extraction import mentions as find  # noqa: PLC0415 - as above

    return find(report, catalogue)


def figure_to_json(figure: Figure, catalogue: Catalogue) -> dict[str, Any]:
    """Return a figure as the command line shows it; a decimal string, money in 元."""
    indicator = catalogue.get(figure.indicator)
    return {
        "indicator": figure.indicator,
        "label": indicator.label if indicator else (figure.indicator or UNCLASSIFIED),
        "value": None if figure.value is None else plain(figure.value),
        "unit": indicator.unit if indicator else _unit(figure),
        "approx": figure.approx,
        "raw": figure.raw,
        "text": figure.text,
        "section": figure.section,
        "start": figure.start,
        "end": figure.end,
        "status": figure.status.value,
    }


def plain(value: Decimal) -> str:
    """Write a value without an exponent and without zeros that say nothing (5E+3 is 5000)."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _unit(figure: Figure) -> str:
    """Return the measure word of a figure that no indicator stands for."""
    if figure.status is not FigureStatus.SUGGESTED:
        return ""
    from desktop.statistics.quantities import measure_of  # noqa: PLC0415 - not at the start

    return measure_of(figure.raw)
