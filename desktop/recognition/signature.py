"""The signature (署名, GB/T 9704 7.3.5): the names of the issuing offices by the date."""

import re
from collections.abc import Sequence

from desktop.domain.numbering import read_marker
from desktop.recognition.endings import ends_sentence
from desktop.recognition.lines import Item
from desktop.recognition.traced import Claim, Traced
from desktop.recognition.words import Words

_WIDEST = 40
_MOST = 8
_MARKS = "。，；：！？,;:!?、《》“”"
# What a form asks for beside a name, and no part of it.
_SEAL = re.compile(
    r"\s*[（(【\[]\s*(?:加\s*)?(?:单\s*位\s*)?(?:[公盖印签代电子]\s*){0,3}[章印]\s*[)）】\]]\s*"
)
_HEAD = re.compile(
    r"(?:单位|部门)?(?:主要|党政)?(?:负责人|负责同志|局长|主任|厅长|书记|镇长|乡长|区长|县长|市长|报告人)"
    r"\s*(?:[（(]?签(?:字|名|章)[）)]?)?\s*[:：]\s*[\u3400-\u9fff·\s]{0,10}"
)
_SIGNED_BY = re.compile(
    r"(?:(?:报送|填报|报告|发文)?(?:单位|机关)(?:名称)?|落款)\s*(?:[（(][公盖]?章[)）])?\s*[:：]\s*"
)


def signatures_above(
    items: Sequence[Item], first: int, end: int, words: Words
) -> tuple[list[Claim], int]:
    """Read the issuers' names above a date; one that is no known organ must follow a sentence."""
    start = end
    while start > max(first, end - _MOST) and is_signature(items[start - 1], words):
        start -= 1
    if start == end and end > first and may_sign(items, first, end - 1):
        start = end - 1
    names = [claim for item in items[start:end] for claim in signature_of(item.text, words)]
    return names, start


def signatures_below(items: Sequence[Item], start: int, limit: int, words: Words) -> list[Claim]:
    """Read the issuers' names below a date."""
    end = start
    while end < min(limit, start + _MOST) and is_signature(items[end], words):
        end += 1
    return [claim for item in items[start:end] for claim in signature_of(item.text, words)]


def is_seal(item: Item) -> bool:
    """Tell whether a line only asks for a seal, or only names the head of the office."""
    text = item.text.text
    return not item.rows and bool(_SEAL.fullmatch(text) or _HEAD.fullmatch(text))


def is_signature(item: Item, words: Words) -> bool:
    """Tell whether a line only names one organ, or several between spaces."""
    if item.rows or item.width > _WIDEST or read_marker(item.text.text):
        return False
    names = [name for piece in names_in(item.text) for name in piece.text.split()]
    return words.is_organ("".join(names)) or all(map(words.is_organ, names))


def may_sign(items: Sequence[Item], first: int, index: int) -> bool:
    """Tell whether a line may name one that is no known organ: short, bare, below a sentence."""
    item = items[index]
    bare = not any(mark in item.compact for mark in _MARKS) and item.width <= _WIDEST
    above = index > first and ends_sentence(items[index - 1].compact)
    return bare and above and not item.rows and read_marker(item.text.text) is None


def names_in(text: Traced) -> tuple[Traced, ...]:
    """Return the names in a signature's line, without what a form prints around them."""
    label = _SIGNED_BY.match(text.text)
    start = label.end() if label else 0
    pieces = []
    for seal in _SEAL.finditer(text.text, start):
        pieces.append(text[start : seal.start()])
        start = seal.end()
    return tuple(piece.stripped() for piece in (*pieces, text[start:]) if piece.text.strip())


def signature_of(text: Traced, words: Words) -> list[Claim]:
    """Claim the names in a signature's line."""
    claims = []
    for piece in names_in(text):
        names = piece.words()
        joint = len(names) > 1 and all(words.is_organ(name.text) for name in names)
        claims += [Claim("signature", name) for name in (names if joint else (piece,))]
    return claims
