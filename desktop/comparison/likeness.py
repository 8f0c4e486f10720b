"""Who copied from whom: sentences and reports that are alike, among thousands of them.

Comparing each with each takes hours. Texts that are alike share rare stretches of characters:
an index of those tells the few that are worth comparing (prefix filtering, S. Chaudhuri et al.,
A primitive operator for similarity joins in data cleaning, 2006).
"""

import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

_GRAM = 4  # characters of the stretches sentences are indexed by
_LONG_GRAM = 16  # and of those reports are indexed by: the shortest copied passage
_CROWD = 200  # a stretch that more texts have is a set phrase
_FEWEST = 3  # long stretches two reports must share to be worth comparing
_SPARSE = 20  # characters of a passage that leaves one fingerprint only


@dataclass(frozen=True, slots=True)
class Alike:
    """Two texts that are alike: their places in the lists given, and how much, from 0 to 1."""

    first: int
    second: int
    likeness: float


def alike_sentences(
    first: Sequence[str], second: Sequence[str], *, at_least: float = 0.85
) -> Iterator[Alike]:
    """Tell each pair of sentences with a likeness of `at_least` or more.

    The sentences are compared as they are: fold them first where spaces shall not count.
    """
    from rapidfuzz.distance import Indel  # noqa: PLC0415 - not at the start

    often = Counter(gram for text in (*first, *second) for gram in _grams(text))
    index: defaultdict[str, list[int]] = defaultdict(list)
    for place, text in enumerate(second):
        for gram in _rarest(text, often, at_least):
            index[gram].append(place)
    for place, text in enumerate(first):
        rare = _rarest(text, often, at_least)
        near = {other for gram in rare for other in index.get(gram, ())[:_CROWD]}
        for other in sorted(near):
            likeness = Indel.normalized_similarity(text, second[other], score_cutoff=at_least)
            if likeness >= at_least:
                yield Alike(place, other, likeness)


def _grams(text: str) -> set[str]:
    return {text[at : at + _GRAM] for at in range(max(1, len(text) - _GRAM + 1))}


def _rarest(text: str, often: Mapping[str, int], at_least: float) -> list[str]:
    """Return so many of the rarest stretches that an alike text must have one of them.

    One changed character spoils as many stretches as each is long.
    """
    grams = sorted(_grams(text), key=lambda gram: (often[gram], gram))
    changed = int(len(text) * (1 - at_least) / at_least) + 1
    return grams[: changed * _GRAM + 1]


class Crowd:
    """Reports by what they share, taken in one by one: of each only its fingerprints are kept."""

    def __init__(self) -> None:
        self._index: defaultdict[int, list[int]] = defaultdict(list)
        self._sizes: list[int] = []

    def add(self, text: str) -> None:
        """Take in the next report, as a stream of the characters that count."""
        for print_ in _fingerprints(text):
            self._index[print_].append(len(self._sizes))
        self._sizes.append(len(text))

    def alike(self, share: float = 0.0) -> list[tuple[int, int]]:
        """Return the pairs worth comparing by their places, ascending; the most alike first.

        Pairs that cannot share `share` of the shorter text are left out.
        """
        shared: Counter[tuple[int, int]] = Counter()
        for places in self._index.values():
            if len(places) <= _CROWD:
                for at, one in enumerate(places):
                    shared.update((one, other) for other in places[at + 1 :])
        found = [
            (-count, *pair)
            for pair, count in shared.items()
            if count >= max(_FEWEST, share * min(self._sizes[at] for at in pair) / _SPARSE)
        ]
        return [(one, other) for _, one, other in sorted(found)]


def _fingerprints(text: str) -> set[int]:
    """Return the smallest hash in each window of stretches (winnowing, S. Schleimer, 2003)."""
    hashes = [
        zlib.crc32(text[at : at + _LONG_GRAM].encode())
        for at in range(max(0, len(text) - _LONG_GRAM + 1))
    ]
    return {min(hashes[at : at + _GRAM]) for at in range(max(0, len(hashes) - _GRAM + 1))}
