"""The title: which lines it is broken over."""

import re
from collections.abc import Sequence
from dataclasses import replace

from desktop.domain.chinese import parse_date
from desktop.recognition.lines import Item
from desktop.recognition.masthead import Elements
from desktop.recognition.title_marks import is_quoted
from desktop.recognition.words import Words

_MOST_LINES = 5
_WIDEST_LINE = 84
_WIDEST_FIRST_TEXT = 45
_SUFFIX = re.compile(r"[（(].{1,20}[)）]")
_BRACKETS = "（()）"
_JOINTS = ("于", "的", "暨", "和", "及", "与", "（", "(", "》", "、", "以及")
_YEAR = re.compile(r"[12]\d{3}\s*年|[一二三四五六七八九〇○零]{4}年")


def title_range(top: Sequence[Item], elements: Elements, words: Words) -> tuple[int, int] | None:
    """Find the lines of the title."""
    styled = [n for n, item in enumerate(top) if item.line.title and n not in elements]
    if styled:
        return styled[0], _run_end(styled)
    last = _title_end(top, elements, words)
    if last is None:
        return _title_by_subject(top, elements, words)
    start = last
    while start > 0 and last - start + 1 < _MOST_LINES:
        above = top[start - 1]
        if top[start].cut and words.is_organ(above.compact):
            break
        whole = "".join(item.compact for item in top[start : last + 1])
        if start - 1 in elements or not _may_begin_title(above, whole, words):
            break
        start -= 1
    start = _with_lines_above(top, start, elements, words)
    end = last + 1
    if end < len(top) and end not in elements and _SUFFIX.fullmatch(top[end].compact):
        inner = top[end].compact.strip(_BRACKETS)
        end += 1 if parse_date(inner) is None else 0
    return start, end


def _with_lines_above(top: Sequence[Item], start: int, elements: Elements, words: Words) -> int:
    """Return where a title begins whose lower lines already read as one: 某局关于…, up there."""
    for index in range(start - 1, max(start - _MOST_LINES, -1), -1):
        text = top[index].compact
        if index in elements or any(mark in text for mark in "。：:；;！？>|【】"):
            break
        if top[index].width > _WIDEST_LINE or text.endswith(words.title_ends):
            break
        before, about, matter = text.partition("关于")
        if about and matter and (not before or words.is_organ(before)):
            return index
    return start


def _title_end(top: Sequence[Item], elements: Elements, words: Words) -> int | None:
    """Find the line that ends the title; a web page may say the title twice.

    Running text, which shows by its commas, is never above a title.
    """
    prose = (
        index
        for index, item in enumerate(top)
        if index not in elements and ("，" in item.compact or "," in item.compact)
    )
    ends = [
        index
        for index, item in enumerate(top[: next(prose, len(top))])
        if index not in elements
        and _may_end_title(item, top[index - 1].compact if index else "", words)
    ]
    if not ends:
        return None
    same = [index for index in ends if top[index].compact == top[ends[0]].compact]
    return same[-1]


def _may_end_title(item: Item, above: str, words: Words) -> bool:
    """Tell whether a line ends as a title does; the last word may be broken over two lines."""
    if is_quoted(item.compact) and any(each in item.compact for each in words.title_subjects):
        item = replace(item, compact=item.compact[1:-1])
    text = _SUFFIX.sub("", item.compact) if item.compact.endswith((")", "）")) else item.compact
    broken = len(text) == 1 and not above.endswith(words.title_ends)
    return (
        item.width <= _WIDEST_LINE
        and (above + text if broken else text).endswith(words.title_ends)
        and not any(mark in text for mark in "，,；;")
        and not item.compact.startswith(("《", "附件"))
    )


def _may_begin_title(above: Item, whole: str, words: Words) -> bool:
    """Tell whether a line above belongs to a title whose lower lines are `whole`."""
    text = above.compact
    if not any(map(str.isalnum, text)):
        return False
    if above.width > _WIDEST_LINE or text.endswith(tuple("。：:；;，,！？>")):
        return False
    if any(mark in text for mark in "，>|【】："):
        return False
    if not _is_whole_title(whole, words) or _is_torn(whole):
        return True
    return words.is_organ(text) or text.endswith("关于") or whole.startswith("关于")


def _is_torn(text: str) -> bool:
    """Tell whether a text must have something above it: a 《 to its 》, what 暨 goes on from."""
    return text.startswith(_JOINTS) or text.count("》") > text.count("《")


def _is_whole_title(text: str, words: Words) -> bool:
    return bool(_YEAR.search(text)) and any(subject in text for subject in words.title_subjects)


def _title_by_subject(
    top: Sequence[Item], elements: Elements, words: Words
) -> tuple[int, int] | None:
    """Find a title that does not end as one: short lines that name its subject."""
    lines: list[int] = []
    for index, item in enumerate(top):
        if index in elements and not lines:
            continue
        dated = parse_date(item.compact.strip(_BRACKETS)) is not None
        if index in elements or dated or not _is_bare_line(item) or len(lines) == _MOST_LINES:
            break
        lines.append(index)
    text = "".join(top[index].compact for index in lines)
    if not any(subject in text for subject in words.title_subjects):
        return None
    return lines[0], lines[-1] + 1


def _run_end(indices: Sequence[int]) -> int:
    end = indices[0] + 1
    while end in indices:
        end += 1
    return end


def _is_bare_line(item: Item) -> bool:
    return item.width <= _WIDEST_FIRST_TEXT and not any(
        mark in item.compact for mark in "，,；;：:、"
    )
