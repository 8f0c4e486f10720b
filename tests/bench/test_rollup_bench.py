"""What a roll-up over a province costs: 3,200 offices, ten years, forty indicators."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from desktop.domain.report import Status
from desktop.services.rollup import Question
from desktop.services.workspace import Workspace
from desktop.statistics.catalogue import load_catalogue
from desktop.statistics.rollup import Scope

OFFICES, YEARS, KEYS = 3_200, range(2015, 2025), 40
GROUP = "复议诉讼"
LARGEST = "行政执法"
ONE_YEAR = 0.3  # s, at most, for the largest group


@pytest.fixture(scope="module")
def province(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a store of a province, written by SQL: what is measured is reading it."""
    path = tmp_path_factory.mktemp("province") / "province.db"
    Workspace.open(path).close()
    keys = [each.key for each in load_catalogue().indicators][:KEYS]
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.executemany(
            "INSERT INTO offices VALUES (?, ?, ?, '县', '', ?, '', '')",
            (
                (key, f"第{key}办公室", f"{key}办", None if key == 1 else 1)
                for key in range(1, OFFICES + 1)
            ),
        )
        raw.executemany(
            "INSERT INTO reports (id, office, year, status, updated, issued_as, mark, copy_number,"
            " secrecy, urgency, doc_number, signers, title, addressee, scheme, signature, note, cc,"
            " printer) VALUES (?, ?, ?, ?, '', '', '', '', '', '', '', '[]', '', '', '[]', '', '',"
            " '', '')",
            (
                (office * 10 + place, office, year, Status.SUBMITTED)
                for office in range(1, OFFICES + 1)
                for place, year in enumerate(YEARS)
            ),
        )
        raw.executemany(
            "INSERT INTO figures (report, indicator, value, status, approx, raw, text, start,"
            " \"end\") VALUES (?, ?, ?, 'confirmed', 0, '7 件', '办理案件 7 件。', 0, 3)",
            (
                (office * 10 + place, key, str(office * number) if number % 7 else "0.5")
                for office in range(1, OFFICES + 1)
                for place in range(len(YEARS))
                for number, key in enumerate(keys)
            ),
        )
    return path


@pytest.mark.parametrize("group", [GROUP, LARGEST])
def test_one_year_of_a_group(province: Path, benchmark: BenchmarkFixture, group: str) -> None:
    with Workspace.open(province, read_only=True) as workspace:
        question = Question(Scope(), YEARS[-1], group=group)
        answer = benchmark(workspace.rollups.ask, question)
    assert len(answer.year.lines) == OFFICES
    assert benchmark.stats is not None
    assert benchmark.stats.stats.min <= ONE_YEAR


@pytest.mark.parametrize("group", [GROUP, LARGEST])
def test_ten_years_of_a_group(province: Path, benchmark: BenchmarkFixture, group: str) -> None:
    with Workspace.open(province, read_only=True) as workspace:
        question = Question(Scope(), YEARS[-1], tuple(YEARS), group)
        answer = benchmark.pedantic(workspace.rollups.ask, args=(question,), rounds=3)
    assert len(answer.years.rows[0].tallies) == len(YEARS)
