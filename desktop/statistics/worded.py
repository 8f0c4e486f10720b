"""Figures without a number: what there was none of, and what all of them were."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from desktop.statistics.cues import Cues
from desktop.statistics.passages import Passage
from desktop.statistics.vocabulary import Vocabulary

_SCOPE = 60
_NOUGHT, _SHORT = "零", 4  # 零败诉 says nothing of what follows it
_NEAR = 8
_ALL_REACH = 14


@dataclass(frozen=True, slots=True)
class Worded:
    """A value that words give.

    Attributes:
        start: Where the words stand (未发生, 均).
        scope: Where the phrase ends; numbers in it count nothing of their own.
    """

    key: str
    value: Decimal
    start: int
    end: int
    scope: tuple[int, int]


def zeros(
    passage: Passage, sentence: tuple[int, int], cues: Cues, vocabulary: Vocabulary
) -> Iterator[Worded]:
    """Find what a sentence says there was none of, one value for each thing it names."""
    words, (start, end) = passage.words, sentence
    for match in vocabulary.zeros.before.finditer(words, start, end):
        last = min(end, match.end() + (_SHORT if match.group() == _NOUGHT else _SCOPE))
        stop = vocabulary.zeros.stop.search(words, match.end(), last)
        scope = match.end(), stop.start() if stop else last
        if not _taken_back(passage, start, match.start(), vocabulary):
            yield from _none(words, scope, match.span(), cues)
    if not vocabulary.zeros.behind_holds.search(words, start, end):
        return
    for match in vocabulary.zeros.behind.finditer(words, start, end):
        scope = _clause_start(words, start, match.start(), vocabulary), match.start()
        yield from _none(words, scope, match.span(), cues)


def _taken_back(passage: Passage, start: int, place: int, vocabulary: Vocabulary) -> bool:
    clause = passage.words[_clause_start(passage.words, start, place, vocabulary) : place]
    return vocabulary.zeros.never_after.search(clause) is not None


def _clause_start(words: str, start: int, place: int, vocabulary: Vocabulary) -> int:
    marks = [match.end() for match in vocabulary.zeros.stop.finditer(words, start, place)]
    return marks[-1] if marks else start


def _none(
    words: str, scope: tuple[int, int], place: tuple[int, int], cues: Cues
) -> Iterator[Worded]:
    text = words[scope[0] : scope[1]]
    for thing in cues.zeros:
        match = thing.pattern.search(text)
        if match is None:
            continue
        around = text[max(0, match.start() - _NEAR) : match.end()]
        if thing.never is None or not thing.never.search(around):
            yield Worded(thing.key, Decimal(0), *place, scope)


def alls(
    passage: Passage,
    sentence: tuple[int, int],
    values: Sequence[tuple[int, int, str, Decimal]],
    cues: Cues,
    vocabulary: Vocabulary,
) -> Iterator[Worded]:
    """Find what a sentence says all of them were: as many as the whole it just named.

    `values` are the sentence's quantities: start, end, indicator, value. A clause with a number
    of its own is left to that number (其余36件均适用普通程序).
    """
    words, (start, end) = passage.words, sentence
    for match in vocabulary.all.finditer(words, start, end):
        clause = _clause_start(words, start, match.start(), vocabulary)
        if any(clause <= value[0] < match.start() for value in values):
            continue
        stop = vocabulary.zeros.stop.search(words, match.end(), end)
        text = words[match.end() : min(stop.start() if stop else end, match.end() + _ALL_REACH)]
        for thing in cues.alls:
            whole = _whole(thing.key, match.start(), values, cues)
            if whole is not None and thing.pattern.search(text):
                yield Worded(thing.key, whole, *match.span(), match.span())


def _whole(
    key: str, place: int, values: Sequence[tuple[int, int, str, Decimal]], cues: Cues
) -> Decimal | None:
    named = {value[2]: value[3] for value in values if value[1] <= place}
    if key in named:
        return None
    return next((named[whole] for whole in cues.wholes[key] if whole in named), None)
