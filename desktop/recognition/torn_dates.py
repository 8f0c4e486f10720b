"""A date of signing that is broken between two lines, with or without the office before it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from desktop.domain.chinese import width
from desktop.recognition.dates import date_of, plain_dates
from desktop.recognition.endings import ends_sentence
from desktop.recognition.lines import Item
from desktop.recognition.words import Words

_DATE = re.compile(
    r"(.*?)((?:[12]\d{3}|[二〇○零一三四五六七八九]{4})年[^年。，]{1,4}月[^月。，]{1,3}日)"
)
_BEGUN = re.compile(r".*[12二]\S{0,3}\s*(?:年\s*\S{0,3}\s*(?:月\s*\S{0,3})?)?")
_MOST_LINES = 20
_LONGEST = 50


def with_whole_dates(items: Sequence[Item], first: int, words: Words) -> tuple[Item, ...]:
    """Put the two lines of such a date together, near the end of a text."""
    result = list(items)
    for index in range(max(first + 1, len(items) - _MOST_LINES), len(items) - 1):
        above, below = items[index : index + 2]
        before = items[index - 1].compact
        ended = ends_sentence(before) or words.is_organ(before)
        if ended and _are_one(above, below, words):
            result[index : index + 2] = [_joined(above, below)]
            break
    return tuple(result)


def _are_one(above: Item, below: Item, words: Words) -> bool:
    compact = above.compact + below.compact
    if above.rows or below.rows or len(compact) > _LONGEST or ends_sentence(above.compact):
        return False
    found = _DATE.fullmatch(plain_dates(compact))
    if found is None or date_of(found.group(2)) is None:
        return False
    name = compact[: found.end(1)]
    torn = len(above.compact) > found.end(1) and _BEGUN.fullmatch(above.compact) is not None
    return torn and (not name or words.is_organ(name))


def _joined(above: Item, below: Item) -> Item:
    compact = above.compact + below.compact
    return replace(above, text=above.text + below.text, compact=compact, width=width(compact))
