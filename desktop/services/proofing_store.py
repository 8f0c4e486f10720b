"""What the store keeps of proofreading: what is ignored, and the notes at the gate."""

import datetime as dt
from collections.abc import Iterable

from desktop.domain.errors import NoteMissingError
from desktop.domain.finding import Finding, Ignored, Passed, Scope
from desktop.domain.report import Report, ReportId, ReportRecord
from desktop.proofing.context import Context
from desktop.proofing.passages import place_text
from desktop.services.proofing import Gate
from desktop.store import Store

_SIGHT = 8


class ProofingService:
    """Knows a report's context, what is ignored in it, and how its gates were passed."""

    def __init__(self, store: Store) -> None:
        self._store = store

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

    def ignore(self, key: ReportId, report: Report, finding: Finding, scope: Scope) -> None:
        """Ignore a finding of `report` from now on: here, in this report, or always."""
        self._store.add_ignored(key, ignored_as(report, finding, scope))

    def take_back(self, ignored: Ignored) -> None:
        """Hear of a finding again."""
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
        """Keep the note with which `gate` is passed; an open gate leaves no trace.

        Raises `NoteMissingError` where errors are left and nothing was written.
        """
        if gate.open:
            return
        if gate.needs_note and not note.strip():
            raise NoteMissingError("还有错误没有处理，请写明继续的理由。")
        counts = len(gate.errors), len(gate.warnings)
        self._store.add_passed(report, Passed(on, purpose, note.strip(), *counts, operator))


def ignored_as(report: Report, finding: Finding, scope: Scope) -> Ignored:
    """Return what is kept of a finding that is to be ignored."""
    around = _around(report, finding) if scope is Scope.HERE else ""
    return Ignored(scope, finding.rule, finding.text, around)


def without_ignored(
    findings: Iterable[Finding], report: Report, ignored: Iterable[Ignored]
) -> tuple[Finding, ...]:
    """Return the findings that are not ignored; pure: any thread may ask."""
    wide: set[tuple[str, str]] = set()
    here: set[tuple[str, str, str]] = set()
    for one in ignored:
        if one.scope is Scope.HERE:
            here.add((one.rule, one.text, one.around))
        else:
            wide.add((one.rule, one.text))
    return tuple(
        finding
        for finding in findings
        if (finding.rule, finding.text) not in wide
        and (not here or (finding.rule, finding.text, _around(report, finding)) not in here)
    )


def _around(report: Report, finding: Finding) -> str:
    """Return the words around a finding: they stay the same while other places are edited."""
    if finding.field == "figures":
        return finding.message
    text = place_text(report, finding.section, finding.field)
    before = text[max(finding.start - _SIGHT, 0) : finding.start]
    return f"{finding.field}|{before}|{text[finding.end : finding.end + _SIGHT]}"
