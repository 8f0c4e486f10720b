"""Paragraphs to sections: numbers, headings, depths and the scheme of numbers.

A depth follows from the numbers above it and from nothing else: 1. under 一、 is of depth 2, under
（一） of depth 3. The scheme is what most sections of each depth have.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from desktop.domain.numbering import SCHEMES, STANDARD, UNNUMBERED, Scheme, Style, read_marker
from desktop.domain.outline import MAX_DEPTH, Part
from desktop.recognition.joining import LONGEST_HEADING, Paragraph, ends_sentence
from desktop.recognition.lines import Row
from desktop.recognition.normalise import Tidier
from desktop.recognition.parts import part_of
from desktop.recognition.traced import NOTHING, Traced

LONGEST_RUN_IN = 45
_LONGEST_SET_APART = 120

Rows = tuple[Row, ...]

_RANKS = {
    Style.PART: 1,
    Style.CHINESE: 2,
    Style.CHINESE_BRACKETS: 3,
    Style.ARABIC: 4,
    Style.DECIMAL: 4,
    Style.ARABIC_BRACKETS: 5,
    Style.CIRCLED: 6,
}
_SENTENCE = re.compile(r"[^。！？]*[。！？]")
_QUANTITY = re.compile(r"\d(?:\.\d+)?\s*(?:万|亿|元|%|％|倍|米|公里|平方|个|件|次|年|月|日)")
_COUNTED = re.compile(
    r"\d\s*(?:余|多)?\s*(?:万|亿)?(?:元|件|次|个|人|份|场|期|名|家|条|项|起|块|％|%)"
)
_CLOSERS = "”’）》"
_YEAR_BEGINS = re.compile(r"(?:[12]\d{3}年|今年|全年|一年来)")
_LEAST_PARTS = 2
_WIDEST_BARE_HEADING = 40


@dataclass(frozen=True, slots=True)
class Drafted:
    """A section as found in the source.

    Attributes:
        marker: As written, without spaces at its ends.
        style: The form of the number; `Style.NONE` where there is none.
        value: The number.
    """

    depth: int
    marker: Traced = NOTHING
    heading: Traced = NOTHING
    run_in: bool = False
    paragraphs: tuple[Traced | Rows, ...] = ()
    style: Style = Style.NONE
    value: int = 0


@dataclass(frozen=True, slots=True)
class _Opening:
    """The paragraph that a section begins with, and what numbers it.

    Attributes:
        head: How many characters behind the number, without spaces, are set in another face than
            the rest; None: nothing is known.
    """

    marker: Traced
    text: Traced
    style: Style
    value: int
    rank: tuple[int, int]
    level: int | None
    head: int | None = None


def sections_of(paragraphs: Sequence[Paragraph], tidier: Tidier) -> tuple[Drafted, ...]:
    """Cut the body into sections."""
    openings = _openings(paragraphs)
    depths = _depths(openings)
    sections: list[Drafted] = []
    block: list[Paragraph] = []
    begun: tuple[_Opening, int] | None = None
    for paragraph, opening, depth in zip(paragraphs, openings, depths, strict=True):
        if opening is None or depth > MAX_DEPTH:
            block.append(paragraph)
            continue
        _close(sections, begun, block, tidier, below=depth > (begun[1] if begun else 0))
        begun, block = (opening, depth), []
    _close(sections, begun, block, tidier, below=False)
    return tuple(sections)


def block_of(paragraph: Paragraph, tidier: Tidier) -> Traced | Rows:
    """Repair a paragraph, or the cells of a table."""
    if paragraph.rows:
        return tuple(tuple(tidier.text(cell) for cell in row) for row in paragraph.rows)
    return tidier.text(paragraph.text)


def scheme_of(sections: Iterable[Drafted]) -> Scheme:
    """Derive the forms of numbers by depth; a known scheme that begins the same is taken whole."""
    styles: dict[int, Counter[Style]] = {}
    for section in sections:
        if section.depth:
            styles.setdefault(section.depth, Counter())[section.style] += 1
    if not styles:
        return STANDARD
    found = tuple(styles[depth].most_common(1)[0][0] for depth in sorted(styles))
    if set(found) == {Style.NONE}:
        return UNNUMBERED
    known = (scheme for scheme in SCHEMES.values() if scheme[: len(found)] == found)
    return next(known, found)


def _close(
    sections: list[Drafted],
    begun: tuple[_Opening, int] | None,
    block: Sequence[Paragraph],
    tidier: Tidier,
    *,
    below: bool,
) -> None:
    """Put the section that ends here on the list."""
    texts = tuple(block_of(paragraph, tidier) for paragraph in block)
    if begun is None:
        if texts:
            sections.append(Drafted(depth=0, paragraphs=texts))
        return
    opening, depth = begun
    text = tidier.text(opening.text)
    more = bool(texts) or below
    if opening.level is not None and opening.head is None and _SENTENCE.match(text.text) is None:
        heading, run_in, rest = text, False, NOTHING
    else:
        heading, run_in, rest = _split(text, head=opening.head, more=more)
    first: tuple[Traced, ...] = (rest,) if rest or (run_in and texts) else ()
    sections.append(
        Drafted(
            depth=depth,
            marker=opening.marker,
            heading=heading,
            run_in=run_in,
            paragraphs=(*first, *texts),
            style=opening.style,
            value=opening.value,
        )
    )


def _split(text: Traced, *, head: int | None, more: bool) -> tuple[Traced, bool, Traced]:
    """Split a numbered paragraph into heading, whether it is run in, and the rest.

    Args:
        text: The paragraph without its number.
        head: How many characters, without spaces, are set apart by their face.
        more: Paragraphs or sections of greater depth follow.
    """
    whole = text.text
    if head is not None:
        set_apart = _set_apart(whole, head)
        if head == 0 or set_apart:
            return text[:set_apart], True, text[set_apart:].stripped()
    first = _SENTENCE.match(whole)
    if first is None:
        if len(whole) > LONGEST_HEADING or whole.endswith(("；", ";", "，", ",")):
            return Traced(), True, text
        return text, False, Traced()
    end = first.end()
    alone = not whole[end:].strip()
    quoted = whole[end : end + 1] in _CLOSERS and not alone
    if not quoted and _is_run_in(first.group()) and (more or not alone):
        return text[:end], True, text[end:].stripped()
    return Traced(), True, text


def _set_apart(text: str, head: int) -> int:
    """Return where the first `head` characters that are no spaces end, 0 unless a sentence does."""
    count = 0
    for index, character in enumerate(text):
        count += not character.isspace()
        if count == head:
            return index + 1 if character in "。！？" and index < _LONGEST_SET_APART else 0
    return 0


def _is_run_in(sentence: str) -> bool:
    return (
        len(sentence) <= LONGEST_RUN_IN
        and not any(mark in sentence for mark in "；;：:")
        and _YEAR_BEGINS.match(sentence) is None
        and _COUNTED.search(sentence) is None
    )


def _openings(paragraphs: Sequence[Paragraph]) -> tuple[_Opening | None, ...]:
    """Tell for each paragraph whether and how it begins a section."""
    decimals: list[int] = []
    found = [_numbered(paragraph, decimals) for paragraph in paragraphs]
    top = {Style.CHINESE, Style.PART}
    if not any(opening and opening.style in top for opening in found):
        return _with_bare_headings(paragraphs, found)
    return tuple(found)


def _numbered(paragraph: Paragraph, decimals: list[int]) -> _Opening | None:
    """Read a paragraph's number or its level; `decimals` is the path of Arabic numbers so far."""
    if paragraph.rows:
        return None
    text = paragraph.text
    line = paragraph.first.line
    found = read_marker(text.text)
    if found is None or not _is_number(text.text, found, decimals):
        if line.level is None or len(text) > LONGEST_HEADING or ends_sentence(text.text):
            return None
        return _Opening(NOTHING, text, Style.NONE, 0, (0, line.level), line.level)
    style, value, length = found
    marker = text[:length].stripped()
    rank = (_RANKS[style], _components(marker.text) if style is Style.DECIMAL else 1)
    _count(decimals, style, marker.text, value)
    rest = text[length:]
    head = None if line.head is None else _inked(text.text[length : max(line.head, length)])
    return _Opening(marker, rest.stripped(), style, value, rank, line.level, head)


