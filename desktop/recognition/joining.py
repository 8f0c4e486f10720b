"""Lines back into paragraphs.

A text file may be broken at every line of the printed page (each line about as wide as the type
area, GB/T 9704: 28 characters), at every page, or nowhere but at paragraphs. Which of them it is
shows in the widths of its lines.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from desktop.domain.chinese import width
from desktop.domain.numbering import Style, read_marker
from desktop.recognition.endings import ends_as_heading, ends_sentence
from desktop.recognition.lines import Item, Row
from desktop.recognition.parts import announces
from desktop.recognition.traced import Traced, joined
from desktop.recognition.wrapping import (
    FIRST_INDENT,
    LEAST_INDENT,
    PAUSES,
    SHORTER,
    Layout,
    layout_of,
)

LONGEST_HEADING = 60
LIST_DASHES = "-–—•●·*▪■◆"

_ORDER = (
    Style.PART,
    Style.CHINESE,
    Style.CHINESE_BRACKETS,
    Style.ARABIC,
    Style.DECIMAL,
    Style.ARABIC_BRACKETS,
    Style.CIRCLED,
)
_UNBREAKABLE = re.compile(r"[“‘（(《〈「【]?[!-~]+")
_DASH = re.compile(
    rf"[{LIST_DASHES}]\s*(?=[(（]?[0-9０-９一二三四五六七八九十]{{1,3}}\s*[.．、)）])|[-•●*▪■◆]\s+(?=\S)"
)
_SLACK = 1.5
_HEADING_SLACK = 1.0
_NARROWEST_SPLIT = 20
_WIDEST_REST = 12.0


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph or a table, with the hints of its first line.

    Attributes:
        pieces: Its lines.
        first: The item it began with.
    """

    first: Item
    pieces: tuple[Traced, ...]

    @property
    def text(self) -> Traced:
        """The lines joined."""
        return joined(self.pieces)

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows, when it is a table."""
        return self.first.rows


def paragraphs_of(items: Sequence[Item], *, keep_dashes: bool = False) -> tuple[Paragraph, ...]:
    """Join the lines of a body to paragraphs.

    Args:
        items: The lines.
        keep_dashes: Do not leave out list dashes.
    """
    if not items:
        return ()
    layout = layout_of(items)
    numbers = _Numbers()
    opened = [_Open(items[0], numbers, keep_dash=keep_dashes)]
    for item in items[1:]:
        if _continues(item, opened[-1], layout, numbers):
            opened[-1].add(item)
        else:
            opened.append(_Open(item, numbers, keep_dash=keep_dashes))
    return tuple(Paragraph(each.first, tuple(each.pieces)) for each in opened)


def dash_length(text: str) -> int:
    """Return how many characters of a list dash, and of the space behind it, a line begins with."""
    match = _DASH.match(text)
    return match.end() if match else 0


class _Numbers:
    """The numbers met so far: which of them may come next."""

    def __init__(self) -> None:
        self._last: dict[Style, int] = {}

    def see(self, text: str) -> None:
        """Take note of a paragraph's number."""
        found = read_marker(text)
        if found:
            style, value, _length = found
            self._last = {
                seen: last
                for seen, last in self._last.items()
                if _ORDER.index(seen) <= _ORDER.index(style)
            }
            self._last[style] = value

    def may_follow(self, text: str) -> bool:
        """Tell whether the number at the beginning of `text` is in sequence."""
        found = read_marker(text)
        if found is None:
            return False
        style, value, _length = found
        return value == self._last.get(style, 0) + 1


class _Open:
    """A paragraph being put together.

    Attributes:
        head: Its beginning, long enough to tell a heading.
        last: Its last line.
    """

    def __init__(self, first: Item, numbers: _Numbers, *, keep_dash: bool) -> None:
        text = first.text[dash_length(first.text.text) :]
        self.first = first
        self.last = first
        self.pieces = [first.text if keep_dash else text]
        self.head = text.text
        numbers.see(text.text)

    def add(self, item: Item) -> None:
        """Take a line in."""
        self.pieces.append(item.text)
        self.last = item
        if len(self.head) <= LONGEST_HEADING:
            self.head += item.text.text

    @property
    def is_heading(self) -> bool:
        """Whether what there is may be a heading on its own line."""
        compact = "".join(self.head.split())
        return (
            read_marker(self.head) is not None
            and "。" not in compact
            and len(compact) <= LONGEST_HEADING
            and not compact.endswith(tuple(PAUSES))
        )


