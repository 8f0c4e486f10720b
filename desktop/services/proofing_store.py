"""What the store keeps of proofreading: what is ignored, and the notes at the gate."""

import datetime as dt
import json
from collections.abc import Iterable

from desktop.domain.audit import Event
from desktop.domain.errors import NoteMissingError
from desktop.domain.finding import Finding, Ignored, Passed, Scope
from desktop.domain.operator import Act
from desktop.domain.report import Report, ReportId, ReportRecord
from desktop.proofing.context import Context
from desktop.services.auditing import subject
from desktop.services.permission import Require
from desktop.services.proofing_gate import Gate
from desktop.services.proofing_heard import Unheard, ignored_as, without_ignored
from desktop.store import Store

__all__ = ["ProofingService", "ignored_as", "without_ignored"]

_OFF = "proofing_off"


class ProofingService:
    """Knows a report's context, what is ignored in it, and how its gates were passed."""

    def __init__(self, store: Store, require: Require) -> None:
        self._store = store
        self._require = require

    def context(self, record: ReportRecord, today: dt.date | None = None) -> Context:
        """Return what proofreading is told besides a report: its office and last year's report."""
        last = self._store.find_report(record.office_id, record.report.year - 1)
        return Context(
            office=self._store.office(record.office_id).office,
            last=last.report if last else None,
            today=today,
        )

    def ignored(self, report: ReportId) -> tuple[Ignored, ...]:
        """Return what is ignored in a report, what is always ignored included."""
        return self._store.ignored(report)

    def always_ignored(self) -> tuple[Ignored, ...]:
        """Return what is ignored in every report, for the settings."""
        return self._store.always_ignored()

    def off(self) -> frozenset[str]:
        """Return the rules, and the families of rules, that are switched off."""
        return frozenset(json.loads(self._store.setting(_OFF) or "[]"))

    def switch_off(self, rules: Iterable[str]) -> None:
        """Switch these rules off, and all others on."""
        self._require(Act.EDIT)
        self._store.set_setting(_OFF, json.dumps(sorted(rules)))

    def unheard(self, report: ReportId) -> Unheard:
        """Return what a clerk wants to hear no more of in a report."""
        return Unheard(self.ignored(report), self.off())

    def ignore(self, key: ReportId, report: Report, finding: Finding, scope: Scope) -> None:
        """Ignore a finding of `report` from now on: here, in this report, or always."""
        self._require(Act.EDIT)
        self._store.add_ignored(key, ignored_as(report, finding, scope))

    def take_back(self, ignored: Ignored) -> None:
        """Hear of a finding again."""
        self._require(Act.EDIT)
        self._store.remove_ignored(ignored.id)

    def passed(self, report: ReportId) -> tuple[Passed, ...]:
        """Return the gates a report passed although findings were left, oldest first."""
        return self._store.passed(report)

    def pass_gate(
        self,
        report: ReportId,
        gate: Gate,
        *,
        purpose: str,
        note: str,
        on: dt.date,
        operator: str = "",
    ) -> None:
        """Keep the note with which `gate` is passed, and log it; an open gate leaves no trace.

        Raises `NoteMissingError` where errors are left and nothing was written.
        """
        if gate.open:
            return
        if gate.needs_note and not note.strip():
            raise NoteMissingError("还有错误没有处理，请写明继续的理由。")
        counts = len(gate.errors), len(gate.warnings)
        detail = f"{purpose}，还有错误 {counts[0]} 处、提醒 {counts[1]} 处：{note.strip()}"
        with self._store.transaction():
            self._store.add_passed(report, Passed(on, purpose, note.strip(), *counts, operator))
            self._store.log(Event.GATE, subject(self._store, report), detail)
