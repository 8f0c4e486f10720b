"""Use cases on reports: look through the ledger, make, save, move on, remove."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from desktop.domain.audit import Event
from desktop.domain.changes import Changes
from desktop.domain.errors import NotFoundError
from desktop.domain.office import OfficeId
from desktop.domain.operator import Act, act_of
from desktop.domain.outline import Part
from desktop.domain.report import (
    LOCKED,
    LedgerEntry,
    Report,
    ReportId,
    ReportRecord,
    Status,
    Step,
)
from desktop.domain.revision import RevisionKind
from desktop.domain.rollover import blank_report, rolled_forward
from desktop.services.auditing import named
from desktop.services.listeners import Listeners
from desktop.services.permission import Require
from desktop.store import Store


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the offices have got with the reports on one year.

    Attributes:
        offices: How many offices there are.
        submitted: How many have handed in (or published, too).
        deadline: 1 March of the following year (《督察工作规定》: 部门 3 月 1 日前报告).
        days_left: Up to the deadline; negative when it has passed.
    """

    year: int
    offices: int
    submitted: int
    published: int
    deadline: dt.date
    days_left: int
    counts: Mapping[Status, int]


class ReportService:
    """Makes, reads, saves and removes reports; `headings` tells those of the required parts."""

    def __init__(
        self,
        store: Store,
        listeners: Listeners,
        headings: Callable[[], Mapping[Part, str]],
        require: Require,
    ) -> None:
        self._store = store
        self._listeners = listeners
        self._headings = headings
        self._require = require

    def years(self) -> tuple[int, ...]:
        """Return the years with any report, ascending."""
        return self._store.years()

    def entries(self, offices: Sequence[OfficeId], years: Sequence[int]) -> tuple[LedgerEntry, ...]:
        """Return what there is of these offices and years, without the texts."""
        return self._store.entries(offices, years)

    def all_entries(self) -> tuple[LedgerEntry, ...]:
        """Return every stored report without its text, by office and year."""
        return tuple(self._store.all_entries())

    def progress(self, year: int, today: dt.date) -> Progress:
        """Count the reports on `year` by status, as of `today`."""
        counts = self._store.status_counts(year)
        published = counts.get(Status.PUBLISHED, 0)
        deadline = dt.date(year + 1, 3, 1)
        return Progress(
            year=year,
            offices=self._store.count_offices(),
            submitted=counts.get(Status.SUBMITTED, 0) + published,
            published=published,
            deadline=deadline,
            days_left=(deadline - today).days,
            counts=counts,
        )

    def get(self, report: ReportId) -> ReportRecord:
        """Return a report; raises `NotFoundError` if there is none."""
        return self._store.report(report)

    def find(self, office: OfficeId, year: int) -> ReportRecord | None:
        """Return an office's report on `year`, or None."""
        return self._store.find_report(office, year)

    def new_blank(
        self, office: OfficeId, year: int, *, today: dt.date, origin: object = None
    ) -> ReportId:
        """Store a report with the required parts and nothing in them.

        Raises `ConflictError` when there is one for that office and year.
        """
        value = blank_report(self._store.office(office).office, year, self._headings())
        return self.add(office, value, today=today, origin=origin)

    def new_from_previous(
        self, office: OfficeId, year: int, *, today: dt.date, origin: object = None
    ) -> ReportId:
        """Store a draft made from last year's report.

        Raises `NotFoundError` without one, `ConflictError` when `year` has a report already.
        """
        last = self._store.find_report(office, year - 1)
        record = self._store.office(office)
        if last is None:
            name = record.office.short_name_in(year)
            raise NotFoundError(
                f"没有找到{name}{year - 1}年度的报告，无法从上年新建；请选择“空白”新建，"
                "或先导入上年报告。"
            )
        value = rolled_forward(last.report, record.office, year)
        return self.add(office, value, today=today, origin=origin)

    def add(
        self, office: OfficeId, report: Report, *, today: dt.date, origin: object = None
    ) -> ReportId:
        """Store a report as a draft of `today`."""
        self._require(Act.EDIT)
        first = Step(Status.DRAFT, today, self._store.operator)
        key = self._store.add_report(office, report, first)
        self._listeners.tell(Changes(reports=frozenset({key})), origin)
        return key

    def save(
        self,
        report: ReportId,
        before: Report,
        after: Report,
        *,
        kind: RevisionKind = RevisionKind.EDITED,
        origin: object = None,
    ) -> None:
        """Store what differs between two values of a report; its figures keep their places."""
        if before != after:
            self._require(Act.EDIT)
            from desktop.services.figure_text import follow_text  # noqa: PLC0415 - not at the start

            with self._store.transaction():
                self._store.save_report(report, before, after, kind)
                follow_text(self._store, report, before, after)
            self._listeners.tell(Changes(reports=frozenset({report})), origin)

    def set_status(
        self,
        report: ReportId,
        status: Status,
        *,
        on: dt.date,
        operator: str = "",
        reason: str = "",
        origin: object = None,
    ) -> None:
        """Record that a report has reached `status`; without an `operator`, by who works now.

        Raises `ConflictError` where that unlocks a final report and no `reason` is given.
        """
        step = Step(status, on, operator or self._store.operator)
        with self._store.transaction():
            record = self._store.report(report)
            self._require(act_of(record.status, status))
            self._store.add_step(report, step, reason)
            unlocks = record.status in LOCKED and status not in LOCKED
            self._store.log(
                Event.UNLOCKED if unlocks else Event.STATUS,
                named(record.report),
                _moved(record.status, step, reason),
            )
        self._listeners.tell(Changes(reports=frozenset({report})), origin)

    def unlock(
        self,
        report: ReportId,
        reason: str,
        *,
        on: dt.date,
        operator: str = "",
        origin: object = None,
    ) -> None:
        """Take a final report back to a draft, for a `reason` that is kept in the history.

        Raises `ConflictError` without a reason; a report that is not final is left alone.
        """
        if self._store.report(report).status in LOCKED:
            self.set_status(
                report, Status.DRAFT, on=on, operator=operator, reason=reason, origin=origin
            )

    def remove(self, report: ReportId, *, origin: object = None) -> None:
        """Put a report with its figures into the bin."""
        self._require(Act.REMOVE)
        with self._store.transaction():
            about = named(self._store.report(report).report)
            self._store.remove_report(report)
            self._store.log(Event.REMOVED, about, "放入回收站")
        changed = frozenset({report})
        self._listeners.tell(Changes(reports=changed, figures=changed), origin)


def _moved(before: Status, step: Step, reason: str) -> str:
    """Say for the log how a status changed, with the day and whoever is named for it."""
    told = f"{before.value} → {step.status.value}，{step.on.isoformat()}"
    if step.operator:
        told += f"，经办人{step.operator}"
    return f"{told}；理由：{reason.strip()}" if reason.strip() else told
