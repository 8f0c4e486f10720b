"""Use cases on figures."""

from collections.abc import Sequence

from desktop.domain.changes import Changes
from desktop.domain.figure import Figure
from desktop.domain.indicator import Catalogue
from desktop.domain.office import OfficeId
from desktop.domain.report import ReportId
from desktop.services.listeners import Listeners
from desktop.store import Store


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

    def save(
        self,
        report: ReportId,
        figures: Sequence[Figure],
        removed: Sequence[str] = (),
        *,
        origin: object = None,
    ) -> None:
        """Store figures of a report and blank those `removed`, in one transaction."""
        self._store.save_figures(report, figures, removed)
        self._listeners.tell(Changes(figures=frozenset({report})), origin)
