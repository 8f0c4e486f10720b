"""Lines back into paragraphs.

A text file may be broken at every line of the printed page (each line about as wide as the type
area, GB/T 9704: 28 characters), at every page, or nowhere but at paragraphs. Which of them it is
shows in the widths of its lines.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from desktop.domain.chinese import width
from desktop.domain.numbering import Style, read_marker
from desktop.recognition.lines import Item, Row
from desktop.recognition.parts import announces
from desktop.recognition.traced import Traced, joined

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
_SENTENCE_ENDS = "。！？：；:;!?…"
_PAUSES = "，、,"
_STOPPED = re.compile(r"[\u3400-\u9fff）》％%]\.$")  # a full stop misread
_HEADING_END = re.compile(
    r"[^。！？；：，]{0,40}(?:情况|成效|原因|问题|不足|短板|安排|打算|计划|思路|职责|措施|举措)[。：:]?"
)
_CLOSERS = '”’）)》〉」】"'
_UNBREAKABLE = re.compile(r"[“‘（(《〈「【]?[!-~]+")
_DASH = re.compile(
    rf"[{LIST_DASHES}]\s*(?=[(（]?[0-9０-９一二三四五六七八九十]{{1,3}}\s*[.．、)）])|[-•●*▪■◆]\s+(?=\S)"
)
_NARROWEST_WRAP = 18
_WIDEST_WRAP = 46
_FEWEST_LINES = 4
_SHORTER, _LONGER = 3.0, 1.5
_SHARE_FULL = 0.5
_SHARE_LOOSE = 0.7
_SHARE_OVER = 0.06
_SLACK = 1.5
_HEADING_SLACK = 1.0
_FIRST_INDENT = 2.0
_SHARE_GAPS = 0.4
_SHARE_INDENTS = 0.8
_FEWEST_INDENTS = 3
_LEAST_INDENT = 1.0
_NARROWEST_SPLIT = 20
_WIDEST_REST = 12.0
_SHARE_TORN = 0.25


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


@dataclass(frozen=True, slots=True)
class Layout:
    """How the lines of a text were broken.

    Attributes:
        measure: The width of a full line, 0 where lines end only with paragraphs or pages.
        gaps: Blank lines stand between paragraphs only.
        indents: The first line of a paragraph is indented.
    """

    measure: float = 0.0
    gaps: bool = False
    indents: bool = False


def layout_of(items: Sequence[Item]) -> Layout:
    """Find out how the lines of a body were broken."""
    lines = [item for item in items if not item.rows]
    measure = _measure(lines)
    if not measure or not _are_torn(lines, measure):
        return Layout()
    gaps = sum(1 for item in lines if item.gap)
    indents = sum(1 for item in lines if item.indent >= _LEAST_INDENT)
    return Layout(
        measure=measure,
        gaps=0 < gaps < _SHARE_GAPS * len(lines),
        indents=_FEWEST_INDENTS <= indents < _SHARE_INDENTS * len(lines),
    )


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


def ends_sentence(text: str) -> bool:
    """Tell whether a line ends as a paragraph may end."""
    bare = text.rstrip(_CLOSERS + " ")
    return bare.endswith(tuple(_SENTENCE_ENDS)) or _STOPPED.search(bare) is not None


def ends_as_heading(text: str) -> bool:
    """Tell whether a text ends with a word that headings end with, and maybe one mark."""
    return _HEADING_END.fullmatch(text) is not None


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
            and not compact.endswith(tuple(_PAUSES))
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
    short = layout.measure and opened.last.width < layout.measure - _SHORTER - _FIRST_INDENT
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
    if layout.indents and item.indent >= _LEAST_INDENT:
        return False
    if layout.gaps and item.gap and (ended or opened.is_heading):
        return False
    if opened.is_heading:
        return full and _may_end_heading(item, opened, layout)
    return full or not ended


def _is_full(item: Item, opened: _Open, layout: Layout) -> bool:
    """Tell whether no more of the next line would have fitted on the one before it."""
    indent = _FIRST_INDENT if len(opened.pieces) == 1 else 0.0
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
    short = item.width < layout.measure - _FIRST_INDENT - _SLACK
    return short and ("。" not in item.compact or ends_as_heading(item.compact))


def _continues_split(opened: _Open) -> bool:
    """Judge where only a page's end, or nothing, broke a paragraph."""
    last = opened.last.compact
    if ends_sentence(last):
        return False
    if last.endswith(tuple(_PAUSES)):
        return True
    return len(opened.head) >= _NARROWEST_SPLIT and not opened.is_heading


def _are_torn(lines: Sequence[Item], measure: float) -> bool:
    """Tell whether lines of the full width break off in sentences.

    Paragraphs of a word processor are whole but for what was pasted in, line by line.
    """
    full = (item for item in lines if measure - _SHORTER <= _reach(item) <= measure + _LONGER)
    torn = sum(1 for item in full if not ends_sentence(item.compact) and not item.line.level)
    whole = sum(1 for item in lines if item.line.whole) * 2 > len(lines)
    return torn >= (max(_FEWEST_LINES, _SHARE_TORN * len(lines)) if whole else _FEWEST_LINES - 1)


def _measure(lines: Sequence[Item]) -> float:
    """Return the width that lines were broken at, or 0.

    Either most lines are of that width, or nearly all that neither end a sentence nor are
    numbered nor may be headings; and hardly any line is wider.
    """
    loose = [_reach(item) for item in lines if _runs_on(item)]
    widths = [_reach(item) for item in lines]
    for chosen, share in ((loose, _SHARE_LOOSE), (widths, _SHARE_FULL)):
        measure = _mode(chosen)
        full = sum(measure - _SHORTER <= width <= measure + _LONGER for width in chosen)
        over = sum(width > measure + _LONGER for width in widths)
        if measure and full >= share * len(chosen) and over <= max(1, _SHARE_OVER * len(widths)):
            return measure
    return _widest(lines)


def _widest(lines: Sequence[Item]) -> float:
    """Return the width that nothing exceeds and several lines break off at, of a short text."""
    widest = max((_reach(item) for item in lines), default=0.0)
    full = sum(
        _reach(item) > widest - _SHORTER and not ends_sentence(item.compact) for item in lines
    )
    likely = _NARROWEST_WRAP <= widest <= _WIDEST_WRAP
    return widest if likely and full >= _FEWEST_LINES - 1 else 0.0


def _runs_on(item: Item) -> bool:
    """Tell whether a line can hardly be the last of its paragraph."""
    wide = item.width >= _NARROWEST_WRAP or any(mark in item.compact for mark in _PAUSES)
    return wide and not ends_sentence(item.compact) and read_marker(item.text.text) is None


def _reach(item: Item) -> float:
    """Return how far a line reaches to the right, the indent of a first line counted in."""
    return item.width + (_FIRST_INDENT if item.indent >= _LEAST_INDENT else 0.0)


def _mode(widths: Sequence[float]) -> float:
    """Return the width of a full line: the one most lines are of, or a little below.

    A little below are first lines whose indent is lost, and lines before what cannot be parted.
    0: too few lines may be full.
    """
    wide = Counter(round(width) for width in widths if width >= _NARROWEST_WRAP)
    if wide.total() < _FEWEST_LINES:
        return 0.0
    near = {
        width: sum(wide[below] for below in range(width - round(_SHORTER), width + 1))
        for width in wide
    }
    return float(max(near, key=lambda width: (near[width], wide[width])))
