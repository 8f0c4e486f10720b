"""Runs the rules over a report; after a keystroke only what changed is read again."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from desktop.domain.finding import Finding
from desktop.domain.report import Report
from desktop.proofing.context import NOTHING_KNOWN, Context
from desktop.proofing.notices import Notice, load_notices
from desktop.proofing.passages import Passage, passages, place_text
from desktop.proofing.registry import report_rules, text_rules
from desktop.proofing.resolving import resolved
from desktop.proofing.rule import Hit, ReportRule, Spot, TextRule

_Hits = tuple[tuple[str, Hit], ...]


class Proofreader:
    """Checks one report again and again; what it read of a passage is kept while it stands.

    One thread uses one proofreader; the values it is given and gives back may travel.
    """

    def __init__(
        self,
        *,
        of_text: Mapping[str, TextRule] | None = None,
        of_report: Mapping[str, ReportRule] | None = None,
        notices: Mapping[str, Notice] | None = None,
    ) -> None:
        """Take all rules there are, or those given."""
        self._of_text = text_rules() if of_text is None else of_text
        self._of_report = report_rules() if of_report is None else of_report
        self._notices = load_notices() if notices is None else notices
        self._read: dict[str, _Hits] = {}

    def check(
        self, report: Report, context: Context = NOTHING_KNOWN, others: Iterable[Finding] = ()
    ) -> tuple[Finding, ...]:
        """Return what there is to say, in reading order.

        Args:
            report: The report as it stands.
            context: What else is known.
            others: Findings from elsewhere (the arithmetic of figures), to be sorted in.
        """
        if len(context.markers) != len(report.sections):
            context = replace(context, markers=report.markers)
        found = [*self._in_passages(report), *self._in_report(report, context), *others]
        return resolved(found)

    def _in_passages(self, report: Report) -> Iterator[Finding]:
        read: dict[str, _Hits] = {}
        for passage in passages(report):
            hits = read.get(passage.text)
            if hits is None:
                hits = self._read.get(passage.text)
                read[passage.text] = hits = self._hits(passage.text) if hits is None else hits
            for rule, hit in hits:
                yield self._finding(report, rule, _spot(passage, hit))
        self._read = read

    def _hits(self, text: str) -> _Hits:
        if not text:
            return ()
        return tuple((name, hit) for name, rule in self._of_text.items() for hit in rule(text))

    def _in_report(self, report: Report, context: Context) -> Iterator[Finding]:
        for name, rule in self._of_report.items():
            for spot in rule(report, context):
                yield self._finding(report, name, spot)

    def _finding(self, report: Report, rule: str, spot: Spot) -> Finding:
        notice = self._notices[rule]
        text = place_text(report, spot.section, spot.field)[spot.start : spot.end]
        return Finding(
            rule=rule,
            severity=notice.severity,
            section=spot.section,
            start=spot.start,
            end=spot.end,
            text=text,
            message=spot.message or notice.told(text, spot.suggestion),
            suggestion=spot.suggestion,
            clause=notice.clause,
            field=spot.field,
        )


def _spot(passage: Passage, hit: Hit) -> Spot:
    start, end = passage.span(hit.start, hit.end)
    return Spot(passage.section, start, end, passage.field, hit.suggestion, hit.message)
