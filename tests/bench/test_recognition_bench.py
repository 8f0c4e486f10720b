"""How much is recognised, how fast, and in how much memory."""

import gc
import itertools
import time
import tracemalloc
from collections.abc import Iterable
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from desktop.recognition import recognise
from tests.bench.accuracy.annotated import forms
from tests.bench.accuracy.measured import Score
from tests.bench.accuracy.run import Found, measured_texts, measured_word_files, written
from tests.bench.accuracy.variants import variants

LEAST_FIELDS = 0.99
LEAST_F1 = 0.98
REPORTS_A_SECOND = 100
FILES = 1000
MOST_GROWTH = 1024 * 1024


def total(found: Iterable[Found]) -> Score:
    whole = Score()
    for _what, score in found:
        whole.add(score)
    return whole


def assert_accurate(whole: Score) -> None:
    assert whole.accuracy >= LEAST_FIELDS, "\n".join(whole.misses)
    assert whole.f1 >= LEAST_F1, "\n".join(whole.misses)
    assert whole.conserved == whole.reports


def test_reports_written_by_hand_are_recognised(tmp_path: Path) -> None:
    assert_accurate(total(measured_texts(forms(), tmp_path)))


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_reports_put_together_are_recognised(seed: int, tmp_path: Path) -> None:
    assert_accurate(total(measured_texts(variants(seed), tmp_path)))


def test_word_files_without_numbers_are_recognised(tmp_path: Path) -> None:
    assert_accurate(total(measured_word_files(tmp_path)))


@pytest.fixture
def paths(tmp_path: Path) -> list[Path]:
    return [path for _form, path in written(variants(), tmp_path)]


def test_reading_a_text_report(paths: list[Path], benchmark: BenchmarkFixture) -> None:
    turns = itertools.cycle(paths)
    benchmark(lambda: recognise(next(turns)))


def test_a_hundred_text_reports_a_second_on_one_core(paths: list[Path]) -> None:
    recognise(paths[0])
    begun = time.process_time()
    for path in paths:
        recognise(path)
    assert len(paths) / (time.process_time() - begun) >= REPORTS_A_SECOND


def test_memory_stays_flat_over_a_thousand_files(paths: list[Path]) -> None:
    turns = itertools.cycle(paths)
    for path in itertools.islice(turns, len(paths)):
        recognise(path)
    tracemalloc.start()
    gc.collect()
    before = tracemalloc.get_traced_memory()[0]
    for path in itertools.islice(turns, FILES):
        recognise(path)
    gc.collect()
    after = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    assert after - before < MOST_GROWTH
