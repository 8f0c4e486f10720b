"""The findings in the report that is open: read in the background a moment after each change."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop.domain.errors import ReportError
from desktop.domain.finding import Finding, Ignored, Scope
from desktop.domain.report import Report, ReportRecord
from desktop.services.proofing_heard import Unheard, heard
from desktop.services.proofing_repair import repair
from desktop.services.proofing_snapshot import Snapshot, SnapshotReader, snapshot
from desktop.services.text_following import Following
from desktop.services.workspace import Workspace
from desktop.ui.editor.session import ReportSession
from desktop.ui.tasks import Task

_PAUSE_MS = 600  # after the last key
_SOON_MS = 150  # after a report was opened: it is painted first
_GONE = "这一处已经改动，没有改正；校对会随即重新检查。"

_Found = tuple[Snapshot, tuple[Finding, ...]]


class ReportProofing(QObject):
    """Checks the text of a session while someone looks at it, one check at a time.

    What was read of a passage is kept (`SnapshotReader`): a check after a key costs a few
    milliseconds. A key that comes meanwhile lets the answer be dropped and another check follow.

    Signals:
        changed: There are other findings, or the first ones.
        failed: The sentence on what could not be done.
    """

    changed = Signal()
    failed = Signal(str)

    def __init__(
        self,
        workspace: Workspace,
        session: ReportSession,
        today: Callable[[], dt.date],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._session = session
        self._today = today
        self._record: ReportRecord | None = None
        self._watched = False
        self._again = False
        self._reader = SnapshotReader()
        self._raw: tuple[Finding, ...] = ()
        self._unheard = Unheard()
        self._task: Task[_Found] = Task(self)
        self._pause = QTimer(self, singleShot=True)
        self.findings: tuple[Finding, ...] = ()
        self.report = Report()
        self.checked = False
        self._connect()

    @property
    def record(self) -> ReportRecord | None:
        """The report that is open, as it was read from the store last."""
        return self._record

    @property
    def busy(self) -> bool:
        """Whether a check is under way or will follow by itself."""
        return self._task.busy or self._pause.isActive()

    @property
    def locked(self) -> bool:
        """Whether nothing can be changed, not even what is ignored."""
        return self._session.read_only

    def open(self, record: ReportRecord) -> None:
        """Check another report."""
        self._record = record
        self._raw = self.findings = ()
        self.report = record.report
        self.checked = False
        self.changed.emit()
        self._start_in(_SOON_MS)

    def close(self) -> None:
        """Check nothing more: the report is gone."""
        self._record = None
        self._pause.stop()
        self._raw = self.findings = ()
        self.changed.emit()

    def take_saved(self, report: Report) -> None:
        """Take the text as it stands in the store now."""
        if self._record is not None:
            self._record = replace(self._record, report=report)

    def look_again(self) -> None:
        """Ask the store again, and check: office, figures, or what is ignored has changed."""
        self._start_in(_SOON_MS)

    def watch(self, *, watched: bool) -> None:
        """Check only while someone looks at the report."""
        self._watched = watched
        if watched:
            self._start_in(_SOON_MS)
        else:
            self._pause.stop()

    def fresh(self) -> tuple[Finding, ...]:
        """Return the findings in the text as it is this moment; waits for the check."""
        if self._record is None:
            return ()
        self._pause.stop()
        given = self._snapshot(self._record)
        self._take((given, self._reader.check(given)))
        return self.findings

    def repair(self, findings: Sequence[Finding], text: str, place: object = None) -> bool:
        """Put suggestions in, as one step of the text's history.

        Args:
            findings: Those that are shown; they are put where their words are by now.
            text: What was done, as 撤销 names it.
            place: Where undoing leads the user.
        """
        now = self._session.report
        after = repair(now, self._moved(findings, now))
        done = self._session.apply(after, text=text, cursor=(place, place))
        if done:
            self._start_in(0)
        elif not self._session.read_only:
            self.failed.emit(_GONE)
        return done

    def ignore(self, finding: Finding, scope: Scope) -> None:
        """Hear no more of a finding: here, in this report, or always."""
        if self._record is None or self.locked:
            return
        try:
            self._workspace.proofing.ignore(self._record.id, self.report, finding, scope)
        except ReportError as error:
            self.failed.emit(str(error))
        else:
            self._hear()

    def ignored(self) -> tuple[Ignored, ...]:
        """Return what is ignored in this report."""
        return self._unheard.ignored

    def take_back(self, ignored: Iterable[Ignored]) -> None:
        """Hear of findings again."""
        for each in ignored:
            self._workspace.proofing.take_back(each)
        self._hear()

    def _connect(self) -> None:
        self._session.report_changed.connect(self._on_report_changed)
        self._pause.timeout.connect(self._start)
        self._task.succeeded.connect(self._on_found)

    def _start_in(self, milliseconds: int) -> None:
        if self._watched and self._record is not None:
            self._pause.start(milliseconds)

    @Slot()
    def _start(self) -> None:
        if self._record is None:
            return
        if self._task.busy:  # two threads would wait for each other in the reader
            self._again = True
            return
        self._task.start(partial(_found, self._reader, self._snapshot(self._record)))

    def _snapshot(self, record: ReportRecord) -> Snapshot:
        return snapshot(self._workspace, record, self._today(), self._session.report)

    @Slot(object)
    def _on_found(self, found: _Found) -> None:
        again, self._again = self._again, False
        if found[0].report is self._session.report:
            self._take(found)
        elif not self._pause.isActive():
            self._start_in(_PAUSE_MS)
        if again:
            self._start_in(0)

    def _take(self, found: _Found) -> None:
        given, self._raw = found
        self.report = given.report
        self.checked = True
        self._hear()

    def _hear(self) -> None:
        if self._record is None:
            return
        self._unheard = self._workspace.proofing.unheard(self._record.id)
        self.findings = heard(self._raw, self.report, self._unheard)
        self.changed.emit()

    @Slot()
    def _on_report_changed(self) -> None:
        self._start_in(_PAUSE_MS)

    def _moved(self, findings: Sequence[Finding], now: Report) -> list[Finding]:
        """Return findings where their words stand in `now`; the repair looks at the words."""
        if now.sections is self.report.sections:
            return list(findings)
        following = Following(self.report.sections, now.sections)
        moved = []
        for one in findings:
            section, start, end = one.section, one.start, one.end
            if 0 <= section < following.count:
                section, start, end = following.moved(section, start, end)
            moved.append(replace(one, section=section, start=start, end=end))
        return moved


def _found(reader: SnapshotReader, given: Snapshot) -> _Found:
    return given, reader.check(given)
