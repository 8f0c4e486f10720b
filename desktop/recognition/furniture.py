"""Page furniture: page numbers, running heads, what a web page put around the text."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from desktop.domain.chinese import parse_date
from desktop.domain.numbering import read_marker
from desktop.recognition.doc_number import labels_number
from desktop.recognition.endings import ends_sentence
from desktop.recognition.lines import Item
from desktop.recognition.title_marks import unlabelled
from desktop.recognition.words import Words

_LEAST_REPEATS = 3
_WIDEST_RUNNING_HEAD = 40
_LONGEST_PAGE_NUMBER = 3
_NARROWEST_SENTENCE = 20.0
_NARROWEST_TEXT = 6.0
_FIRST = (1, 2)  # the pages that a text of one break may number
_LONGEST_TOP = 60
_LEAST_TABS = 2  # the heads of several tables are alike, and no running heads
_MOST_CONTENTS = 120
_LEADERS = re.compile(r"[….．·\-—]*\d{0,3}$")
_SENTENCE_ENDS = "。！？；：，、"


def without_furniture(items: Sequence[Item], words: Words) -> tuple[Item, ...]:
    """Return the items that are text of the report."""
    numbers = _bare_page_numbers(items) | _contents(items, words)
    heads = _running_heads(items, words)
    seen = _heads_above_title(items, heads, words)
    titled = unlabelled(items, words)[1]
    kept: list[Item] = []
    cut = False
    for index, item in enumerate(items):
        again = item.compact in heads and (item.compact in seen or index > _LONGEST_TOP)
        seen.add(item.compact)
        left = again or index in numbers or _is_furniture(item, words)
        left = left and index != titled
        if not left:
            kept.append(replace(item, cut=True) if cut else item)
        cut = left
    return tuple(kept)


def _is_furniture(item: Item, words: Words) -> bool:
    if item.line.aside:
        return True
    if item.rows or item.line.continues:
        return False
    text = item.text.text
    if labels_number(text):
        return False
    if words.page_number.fullmatch(text) or words.furniture.fullmatch(text):
        return True
    return words.furniture.fullmatch(item.compact) is not None


def _heads_above_title(items: Sequence[Item], heads: frozenset[str], words: Words) -> set[str]:
    """Find the running heads that stand above a title: not even the first of them is one."""
    top = items[:_LONGEST_TOP]
    numbered = (n for n, item in enumerate(top) if read_marker(item.text.text) or item.rows)
    top = top[: next(numbered, len(top))]
    titles = [
        index
        for index, item in enumerate(top)
        if item.compact not in heads and item.compact.endswith(words.title_ends)
    ]
    return {item.compact for item in top[: titles[0]] if item.compact in heads} if titles else set()


def _running_heads(items: Sequence[Item], words: Words) -> frozenset[str]:
    """Find lines that come again on page after page; the first of each stays.

    An office's name may well stand in the header, the signature and the imprint.
    """
    counts = Counter(item.compact for item in items if _may_repeat(item))
    counts = Counter({text: n for text, n in counts.items() if not words.is_organ(text)})
    beside = _beside_page_numbers(items, words)
    return frozenset(
        text
        for text, count in counts.items()
        if count >= _LEAST_REPEATS or (count > 1 and count == beside[text])
    )


def _beside_page_numbers(items: Sequence[Item], words: Words) -> Counter[str]:
    """Count lines that stand above or below the number of a page."""
    numbers = [n for n, item in enumerate(items) if words.page_number.fullmatch(item.text.text)]
    places = {n + step for n in numbers for step in (-1, 1)}
    return Counter(items[n].compact for n in places if 0 <= n < len(items))


def _may_repeat(item: Item) -> bool:
    """Tell whether a line may be a running head; where lines have places, the reader knows."""
    return (
        item.line.continues is None
        and not item.rows
        and item.width <= _WIDEST_RUNNING_HEAD
        and not item.compact.endswith(tuple(_SENTENCE_ENDS))
        and item.text.text.count("\t") < _LEAST_TABS
        and read_marker(item.text.text) is None
        and not item.compact.isdigit()
        and parse_date(item.compact) is None
    )


def _bare_page_numbers(items: Sequence[Item]) -> frozenset[int]:
    """Find lines of digits only that count up by one from the first to the last of them.

    A single one must stand where a sentence goes on.
    """
    found = [
        (index, int(item.compact))
        for index, item in enumerate(items)
        if item.compact.isdecimal() and len(item.compact) <= _LONGEST_PAGE_NUMBER and not item.rows
    ]
    if not found or not _counts_up(value for _index, value in found):
        return frozenset()
    if len(found) == 1:
        index, value = found[0]
        if not (_interrupts(items, index) or (value in _FIRST and _parts_text(items, index))):
            return frozenset()
    return frozenset(index for index, _value in found)


def _contents(items: Sequence[Item], words: Words) -> frozenset[int]:
    """Find the lines below 目录: each comes again, as a heading."""
    start = next(
        (
            n
            for n, item in enumerate(items[:_LONGEST_TOP])
            if words.contents.fullmatch(item.compact)
        ),
        None,
    )
    if start is None:
        return frozenset()
    end = start + 1
    while (
        end < min(len(items), start + _MOST_CONTENTS)
        and _comes_again(items, end)
        and not words.is_organ(items[end].compact)
        and not items[end].compact.endswith(words.title_ends)
    ):
        end += 1
    return frozenset(range(start, end))


def _comes_again(items: Sequence[Item], index: int) -> bool:
    text = _LEADERS.sub("", items[index].compact)
    again = range(index + 1, len(items))
    return len(text) > 1 and any(items[other].compact.startswith(text) for other in again)


def _interrupts(items: Sequence[Item], index: int) -> bool:
    """Tell whether a line stands between two that are one sentence."""
    above, below = items[max(index - 1, 0)], items[min(index + 1, len(items) - 1)]
    return (
        above.width >= _NARROWEST_SENTENCE
        and not ends_sentence(above.compact)
        and ends_sentence(below.compact)
        and read_marker(below.text.text) is None
    )


def _parts_text(items: Sequence[Item], index: int) -> bool:
    """Tell whether a line stands between two of text, and in no column of figures."""
    near = (*items[max(index - 1, 0) : index], *items[index + 1 : index + 2])
    return len(near) > 1 and all(not i.rows and i.width >= _NARROWEST_TEXT for i in near)


def _counts_up(values: Iterable[int]) -> bool:
    numbers = list(values)
    return all(after == before + 1 for before, after in pairwise(numbers))
