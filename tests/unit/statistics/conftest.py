"""What the tests of statistics share."""

import csv
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def truth_figures(seeds: Path) -> list[dict[str, str]]:
    """Give the figures of the real reports that an indicator stands for, a row each."""
    file = seeds.parent / "reference" / "truth" / "figures.tsv"
    with file.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [row for row in rows if row["key"] != "（不入库）"]
