"""The rules on marks and words over a report of 6,000 characters: aim 40 ms."""

from pathlib import Path

from pytest_benchmark.fixture import BenchmarkFixture

from desktop.proofing import punctuation, wording

CHARACTERS = 6000
AIM_S = 0.04
RIGHT = Path(__file__).parents[1] / "unit" / "proofing" / "right_sentences.txt"


def paragraphs() -> list[str]:
    sentences = RIGHT.read_text(encoding="utf-8").splitlines()
    lines = ["".join(sentences[at : at + 4]) for at in range(0, len(sentences), 4)]
    found: list[str] = []
    while sum(map(len, found)) < CHARACTERS:
        found += lines
    return found


def test_six_thousand_characters_are_read(benchmark: BenchmarkFixture) -> None:
    rules = [*punctuation.RULES.values(), *wording.RULES.values()]
    texts = paragraphs()
    benchmark(lambda: [list(rule(text)) for text in texts for rule in rules])
    assert benchmark.stats is not None
    assert benchmark.stats.stats.min < AIM_S
