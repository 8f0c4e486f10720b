"""By which words an indicator is told: they are data, in `resources/cues.json`.

An indicator that an office added itself has no words there; it is told by its names, those of
earlier years too, and by the words the office gave it. Those are words, never patterns.
"""

import json
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from desktop import paths
from desktop.domain.indicator import Catalogue, Indicator
from desktop.statistics.vocabulary import load_vocabulary

FILE_NAME = "cues.json"
_FAR = 10**4
_NAME_END = re.compile(r"(?:总数|总量|数量|数|量|情况)$")


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that tell what a quantity counts.

    Attributes:
        left: Must stand before the quantity in its clause.
        right: Must stand behind it in its clause.
        either: One of `left` and `right` is enough.
        context: Must stand in the sentence, the one before or the headings.
        reach: How many characters before the quantity `context` may stand.
        after: The key of the quantity just before must match.
        measures: The measure words it may have, beyond the kinds of its indicator.
        never: Must not stand on the side that was matched.
        weak: Counts only where no other cue finds the indicator in the report.
    """

    key: str
    left: re.Pattern[str] | None = None
    right: re.Pattern[str] | None = None
    either: bool = False
    context: re.Pattern[str] | None = None
    reach: int = _FAR
    after: re.Pattern[str] | None = None
    measures: frozenset[str] = frozenset()
    never: re.Pattern[str] | None = None
    weak: bool = False

    def may_match(self, left: str, right: str) -> bool:
        """Tell at the cost of one search whether the words beside a quantity deserve a look."""
        if self.left is None:
            return self.right is not None and self.right.search(right) is not None
        if self.left.search(left):
            return True
        return self.either and self.left.search(right) is not None


@dataclass(frozen=True, slots=True)
class Words:
    """Words that tell an indicator without a number: those that were none, and all of them."""

    key: str
    pattern: re.Pattern[str]
    never: re.Pattern[str] | None = None


@dataclass(frozen=True, slots=True)
class Cues:
    """All cues for a catalogue.

    Attributes:
        by_kind: The cues that may tell a quantity of a kind (件, 次).
        zeros: What there was none of (未发生行政复议).
        alls: What all of them were (均适用普通程序).
        wholes: The indicators that a key is a part of, the nearest first.
    """

    by_kind: dict[str, tuple[Cue, ...]]
    zeros: tuple[Words, ...]
    alls: tuple[Words, ...]
    wholes: dict[str, tuple[str, ...]]


@lru_cache(maxsize=8)  # a catalogue of a year, or before and after a change
def load_cues(catalogue: Catalogue) -> Cues:
    """Read the cues for the indicators of `catalogue`."""
    data = json.loads((paths.resources() / FILE_NAME).read_text(encoding="utf-8"))
    by_kind: dict[str, list[Cue]] = {}
    zeros, alls = [], []
    for indicator in catalogue.indicators:
        known = data.get(indicator.key)
        entry = _with_words(known, indicator) if known else _by_name(indicator)
        for kind in entry["units"]:
            by_kind.setdefault(kind, []).extend(_cue(indicator.key, cue) for cue in entry["cues"])
        never = _pattern(entry.get("zero_not"))
        if "zero" in entry:
            zeros.append(Words(indicator.key, re.compile(entry["zero"]), never))
        if "all" in entry:
            alls.append(Words(indicator.key, re.compile(entry["all"])))
    return Cues(
        {kind: tuple(cues) for kind, cues in by_kind.items()},
        tuple(zeros),
        tuple(alls),
        {indicator.key: _wholes(indicator, catalogue) for indicator in catalogue.indicators},
    )


def _by_name(indicator: Indicator) -> dict[str, Any]:
    labels = (indicator.label, *(former.label for former in indicator.former_labels))
    names = dict.fromkeys(_NAME_END.sub("", label) or label for label in labels)
    words = [re.escape(word) for word in (*names, *indicator.cues)]
    kind = load_vocabulary().kind_of(indicator.unit)
    return {"units": [kind], "cues": words, "zero": f"(?:{'|'.join(words)})(?:案件|问题|情况)?$"}


def _with_words(entry: dict[str, Any], indicator: Indicator) -> dict[str, Any]:
    return entry | {"cues": [*entry["cues"], *map(re.escape, indicator.cues)]}


def _cue(key: str, entry: str | dict[str, Any]) -> Cue:
    if isinstance(entry, str):
        entry = {"near": entry}
    near = entry.get("near")
    measures = entry.get("measure")
    return Cue(
        key,
        left=_pattern(near or entry.get("left")),
        right=_pattern(near or entry.get("right")),
        either=near is not None,
        context=_pattern(entry.get("context")),
        reach=entry.get("reach", _FAR),
        after=_pattern(entry.get("after")),
        measures=frozenset(measures.split("|")) if measures else frozenset(),
        never=_pattern(entry.get("not")),
        weak=entry.get("weak", False),
    )


def _pattern(text: str | None) -> re.Pattern[str] | None:
    return None if text is None else re.compile(text)


def _wholes(indicator: Indicator, catalogue: Catalogue) -> tuple[str, ...]:
    above = catalogue.get(indicator.part_of) if indicator.part_of else None
    return () if above is None else (above.key, *_wholes(above, catalogue))
