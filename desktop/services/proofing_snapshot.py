"""A report as it stands with all that proofreading asks of the store, to be read in any thread."""

import datetime as dt
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING

from desktop.domain.figure import Figure
from desktop.domain.finding import Finding
from desktop.domain.indicator import Catalogue
from desktop.domain.report import Report, ReportRecord
from desktop.services.figure_entries import FigureBook
from desktop.services.figure_text import moved_figure
from desktop.services.figures import joined
from desktop.services.proofing_heard import heard
from desktop.services.text_following import Following

if TYPE_CHECKING:
    from desktop.proofing.context import Context
    from desktop.services.proofing import Proofing
    from desktop.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Values only: nothing of the store.

    Attributes:
        report: The text that is checked; it may be newer than the stored one.
        context: What is known besides.
        book: The stored figures, at their places in `stored`.
        stored: The text in the store.
        catalogue: The indicators of the day.
    """

    report: Report
    context: "Context"
    book: FigureBook
    stored: Report
    catalogue: Catalogue

    def figures(self) -> tuple[Figure, ...]:
        """Return the stored figures where their words stand in `report`."""
        known = tuple(self.book.figures.values())
        if self.stored.sections is self.report.sections:
            return known
        following = Following(self.stored.sections, self.report.sections)
        return tuple(moved_figure(figure, following) for figure in known)


def snapshot(
    workspace: "Workspace",
    record: ReportRecord,
    today: dt.date | None = None,
    report: Report | None = None,
) -> Snapshot:
    """Ask the store for all that a check of `record` needs.

    Args:
        workspace: The open store.
        record: The report as it is stored.
        today: For dates that lie ahead; None: they are not judged.
        report: The text that is checked, where it is newer than the stored one.
    """
    return Snapshot(
        record.report if report is None else report,
        workspace.proofing.context(record, today),
        workspace.figures.book(record.id),
        record.report,
        workspace.figures.catalogue,
    )


def check_stored(
    workspace: "Workspace",
    record: ReportRecord,
    reader: "SnapshotReader",
    today: dt.date | None = None,
) -> tuple[Finding, ...]:
    """Return the findings in a stored report that are to be heard of."""
    findings = reader.check(snapshot(workspace, record, today))
    return heard(findings, record.report, workspace.proofing.unheard(record.id))


class SnapshotReader:
    """Checks snapshots, one at a time, from whatever thread asks; what was read is kept."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._proofing: Proofing | None = None
        self._catalogue: Catalogue | None = None

    def check(self, given: Snapshot) -> tuple[Finding, ...]:
        """Return all findings in a snapshot, ignored ones too."""
        with self._lock:
            proofing = self._of(given.catalogue)
            figures = joined(given.figures(), proofing.suggested(given.report), given.book.rejected)
            return proofing.check(given.report, given.context, figures)

    def _of(self, catalogue: Catalogue) -> "Proofing":
        from desktop.services.proofing import Proofing  # noqa: PLC0415 - loads every rule

        if self._proofing is None or catalogue is not self._catalogue:
            self._proofing, self._catalogue = Proofing(catalogue), catalogue
        return self._proofing
