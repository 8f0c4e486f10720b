"""Which indicator a quantity belongs to: by the words beside it, the nearest and longest first."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from desktop.statistics.cues import Cue, Cues

# Points: a noun before its number is nearer than one behind it; each character between costs one,
# each character of the match brings one and a half.
_LEFT, _RIGHT = 20.0, 16.0
_PER_CHARACTER, _COUNTED = 1.5, 12
_ENOUGH, _MEASURED = 5.0, 2.0
_CONTEXT, _CONTEXT_STEP, _BEHIND, _LEAST = 6.0, 8.0, 10, 0.5
_GAP = 12


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around a quantity.

    Attributes:
        left: The words before it in its clause, from the quantity before.
        right: The words behind it in its clause, up to the next quantity.
        before: The headings and the text up to the quantity.
        behind: The rest of the sentence.
        after: The indicator of the quantity before it in the sentence, or empty.
        gap: What stands between the two.
    """

    kind: str
    measure: str
    left: str
    right: str
    before: str
    behind: str
    after: str = ""
    gap: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """An indicator that a quantity may belong to."""

    key: str
    score: float
    weak: bool


def best_match(around: Surroundings, cues: Cues, barred: Collection[str] = ()) -> Match | None:
    """Return the indicator whose cue fits best, or None where none fits well enough."""
    best: Match | None = None
    for cue in cues.by_kind.get(around.kind, ()):
        if cue.key in barred or (cue.measures and around.measure not in cue.measures):
            continue
        if not cue.may_match(around.left, around.right):
            continue
        score = _score(cue, around) + (_MEASURED if cue.measures else 0.0)
        if score >= _ENOUGH and (best is None or _rank(best) < (not cue.weak, score)):
            best = Match(cue.key, score, cue.weak)
    return best


def _rank(match: Match) -> tuple[bool, float]:
    return not match.weak, match.score


def _score(cue: Cue, around: Surroundings) -> float:
    if cue.after and (not cue.after.fullmatch(around.after) or len(around.gap) > _GAP):
        return 0.0
    left = _left(cue, around.left)
    right = _right(cue, around.right)
    if cue.either:
        score = max(left, right)
    elif cue.left and cue.right:
        score = 0.0 if left <= 0 or right <= 0 else (left + right) * 0.75
    else:
        score = left if cue.left else right
    if score <= 0 or cue.context is None:
        return score
    bonus = _context(cue.context, cue.reach, around)
    return score + bonus if bonus else 0.0


def _left(cue: Cue, text: str) -> float:
    if cue.left is None:
        return 0.0
    last: re.Match[str] | None = None
    for match in cue.left.finditer(text):
        last = match
    if last is None or (cue.never and cue.never.search(text)):
        return 0.0
    return _LEFT - (len(text) - last.end()) + _worth(last)


def _right(cue: Cue, text: str) -> float:
    if cue.right is None:
        return 0.0
    match = cue.right.search(text)
    if match is None or (cue.never and cue.never.search(text)):
        return 0.0
    return _RIGHT - match.start() + _worth(match)


def _worth(match: re.Match[str]) -> float:
    return _PER_CHARACTER * min(match.end() - match.start(), _COUNTED)


def _context(pattern: re.Pattern[str], reach: int, around: Surroundings) -> float:
    """Score how near a context stands; 0 where it does not stand at all."""
    near = around.before[-reach:]
    distances = [len(near) - match.end() for match in pattern.finditer(near)][-1:]
    behind = pattern.search(around.right) or pattern.search(around.behind)
    if behind is not None:
        distances.append(behind.start() + _BEHIND)
    if not distances:
        return 0.0
    return max(_LEAST, _CONTEXT - min(distances) / _CONTEXT_STEP)
