"""Marks that come in pairs: 《》〈〉“”‘’（）【】〔〕."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from desktop.proofing.rule import Hit, TextRule

_CLOSING = {"《": "》", "〈": "〉", "“": "”", "‘": "’", "（": "）", "【": "】", "〔": "〕"}
_OPENING = {closing: opening for opening, closing in _CLOSING.items()}
_ANY = re.compile("[《〈“‘（(【〔》〉”’）)】〕]")
_AS_WIDE = {"(": "（", ")": "）"}
_INNER = {"《": "〈〉", "“": "‘’"}
# “1）”, “（1”-less numbers of lists stand at the start of a clause.
_LIST_NUMBER = re.compile(r"(?:^|[，。；：、\s])[0-9a-zA-Z一二三四五六七八九十①-⑳]{1,3}$")

_SHORT_YEAR = re.compile(r"\d\d(?!\d)")  # ’98


@dataclass(frozen=True, slots=True)
class _Pairing:
    """How the marks of a text go together.

    Attributes:
        alone: The places of marks without a partner.
        nested: Opening, closing and the mark's kind where a pair lies directly in its own kind.
    """

    alone: tuple[int, ...]
    nested: tuple[tuple[int, int, str], ...]


def unpaired(text: str) -> Iterator[Hit]:
    """Find a bracket or quote whose partner is missing (GB/T 15834—2011, 4.8, 4.9, 4.15)."""
    for place in _paired(text).alone:
        mark = text[place]
        wide = _AS_WIDE.get(mark, mark)
        partner = _CLOSING.get(wide) or _OPENING[wide]
        side = "后" if wide in _CLOSING else "前"
        yield Hit(place, place + 1, None, f"“{mark}”没有配对，{side}面缺少“{partner}”。")


def nested(text: str) -> Iterator[Hit]:
    """Find 《 directly in 《, “ directly in “ (GB/T 15834—2011, 4.8.3.2 and 4.15.3.5)."""
    for start, end, kind in _paired(text).nested:
        if kind in _INNER:
            yield Hit(start, start + 1, _INNER[kind][0])
            yield Hit(end, end + 1, _INNER[kind][1])


RULES: Mapping[str, TextRule] = {
    "punctuation.unpaired": unpaired,
    "punctuation.nested": nested,
}


def _paired(text: str) -> _Pairing:
    alone: list[int] = []
    within: list[tuple[int, int, str]] = []
    opened: list[tuple[int, str]] = []
    for match in _ANY.finditer(text):
        place, mark = match.start(), _AS_WIDE.get(match.group(), match.group())
        if mark in _CLOSING:
            opened.append((place, mark))
            continue
        if not any(kind == _OPENING[mark] for _, kind in opened):
            if not _may_stand_alone(text, place, mark):
                alone.append(place)
            continue
        while opened[-1][1] != _OPENING[mark]:
            alone.append(opened.pop()[0])
        start, kind = opened.pop()
        if opened and opened[-1][1] == kind:
            within.append((start, place, kind))
    left = [place for place, mark in opened if not _goes_on(text, place, mark)]
    return _Pairing(tuple(sorted(alone + left)), _truly_nested(within, opened))


def _truly_nested(
    within: list[tuple[int, int, str]], opened: list[tuple[int, str]]
) -> tuple[tuple[int, int, str], ...]:
    """Leave out what seemed nested only because a mark ahead of it was never closed."""
    return tuple(
        (start, end, kind)
        for start, end, kind in within
        if not any(place < start and mark == kind for place, mark in opened)
    )


def _may_stand_alone(text: str, place: int, mark: str) -> bool:
    """Tell a list's number (1）), and a quotation that began in an earlier paragraph."""
    if mark == "）":
        return bool(_LIST_NUMBER.search(text[max(0, place - 5) : place]))
    if mark == "’" and _SHORT_YEAR.match(text, place + 1):
        return True
    return mark in "”’" and place == len(text) - 1 and text[place - 1 : place] in "。！？"


def _goes_on(text: str, place: int, mark: str) -> bool:
    """Tell a quotation that begins with its paragraph and ends in a later one."""
    return mark in "“‘" and place == 0 and text[-1] in "。！？"
