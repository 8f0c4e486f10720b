"""The history of the report that is open: its timeline, its sizes, and what was held together.

The timeline is read at once. Sizes and differences are found out in another thread.
"""

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop.domain.errors import ReportError
from desktop.domain.report import ReportId
from desktop.domain.revision import Revision, RevisionId
from desktop.services.revisions import Differences, Size
from desktop.services.workspace import Workspace
from desktop.ui.tasks import Task

_PAUSE = 600  # milliseconds without a save, before what it changed is measured


class RevisionsSession(QObject):
    """Looks at the store only while somebody watches.

    Signals:
        changed: There is another timeline.
        measured: The sizes (`dict` by `RevisionId`) of all revisions.
        compared: The `Differences` that were asked for last.
        settled: What is watched may be compared anew: nothing has been saved for a moment.
        failed: The sentence on what went wrong.
    """

    changed = Signal()
    measured = Signal(object)
    compared = Signal(object)
    settled = Signal()
    failed = Signal(str)

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._watched = False
        self._stale = False
        self.report: ReportId | None = None
        self.revisions: tuple[Revision, ...] = ()
        self._sizing: Task[dict[RevisionId, Size]] = Task(self)
        self._comparing: Task[Differences] = Task(self)
        self._pause = QTimer(self, interval=_PAUSE, singleShot=True)
        self._pause.timeout.connect(self._settle)
        self._sizing.succeeded.connect(self.measured)
        self._comparing.succeeded.connect(self.compared)
        for task in (self._sizing, self._comparing):
            task.failed.connect(self._on_failed)

    @property
    def newest(self) -> Revision | None:
        """The revision that the report stands at; None: there is no history."""
        return self.revisions[0] if self.revisions else None

    def open(self, report: ReportId | None) -> None:
        """Turn to another report."""
        self.report = report
        self._sizing.cancel()
        self._comparing.cancel()
        self._stale = True
        self.watch(watched=self._watched)

    def watch(self, *, watched: bool) -> None:
        """Look while somebody does."""
        self._watched = watched
        if watched and self._stale:
            self._stale = False
            self.read()
            self._measure()

    def look_again(self) -> None:
        """Read the timeline after a save, now or as soon as somebody watches."""
        self._stale = not self._watched
        if self._watched:
            self.read()
            self._pause.start()

    def read(self) -> None:
        """Read the timeline, whether or not somebody watches."""
        self.revisions = ()
        if self.report is not None:
            try:
                self.revisions = self._workspace.history.timeline(self.report)
            except ReportError as error:
                self.failed.emit(str(error))
        self.changed.emit()

    def before(self, revision: Revision) -> Revision | None:
        """Return the revision before one; None: it is the first."""
        older = (each for each in self.revisions if each.id < revision.id)
        return next(older, None)

    def compare(self, chosen: RevisionId, other: RevisionId | None) -> None:
        """Hold two revisions together, or one and the report as it is now."""
        self._comparing.start(self._workspace.revisions.comparing(chosen, other))

    def forget(self) -> None:
        """Drop a comparison under way."""
        self._comparing.cancel()

    @Slot()
    def _settle(self) -> None:
        self._measure()
        self.settled.emit()

    def _measure(self) -> None:
        if self.report is not None and self.revisions:
            self._sizing.start(self._workspace.revisions.measuring(self.report))

    @Slot(object)
    def _on_failed(self, error: object) -> None:
        self.failed.emit(str(error))
