"""Known errors: one at a time is put into a clean report, and proofreading has to find it."""

import csv
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.finding import Finding
from desktop.domain.report import Report
from desktop.proofing.passages import place_text
from desktop.services.proofing import Proofing, check_file

HERE = Path(__file__).resolve().parent


@dataclass(frozen=True)
class Injection:
    """One error.

    Attributes:
        report: First letters of the clean report's file name.
        right: What stands in the clean report; a line feed is written as \\n in the list.
        wrong: What is put in its place.
        place: The words in which the finding has to lie; empty: anywhere (what is missing, and
            what belongs to the header or the closing).
    """

    family: str
    report: str
    right: str
    wrong: str
    place: str


def injections() -> Iterator[Injection]:
    """Yield the list of errors."""
    with (HERE / "injections.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield Injection(**{key: text.replace("\\n", "\n") for key, text in row.items()})


def found(proofing: Proofing) -> Iterator[tuple[Injection, tuple[Finding, ...]]]:
    """Yield each error with the findings that speak of it."""
    with tempfile.TemporaryDirectory() as folder:
        for number, injection in enumerate(injections()):
            yield injection, _hits(proofing, injection, Path(folder) / f"{number}.txt")


def _hits(proofing: Proofing, injection: Injection, target: Path) -> tuple[Finding, ...]:
    (source,) = (HERE / "clean").glob(f"{injection.report}-*.txt")
    text = source.read_text(encoding="utf-8")
    if injection.right not in text:
        message = f"{source.name}: {injection.right}"
        raise ValueError(message)
    target.write_text(text.replace(injection.right, injection.wrong, 1), encoding="utf-8")
    known = {_told(one) for one in check_file(source, proofing).findings}
    checked = check_file(target, proofing)
    new = [one for one in checked.findings if _told(one) not in known]
    return tuple(one for one in new if _speaks_of(one, injection, checked.report))


def _told(finding: Finding) -> tuple[str, str, str]:
    return finding.rule, finding.text, finding.message


def _speaks_of(finding: Finding, injection: Injection, report: Report) -> bool:
    if not injection.place:
        return finding.rule.startswith(injection.family)
    text = place_text(report, finding.section, finding.field)
    start = text.find(injection.place)
    return start >= 0 and finding.start < start + len(injection.place) and finding.end > start
