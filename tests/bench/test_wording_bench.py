"""The rules on marks and words over a report of 6,000 characters.

The aim is 40 ms on a quiet machine; held is a share of what bare walks over the pairs of
characters take in the same run, as others work on the machine.
"""

import time
from pathlib import Path

from pytest_benchmark.fixture import BenchmarkFixture

from desktop.proofing import punctuation, wording

CHARACTERS = 6000
MOST_WALKS = 120
RIGHT = Path(__file__).parents[1] / "unit" / "proofing" / "right_sentences.txt"


def paragraphs() -> list[str]:
    sentences = RIGHT.read_text(encoding="utf-8").splitlines()
    lines = ["".join(sentences[at : at + 4]) for at in range(0, len(sentences), 4)]
    found: list[str] = []
    while sum(map(len, found)) < CHARACTERS:
        found += lines
    return found


def walk_seconds(texts: list[str]) -> float:
    """Time the quickest of some bare walks over all pairs of characters."""
    taken: list[float] = []
    for _ in range(50):
        start = time.perf_counter()
        for text in texts:
            [text[place : place + 2] for place in range(len(text))]
        taken.append(time.perf_counter() - start)
    return min(taken)


def test_six_thousand_characters_are_read(benchmark: BenchmarkFixture) -> None:
    rules = [*punctuation.RULES.values(), *wording.RULES.values()]
    texts = paragraphs()
    benchmark.pedantic(
        lambda: [list(rule(text)) for text in texts for rule in rules],
        rounds=30,
        warmup_rounds=1,
    )
    assert benchmark.stats is not None
    walks = benchmark.stats.stats.min / walk_seconds(texts)
    benchmark.extra_info["bare walks"] = round(walks)
    assert walks < MOST_WALKS