def _inked(text: str) -> int:
    return len("".join(text.split()))


def _is_number(text: str, found: tuple[Style, int, int], decimals: Sequence[int]) -> bool:
    """Tell a decimal number from a quantity: 1.2 follows 1.1 or opens below 1."""
    style, value, length = found
    if length == len(text.rstrip()) and style in {Style.DECIMAL, Style.ARABIC}:
        return False
    if style is not Style.DECIMAL:
        return True
    path = _path(text[:length])
    if _QUANTITY.match(text):
        return False
    return value == 1 or tuple(decimals[: len(path)]) == (*path[:-1], value - 1)


def _count(decimals: list[int], style: Style, marker: str, value: int) -> None:
    if style is Style.ARABIC:
        decimals[:] = [value]
    elif style is Style.DECIMAL:
        decimals[:] = _path(marker)


def _path(marker: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", marker))


def _components(marker: str) -> int:
    return len(_path(marker))


def _with_bare_headings(
    paragraphs: Sequence[Paragraph], found: Sequence[_Opening | None]
) -> tuple[_Opening | None, ...]:
    """Take short lines that announce the required parts as headings without numbers."""
    bare = [
        _bare_heading(paragraph) if opening is None else None
        for paragraph, opening in zip(paragraphs, found, strict=True)
    ]
    parts = {part_of(opening.text.text) for opening in bare if opening}
    if len(parts) < _LEAST_PARTS:
        return tuple(found)
    return tuple(kept or new for kept, new in zip(found, bare, strict=True))


def _bare_heading(paragraph: Paragraph) -> _Opening | None:
    if paragraph.rows or len(paragraph.pieces) > 1:
        return None
    item = paragraph.first
    if item.width > _WIDEST_BARE_HEADING or any(mark in item.compact for mark in "。；：;:！？"):
        return None
    if part_of(item.compact) is Part.OTHER:
        return None
    return _Opening(NOTHING, paragraph.text, Style.NONE, 0, (0, 1), 1)


def _depths(openings: Sequence[_Opening | None]) -> tuple[int, ...]:
    """Derive each section's depth from the numbers above it; 0 for what begins none."""
    path: list[_Opening] = []
    depths: list[int] = []
    for opening in openings:
        if opening is None:
            depths.append(0)
            continue
        while path and not _is_below(opening, path[-1]):
            path.pop()
        depths.append(len(path) + 1)
        if len(path) < MAX_DEPTH:
            path.append(opening)
    return tuple(depths)


def _is_below(opening: _Opening, above: _Opening) -> bool:
    if (
        opening.level is not None
        and above.level is not None
        and Style.NONE
        in {
            opening.style,
            above.style,
        }
    ):
        return opening.level > above.level
    if opening.style is Style.NONE:
        return above.level is None
    return opening.rank > above.rank
