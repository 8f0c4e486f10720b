"""How long it takes to hold reports and sentences against each other."""

import random
from collections.abc import Callable

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from desktop.comparison.alignment import aligned
from desktop.comparison.copied import copied
from desktop.comparison.likeness import alike_sentences
from desktop.domain.outline import Section
from desktop.domain.report import Report

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


def test_thirty_two_thousand_sentences_with_as_many_others(benchmark: BenchmarkFixture) -> None:
    first = _sentences(32_000, 3)
    second = _sentences(28_800, 4) + first[::10]
    found = benchmark.pedantic(lambda: list(alike_sentences(first, second)), rounds=1)
    assert len(found) >= 3_200
