"""What the words of quantities are: they are data, in `resources/quantities.json`."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from desktop import paths

FILE_NAME = "quantities.json"
BARE = "bare"

_CHINESE = "[一二两三四五六七八九十百千万][一二两三四五六七八九十百千万亿零〇]*"
_FORMAL = "[壹贰叁肆伍陆柒捌玖][拾佰仟万亿][壹贰叁肆伍陆柒捌玖拾佰仟万亿零]*"  # as on cheques
_ARABIC = r"\d{1,3}(?:[,，]\d{3})+(?![\d])(?:\.\d+)?|\d+(?:\.\d+)?"
_COMPOUND = r"\d+(?:\.\d+)?(?:亿零?\d+(?:\.\d+)?(?=[百千]?万)|万零?\d(?:\.\d+)?(?=千))"
_NUMBER = f"(?:{_COMPOUND}|{_ARABIC}|{_CHINESE}|{_FORMAL})"


@dataclass(frozen=True, slots=True)
class Zeros:
    """How a report says in words that there was none.

    Attributes:
        before: What stands before the things there were none of.
        behind: What stands behind them (均为零).
        behind_holds: What every such phrase holds; without it none is looked for.
        stop: Where such a phrase ends.
        never_after: What takes its meaning away (少数地方没有…, 确保不发生…).
    """

    before: re.Pattern[str]
    behind: re.Pattern[str]
    behind_holds: re.Pattern[str]
    stop: re.Pattern[str]
    never_after: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Periods:
    """How a number is told to be of another time, or a difference; see quantities.json."""

    delta: re.Pattern[str]
    change: re.Pattern[str]
    old: re.Pattern[str]
    old_clause: re.Pattern[str]
    years: re.Pattern[str]
    several_years: re.Pattern[str]
    planned: re.Pattern[str]
    ahead: re.Pattern[str]
    now: re.Pattern[str]
    again: re.Pattern[str]
    each: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of quantities.

    Attributes:
        quantity: A number with its scale, its measure word and what makes it approximate.
        unit: A measure word alone, perhaps with a scale (万元), as a table's head has it.
        percent: 百分之…
        lead: What makes the number behind it approximate.
        bare: What a number without a measure word must follow.
        left_alone: Dates, ordinals, set phrases: their numbers count nothing.
        single: What makes the 一 behind it no number (每一件).
        light: Words between a noun and its number (共, 达).
        all: 均, 全部.
        kinds: What kind of thing a measure word counts.
    """

    quantity: re.Pattern[str]
    unit: re.Pattern[str]
    percent: re.Pattern[str]
    lead: re.Pattern[str]
    bare: re.Pattern[str]
    left_alone: re.Pattern[str]
    single: frozenset[str]
    light: re.Pattern[str]
    all: re.Pattern[str]
    zeros: Zeros
    periods: Periods
    kinds: dict[str, str]

    def kind_of(self, measure: str) -> str:
        """Return the kind of thing that `measure` counts; its own where it has none."""
        return self.kinds.get(measure) or measure


@cache
def load_vocabulary() -> Vocabulary:
    """Read the words."""
    data = json.loads((paths.resources() / FILE_NAME).read_text(encoding="utf-8"))
    measures = _measures(data["measures"])
    inside = f"[{''.join(data['inside'])}]"
    scale = "|".join(sorted(data["scales"], key=len, reverse=True))
    left_alone = [pattern for group in data["left_alone"].values() for pattern in group]
    return Vocabulary(
        quantity=_quantity(data, measures, inside, scale),
        unit=re.compile(f"(?P<scale>{scale})?(?P<measure>{measures})"),
        percent=re.compile(rf"百分之(?P<number>{_NUMBER})"),
        lead=re.compile(
            f"(?:{'|'.join(data['before']['bound'])})?(?:[{''.join(data['before']['vague'])}])?$"
        ),
        bare=re.compile(data["bare"]),
        left_alone=_beginning(data["left_alone_begins"], left_alone),
        single=frozenset(data["single"]["not_behind"]),
        light=re.compile(f"(?:{'|'.join(data['light'])})+$"),
        all=re.compile(data["all"]),
        zeros=_zeros(data["zero"]),
        periods=Periods(**{name: re.compile(text) for name, text in data["periods"].items()}),
        kinds=_kinds(data["measures"]),
    )


def _quantity(data: dict[str, Any], measures: str, inside: str, scale: str) -> re.Pattern[str]:
    ranges = "|".join(data["ranges"])
    behind = "|".join(data["behind"])
    return re.compile(
        rf"(?<![\d.])(?P<number>{_NUMBER})(?P<more>{inside})?(?P<scale>{scale})?(?P<also>{inside})?"
        rf"(?P<range>(?:{measures})?(?:{ranges})(?P<upper>{_NUMBER})(?P<upper_scale>{scale})?{inside}?)?"
        rf"(?:(?P<measure>{measures})(?P<behind>余|{behind})?)?"
    )


def _measures(groups: dict[str, list[str]]) -> str:
    words = [word for group in groups.values() for word in group]
    return "|".join(sorted(words, key=lambda word: len(_plain(word)), reverse=True))


def _kinds(groups: dict[str, list[str]]) -> dict[str, str]:
    return {_plain(word): kind for kind, group in groups.items() for word in group}


def _plain(word: str) -> str:
    return word.partition("(")[0]


def _zeros(data: dict[str, Any]) -> Zeros:
    return Zeros(
        before=_beginning(data["before_begins"], data["before"]),
        behind=_beginning("", data["behind"]),
        behind_holds=re.compile(data["behind_holds"]),
        stop=re.compile(data["stop"]),
        never_after=re.compile(data["never_after"]),
    )


def _beginning(characters: str, patterns: Iterable[str]) -> re.Pattern[str]:
    """Match any of `patterns`; one look at the first character spares trying them all."""
    either = "|".join(f"(?:{pattern})" for pattern in patterns)
    return re.compile(f"(?=[{characters}])(?:{either})" if characters else either)
