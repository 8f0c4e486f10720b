"""Marks of Markdown: the # of a headline, the ** around bold words.

Text that was drafted in a chat or a note-taking program is pasted with them into plain files and
into Word. They are no text of a report; what they say about headings is kept as a hint.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from desktop.domain.chinese import width
from desktop.recognition.lines import Item, Line
from desktop.recognition.script import simplified
from desktop.recognition.traced import NOTHING, Traced

_HEADLINE = re.compile(r"(#{1,6})\s*(?=[^#\s])")
_QUOTE = re.compile(r">\s+(?=\S)")
_BOLD = re.compile(r"\*\*")
_LEAST_MARKS = 2


def without_markup(items: Sequence[Item]) -> tuple[Item, ...]:
    """Take the marks out of the lines of a text that is written with them."""
    headlines = sum(1 for item in items if _HEADLINE.match(item.text.text))
    bold = sum(item.text.text.count("**") for item in items)
    if headlines < _LEAST_MARKS and bold < _LEAST_MARKS:
        return tuple(items)
    titled = sum(1 for item in items if _hashes(item) == 1) == 1
    return tuple(_bare(item, titled=titled) for item in items)


def _hashes(item: Item) -> int:
    match = _HEADLINE.match(item.text.text)
    return len(match.group(1)) if match else 0


def _bare(item: Item, *, titled: bool) -> Item:
    """Take out the marks of one line.

    Args:
        item: The line.
        titled: The text has one headline of the first level: its title.
    """
    if item.rows or not any(mark in item.text.text for mark in ("#", "**", ">")):
        return item
    hashes = _hashes(item)
    match = _HEADLINE.match(item.text.text) or _QUOTE.match(item.text.text)
    text, head = _without_bold(item.text[match.end() if match else 0 :])
    line = item.line
    if hashes and line.level is None and not line.title:
        title = titled and hashes == 1
        line = replace(line, title=title, level=None if title else hashes)
    if head and line.head is None:
        line = _headed(line, text, head)
    compact = simplified(text.without_spaces().text)
    return replace(item, text=text, line=line, compact=compact, width=width(compact))


def _headed(line: Line, text: Traced, head: int) -> Line:
    whole = head >= len(text)
    return replace(line, bold=True) if whole else replace(line, head=head)


def _without_bold(text: Traced) -> tuple[Traced, int]:
    """Take the marks of bold words out; also return how many characters ahead they set bold."""
    marks = list(_BOLD.finditer(text.text))
    if not marks or len(marks) % 2:
        return text, 0
    pieces, start = [], 0
    for mark in marks:
        pieces.append(text[start : mark.start()])
        start = mark.end()
    bare = sum(pieces, NOTHING) + text[start:]
    head = len(pieces[1]) if not pieces[0].text.strip() else 0
    return bare.stripped(), head
