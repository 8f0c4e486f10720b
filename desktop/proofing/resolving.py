"""Of findings that overlap only those that help are kept, in reading order."""

from collections.abc import Iterable, Sequence

from desktop.domain.finding import CLOSING, HEADER, Finding, Severity
from desktop.proofing.passages import CLOSING_FIELDS, HEADER_FIELDS

_WEIGHTS = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.HINT: 2}
_ORDER = {name: index for index, name in enumerate((*HEADER_FIELDS, *CLOSING_FIELDS))}
_BEHIND_ALL = 1_000_000


def resolved(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Drop a finding where a weightier or closer one speaks of the same place; sort the rest.

    A remark on a whole sentence and a repair within it both stay: they say different things.
    """
    by_place: dict[tuple[int, str], list[Finding]] = {}
    for finding in dict.fromkeys(findings):
        by_place.setdefault((finding.section, finding.field), []).append(finding)
    kept = [one for same in by_place.values() for one in _without_conflicts(same)]
    return tuple(sorted(kept, key=_place))


def _without_conflicts(findings: Sequence[Finding]) -> list[Finding]:
    kept: list[Finding] = []
    for finding in sorted(findings, key=_rank):
        if not any(_conflict(finding, other) for other in kept):
            kept.append(finding)
    return kept


def _conflict(one: Finding, other: Finding) -> bool:
    if one.start == one.end or other.start == other.end:
        return one.rule == other.rule and (one.start, one.end) == (other.start, other.end)
    if one.end <= other.start or other.end <= one.start:
        return False
    wide, narrow = sorted((one, other), key=_length, reverse=True)
    within = wide.start <= narrow.start and narrow.end <= wide.end
    remark = wide.suggestion is None and wide.rule != narrow.rule
    return not (within and remark and _length(wide) > _length(narrow))


def _rank(finding: Finding) -> tuple[int, bool, int, int, str]:
    weight = _WEIGHTS[finding.severity]
    return weight, finding.suggestion is None, _length(finding), finding.start, finding.rule


def _place(finding: Finding) -> tuple[int, int, str, int, int, str]:
    section = {HEADER: -1, CLOSING: _BEHIND_ALL}.get(finding.section, finding.section)
    field = _ORDER.get(finding.field, len(_ORDER))
    return section, field, finding.field, finding.start, finding.end, finding.rule


def _length(finding: Finding) -> int:
    return finding.end - finding.start
