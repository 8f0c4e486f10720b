"""Proofreading while its clerk types: a report of 6,000 characters.

Timed in the processor's time: other programs on the machine are no fault of the rules.
"""

import json
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from desktop.domain.outline import replaced
from desktop.domain.report import Report
from desktop.services.interchange import report_from_json
from desktop.services.proofing import Proofing

_CHARACTERS = 6000
_WHOLE = 0.100
_KEYSTROKE = 0.010


@pytest.fixture
def report(root: Path) -> Report:
    """Give the sections of samples up to 6,000 characters."""
    entries: list[dict[str, Any]] = [
        entry
        for file in sorted((root / "resources" / "samples").glob("*.json"))
        for entry in json.loads(file.read_bytes())["reports"]
    ]
    joined = replace(report_from_json(entries[0]["report"]), sections=())
    for entry in entries:
        for section in report_from_json(entry["report"]).sections:
            joined = replace(joined, sections=(*joined.sections, section))
            if joined.characters >= _CHARACTERS:
                return joined
    return joined


@pytest.mark.benchmark(timer=time.process_time)
def test_checking_a_whole_report(report: Report, benchmark: BenchmarkFixture) -> None:
    Proofing().check(report)  # word lists are read once in a program's life

    benchmark.pedantic(lambda proofing: proofing.check(report), setup=_fresh, rounds=20)

    assert benchmark.stats is not None
    assert benchmark.stats.stats.min < _WHOLE


@pytest.mark.benchmark(timer=time.process_time)
def test_checking_after_a_keystroke(report: Report, benchmark: BenchmarkFixture) -> None:
    proofing = Proofing()
    proofing.check(report)
    typed = _Typing(report)

    benchmark.pedantic(proofing.check, setup=lambda: ((typed.key(),), {}), rounds=50)

    assert benchmark.stats is not None
    assert benchmark.stats.stats.min < _KEYSTROKE


def _fresh() -> tuple[tuple[Proofing], dict[str, object]]:
    return (Proofing(),), {}


class _Typing:
    """Writes one character after the other into the longest paragraph."""

    def __init__(self, report: Report) -> None:
        self._report = report
        sections = enumerate(report.sections)
        self._index = max(sections, key=lambda one: len(one[1].text))[0]

    def key(self) -> Report:
        section = self._report.sections[self._index]
        paragraphs = (*section.paragraphs[:-1], f"{section.paragraphs[-1]}好")
        changed = replace(section, paragraphs=paragraphs)
        sections = replaced(self._report.sections, self._index, changed)
        self._report = replace(self._report, sections=sections)
        return self._report
