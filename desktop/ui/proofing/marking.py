"""Shows findings in the text and on the form: a wave each, by severity."""

from collections.abc import Iterator, Sequence
from typing import Final

from desktop.domain.finding import Finding, Severity
from desktop.services.proofing_words import advice
from desktop.ui.editor.marks import Mark, MarkStyle

LAYER: Final = "proofing"
CURRENT: Final = "current finding"

_STYLES: Final = {
    Severity.ERROR: MarkStyle.ERROR,
    Severity.WARNING: MarkStyle.WARNING,
    Severity.HINT: MarkStyle.HINT,
}
_NOWHERE: Final = ("figures", "attachments")


def key_of(finding: Finding) -> str:
    """Name a finding among those of one check."""
    place = f"{finding.section}:{finding.field}:{finding.start}:{finding.end}"
    return f"{finding.rule}@{place}:{finding.message}"


def finding_marks(findings: Sequence[Finding]) -> Iterator[Mark]:
    """Mark what has a place; the gravest are painted last, over the others."""
    order = list(Severity)
    for one in sorted(findings, key=lambda each: order.index(each.severity), reverse=True):
        if not one.field.startswith(_NOWHERE):
            yield _mark(one, _STYLES[one.severity])


def current_mark(finding: Finding | None) -> tuple[Mark, ...]:
    """Mark the finding that is chosen so that it is seen at once."""
    if finding is None or finding.section < 0:
        return ()
    return (_mark(finding, MarkStyle.STRONG),)


def _mark(finding: Finding, style: MarkStyle) -> Mark:
    place = finding.section, finding.start, finding.end
    return Mark(key_of(finding), *place, style, tip=_tip(finding), field=finding.field)


def _tip(finding: Finding) -> str:
    lines = [f"{finding.severity.word}：{finding.message}"]
    if finding.suggestion is not None:
        lines.append(f"建议{advice(finding)}（Alt+Enter）")
    if finding.clause:
        lines.append(f"依据：{finding.clause}")
    return "\n".join(lines)
