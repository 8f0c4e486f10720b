"""The same words at two places of a report."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from desktop.domain.report import Report
from desktop.proofing.context import Context
from desktop.proofing.rule import ReportRule, Spot

_CLAUSE = re.compile(r"[^，。；：！？\n]+")
_SHORTEST = 40
_SHOWN = 20  # a mark under half a page says no more than one under its beginning


@dataclass(frozen=True, slots=True)
class _Clause:
    section: int
    start: int
    end: int
    text: str


def _repeated(report: Report, _context: Context) -> Iterator[Spot]:
    """Clauses of forty characters and more that stood before, one behind the other."""
    clauses = [
        _Clause(index, start, end, text)
        for index, section in enumerate(report.sections)
        for start, end, text in _clauses(section.text)
    ]
    first: dict[str, int] = {}
    place = 0
    while place < len(clauses):
        before = first.setdefault(clauses[place].text, place)
        length = _run(clauses, before, place) if before < place else 0
        run = clauses[place : place + length]
        if sum(len(clause.text) for clause in run) >= _SHORTEST:
            yield _spot(run)
        for number in range(place, place + max(length, 1)):
            first.setdefault(clauses[number].text, number)
        place += max(length, 1)


@lru_cache(maxsize=512)
def _clauses(text: str) -> tuple[tuple[int, int, str], ...]:
    """Cut a section into clauses; while one is typed the others stay the same."""
    return tuple(
        (match.start(), match.end(), "".join(match.group().split()))
        for match in _CLAUSE.finditer(text)
    )


def _run(clauses: list[_Clause], before: int, place: int) -> int:
    """Count the clauses of one section that are the same at both places."""
    length = 0
    while (
        place + length < len(clauses)
        and before + length < place
        and clauses[before + length].text == clauses[place + length].text
        and clauses[place + length].section == clauses[place].section
    ):
        length += 1
    return length


def _spot(run: list[_Clause]) -> Spot:
    start, end = run[0].start, min(run[-1].end, run[0].start + _SHOWN)
    count = sum(len(clause.text) for clause in run)
    message = f"从这里起的 {count} 个字前面已经写过，一字不差，建议只留一处。"
    return Spot(run[0].section, start, end, message=message)


RULES: Mapping[str, ReportRule] = {"structure.repeated": _repeated}
