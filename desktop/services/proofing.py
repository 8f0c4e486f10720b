"""Use cases of proofreading: check, repair, and the gate before a report goes out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.domain.figure import Figure
from desktop.domain.finding import CLOSING, HEADER, Finding, Severity
from desktop.domain.indicator import Catalogue
from desktop.domain.report import Report
from desktop.proofing.context import NOTHING_KNOWN, Context
from desktop.proofing.notices import Notice, load_notices
from desktop.proofing.passages import place_text
from desktop.proofing.proofreader import Proofreader
from desktop.proofing.years import year_told
from desktop.services.interchange import Json
from desktop.services.proofing_figures import FigureReading
from desktop.services.proofing_gate import Gate, gate
from desktop.services.proofing_repair import of_kind, repair

if TYPE_CHECKING:
    from desktop.statistics.verdicts import Verdict

__all__ = [
    "Checked",
    "Gate",
    "Proofing",
    "check",
    "check_file",
    "finding_to_json",
    "gate",
    "of_kind",
    "repair",
    "rules",
]

_FIGURES = "figures"
_CLAUSE = "数据核算"
_FRACTION = ("range", Severity.WARNING)
_SEVERAL = "source.several"


class Proofing:
    """Checks one report again and again; after a keystroke only what changed is read again.

    One thread uses one of these (the editor's background task keeps its own). Nothing of Qt and
    nothing of the store is touched.
    """

    def __init__(self, catalogue: Catalogue | None = None) -> None:
        """Take the catalogue of indicators, or the one that came with the program."""
        from desktop.statistics.catalogue import load_catalogue  # noqa: PLC0415 - not at the start

        self._catalogue = catalogue or load_catalogue()
        self._proofreader = Proofreader()
        self._reading = FigureReading(self._catalogue)

    def check(
        self,
        report: Report,
        context: Context = NOTHING_KNOWN,
        figures: Sequence[Figure] | None = None,
    ) -> tuple[Finding, ...]:
        """Return all findings in reading order.

        Args:
            report: The report as it stands.
            context: What else is known.
            figures: The stored figures with the suggestions; None: those the text suggests.
        """
        known = self._reading.read(report) if figures is None else figures
        others = tuple(_of_figures(report, known, self._catalogue))
        return self._proofreader.check(report, context, others)

    def suggested(self, report: Report) -> tuple[Figure, ...]:
        """Return the figures that the text of `report` suggests."""
        return self._reading.read(report)


def check(report: Report, context: Context = NOTHING_KNOWN) -> tuple[Finding, ...]:
    """Check a report once."""
    return Proofing().check(report, context)


@dataclass(frozen=True, slots=True)
class Checked:
    """A file that was read as it stands, and what there is to say of it."""

    report: Report
    findings: tuple[Finding, ...]


def check_file(path: Path, proofing: Proofing, context: Context = NOTHING_KNOWN) -> Checked:
    """Check a file as it stands; raises `UnreadableFileError`.

    What `context` knows of the office, of last year and of today is kept.
    """
    from desktop.services.proofing_source import read_written  # noqa: PLC0415 - loads recognition

    written = read_written(path)
    seen = written.context
    known = replace(context, markers=seen.markers, source=seen.source)
    report = written.trace.recognised.report
    told = replace(report, year=year_told(report))
    return Checked(report, proofing.check(told, known))


def rules() -> tuple[Notice, ...]:
    """Return every rule in words, for lists of what was ignored and for help."""
    return tuple(load_notices().values())


def finding_to_json(finding: Finding, report: Report) -> Json:
    """Return a finding as `nianbao check --json` prints it.

    A title is printed without the breaks its writer gave it; places count in what is printed.
    """
    start, end = finding.start, finding.end
    if finding.field == "title" and finding.section == HEADER:
        title = place_text(report, HEADER, "title")
        start, end = (place - title[:place].count("\n") for place in (start, end))
    shape: Json = {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "section": finding.section,
        "start": start,
        "end": end,
        "text": finding.text.replace("\n", "") if finding.field == "title" else finding.text,
        "message": finding.message,
        "suggestion": finding.suggestion,
        "clause": finding.clause,
    }
    if finding.section < 0:
        shape["field"] = finding.field
    return shape


def _of_figures(
    report: Report, figures: Sequence[Figure], catalogue: Catalogue
) -> Iterator[Finding]:
    """Turn the answers of the arithmetic into findings; what comes out needs no words."""
    from desktop.statistics import agreement, checks  # noqa: PLC0415 - not at the start
    from desktop.statistics.verdicts import Severity as Weight  # noqa: PLC0415

    for verdict in (
        *checks.check(figures, catalogue),
        *agreement.check_agreement(figures, catalogue),
    ):
        if verdict.severity is Weight.OK:
            continue
        section, start, end = _first_place(verdict, len(report.sections))
        yield Finding(
            rule=f"{_FIGURES}.{verdict.rule}",
            severity=_weight(verdict),
            section=section,
            start=start,
            end=end,
            text=report.sections[section].text[start:end] if section >= 0 else "",
            message=verdict.message,
            clause=_CLAUSE,
            field="" if section >= 0 else _FIGURES,
        )


def _first_place(verdict: "Verdict", sections: int) -> tuple[int, int, int]:
    """Tell where the first figure that stands in the text is; a typed one stands nowhere."""
    for place in verdict.places:
        if place.section is not None and 0 <= place.section < sections:
            return place.section, place.start, place.end
    return CLOSING, 0, 0


def _weight(verdict: "Verdict") -> Severity:
    """Prefer a hint to a false alarm.

    A count with a fraction is more often an average that was read as a count, and figures of
    different sections, or several of one name, more often count different things than contradict
    each other.
    """
    severity = Severity(verdict.severity.value)
    sections = {place.section for place in verdict.places}
    doubtful = (verdict.rule, severity) == _FRACTION or verdict.rule == _SEVERAL
    return Severity.HINT if doubtful or len(sections) > 1 else severity
