"""What encryption costs: the same done to a store and to an encrypted copy of it, in turns."""

import dataclasses
import datetime as dt
import shutil
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from desktop.domain.office import Office
from desktop.domain.outline import Section, replaced
from desktop.domain.report import Report, Status, Step
from desktop.store import Store
from desktop.store.engine import can_encrypt
from desktop.store.key import Key, derived
from desktop.store.recoding import recode

pytestmark = pytest.mark.skipif(not can_encrypt(), reason="sqlcipher3 is not installed")

KEY = Key(b"\x01" * 32, b"NBK1" + b"\x02" * 12)
OFFICES, YEARS, SECTIONS = 100, 10, 30
ROUNDS = 15
SAVE = 0.002  # s, at most, where a plain store takes no more than half of it
MORE = 2.0  # times as long as a plain one, at most: the disk, which both wait for, may be busy
OPEN = 0.010  # s, at most, that an encrypted store takes longer to open with its key at hand
DRAFT = Step(Status.DRAFT, dt.date(2025, 1, 3))

Pair = tuple[Path, Path]


def _report(year: int) -> Report:
    text = "坚持党的领导，推进依法行政，严格规范公正文明执法。" * 8
    return Report(
        year=year,
        title=f"东岭区国防动员办公室{year}年法治政府建设年度报告",
        sections=tuple(Section(1, f"第{n}项", paragraphs=(text,)) for n in range(SECTIONS)),
    )


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Pair:
    """Give a store of a thousand reports and an encrypted copy of it."""
    folder = tmp_path_factory.mktemp("encryption")
    plain, encrypted = folder / "plain.db", folder / "encrypted.db"
    with Store.open(plain, create=True) as store, store.transaction():
        for number in range(OFFICES):
            office = store.add_office(Office(f"第{number}办公室"))
            for year in range(2015, 2015 + YEARS):
                store.add_report(office, _report(year), DRAFT)
    shutil.copyfile(plain, encrypted)
    recode(encrypted, None, KEY)
    return plain, encrypted


def _medians(pair: Pair, act: Callable[[Path], float]) -> tuple[float, float]:
    """Time an act on both, in turns, so that a busy moment falls on both; in seconds."""
    for path in pair:
        act(path)
    times = [(act(pair[0]), act(pair[1])) for _ in range(ROUNDS)]
    plain, encrypted = (statistics.median(column) for column in zip(*times, strict=True))
    return plain, encrypted


def _timed(act: Callable[[], object]) -> float:
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun


def _tell(benchmark: BenchmarkFixture, plain: float, encrypted: float) -> None:
    benchmark.pedantic(lambda: None)
    benchmark.extra_info["plain, ms"] = round(plain * 1000, 3)
    benchmark.extra_info["encrypted, ms"] = round(encrypted * 1000, 3)
    benchmark.extra_info["ratio"] = round(encrypted / plain, 2)


def _open(path: Path) -> Store:
    return Store.open(path, key=KEY if path.stem == "encrypted" else None)


def test_opening_takes_one_derivation_more(pair: Pair, benchmark: BenchmarkFixture) -> None:
    def opened(path: Path) -> float:
        begun = time.perf_counter()
        with _open(path) as store:
            assert store.years()
            return time.perf_counter() - begun

    plain, encrypted = _medians(pair, opened)
    _tell(benchmark, plain, encrypted)
    benchmark.extra_info["key, ms"] = round(1000 * _timed(lambda: derived("密码", KEY.salt)), 1)
    assert encrypted - plain <= OPEN


def test_saving_a_section(pair: Pair, benchmark: BenchmarkFixture) -> None:
    def saved(path: Path) -> float:
        with _open(path) as store:
            key = next(iter(store.all_entries())).id
            before = store.report(key).report
            changed = Section(1, "改过的一项", paragraphs=("新的内容。" * 40,))
            after = dataclasses.replace(before, sections=replaced(before.sections, 12, changed))
            times = [
                _timed(lambda: store.save_report(key, before, after))
                + _timed(lambda: store.save_report(key, after, before))
                for _ in range(20)
            ]
        return statistics.median(times) / 2

    plain, encrypted = _medians(pair, saved)
    _tell(benchmark, plain, encrypted)
    assert encrypted <= max(SAVE, MORE * plain)


@pytest.mark.parametrize("word", ["法", "法治", "严格规范公正"])
def test_searching(pair: Pair, benchmark: BenchmarkFixture, word: str) -> None:
    def searched(path: Path) -> float:
        with _open(path) as store:
            return _timed(lambda: store.search((word,), limit=50))

    _tell(benchmark, *_medians(pair, searched))


def test_backing_up(pair: Pair, benchmark: BenchmarkFixture) -> None:
    def copied(path: Path) -> float:
        with _open(path) as store:
            return _timed(lambda: store.copy_to(path.with_suffix(".copy")))

    plain, encrypted = _medians(pair, copied)
    _tell(benchmark, plain, encrypted)
    benchmark.extra_info["MB"] = round(pair[0].stat().st_size / 1e6, 1)


def test_changing_the_password(pair: Pair, benchmark: BenchmarkFixture) -> None:
    path = pair[1].with_name("changing.db")
    shutil.copyfile(pair[1], path)
    other = Key(b"\x03" * 32, b"NBK1" + b"\x04" * 12)
    keys = [KEY, other]

    def changed() -> None:
        recode(path, keys[0], keys[1])
        keys.reverse()

    benchmark.pedantic(changed, rounds=4)
    assert benchmark.stats is not None
    size = path.stat().st_size / 1e6
    benchmark.extra_info["ms a MB"] = round(1000 * benchmark.stats.stats.median / size, 1)
