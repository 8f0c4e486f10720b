"""What the store costs: saving one section, and opening a store of a thousand times the size.

With its index and its history, at 32,000 reports with ten revisions each; what a search costs at
that size stands in `test_search_bench`.
"""

import dataclasses
import datetime as dt
import json
import sqlite3
import statistics
import time
from contextlib import closing
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from desktop.domain.office import Office, OfficeId
from desktop.domain.outline import Section, replaced
from desktop.domain.report import Report, ReportId, Status, Step
from desktop.store import Store

YEARS = 10
SECTIONS = 10
FEW, MANY = 32, 32_000  # reports
ROUNDS = 25
WINDOW = (OfficeId(1), OfficeId(2), OfficeId(3))
SAVE = 0.002  # s, at most
OPEN = 0.020  # s, at most
REVISIONS = 10
DRAFT = Step(Status.DRAFT, dt.date(2025, 1, 3))


def _report(sections: int) -> Report:
    text = "坚持党的领导，推进依法行政。" * 15
    return Report(
        year=2024,
        title="东岭区国防动员办公室2024年法治政府建设年度报告",
        sections=tuple(
            Section(1, f"第{number}项", paragraphs=(text,)) for number in range(sections)
        ),
    )


def test_saving_one_section(tmp_path: Path, benchmark: BenchmarkFixture) -> None:
    with Store.open(tmp_path / "store.db", create=True) as store:
        office = store.add_office(Office("东岭区国防动员办公室"))
        key = store.add_report(office, _report(30), DRAFT)
        _time_saves(store, key, benchmark)


def test_saving_one_section_among_very_many(
    stores: tuple[Path, Path], benchmark: BenchmarkFixture
) -> None:
    with Store.open(stores[1]) as store:
        key = store.add_report(store.add_office(Office("另一个单位")), _report(30), DRAFT)
        _time_saves(store, key, benchmark)


def _time_saves(store: Store, key: ReportId, benchmark: BenchmarkFixture) -> None:
    """Save a section there and back, with history and index, and hold the time."""
    before = store.report(key).report
    changed = Section(1, "改过的一项", paragraphs=("新的内容。" * 40,))
    after = dataclasses.replace(before, sections=replaced(before.sections, 12, changed))

    def there_and_back() -> None:
        store.save_report(key, before, after)
        store.save_report(key, after, before)

    benchmark.pedantic(there_and_back, rounds=200, warmup_rounds=10)
    assert benchmark.stats is not None
    each = benchmark.stats.stats.median / 2
    benchmark.extra_info["ms a save"] = round(each * 1000, 3)
    assert each <= SAVE


@pytest.fixture(scope="module")
def stores(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Give a small store and one with a thousand times as many reports."""
    folder = tmp_path_factory.mktemp("stores")
    few, many = folder / "few.db", folder / "many.db"
    for path, reports in ((few, FEW), (many, MANY)):
        _fill(path, reports)
    return few, many


def _fill(path: Path, reports: int) -> None:
    with Store.open(path, create=True) as store:
        for number in range(-(-reports // YEARS)):
            store.add_office(Office(f"第{number}办公室"))
        store.add_report(OfficeId(1), _report(SECTIONS), DRAFT)
    # By SQL and from one report: what is measured is opening, not writing a million sections.
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute("CREATE TEMP TABLE one AS SELECT * FROM reports")
        raw.execute("UPDATE one SET id = NULL")
        raw.execute("DELETE FROM reports")
        raw.execute("CREATE TEMP TABLE body AS SELECT * FROM sections")
        raw.execute("DELETE FROM sections")
        for number in range(reports):
            raw.execute(
                "UPDATE one SET id = ?1 + 1, office = ?1 / ?2 + 1, year = 2015 + ?1 % ?2",
                (number, YEARS),
            )
            raw.execute("INSERT INTO reports SELECT * FROM one")
        raw.execute(
            "INSERT INTO sections (report, position, depth, heading, run_in, content)"
            " SELECT reports.id, position, depth, heading, run_in, content FROM reports, body"
        )
        raw.execute(
            "INSERT INTO revisions (report, kind, status, began, at, operator, name, reason, undo)"
            " SELECT report, '修改', status, began, at, operator, name, reason, randomblob(600)"
            " FROM (SELECT reports.id AS report, one.* FROM reports,"
            " (SELECT * FROM revisions LIMIT 1) AS one), json_each(?)",
            (json.dumps(list(range(REVISIONS))),),
        )


def _start(path: Path) -> float:
    """Do what the window does first; returns how long that took, in seconds."""
    begun = time.perf_counter()
    with Store.open(path) as store:
        year = store.years()[-1]
        counts = store.status_counts(year)
        window = store.entries(WINDOW, range(year - YEARS + 1, year + 1))
        taken = time.perf_counter() - begun
    assert sum(counts.values())
    assert len(window) == len(WINDOW) * YEARS
    return taken


def test_opening_many_reports_costs_no_more_than_few(
    stores: tuple[Path, Path], benchmark: BenchmarkFixture
) -> None:
    few, many = stores
    for path in stores:
        _start(path)
    # In turns, so that a busy moment falls on both.
    pairs = [(_start(few), _start(many)) for _ in range(ROUNDS)]
    small, large = (statistics.median(column) for column in zip(*pairs, strict=True))
    benchmark.extra_info["32 reports, ms"] = round(small * 1000, 2)
    benchmark.extra_info["32,000 reports, ms"] = round(large * 1000, 2)
    benchmark.extra_info["ratio"] = round(large / small, 2)
    benchmark.pedantic(_start, args=(many,), rounds=ROUNDS)
    assert large <= 1.5 * small
    assert large <= OPEN
