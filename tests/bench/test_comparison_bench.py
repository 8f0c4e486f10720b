"""How long it takes to hold reports and sentences against each other."""

import random
from collections.abc import Callable
from dataclasses import replace

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from desktop.comparison.alignment import aligned
from desktop.comparison.copied import copied
from desktop.comparison.likeness import Crowd, alike_sentences
from desktop.domain.outline import Section
from desktop.domain.report import Report
from desktop.services.comparison import compared, side_by_side
from desktop.statistics.catalogue import load_catalogue

_COMPARISON = 0.05  # seconds for two reports of 6,000 characters
_WORDS = (
    "依法行政", "执法监督", "案件办理", "组织领导", "学习培训", "普法宣传", "制度建设",
    "风险防控", "督促整改", "台账管理", "责任落实", "人防工程", "国防教育", "行政复议",
)  # fmt: skip


def _sentences(count: int, seed: int) -> list[str]:
    chance = random.Random(seed)  # noqa: S311 - texts, no secrets
    syllables = [chr(0x4E00 + chance.randrange(3000)) for _ in range(600)]
    return [
        "".join(
            chance.choice(_WORDS) + "".join(chance.choices(syllables, k=3))
            for _ in range(chance.randint(2, 7))
        )
        + "。"
        for _ in range(count)
    ]


def _report(year: int, seed: int) -> Report:
    texts = _sentences(260, seed)
    sections = tuple(
        Section(2, f"第{place}项工作", paragraphs=("".join(texts[place * 8 : place * 8 + 8]),))
        for place in range(32)
    )
    return Report(year=year, sections=sections)


@pytest.mark.parametrize("work", [aligned, copied])
def test_two_reports_of_six_thousand_characters(
    benchmark: BenchmarkFixture, work: Callable[[Report, Report], object]
) -> None:
    benchmark(work, _report(2023, 1), _report(2024, 2))


def test_all_of_a_comparison_of_six_thousand_characters(benchmark: BenchmarkFixture) -> None:
    catalogue = load_catalogue()
    benchmark(compared, (_report(2023, 1), {}), (_report(2024, 2), {}), catalogue)
    assert benchmark.stats is None or benchmark.stats["min"] < _COMPARISON


def test_side_by_side_of_sixty_thousand_characters(benchmark: BenchmarkFixture) -> None:
    long = [
        replace(_report(year, year), sections=sum((_report(year, seed).sections
                for seed in range(first, first + 10)), ()))
        for year, first in ((2023, 0), (2024, 5))
    ]  # fmt: skip
    benchmark.pedantic(side_by_side, long, rounds=1)


def test_four_hundred_offices_among_each_other(benchmark: BenchmarkFixture) -> None:
    chance = random.Random(5)  # noqa: S311 - as above
    signs = [chr(place) for place in range(0x4E00, 0x8E00)]
    texts = ["".join(chance.choices(signs, k=5000)) for _ in range(399)]
    texts.append(texts[0][:2500] + "".join(chance.choices(signs, k=2500)))
    crowd = benchmark.pedantic(_taken_in, [texts], rounds=1)
    assert crowd.alike(0.1) == [(0, 399)]


def _taken_in(texts: list[str]) -> Crowd:
    crowd = Crowd()
    for text in texts:
        crowd.add(text)
    return crowd


def test_thirty_two_thousand_sentences_with_as_many_others(benchmark: BenchmarkFixture) -> None:
    first = _sentences(32_000, 3)
    second = _sentences(28_800, 4) + first[::10]
    found = benchmark.pedantic(lambda: list(alike_sentences(first, second)), rounds=1)
    assert len(found) >= 3_200
