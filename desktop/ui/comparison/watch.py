"""Holds the report being edited against last year's in the background, for all who look."""

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop.domain.changes import Changes
from desktop.domain.figure import Figure
from desktop.domain.indicator import Catalogue
from desktop.domain.report import Report, ReportRecord
from desktop.services.comparison import Comparison, compared
from desktop.services.figures import suggest
from desktop.services.workspace import Workspace
from desktop.ui.editor.session import ReportSession
from desktop.ui.tasks import Task

_PAUSE = 800  # milliseconds after the last key


class YearWatch(QObject):
    """Compares a moment after each change while anybody looks; else it costs nothing.

    Signals:
        opened: Another report, or another one of last year: `last` is known.
        found: There is another `comparison`.
    """

    opened = Signal()
    found = Signal()

    def __init__(
        self, workspace: Workspace, session: ReportSession, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._session = session
        self._record: ReportRecord | None = None
        self._figures: tuple[dict[str, Figure], dict[str, Figure]] = ({}, {})
        self._watchers: set[QObject] = set()
        self._stale = True
        self._task: Task[Comparison] = Task(self)
        self._pause = QTimer(self, interval=_PAUSE, singleShot=True)
        self.last: ReportRecord | None = None
        self.comparison: Comparison | None = None
        self._pause.timeout.connect(self.compare)
        self._task.succeeded.connect(self._on_compared)
        session.report_changed.connect(self._on_report_changed)

    @property
    def record(self) -> ReportRecord | None:
        """The report that is open, as it was when it was opened."""
        return self._record

    def open(self, record: ReportRecord) -> None:
        """Hold another report against the one of the year before."""
        self._task.cancel()
        self._record = record
        self.comparison = None
        self._look()

    def watch(self, who: QObject, *, watched: bool) -> None:
        """Go on, or leave off where nobody else looks."""
        (self._watchers.add if watched else self._watchers.discard)(who)
        if not self._watchers:
            self._pause.stop()
        elif self._stale:
            self._pause.start(0)

    def take_note(self, changes: Changes) -> None:
        """Look again where last year's report was written, or either one's figures."""
        if self._record is None:
            return
        mine = {self._record.id, *((self.last.id,) if self.last else ())}
        fresh = self._workspace.reports.find(self._record.office_id, self._record.report.year - 1)
        if mine & changes.figures or _text(fresh) != _text(self.last):
            self._look()

    @Slot()
    def compare(self) -> None:
        """Begin to compare what is there now."""
        self._pause.stop()
        if self.last is None or self._record is None:
            return
        self._stale = False
        before, after = self.last.report, self._session.report
        known, catalogue = self._figures, self._workspace.figures.catalogue
        self._task.start(lambda: held(before, after, known, catalogue))

    def _look(self) -> None:
        """Read last year's report and the figures of both anew."""
        record = self._record
        if record is None:
            return
        self.last = self._workspace.reports.find(record.office_id, record.report.year - 1)
        figures = self._workspace.figures
        if self.last is not None:
            self._figures = (figures.of_report(self.last.id), figures.of_report(record.id))
        else:
            self.comparison = None
        self._stale = True
        self.opened.emit()
        if self._watchers:
            self._pause.start(0)

    @Slot()
    def _on_report_changed(self) -> None:
        self._stale = True
        if self._watchers:
            self._pause.start(_PAUSE)

    @Slot(object)
    def _on_compared(self, comparison: Comparison) -> None:
        self.comparison = comparison
        self.found.emit()


def held(
    before: Report,
    after: Report,
    figures: tuple[dict[str, Figure], dict[str, Figure]],
    catalogue: Catalogue,
) -> Comparison:
    """Compare two reports by their stored figures, else by those their texts suggest."""
    sides = []
    for report, known in zip((before, after), figures, strict=True):
        read = {each.indicator: each for each in reversed(suggest(report, catalogue))}
        sides.append((report, {**read, **known}))
    return compared(sides[0], sides[1], catalogue)


def _text(record: ReportRecord | None) -> Report | None:
    return record.report if record else None
