"""Marks between the items of a list."""

import itertools
import re
from collections.abc import Iterator, Mapping

from desktop.proofing.rule import Hit, TextRule

_BETWEEN_QUOTES = re.compile(r"(?<=[”’])、(?=[“‘])")
_BETWEEN_TITLES = re.compile(r"(?<=[》〉])、(?=[《〈])")
_BEFORE_ETC = re.compile(r"、\s*等(?![级候待同效值额次距分离价])")
_DIGIT = "一二三四五六七八九"
_NEXT = "|".join(f"{one}、{two}" for one, two in itertools.pairwise(_DIGIT))
_APPROXIMATE = re.compile(
    rf"(?<![第高初大小百分之、\d{_DIGIT}])(?:{_NEXT})"
    r"(?=[十百千万天名人件家场岁]|个(?!方面)|次(?!会|全)|年(?!级|期)|小时|分钟)"
)
_ITEM = (
    r"\d+\s*[余多]?(?:人次|[项个件份次场名家条起篇期人块支台处])"
    r"[^，、。；：？！（）\d]{1,14}"
)
_COUNTED = re.compile(rf"{_ITEM}(?:[，、]{_ITEM}){{3,}}")
_SEPARATOR = re.compile("[，、]")
_MARKER = re.compile(r"[一二三四五六七八九]是")
_MOST_ODD = 0.34


def between_quotes(text: str) -> Iterator[Hit]:
    """Find 、 between quotations side by side (GB/T 15834—2011, 4.5.3.5)."""
    for match in _BETWEEN_QUOTES.finditer(text):
        yield Hit(match.start(), match.end(), "")


def between_titles(text: str) -> Iterator[Hit]:
    """Find 、 between book titles side by side (GB/T 15834—2011, 4.5.3.5)."""
    for match in _BETWEEN_TITLES.finditer(text):
        yield Hit(match.start(), match.end(), "")


def before_etc(text: str) -> Iterator[Hit]:
    """Find 、 ahead of 等 (GB/T 15834—2011, 4.5)."""
    for match in _BEFORE_ETC.finditer(text):
        yield Hit(match.start(), match.start() + 1, "")


def approximate(text: str) -> Iterator[Hit]:
    """Find 、 within an approximate number: 三、四天 (GB/T 15834—2011, 4.5.3.4)."""
    for match in _APPROXIMATE.finditer(text):
        yield Hit(match.start() + 1, match.start() + 2, "")


def mixed(text: str) -> Iterator[Hit]:
    """Find ， and 、 mixed between counted items of one level (GB/T 15834—2011, 4.5)."""
    for match in _COUNTED.finditer(text):
        places = [match.start() + one.start() for one in _SEPARATOR.finditer(match.group())]
        for odd, usual in (("，", "、"), ("、", "，")):
            strays = [place for place in places if text[place] == odd]
            if strays and len(strays) <= _MOST_ODD * len(places):
                yield from (Hit(place, place + 1, usual) for place in strays)


def mixed_items(text: str) -> Iterator[Hit]:
    """Find 一是…；二是…。三是… where one item ends otherwise than its fellows."""
    markers = [match.start() for match in _MARKER.finditer(text)]
    ends = [(place - 1, text[place - 1]) for place in markers[1:] if text[place - 1] in "；。，"]
    kinds = {mark for _, mark in ends}
    if len(ends) < len("一二") or len(kinds) == 1:
        return
    usual = max(sorted(kinds), key=[mark for _, mark in ends].count)
    for place, mark in ends:
        if mark != usual:
            yield Hit(place, place + 1, usual)


RULES: Mapping[str, TextRule] = {
    "punctuation.between_quotes": between_quotes,
    "punctuation.between_titles": between_titles,
    "punctuation.before_etc": before_etc,
    "punctuation.approximate": approximate,
    "punctuation.mixed_list": mixed,
    "punctuation.mixed_items": mixed_items,
}
