"""False alarms: clean reports, in which every error or warning is one too many."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.finding import Severity
from desktop.domain.report import Report
from desktop.recognition import Line, recognise, recognise_lines
from desktop.services.interchange import report_from_json
from desktop.services.proofing import Proofing
from tests.bench.accuracy.annotated import forms
from tests.bench.proofing_accuracy.truth import told

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[2]
_OLD = "form "
_FORM = ("elements.", "structure.")


@dataclass(frozen=True)
class Alarms:
    """What was said of clean reports.

    Attributes:
        wrong: Errors and warnings, each with the report's name.
        hints: Rules of hints.
    """

    characters: int
    wrong: tuple[str, ...]
    hints: tuple[str, ...]

    @property
    def rate(self) -> float:
        """Errors and warnings per thousand characters."""
        return 1000 * len(self.wrong) / max(self.characters, 1)

    @property
    def hints_by_rule(self) -> list[tuple[str, int]]:
        """How often each rule hinted."""
        return Counter(self.hints).most_common()


def alarms(proofing: Proofing) -> Alarms:
    """Check all clean reports."""
    characters, wrong, hints = 0, [], []
    for name, report in clean_reports():
        characters += report.characters
        for finding in proofing.check(report):
            if _is_of_old_form(name) and finding.rule.startswith(_FORM):
                continue
            if finding.severity is Severity.HINT:
                hints.append(finding.rule)
            else:
                wrong.append(f"{name}: {told(finding)}")
    return Alarms(characters, tuple(wrong), tuple(hints))


def clean_reports() -> Iterator[tuple[str, Report]]:
    """Yield the samples, and the clean reports written for this measurement."""
    for path in sorted((ROOT / "resources" / "samples").glob("*.json")):
        yield from _sample(path)
    for path in sorted((HERE / "clean").glob("*.txt")):
        yield path.stem, recognise(path).report
    for form in forms():
        yield (
            f"{_OLD}{form.name}",
            recognise_lines([Line(line) for line in form.text.split("\n")]).report,
        )


def _is_of_old_form(name: str) -> bool:
    """Tell whether a report has clean text but, as found on web pages, not all elements."""
    return name.startswith(_OLD)


def _sample(path: Path) -> Iterator[tuple[str, Report]]:
    content = json.loads(path.read_text(encoding="utf-8"))
    for number, entry in enumerate(content["reports"]):
        yield f"{path.stem}-{number}", report_from_json(entry["report"])
