"""Who copied from whom: sentences and reports that are alike, among thousands of them.

Comparing each with each takes hours. Texts that are alike share rare stretches of characters:
an index of those tells the few that are worth comparing (prefix filtering, S. Chaudhuri et al.,
A primitive operator for similarity joins in data cleaning, 2006).
"""

import zlib
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, groupby

_GRAM = 4  # characters of the stretches sentences are indexed by
_LONG_GRAM = 16  # and of those reports are indexed by: the shortest copied passage
_CROWD = 200  # a stretch that more texts have is a set phrase
_EACH = 8  # of so many long stretches one is a fingerprint
_FEWEST = 2  # fingerprints two reports must share to be worth comparing
_SPARSE = 32  # shared characters that leave one fingerprint at least, in passages of that length
_PLACE_BITS = 24
_PLACE = (1 << _PLACE_BITS) - 1


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
        self._prints = array("Q")  # each with the place of its report in the lower bits
        self._sizes: list[int] = []

    def add(self, text: str) -> None:
        """Take in the next report, as a stream of the characters that count."""
        place = len(self._sizes)
        self._prints.extend(print_ << _PLACE_BITS | place for print_ in _fingerprints(text))
        self._sizes.append(len(text))

    def alike(self, share: float = 0.0) -> list[tuple[int, int]]:
        """Return the pairs worth comparing by their places, ascending; the most alike first.

        Pairs that hardly share `share` of the shorter text are left out.
        """
        shared: Counter[tuple[int, int]] = Counter()
        for _, group in groupby(sorted(self._prints), key=lambda each: each >> _PLACE_BITS):
            places = [each & _PLACE for each in group]
            if 1 < len(places) <= _CROWD:
                shared.update(combinations(places, 2))
        found = [
            (-count, *pair)
            for pair, count in shared.items()
            if count >= max(_FEWEST, share * min(self._sizes[at] for at in pair) / _SPARSE)
        ]
        return [(one, other) for _, one, other in sorted(found)]


def _fingerprints(text: str) -> set[int]:
    """Return every eighth hash of a stretch, by the hash and not by the place (U. Manber, 1994)."""
    hashes = (
        zlib.crc32(text[at : at + _LONG_GRAM].encode())
        for at in range(max(0, len(text) - _LONG_GRAM + 1))
    )
    return {each for each in hashes if not each % _EACH}
