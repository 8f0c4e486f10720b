"""Last year's plan held against this year's report: which of its items are answered, and where.

An item is matched with the paragraphs of this year's report by the terms they share. A term is
a pair of Chinese characters inside one clause; it weighs the more, the fewer paragraphs of both
reports have it (inverse document frequency, K. Spärck Jones, 1972). Words that every report uses
of everything (加强, 推进) are no terms; words that mean the same (轮训, 授课) are one. Both are
data. What the program finds is a proposal: the clerk confirms it.
"""

import json
import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from desktop import paths
from desktop.comparison.sentences import paragraphs, sentences
from desktop.domain.difference import TITLE, Place, Unit
from desktop.domain.outline import Part, split_run_in
from desktop.domain.report import Report

_CLAUSE = re.compile(r"[一-鿿]{2,}|[A-Za-z]{2,}")
_POINT = re.compile(r"(?:^|(?<=[。；：:;]))\s*(?=[一二三四五六七八九十]{1,3}(?:是|要))")
_LEAST = 0.15  # how close a paragraph must come to be shown
_SURE = 0.4  # how close, to count as an answer without anyone's word
_ALONE = 0.28  # the same, where no other comes near
_AHEAD = 1.5  # how many times closer than the next one that is
_MOST = 3
_SHORTEST = 8  # characters of an item

_Terms = frozenset[str]


@dataclass(frozen=True, slots=True)
class Answer:
    """A paragraph of this year's report that may answer an item.

    Attributes:
        unit: Its sentence that comes closest.
        score: How close the paragraph comes, from 0 to 1.
    """

    unit: Unit
    score: float


@dataclass(frozen=True, slots=True)
class Promise:
    """One item of last year's plan and what this year's report says of it, the best first."""

    item: Unit
    answers: tuple[Answer, ...]

    @property
    def answered(self) -> bool:
        """Whether an answer is so close that it need not be asked about."""
        scores = [answer.score for answer in self.answers]
        if not scores or scores[0] >= _SURE:
            return bool(scores)
        alone = len(scores) == 1 or scores[0] >= _AHEAD * scores[1]
        return alone and scores[0] >= _ALONE

    @property
    def heading(self) -> str:
        """The item in short: its first sentence, without the full stop."""
        return split_run_in(self.item.text)[0].rstrip("。；;").strip()


def promises(last: Report, this: Report) -> tuple[Promise, ...]:
    """Return the items of `last`'s plan part with their answers in `this`."""
    told = [unit for unit in paragraphs(this) if _tells(unit)]
    known = [_terms(unit.text) for unit in told]
    weights = _weights([*known, *(_terms(unit.text) for unit in paragraphs(last))])
    closest = _Closest(tuple(sentences(this)), told, known, weights)
    return tuple(Promise(item, closest.answers(item.text)) for item in plan_items(last))


def plan_items(report: Report) -> Iterator[Unit]:
    """Tell the items of the plan part: its points (一是, 二是), else its paragraphs."""
    for unit in paragraphs(report):
        if unit.part is not Part.PLAN or unit.depth:
            continue
        for start, text in _points(unit.text):
            if len(text.strip()) >= _SHORTEST and not text.rstrip().endswith(("：", ":")):
                at = unit.place.start + start
                place = Place(unit.place.section, at, at + len(text))
                yield replace(unit, place=place, text=text)


def _tells(unit: Unit) -> bool:
    """Tell whether it reports on results: no title, heading, row of a table, plan, shortcoming."""
    other = unit.part in {Part.PLAN, Part.PROBLEMS} or "\t" in unit.text
    return unit.place.section != TITLE and not other and not unit.depth


def _points(text: str) -> Iterator[tuple[int, str]]:
    """Cut a paragraph before each 一是, 二是; what stands before the first is an item, too."""
    cuts = [match.end() for match in _POINT.finditer(text)]
    cuts = cuts if len(cuts) > 1 else []
    for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True):
        if end > start:
            yield start, text[start:end]


@dataclass(frozen=True, slots=True)
class _Words:
    """What is replaced before terms are taken: by a comma what says nothing, else by a synonym."""

    pattern: re.Pattern[str]
    stands_for: Mapping[str, str]

    def plain(self, text: str) -> str:
        """Return a text in which what means the same reads the same."""
        return self.pattern.sub(lambda found: self.stands_for[found.group()], text)


@cache
def _words() -> _Words:
    data = json.loads((paths.resources() / "comparison.json").read_text("utf-8"))
    stands_for = {word: f"，{group[0]}，" for group in data["alike"] for word in group}
    stands_for |= dict.fromkeys(data["generic"], "，")
    longest_first = sorted(map(re.escape, stands_for), key=len, reverse=True)
    return _Words(re.compile("|".join(longest_first)), stands_for)


def _terms(text: str) -> _Terms:
    return frozenset(
        clause[at : at + 2]
        for clause in _CLAUSE.findall(_words().plain(text))
        for at in range(len(clause) - 1)
    )


def _weights(all_terms: Iterable[_Terms]) -> Mapping[str, float]:
    listed = list(all_terms)
    often = Counter(term for terms in listed for term in terms)
    return {term: math.log(1 + len(listed) / count) for term, count in often.items()}


@dataclass(frozen=True, slots=True)
class _Closest:
    """Finds the paragraphs that come closest to a text."""

    sentences: Sequence[Unit]
    told: Sequence[Unit]
    known: Sequence[_Terms]
    weights: Mapping[str, float]

    def answers(self, text: str) -> tuple[Answer, ...]:
        """Return the closest paragraphs, each by its closest sentence, the best first."""
        head, whole = _terms(split_run_in(text)[0]), _terms(text)
        scored = sorted(
            (-self._score(head, whole, terms), at)
            for at, terms in enumerate(self.known)
            if not whole.isdisjoint(terms)
        )
        return tuple(
            Answer(self._sentence(self.told[at], whole), -score)
            for score, at in scored[:_MOST]
            if -score >= _LEAST
        )

    def _score(self, head: _Terms, whole: _Terms, terms: _Terms) -> float:
        """Weigh how much of an item's first sentence is there and how alike the whole is."""
        within = self._sum(head & terms) / (self._sum(head) or 1.0)
        alike = self._sum(whole & terms) / (math.sqrt(self._sum(whole) * self._sum(terms)) or 1.0)
        return min(1.0, 0.4 * within + 1.2 * alike)

    def _sentence(self, paragraph: Unit, wanted: _Terms) -> Unit:
        place = paragraph.place
        inside = [
            unit
            for unit in self.sentences
            if unit.place.section == place.section and place.start <= unit.place.start < place.end
        ]
        return max(inside, key=lambda unit: self._sum(wanted & _terms(unit.text)))

    def _sum(self, terms: _Terms) -> float:
        return sum(self.weights.get(term, 0.0) for term in terms)
