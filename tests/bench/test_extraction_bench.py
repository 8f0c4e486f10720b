"""Reading a report's figures while its clerk types: a report of 6,000 characters in 20 ms."""

import json
from pathlib import Path
from typing import Any

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from desktop.domain.report import Report
from desktop.services.interchange import report_from_json
from desktop.statistics.catalogue import load_catalogue
from desktop.statistics.checks import check
from desktop.statistics.extraction import extract, mentions

_CHARACTERS = 6000
_LIMIT = 0.020


@pytest.fixture
def report(root: Path) -> Report:
    """Give the sections of samples up to 6,000 characters, dense with figures."""
    entries: list[dict[str, Any]] = [
        entry
        for file in sorted((root / "resources" / "samples").glob("*.json"))
        for entry in json.loads(file.read_bytes())["reports"]
    ]
    joined = Report(year=2024)
    for entry in entries:
        for section in report_from_json(entry["report"]).sections:
            joined = Report(year=2024, sections=(*joined.sections, section))
            if joined.characters >= _CHARACTERS:
                return joined
    return joined


def test_reading_the_figures_of_a_long_report(report: Report, benchmark: BenchmarkFixture) -> None:
    catalogue = load_catalogue()

    found = benchmark(extract, report, catalogue)

    assert len(found) > 100
    stats = benchmark.stats  # None where benchmarks are switched off
    assert stats is None or stats["min"] <= _LIMIT


def test_checking_the_figures_of_a_report(root: Path, benchmark: BenchmarkFixture) -> None:
    catalogue = load_catalogue()
    file = min((root / "resources" / "samples").glob("*.json"))
    report = report_from_json(json.loads(file.read_bytes())["reports"][1]["report"])
    figures = mentions(report, catalogue)

    assert benchmark(check, figures, catalogue)
