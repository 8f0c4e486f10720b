"""Prints how much is recognised: `python -m tests.bench.accuracy [rounds] [misses]`."""

import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.accuracy.annotated import forms
from tests.bench.accuracy.measured import Score
from tests.bench.accuracy.run import measured_texts, measured_word_files
from tests.bench.accuracy.variants import variants

_AXES = ("name", "habit", "letterhead", "closing", "damage")


def main(arguments: list[str]) -> None:
    """Measure and print a table per form, habit, letterhead, closing and damage."""
    rounds = int(arguments[0]) if arguments else 1
    misses = "misses" in arguments
    with TemporaryDirectory() as name:
        folder = Path(name)
        _print("written by hand", measured_texts(forms(), folder), misses=misses)
        for seed in range(1, rounds + 1):
            found = measured_texts(variants(seed), folder)
            _print(f"put together, round {seed}", found, misses=misses)
        _print("Word files without numbers", measured_word_files(folder), misses=misses)


def _print(title: str, found: Iterable[tuple[dict[str, str], Score]], *, misses: bool) -> None:
    whole: Score = Score()
    tables: dict[tuple[str, str], Score] = defaultdict(Score)
    for what, score in found:
        whole.add(score)
        for axis in _AXES:
            tables[axis, what[axis]].add(score)
    _say(f"\n== {title}\n{'':44}reports  fields      F1  paragr.   parts  conserved")
    for (axis, name), score in sorted(tables.items()):
        _say(_row(f"{axis:10} {name}", score))
    _say(_row("all", whole))
    if misses:
        _say("\n".join(whole.misses))


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")


def _row(name: str, score: Score) -> str:
    return (
        f"{name:44}{score.reports:7}{score.accuracy:8.4f}{score.f1:8.4f}"
        f"{score.paragraphs:9.4f}{score.told_parts:8.4f}{score.conserved:7}/{score.reports}"
    )


if __name__ == "__main__":
    main(sys.argv[1:])
