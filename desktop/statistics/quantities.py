"""Numbers with their measure words, wherever a text has them; dates and set phrases left out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from desktop.statistics.numerals import read_number
from desktop.statistics.vocabulary import BARE, Vocabulary, load_vocabulary

_QUOTED = re.compile(r"[“‘\"「]([^“”‘’\"「」，。；]{1,18})[”’\"」]")
_TITLE_MARK = "※"
_LONE_SCALES = frozenset("百千万")
_LEAD = 5
_BARE_LEAD = 12
_AND_MORE = "+"
_BOUNDARIES = "，。；、：,;（）()！+"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number and what it counts, in a passage.

    Attributes:
        start: Where it begins, the words that make it approximate included.
        kind: What kind of thing its measure word counts (件 for 起 and 宗 too).
        measure: The measure word, without a scale (元 of 万元).
        single: It is the Chinese 一, which more often is an article than a number.
    """

    start: int
    end: int
    value: Decimal
    approx: bool
    kind: str
    measure: str
    single: bool = False


def quantities(text: str, vocabulary: Vocabulary) -> Iterator[Quantity]:
    """Find the quantities of `text` in order; titles in it are blotted out."""
    closed = _left_alone(text, vocabulary)
    for match in vocabulary.quantity.finditer(text):
        if any(closed[match.start() : match.end("number")]):
            continue
        found = _quantity(text, match, vocabulary)
        if found is not None:
            yield found


def measure_of(raw: str) -> str:
    """Return the measure word of a quantity as a report writes it (件 of 7 件), or nothing."""
    vocabulary = load_vocabulary()
    match = vocabulary.quantity.search("".join(raw.split()))
    return (match["measure"] or "") if match else ""


def _left_alone(text: str, vocabulary: Vocabulary) -> bytearray:
    closed = bytearray(len(text))
    for match in vocabulary.left_alone.finditer(text):
        closed[match.start() : match.end()] = b"\1" * (match.end() - match.start())
    for match in _QUOTED.finditer(text):
        closed[match.start() : match.end()] = b"\1" * (match.end() - match.start())
    return closed


def _quantity(text: str, match: re.Match[str], vocabulary: Vocabulary) -> Quantity | None:
    number, measure = match["number"], match["measure"]
    lead = vocabulary.lead.search(text, max(0, match.start() - _LEAD), match.start())
    start = lead.start() if lead and _leads(lead.group(), number) else match.start()
    percent = text[max(0, match.start() - 3) : match.start()] == "百分之"
    if percent:
        start, measure = match.start() - 3, measure or "%"
    approx = start < match.start() and not percent
    approx = approx or any(match[name] for name in ("more", "also", "range", "behind"))
    approx = approx or text[match.end() : match.end() + 1] == _AND_MORE
    if number[0] in _LONE_SCALES and not (approx or percent):
        return None
    single = number == "一" and not (match["more"] or match["scale"])
    if single and text[match.start() - 1 : match.start()] in vocabulary.single:
        return None
    if measure is None and not _stands_bare(text, match, vocabulary):
        return None
    value = read_number(number + (_scale(match) or ""))
    if value is None:
        return None
    end = match.end() if measure else match.end("also" if match["also"] else "scale")
    if measure is None:
        end = max(match.end("number"), match.end("more"), match.end("scale"), match.end("also"))
    elif percent and match["measure"] is None:
        end = match.end("number")
    kind = BARE if measure is None else vocabulary.kind_of(measure)
    return Quantity(start, end, value, approx, kind, measure or "", single)


def _scale(match: re.Match[str]) -> str | None:
    """Return the scale of the number; of a range (3至5万元) it stands behind the upper one."""
    return match["scale"] or match["upper_scale"]


def _leads(lead: str, number: str) -> bool:
    """Tell whether the words before a number make it approximate: 上千, but not 会上3人."""
    vague = lead[-1:] in "上数几"
    return bool(lead) and (not vague or number[0] in _LONE_SCALES | {"十"})


def _stands_bare(text: str, match: re.Match[str], vocabulary: Vocabulary) -> bool:
    """Tell whether a number without a measure word counts what stands before it (播放量18万)."""
    end = max(match.end(name) for name in ("number", "more", "scale", "also"))
    if not match["number"][0].isdecimal() or text[end : end + 1] not in {"", *_BOUNDARIES}:
        return False
    before = text[max(0, match.start() - _BARE_LEAD) : match.start()]
    return vocabulary.bare.search(before) is not None
