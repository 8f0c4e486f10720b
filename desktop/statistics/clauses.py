"""What stands around each quantity of a sentence, and whether it is this year's at all."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop.statistics.passages import Passage
from desktop.statistics.quantities import Quantity
from desktop.statistics.respective import respective
from desktop.statistics.vocabulary import Periods, Vocabulary

_CLAUSE_END = re.compile(r"[，；：。！？,;:]")
_ITEM_END = "、"
_THIS_YEAR = re.compile(r"今年|本年|当年")
_COLONS = "：:"
_CONTEXT_BEFORE = 100
_SIDE = 80  # no cue reaches farther, however long a clause without a mark is


@dataclass(frozen=True, slots=True)
class Clause:
    """A quantity with the words around it.

    Attributes:
        left: From the quantity or mark before it, words of no weight (共, 达) taken off.
        right: Up to the next quantity or mark.
        gap: All that stands between it and the quantity before.
        opening: From the beginning of its sentence.
        elsewhen: It is of another year, a plan, or a difference between years.
        whole: The place of the quantity it is a share of (分别占); None: that before it.
    """

    quantity: Quantity
    left: str
    right: str
    gap: str
    opening: str
    elsewhen: bool
    whole: int | None = None


def clauses(
    passage: Passage,
    sentence: tuple[int, int],
    found: Sequence[Quantity],
    vocabulary: Vocabulary,
    year: int,
) -> Iterator[Clause]:
    """Tell the surroundings of each quantity of a sentence."""
    start, end = sentence
    marks = [match.start() for match in _CLAUSE_END.finditer(passage.words, start, end)]
    inherited, told = "", respective(passage.words, start, found)
    for place, quantity in enumerate(found):
        before = found[place - 1].end if place else start
        after = found[place + 1].start if place + 1 < len(found) else end
        left = _left(passage.words, before, quantity.start, marks)
        gap = passage.words[before : quantity.start]
        if place and vocabulary.periods.change.match(gap):
            left = vocabulary.periods.old.sub("", inherited)
        left = told.nouns.get(place, left)
        changed = vocabulary.periods.change.match(passage.words[quantity.end : after])
        opening = passage.words[start : quantity.start]
        inherited = left
        yield Clause(
            quantity,
            _without_light(left, vocabulary),
            _right(passage.words, quantity.end, after, marks),
            gap,
            opening,
            bool(changed) or _elsewhen(left, opening, vocabulary.periods, year),
            told.wholes.get(place),
        )


def context_before(passage: Passage, place: int) -> str:
    """Return the headings and the text up to `place` that may say what a quantity is about."""
    return passage.heading + passage.words[max(0, place - _CONTEXT_BEFORE) : place]


def _left(words: str, before: int, start: int, marks: Sequence[int]) -> str:
    # A colon between a noun and its number parts nothing (行政处罚案件：5件).
    told = [mark for mark in marks if mark < start - (words[start - 1] in _COLONS)]
    mark = max((mark + 1 for mark in told), default=before)
    text = words[max(before, mark, start - _SIDE) : start]
    # Behind a mark of a list a number begins a new item: the noun before it is another's.
    return "" if text.endswith(_ITEM_END) else text.lstrip("、）)和及")


def _right(words: str, end: int, after: int, marks: Sequence[int]) -> str:
    mark = min((mark for mark in marks if mark >= end), default=after)
    text = words[end : min(after, mark, end + _SIDE)]
    return "" if text.startswith(_ITEM_END) else text.lstrip("的")


def _without_light(left: str, vocabulary: Vocabulary) -> str:
    return vocabulary.light.sub("", left) or left


def _elsewhen(left: str, opening: str, periods: Periods, year: int) -> bool:
    if periods.delta.search(left) or periods.old.search(left) or periods.old_clause.search(left):
        return True
    if periods.planned.search(left) or _still(periods.ahead, opening, periods):
        return True
    if _still(periods.several_years, opening, periods):
        return True
    named = list(periods.years.finditer(opening))
    other = bool(year and named) and int(named[-1].group(1)) != year
    return other and not _THIS_YEAR.search(opening, named[-1].end())


def _still(time: re.Pattern[str], opening: str, periods: Periods) -> bool:
    """Tell whether a sentence speaks of a time and has not come back to this year since."""
    spoken = [match.end() for match in time.finditer(opening)]
    return bool(spoken) and periods.now.search(opening, spoken[-1]) is None
