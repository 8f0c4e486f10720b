"""Headings that no number, style or face marks: a short line that announces a part.

Only a text without numbers at the top has them. They are found before lines are joined to
paragraphs, since a heading ends with no mark and would run on.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from desktop.domain.chinese import value_of
from desktop.domain.numbering import Style, read_marker
from desktop.recognition.endings import ends_as_heading, ends_sentence
from desktop.recognition.joining import LONGEST_HEADING
from desktop.recognition.lines import Item
from desktop.recognition.parts import announces, part_of
from desktop.recognition.wrapping import layout_of

# 1 总体情况: a number without a mark, as slides and some printed reports have it.
SPACED_NUMBER = re.compile(
    r"([一二三四五六七八九十]{1,3}|\d{1,2})\s+(?=[\u3400-\u9fff“《]|[12１２]\d{3})"
)

_TOP = frozenset({Style.CHINESE, Style.PART})
_LEAST_PARTS = 2
_WIDEST = 45
_SLACK = 3.0
_STOPS = "。：:"
_MARKS = "。；;：:！？!?"

_Span = tuple[int, int]


def with_headlines(items: Sequence[Item]) -> tuple[Item, ...]:
    """Mark headings without numbers as such, with what goes on from them and what does not."""
    if any(_is_marked(item) for item in items):
        spans = _careless(items)
    else:
        spans = _spaced(items) or _bare(items)
    result = list(items)
    for start, end in spans:
        result[start] = replace(items[start], line=replace(items[start].line, level=1))
        for index in range(start + 1, min(end + 1, len(items))):
            line = replace(result[index].line, continues=index < end)
            result[index] = replace(result[index], line=line)
    return tuple(result)


def _is_marked(item: Item) -> bool:
    found = None if item.rows else read_marker(item.text.text)
    return item.line.level is not None or (found is not None and found[0] in _TOP)


def _careless(items: Sequence[Item]) -> list[_Span]:
    """Find numbers of the top that lost the mark that the others have: 三 不足 behind 二、."""
    spans: list[_Span] = []
    last = 0
    for index, item in enumerate(items):
        found = None if item.rows else read_marker(item.text.text)
        if found is not None and found[0] is Style.CHINESE:
            last = found[1]
            continue
        match = None if item.rows else SPACED_NUMBER.match(item.text.text)
        if match is None or match.group(1).isdecimal() or value_of(match.group(1)) != last + 1:
            continue
        if _may_begin(items, index, spans) and _announces(item.compact):
            spans.append((index, index + 1))
            last += 1
    return spans


def _spaced(items: Sequence[Item]) -> list[_Span]:
    """Find lines that count up from 1 with a space behind the number."""
    measure = layout_of(items).measure
    spans: list[_Span] = []
    for index, item in enumerate(items):
        match = None if item.rows else SPACED_NUMBER.match(item.text.text)
        if match is None or value_of(match.group(1)) != len(spans) + 1:
            continue
        if _may_begin(items, index, spans) and _may_be_heading(item.compact):
            spans.append((index, _end_of(items, index, measure)))
    told = {part_of(items[start].compact) for start, _end in spans}
    return spans if len(told) >= _LEAST_PARTS else []


def _bare(items: Sequence[Item]) -> list[_Span]:
    measure = layout_of(items).measure
    spans: list[_Span] = []
    for index in range(len(items)):
        end = _bare_end(items, index, measure) if _may_begin(items, index, spans) else index
        below = bool(spans) and spans[-1][1] == index
        if end > index and not (below and _joined(items, (index, end)).endswith(tuple(_STOPS))):
            spans.append((index, end))
    told = {part_of(_joined(items, span)) for span in spans}
    return spans if len(told) >= _LEAST_PARTS else []


def _may_begin(items: Sequence[Item], index: int, spans: Sequence[_Span]) -> bool:
    """Tell whether what stands above has come to its end."""
    if index == 0 or (spans and spans[-1][1] == index):
        return True
    if spans and index < spans[-1][1]:
        return False
    above = items[index - 1]
    return bool(above.rows) or ends_sentence(above.compact)


def _bare_end(items: Sequence[Item], index: int, measure: float) -> int:
    """Return the index behind a heading that begins here, `index` where none does."""
    item = items[index]
    if item.rows or read_marker(item.text.text) or item.line.continues:
        return index
    end = _end_of(items, index, measure)
    full = bool(measure) and item.width >= measure - _SLACK
    fits = item.width <= _WIDEST and (end > index + 1 or not full)
    return end if fits and _announces(_joined(items, (index, end))) else index


def _end_of(items: Sequence[Item], index: int, measure: float) -> int:
    """Return the index behind a heading: where its line is full, it may go on in a short one."""
    full = bool(measure) and items[index].width >= measure - _SLACK
    if not full or index + 1 >= len(items):
        return index + 1
    below = items[index + 1]
    short = below.width < measure - _SLACK and not below.rows and not ends_sentence(below.compact)
    return index + 2 if short and read_marker(below.text.text) is None else index + 1


def _joined(items: Sequence[Item], span: _Span) -> str:
    return "".join(item.compact for item in items[slice(*span)])


def _announces(text: str) -> bool:
    return _may_be_heading(text) and announces(text)


def _may_be_heading(text: str) -> bool:
    """Tell whether a text has no marks inside; one worded as a heading may end with one."""
    bare = text.rstrip(_STOPS) if ends_as_heading(text) else text
    return len(bare) <= LONGEST_HEADING and not any(mark in bare for mark in _MARKS)
