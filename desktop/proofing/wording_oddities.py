"""Pairs of characters that are no word, but sound like a usual one: 分围 for 氛围; only hints."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from desktop.proofing.rule import Hit, TextRule
from desktop.proofing.wording_sounds import is_functional, sound_of
from desktop.proofing.wording_tables import table, words

_PAIR = 2
_RUN = re.compile(r"[\u4e00-\u9fff]{2,}")
_NAMED = re.compile(r"《[^》]*》|“[^”]*”")
# What names of places, offices and numbers are made of.
_OF_NAMES = frozenset(
    "县市省区镇乡村州街道路长制号日月年一二三四五六七八九十百千万两统报字第"
    "李刘陈杨赵吴徐孙朱郭罗郑梁谢宋唐邓韩冯曹彭曾萧蔡潘袁董吕魏蒋沈姚卢傅姜崔谭廖汪贾韦邱邹孟秦薛尹"
)


def odd_word(text: str) -> Iterator[Hit]:
    """Find two characters that no word explains, one of them mistyped by its sound."""
    spans = [match.span() for match in _NAMED.finditer(text)]
    for run in _RUN.finditer(text):
        if any(start < run.start() < end for start, end in spans):
            continue
        free = run.start()
        for place in range(run.start(), run.end() - 1):
            meant = _meant(text, place) if place >= free else None
            if meant is not None:
                free = place + _PAIR
                seen = text[place:free]
                yield Hit(place, free, meant, f"“{seen}”不成词，疑为“{meant}”，请核对。")


RULES: Mapping[str, TextRule] = {"wording.odd_word": odd_word}


def _meant(text: str, place: int) -> str | None:
    """Return the usual word that two characters sound like, where nothing else explains them."""
    known, seen = _known(), text[place : place + _PAIR]
    if seen in known or not _OF_NAMES.isdisjoint(seen) or is_functional(seen):
        return None
    meant = _by_sound().get(sound_of(seen), ())
    near = [word for word in meant if (word[0] == seen[0]) != (word[1] == seen[1])]
    if not near:
        return None
    around = {text[max(0, place - 1) : place + 1], text[place + 1 : place + 1 + _PAIR]}
    return near[0] if around.isdisjoint(known) else None


@cache
def _known() -> frozenset[str]:
    return words() | _pairs("rare")


@cache
def _by_sound() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for word in sorted(_pairs("usual")):
        found.setdefault(sound_of(word), []).append(word)
    return {sound: tuple(meant) for sound, meant in found.items()}


def _pairs(kind: str) -> frozenset[str]:
    listed: str = table("lexicon")[kind]
    return frozenset(listed[place : place + _PAIR] for place in range(0, len(listed), _PAIR))
