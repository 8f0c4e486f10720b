"""雷同检查: of the offices below a superior, who shares how much with whom in one year.

Asked beside the store, in another thread: it opens the file itself, for reading. All texts of a
year are held at once, as the characters that count: 12 kB an office.
"""

import datetime as dt
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass

from desktop.comparison.copied import SHORTEST, body_stream
from desktop.comparison.likeness import Crowd
from desktop.comparison.tiling import tiles
from desktop.domain.report import ReportId, ReportRecord
from desktop.statistics.rollup import Scope, members
from desktop.store import Store

MOST_PAIRS = 5_000
"""Pairs that are compared word by word, those that share most first."""

_AT_A_TIME = 10  # reports or pairs between two steps


@dataclass(frozen=True, slots=True)
class CopyQuestion:
    """Whose reports on which year are held against each other.

    Attributes:
        share: The least share of the later report, from 0 to 1, that is worth telling.
    """

    scope: Scope
    year: int
    share: float = 0.1


@dataclass(frozen=True, slots=True)
class Side:
    """One of two reports that are alike.

    Attributes:
        name: The office's name in that year.
        dated: The date on the report; where there is none, of its last change.
    """

    report: ReportId
    name: str
    dated: dt.date


@dataclass(frozen=True, slots=True)
class Pair:
    """Two reports that share passages, the earlier one first.

    Attributes:
        characters: What they share, in characters that count.
        share: The part of the later report that is.
        longest: The longest passage.
    """

    earlier: Side
    later: Side
    characters: int
    share: float
    longest: str

    @property
    def ordered(self) -> bool:
        """Whether the dates tell who was first."""
        return self.earlier.dated < self.later.dated


@dataclass(frozen=True, slots=True)
class CopyAnswer:
    """What was found.

    Attributes:
        offices: How many offices were asked about; `reports`: how many had a report.
        pairs: The greatest share first.
        left_out: Pairs that shared least and were not compared.
    """

    question: CopyQuestion
    offices: int
    reports: int
    pairs: tuple[Pair, ...]
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class CopyProgress:
    """How far it is: `done` of `total`, reading reports or comparing pairs."""

    done: int
    total: int
    reading: bool


CopyWork = Generator[CopyProgress, None, CopyAnswer]


class CopyingService:
    """Finds out who copied from whom."""

    def __init__(self, store: Store, reader: Callable[[], Store] | None = None) -> None:
        self._reader = reader or (lambda: Store.open(store.path, read_only=True, key=store.key))

    def asking(self, question: CopyQuestion) -> CopyWork:
        """Return work for another thread; closing it cancels."""
        return _beside(self._reader, question)


@dataclass(frozen=True, slots=True)
class _Text:
    side: Side
    text: str


def _beside(reader: Callable[[], Store], question: CopyQuestion) -> CopyWork:
    with reader() as store:
        offices = members(store.search_offices(""), question.scope)
        keys = [entry.id for entry in store.entries([each.id for each in offices], [question.year])]
        crowd = Crowd()
        texts: list[_Text] = []
        for done, key in enumerate(keys):
            if done % _AT_A_TIME == 0:
                yield CopyProgress(done, len(keys), reading=True)
            texts.append(_read(store.report(key)))
            crowd.add(texts[-1].text)
    near = crowd.alike(question.share)
    pairs = yield from _compared(texts, near[:MOST_PAIRS], question.share)
    left_out = max(0, len(near) - MOST_PAIRS)
    return CopyAnswer(question, len(offices), len(keys), pairs, left_out)


def _read(record: ReportRecord) -> _Text:
    report = record.report
    dated = report.date or record.updated.date()
    return _Text(Side(record.id, report.office, dated), body_stream(report))


def _compared(
    texts: Sequence[_Text], near: Sequence[tuple[int, int]], share: float
) -> Generator[CopyProgress, None, tuple[Pair, ...]]:
    found: list[Pair] = []
    for done, (one, other) in enumerate(near):
        if done % _AT_A_TIME == 0:
            yield CopyProgress(done, len(near), reading=False)
        pair = _pair(texts[one], texts[other])
        if pair.share >= share:
            found.append(pair)
    return tuple(sorted(found, key=lambda pair: (-pair.share, pair.later.name, pair.earlier.name)))


def _pair(one: _Text, other: _Text) -> Pair:
    earlier, later = sorted((one, other), key=lambda each: (each.side.dated, each.side.report))
    shared = tiles(later.text, earlier.text, SHORTEST)
    size = sum(tile.size for tile in shared)
    longest = max(shared, key=lambda tile: tile.size, default=None)
    passage = later.text[longest.start_a : longest.start_a + longest.size] if longest else ""
    return Pair(earlier.side, later.side, size, size / max(len(later.text), 1), passage)
