"""Use cases on what was: revisions of reports, and the bin."""

from desktop.domain.audit import Event
from desktop.domain.changes import Changes
from desktop.domain.figure import Figure
from desktop.domain.operator import Act
from desktop.domain.report import Report, ReportId
from desktop.domain.revision import Revision, RevisionId, TrashEntry, TrashId, TrashKind
from desktop.services.auditing import subject
from desktop.services.listeners import Listeners
from desktop.services.permission import Require
from desktop.store import Store


class HistoryService:
    """Shows and brings back earlier states of reports, and what was removed."""

    def __init__(self, store: Store, listeners: Listeners, require: Require) -> None:
        self._require = require
        self._store = store
        self._listeners = listeners

    def timeline(self, report: ReportId) -> tuple[Revision, ...]:
        """Return the revisions of a report, the newest first: as it stands now."""
        return self._store.timeline(report)

    def report_at(self, revision: RevisionId) -> Report:
        """Return the report as it was; raises `NotFoundError` when that is gone."""
        return self._store.report_at(revision)

    def figures_at(self, revision: RevisionId) -> tuple[Figure, ...]:
        """Return the figures as they were; raises `NotFoundError` when they are gone."""
        return self._store.figures_at(revision)

    def name(self, revision: RevisionId, text: str, *, origin: object = None) -> None:
        """Make a revision a named version (an empty name: no more); the next edit begins another.

        Raises `NotFoundError` when it is gone.
        """
        self._require(Act.EDIT)
        self._store.name_revision(revision, text)
        self._tell_report(self._store.revision(revision).report, origin)

    def restore(
        self,
        revision: RevisionId,
        *,
        section: int | None = None,
        figures_only: bool = False,
        origin: object = None,
    ) -> ReportId:
        """Bring back a revision, one section of it, or its figures, as a new revision.

        Raises `NotFoundError` when it is gone, `ConflictError` when the report is final.
        """
        self._require(Act.RESTORE)
        with self._store.transaction():
            past = self._store.revision(revision)
            report = self._store.restore(revision, section=section, figures_only=figures_only)
            what = "数据" if figures_only else "整份" if section is None else f"第 {section + 1} 段"
            detail = f"{what}恢复到 {past.at.isoformat(timespec='seconds')} 的旧稿"
            self._store.log(Event.RESTORED, subject(self._store, report), detail)
        self._tell_report(report, origin)
        return report

    def trash(self) -> tuple[TrashEntry, ...]:
        """Return what is in the bin (回收站), the last removed first."""
        return self._store.trash()

    def report_in_trash(self, entry: TrashId) -> Report:
        """Return a removed report, to be looked at."""
        return self._store.report_in_trash(entry)

    def undelete(self, entry: TrashId, *, origin: object = None) -> TrashEntry:
        """Bring something back from the bin, with the offices it belongs to.

        Raises `NotFoundError` when it is gone, `ConflictError` when its place is taken.
        """
        self._require(Act.REMOVE)
        with self._store.transaction():
            brought = self._store.undelete(entry)
            year = f" {brought.year} 年度" if brought.kind is TrashKind.REPORT else ""
            office = self._store.office(brought.office).office
            name = office.name_in(brought.year) if year else office.full_name
            self._store.log(Event.UNDELETED, f"{name}{year}", f"从回收站找回{brought.kind.value}")
        reports = frozenset({ReportId(brought.key)} if brought.kind is TrashKind.REPORT else ())
        offices = frozenset({brought.office})
        self._listeners.tell(Changes(offices=offices, reports=reports, figures=reports), origin)
        return brought

    def empty_trash(self) -> None:
        """Remove for good all that is in the bin, with its history: nothing can bring it back."""
        self._require(Act.REMOVE)
        with self._store.transaction():
            held = len(self._store.trash())
            self._store.empty_trash()
            self._store.log(Event.REMOVED, "回收站", f"清空，彻底删除 {held} 项")

    def _tell_report(self, report: ReportId, origin: object) -> None:
        changed = frozenset({report})
        self._listeners.tell(Changes(reports=changed, figures=changed), origin)
