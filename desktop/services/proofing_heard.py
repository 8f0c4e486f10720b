"""Which findings are heard of: those that are not ignored, by rules that are not switched off."""

from collections.abc import Iterable
from dataclasses import dataclass

from desktop.domain.finding import Finding, Ignored, Scope
from desktop.domain.report import Report
from desktop.proofing.passages import place_text
from desktop.services.proofing_words import family_of

_SIGHT = 8


@dataclass(frozen=True, slots=True)
class Unheard:
    """What a clerk wants to hear no more of.

    Attributes:
        ignored: Single findings.
        off: Rules, and whole families of rules, that are switched off.
    """

    ignored: tuple[Ignored, ...] = ()
    off: frozenset[str] = frozenset()


def heard(findings: Iterable[Finding], report: Report, unheard: Unheard) -> tuple[Finding, ...]:
    """Return the findings that are left; pure: any thread may ask."""
    off = unheard.off
    on = (one for one in findings if one.rule not in off and family_of(one.rule) not in off)
    return without_ignored(on, report, unheard.ignored)


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
