"""Verbs and objects, subjects and verbs that do not go together; only hints."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from desktop.proofing.rule import Hit, TextRule
from desktop.proofing.wording_tables import table

_END = r"(?=[，。；、！？）”]|$|研究|分析|讨论|审议)"


@dataclass(frozen=True, slots=True)
class _Table:
    """The table as patterns.

    Attributes:
        verb_object: A verb and the object at its clause's end.
        better: The better verb by verb and object; "" where another noun is missing.
        subject_verb: A noun and the verb said of it.
        better_verb: The better verb by noun and verb.
    """

    verb_object: re.Pattern[str]
    better: Mapping[tuple[str, str], str]
    subject_verb: re.Pattern[str]
    better_verb: Mapping[tuple[str, str], str]


def verb_object(text: str) -> Iterator[Hit]:
    """Find 加强…水平, 提高…力度 and the like within one clause."""
    known = _known()
    for match in known.verb_object.finditer(text):
        verb, noun = match.group("verb"), match.group("noun")
        better = known.better.get((verb, noun))
        if better is None:
            continue
        told = f"“{verb}”与“{noun}”搭配不当，宜用“{better}”。"
        missing = f"“{verb}……{noun}”缺少中心语，如“水平”“质量”。"
        start, end = match.span("verb")
        yield (
            Hit(start, match.end("noun"), None, missing)
            if not better
            else Hit(start, end, better, told)
        )


def subject_verb(text: str) -> Iterator[Hit]:
    """Find 力度提高, 水平加大 and the like."""
    known = _known()
    for match in known.subject_verb.finditer(text):
        noun, verb = match.group("noun"), match.group("verb")
        better = known.better_verb.get((noun, verb))
        if better is not None:
            told = f"“{noun}”与“{verb}”搭配不当，宜用“{better}”。"
            yield Hit(match.start("verb"), match.end("verb"), better, told)


RULES: Mapping[str, TextRule] = {
    "wording.verb_object": verb_object,
    "wording.subject_verb": subject_verb,
}


@cache
def _known() -> _Table:
    data = table("collocations")
    better = {
        (verb, noun): verb_for
        for verb, nouns in data["verb_object"].items()
        for noun, verb_for in nouns.items()
    }
    better_verb = {
        (noun, verb): verb_for
        for noun, verbs in data["subject_verb"].items()
        for verb, verb_for in verbs.items()
    }
    return _Table(
        _between(data, {verb for verb, _ in better}, {noun for _, noun in better}),
        better,
        re.compile(
            f"(?P<noun>{_any(noun for noun, _ in better_verb)})(?:{_any(data['adverbs'])}){{0,3}}"
            f"(?P<verb>{_any(verb for _, verb in better_verb)})(?=[，。；、]|$)"
        ),
        better_verb,
    )


def _between(data: Mapping[str, list[str]], verbs: set[str], nouns: set[str]) -> re.Pattern[str]:
    """Build the pattern of a verb and a noun with no other verb between them."""
    others = _any({*verbs, *data["other_verbs"]})
    gap = rf"(?:(?!{others})[^，。；：！？“”（）《》的]|的(?!{_any(nouns)}[^，。；、]))"
    return re.compile(
        f"(?<!{')(?<!'.join(data['never_after'])})(?P<verb>{_any(verbs)})(?![化性的])(?:了|好)?"
        f"{gap}{{0,28}}?(?P<noun>{_any(nouns)}){_END}"
    )


def _any(choices: Iterable[str]) -> str:
    return "|".join(sorted(set(choices), key=lambda one: (-len(one), one)))
