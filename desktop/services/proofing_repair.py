"""Putting suggestions in: one of them, all of a kind, all that are sure."""

from collections.abc import Iterable

from desktop.domain.finding import Finding, Severity
from desktop.domain.report import Report
from desktop.proofing.repairing import UNWRITTEN, repaired


def repair(report: Report, findings: Iterable[Finding]) -> Report:
    """Return the report with the suggestions put in: one edit, so one step of undo."""
    return repaired(report, findings)


def of_kind(finding: Finding, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings of the same rule that can be repaired, for 全部改正."""
    return tuple(one for one in findings if one.rule == finding.rule and repairable(one))


def repairable(finding: Finding) -> bool:
    """Tell whether there is a suggestion that can be put in."""
    return finding.suggestion is not None and finding.field not in UNWRITTEN


def sure(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings that can be repaired without a second thought; a hint never is."""
    return tuple(one for one in findings if repairable(one) and one.severity is not Severity.HINT)
