"""What handing over three hundred reports costs: packed, sealed, looked at, merged."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from itertools import count
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from desktop.domain.figure import Figure
from desktop.domain.office import Office
from desktop.domain.outline import Section
from desktop.domain.report import Report
from desktop.services.packing import Wrapping
from desktop.services.workspace import Workspace
from desktop.statistics.catalogue import load_catalogue

REPORTS, SECTIONS, KEYS = 300, 30, 20
TEXT = "全年共办理行政执法案件若干件，罚没款全部上缴国库，没有发生复议和诉讼败诉的情形。" * 5
NOW = dt.datetime(2026, 1, 17, 9, 30, tzinfo=dt.UTC)
LONGEST = 60.0  # s that a whole province's deliveries may take, each way
PASSWORD = "三百份报告的密码"  # noqa: S105 - of a benchmark


@pytest.fixture(scope="module")
def sender(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """Give a store of three hundred reports of six thousand characters with twenty figures."""
    keys = [each.key for each in load_catalogue().indicators][:KEYS]
    with Workspace.open(tmp_path_factory.mktemp("sender") / "sender.db") as workspace:
        for number in range(REPORTS):
            name = f"第{number}县国防动员办公室"
            office = workspace.offices.add(Office(name))
            body = tuple(
                Section(1, f"第{place}件工作", paragraphs=(f"{place}{TEXT}",))
                for place in range(SECTIONS)
            )
            report = Report(office=name, year=2025, title="年度报告", sections=body)
            key = workspace.reports.add(office, report, today=NOW.date())
            workspace.figures.save(key, [Figure(each, Decimal(number)) for each in keys])
        yield workspace


def _assert_quick(benchmark: BenchmarkFixture) -> None:
    assert benchmark.stats is not None
    assert benchmark.stats.stats.mean < LONGEST


def _pack(sender: Workspace, path: Path, wrapping: Wrapping) -> Path:
    reports = [entry.id for entry in sender.reports.all_entries()]
    sender.packing.pack(reports, path, now=NOW, wrapping=wrapping, force=True)
    return path


@pytest.mark.parametrize(
    "wrapping",
    [
        Wrapping(documents=False),
        Wrapping(documents=False, password=PASSWORD),
        Wrapping(documents=True),
    ],
    ids=["plain", "sealed", "with documents"],
)
def test_three_hundred_reports_are_packed(
    sender: Workspace, benchmark: BenchmarkFixture, tmp_path: Path, wrapping: Wrapping
) -> None:
    path = benchmark.pedantic(
        _pack, args=(sender, tmp_path / "a.nbz", wrapping), rounds=1 if wrapping.documents else 3
    )
    benchmark.extra_info["bytes"] = path.stat().st_size
    _assert_quick(benchmark)


def test_three_hundred_reports_are_looked_at(
    sender: Workspace, benchmark: BenchmarkFixture, tmp_path: Path
) -> None:
    path = _pack(sender, tmp_path / "a.nbz", Wrapping(documents=False))
    with Workspace.open(tmp_path / "receiver.db") as receiver:
        preview = benchmark.pedantic(receiver.merging.preview, args=(path,), rounds=3)
    assert len(preview.incoming) == REPORTS
    _assert_quick(benchmark)


def test_three_hundred_reports_are_merged(
    sender: Workspace, benchmark: BenchmarkFixture, tmp_path: Path
) -> None:
    path = _pack(sender, tmp_path / "a.nbz", Wrapping(documents=False))
    numbers = count()

    def merged() -> int:
        with Workspace.open(tmp_path / f"receiver{next(numbers)}.db") as receiver:
            preview = receiver.merging.preview(path)
            choices = {each.item.entry: True for each in preview.incoming}
            receiver.merging.merge(preview, choices, now=NOW)
            return len(receiver.reports.all_entries())

    assert benchmark.pedantic(merged, rounds=2) == REPORTS
    _assert_quick(benchmark)
