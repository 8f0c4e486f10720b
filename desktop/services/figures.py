"""Use cases on figures."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from desktop.domain.changes import Changes
from desktop.domain.figure import Figure, FigureStatus
from desktop.domain.indicator import Catalogue
from desktop.domain.office import OfficeId
from desktop.domain.report import Report, ReportId
from desktop.services.listeners import Listeners
from desktop.store import Store

UNCLASSIFIED = "未归类"


@dataclass(frozen=True, slots=True)
class FigureEdit:
    """What is to be stored of one report's figures.

    Attributes:
        kept: The figures that are new or different.
        removed: The indicators that are made blank.
    """

    report: ReportId
    kept: Sequence[Figure]
    removed: Sequence[str] = ()


class FigureService:
    """Reads and stores the figures of reports.

    Attributes:
        catalogue: The indicators there are.
    """

    def __init__(self, store: Store, listeners: Listeners, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self._store = store
        self._listeners = listeners

    def of_report(self, report: ReportId) -> dict[str, Figure]:
        """Return a report's figures by indicator."""
        return {figure.indicator: figure for figure in self._store.figures(report)}

    def of_office(self, office: OfficeId) -> dict[int, dict[str, Figure]]:
        """Return an office's figures by year and indicator."""
        return self._store.figures_of(office)

    def suggest(self, report: Report) -> tuple[Figure, ...]:
        """Return what `report` says, as suggestions; touches no store: any thread may ask."""
        return suggest(report, self.catalogue)

    def with_suggestions(self, key: ReportId, report: Report) -> tuple[Figure, ...]:
        """Return the stored figures of a report and what its text suggests besides them.

        A suggestion is left out where a stored figure has its value or was read at its place.
        """
        stored = tuple(self._store.figures(key))
        values = {(figure.indicator, figure.value) for figure in stored}
        places = {(figure.indicator, figure.section, figure.start) for figure in stored}
        fresh = (
            figure
            for figure in self.suggest(report)
            if (figure.indicator, figure.value) not in values
            and (figure.indicator, figure.section, figure.start) not in places
        )
        return (*stored, *fresh)

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
        """Store what is edited in several reports: all of it or, where one fails, none."""
        with self._store.transaction():
            for edit in edits:
                self._store.save_figures(edit.report, edit.kept, edit.removed)
        changed = frozenset(edit.report for edit in edits)
        self._listeners.tell(Changes(figures=changed), origin)


def suggest(report: Report, catalogue: Catalogue) -> tuple[Figure, ...]:
    """Return what the sentences and tables of `report` say, as suggestions."""
    from desktop.statistics.extraction import extract  # noqa: PLC0415 - not at the start

    return extract(report, catalogue)


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
