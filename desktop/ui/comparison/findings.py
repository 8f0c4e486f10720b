"""What this year's report has of last year's, as the rows of a list."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Final

from desktop.domain.difference import TITLE, Place, Unit
from desktop.services.comparison import Comparison, FigureChange
from desktop.services.figures import plain

# A passage may begin with the end of a sentence, and end within a number.
_EDGES: Final = re.compile(r"^[。，；：、！？）」”\s]+|(?<=[^\d.%])\d+$")


class Kind(Enum):
    """What a row tells; the value is the head that stands above its kind."""

    YEAR = "年份没有改"
    DATED = "写着上年的时间，请核对"
    PASSAGE = "与上年相同的段落"
    SENTENCE = "整句没有改"
    FIGURE = "与上年相同的数据"


@dataclass(frozen=True, slots=True)
class Found:
    """One row.

    Attributes:
        key: What it is known by in the text's marks.
        text: The words, or the indicator.
        said: What stands beside them: how long, how much.
        places: Where it stands in this year's report, section by section.
        unit: The sentence, where its year can be rolled.
    """

    kind: Kind
    key: str
    text: str
    said: str
    places: tuple[Place, ...]
    unit: Unit | None = None


def findings(comparison: Comparison) -> tuple[Found, ...]:
    """Return all rows, kind by kind."""
    return (
        *_units(Kind.YEAR, comparison.unrolled),
        *_units(Kind.DATED, comparison.dated),
        *_passages(comparison),
        *_units(Kind.SENTENCE, comparison.copied.untouched),
        *(_figure(change) for change in comparison.figures if change.equal and change.after),
    )


def summary(comparison: Comparison) -> str:
    """Say in a line how much is last year's."""
    shared = comparison.copied
    if not shared.passages:
        return "没有与上年相同的段落（连续 16 字以上）。"
    untouched = len(shared.untouched)
    return (
        f"雷同 {shared.share:.0%}：{len(shared.passages)} 段 {shared.characters} 字，"
        f"最长 {shared.longest} 字；整句未改 {untouched} 句。"
    )


def _passages(comparison: Comparison) -> Iterator[Found]:
    after = comparison.after
    for number, passage in enumerate(comparison.copied.passages):
        parts = []
        for place in passage.after:
            whole = after.title if place.section == TITLE else after.sections[place.section].text
            parts.append(whole[place.start : place.end])
        said = f"{passage.size} 字"
        text = _EDGES.sub("", _flat("".join(parts)))
        yield Found(Kind.PASSAGE, f"p{number}", text, said, passage.after)


def _units(kind: Kind, units: tuple[Unit, ...]) -> Iterator[Found]:
    for number, unit in enumerate(units):
        key = f"{kind.name}{number}"
        said = "" if kind is not Kind.SENTENCE else f"{len(_flat(unit.text))} 字"
        yield Found(kind, key, _flat(unit.text), said, (unit.place,), unit)


def _figure(change: FigureChange) -> Found:
    value = "" if change.after is None else f"{plain(change.after)} {change.unit}"
    places = (change.place,) if change.place else ()
    return Found(Kind.FIGURE, f"f{change.indicator}", change.label, value, places)


def _flat(text: str) -> str:
    return " ".join(text.split())
