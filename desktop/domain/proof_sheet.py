"""What proofreading says of reports, in words, as the 校对报告 lists it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from desktop.domain.finding import Severity


@dataclass(frozen=True, slots=True)
class ProofLine:
    """One finding in words.

    Attributes:
        family: What kind of thing is wrong (标点符号).
        place: The section or the field.
        text: The words it is about; empty where something is missing.
        message: What is wrong.
        advice: What to put there; empty where no mechanical repair is safe.
        clause: The standard's clause or the reason.
    """

    severity: Severity
    family: str
    place: str
    text: str
    message: str
    advice: str
    clause: str


@dataclass(frozen=True, slots=True)
class ProofSheet:
    """One report and all there is to say of it.

    Attributes:
        source: The file it was read from; empty for a stored report.
        office: Its full name; empty: not known.
        year: 0: not known.
        error: Why the file could not be read; empty where it could.
    """

    source: str
    office: str
    year: int
    lines: tuple[ProofLine, ...] = ()
    error: str = ""

    @property
    def name(self) -> str:
        """What the report is called in lists."""
        if not self.office:
            return self.source
        return f"{self.office}{self.year}年度报告" if self.year else f"{self.office}报告"

    def count(self, severity: Severity) -> int:
        """Return how many findings of a severity there are."""
        return sum(line.severity is severity for line in self.lines)

    def of(self, severity: Severity) -> tuple[ProofLine, ...]:
        """Return the findings of a severity, in reading order."""
        return tuple(line for line in self.lines if line.severity is severity)


@dataclass(frozen=True, slots=True)
class OfficeSum:
    """How many findings the reports of one office have."""

    office: str
    reports: int
    errors: int
    warnings: int
    hints: int


_UNKNOWN = "（单位不明）"


def by_office(sheets: Iterable[ProofSheet]) -> tuple[OfficeSum, ...]:
    """Sum up by office, those with most errors first; files that cannot be read are left out."""
    offices: dict[str, list[ProofSheet]] = {}
    for sheet in sheets:
        if not sheet.error:
            offices.setdefault(sheet.office or _UNKNOWN, []).append(sheet)
    sums = [_sum(office, found) for office, found in offices.items()]
    return tuple(sorted(sums, key=lambda one: (-one.errors, -one.warnings, -one.hints)))


def _sum(office: str, sheets: Sequence[ProofSheet]) -> OfficeSum:
    counts = [sum(sheet.count(severity) for sheet in sheets) for severity in Severity]
    return OfficeSum(office, len(sheets), *counts)