def _continues(item: Item, opened: _Open, layout: Layout, numbers: _Numbers) -> bool:
    """Tell whether a line belongs to the paragraph before it."""
    if item.rows or opened.last.rows or item.line.level or item.line.title:
        return False
    if opened.first.line.level and item.line.continues is None:
        return False
    if item.line.continues is not None:
        return item.line.continues
    text = item.text.text[dash_length(item.text.text) :]
    numbered = read_marker(text) is not None and not _is_torn_off(text, opened, layout)
    if _is_bare_marker(opened.head):
        return not numbered
    if layout.measure:
        in_sequence = numbers.may_follow(text)
        return _continues_wrapped(item, opened, layout, numbered=numbered, in_sequence=in_sequence)
    return not item.line.whole and not numbered and _continues_split(opened)


def _is_torn_off(text: str, opened: _Open, layout: Layout) -> bool:
    """Tell the end of a word (统|一，) from a number with a comma for its 、."""
    found = read_marker(text)
    if opened.last.compact.endswith(("（", "(")):
        return True
    careless = found is not None and text[: found[2]].rstrip().endswith(tuple("，,"))
    if not careless or ends_sentence(opened.last.compact):
        return False
    short = layout.measure and opened.last.width < layout.measure - SHORTER - FIRST_INDENT
    return not (short or (opened.is_heading and not layout.measure))


def _is_bare_marker(text: str) -> bool:
    found = read_marker(text)
    return found is not None and found[2] == len(text.rstrip())


def _continues_wrapped(
    item: Item, opened: _Open, layout: Layout, *, numbered: bool, in_sequence: bool
) -> bool:
    """Judge where every line was broken at the width of the page."""
    full = _is_full(item, opened, layout)
    ended = ends_sentence(opened.last.compact)
    if numbered:
        return full and not (ended or in_sequence or opened.is_heading)
    if layout.indents and item.indent >= LEAST_INDENT:
        return False
    if layout.gaps and item.gap and (ended or opened.is_heading):
        return False
    if opened.is_heading:
        return full and _may_end_heading(item, opened, layout)
    return full or not ended


def _is_full(item: Item, opened: _Open, layout: Layout) -> bool:
    """Tell whether no more of the next line would have fitted on the one before it."""
    indent = FIRST_INDENT if len(opened.pieces) == 1 else 0.0
    inner = opened.last.text.text.count("\u3000")
    room = layout.measure - opened.last.width - inner - indent
    slack = _HEADING_SLACK if opened.is_heading else _SLACK
    return room <= max(slack, _unbreakable(item.compact))


def _unbreakable(text: str) -> float:
    """Return the width of the Latin word or number that a line begins with."""
    match = _UNBREAKABLE.match(text)
    return width(match.group()) if match else 0.0


def _may_end_heading(item: Item, opened: _Open, layout: Layout) -> bool:
    """Tell a heading's second line from the body below a heading that fills its line.

    Headings of the top stand on lines of their own nearly always; below it a line that is full
    is more likely to be text that goes on.
    """
    if item.width > _WIDEST_REST and ends_as_heading(opened.head) and announces(opened.head):
        return False
    found = read_marker(opened.head)
    if found is None or found[0] not in {Style.CHINESE, Style.PART}:
        return True
    short = item.width < layout.measure - FIRST_INDENT - _SLACK
    return short and ("。" not in item.compact or ends_as_heading(item.compact))


def _continues_split(opened: _Open) -> bool:
    """Judge where only a page's end, or nothing, broke a paragraph."""
    last = opened.last.compact
    if ends_sentence(last):
        return False
    if last.endswith(tuple(PAUSES)):
        return True
    return len(opened.head) >= _NARROWEST_SPLIT and not opened.is_heading
