"""Numbers told together with what they count: 行政复议、行政诉讼案件分别为3件、1件."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from desktop.statistics.quantities import Quantity

_BETWEEN = re.compile(r"(?:[、，和及与]|以及)?")
_OF_NOUNS = re.compile(r"、|以及|和|及|与")
_CLAUSE = re.compile(r"[，；：。,;:]")
_BEHIND = re.compile(r"分别([^，；。、]{0,10})$")
_SHARE = re.compile(r"分别占比?[^，；。、]{0,8}$")
_OF_WHOLE = "占"


@dataclass(frozen=True, slots=True)
class Respective:
    """What the quantities of a sentence count where it says 分别.

    Attributes:
        nouns: The words before a quantity, by its place among the sentence's quantities.
        wholes: The place of the quantity that one is a share of.
    """

    nouns: dict[int, str] = field(default_factory=dict)
    wholes: dict[int, int] = field(default_factory=dict)


def respective(words: str, start: int, found: Sequence[Quantity]) -> Respective:
    """Tell which of the things named before 分别 each quantity behind it counts.

    As many things as numbers must be named; else nothing is said.
    """
    told = Respective()
    for place, quantity in enumerate(found):
        before = found[place - 1].end if place else start
        behind = _BEHIND.search(words, before, quantity.start)
        run = _run(words, found, place) if behind else range(0)
        if behind is None or len(run) <= 1:
            continue
        if _SHARE.search(words, before, quantity.start):
            _share(told, run)
        else:
            _name(told, words[start : behind.start()], behind.group(1), run)
    return told


def _run(words: str, found: Sequence[Quantity], first: int) -> range:
    """Tell how many quantities follow each other with nothing but marks between them."""
    last = first
    for place in range(first + 1, len(found)):
        if not _BETWEEN.fullmatch(words[found[place - 1].end : found[place].start]):
            break
        last = place
    return range(first, last + 1)


def _share(told: Respective, run: range) -> None:
    """Let each share be of one of as many quantities just before (…11份、…5份，分别占69%、31%)."""
    if run.start >= len(run):
        told.wholes.update({place: place - len(run) for place in run})
        told.nouns.update(dict.fromkeys(run, _OF_WHOLE))


def _name(told: Respective, opening: str, verb: str, run: range) -> None:
    """Give each quantity its noun, with the verb that all share (讲座、学法分别开展4次、10次)."""
    clause = opening.rstrip("，,")
    marks = [mark.end() for mark in _CLAUSE.finditer(clause)]
    nouns = [noun for noun in _OF_NOUNS.split(clause[marks[-1] if marks else 0 :]) if noun]
    if len(nouns) == len(run):
        told.nouns.update((place, noun + verb) for place, noun in zip(run, nouns, strict=True))
