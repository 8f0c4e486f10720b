"""What the tests of statistics share."""

import csv
import json
from collections import Counter
from collections.abc import Callable, Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from desktop.domain.figure import Figure
from desktop.domain.indicator import Catalogue
from desktop.domain.outline import Section
from desktop.domain.report import Report
from desktop.statistics.catalogue import load_catalogue
from desktop.statistics.extraction import extract

Pairs = Counter[tuple[str, Decimal]]
Read = Callable[..., tuple[Figure, ...]]


@pytest.fixture(scope="session")
def truth_figures(seeds: Path) -> list[dict[str, str]]:
    """Give the figures of the real reports that an indicator stands for, a row each."""
    file = seeds.parent / "reference" / "truth" / "figures.tsv"
    with file.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [row for row in rows if row["key"] != "（不入库）"]


@pytest.fixture(scope="session")
def ours() -> Catalogue:
    """Give the catalogue that comes with the program."""
    return load_catalogue()


@pytest.fixture(scope="session")
def read(ours: Catalogue) -> Read:
    """Read the figures of one section that holds the given paragraphs."""

    def read(*paragraphs: str, year: int = 2024) -> tuple[Figure, ...]:
        sections = (Section(0, paragraphs=paragraphs),)
        return extract(Report(year=year, sections=sections), ours)

    return read


@pytest.fixture(scope="session")
def told(read: Read) -> Callable[..., dict[str, str]]:
    """Read a text; give its classified figures by indicator, an approximate one with a ~."""

    def told(*paragraphs: str, year: int = 2024) -> dict[str, str]:
        return {
            figure.indicator: f"{figure.value:f}" + ("~" if figure.approx else "")
            for figure in read(*paragraphs, year=year)
            if figure.indicator
        }

    return told


@pytest.fixture(scope="session")
def passages(root: Path) -> Callable[[str], list[dict[str, Any]]]:
    """Give passages written by hand with their truth, of one of the files beside this one."""

    def passages(name: str) -> list[dict[str, Any]]:
        file = root / "tests" / "unit" / "statistics" / name
        found: list[dict[str, Any]] = json.loads(file.read_text(encoding="utf-8"))
        return found

    return passages


def pairs(figures: Iterable[Figure]) -> Pairs:
    """Count what figures say: indicator and value."""
    return Counter(
        (figure.indicator, figure.value)
        for figure in figures
        if figure.indicator and figure.value is not None
    )


@pytest.fixture(scope="session")
def counted() -> Callable[[Iterable[Figure]], Pairs]:
    """Give the counting of figures by indicator and value."""
    return pairs
