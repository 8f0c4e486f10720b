"""Paragraphs that begin a section: what numbers them, and how deep they stand."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from desktop.domain.chinese import value_of
from desktop.domain.numbering import Style, read_marker
from desktop.domain.outline import MAX_DEPTH
from desktop.recognition.headlines import SPACED_NUMBER
from desktop.recognition.joining import Paragraph, dash_length
from desktop.recognition.traced import NOTHING, Traced

_RANKS = {
    Style.PART: 1,
    Style.CHINESE: 2,
    Style.CHINESE_BRACKETS: 3,
    Style.ARABIC: 4,
    Style.DECIMAL: 4,
    Style.ARABIC_BRACKETS: 5,
    Style.CIRCLED: 6,
}
_PAUSE = re.compile(r"[。；;，,：:]\s*(?=[（(]?[0-9一二三四五六七八九十①-⑳])")
_LONGEST_ENUMERATION = 3000
_LONGEST_NUMBER = 12
_LONGEST_STYLED = 120
_QUANTITY = re.compile(r"\d(?:\.\d+)?\s*(?:万|亿|元|%|％|倍|米|公里|平方|个|件|次|年|月|日)")


@dataclass(frozen=True, slots=True)
class Opening:
    """The paragraph that a section begins with, and what numbers it.

    Attributes:
        head: How many characters behind the number, without spaces, are set in another face than
            the rest; None: nothing is known.
    """

    paragraph: Paragraph
    marker: Traced
    text: Traced
    style: Style
    value: int
    rank: tuple[int, int]
    level: int | None
    head: int | None = None

    @property
    def told(self) -> int | None:
        """The level that a word processor's file tells; on paper a face only marks a heading."""
        line = self.paragraph.first.line
        return self.level if line.whole and line.continues is None else None


def openings_of(paragraphs: Sequence[Paragraph]) -> tuple[Opening | None, ...]:
    """Tell for each paragraph whether and how it begins a section."""
    decimals: list[int] = []
    return tuple(_numbered(paragraph, decimals) for paragraph in paragraphs)


def depths_of(openings: Sequence[Opening | None]) -> tuple[int, ...]:
    """Derive each section's depth from the numbers above it; 0 for what begins none."""
    told = [each for each in openings if each is not None and each.told is not None]
    top = min((each.told or 1 for each in told), default=1)
    styled = frozenset(each.style for each in told)
    path: list[Opening] = []
    depths: list[int] = []
    for opening in openings:
        if opening is None:
            depths.append(0)
            continue
        if opening.told is not None:
            del path[opening.told - top :]
        while path and not _is_below(opening, path[-1], styled):
            path.pop()
        depths.append(len(path) + 1)
        if len(path) < MAX_DEPTH:
            path.append(opening)
    return tuple(depths)


def _numbered(paragraph: Paragraph, decimals: list[int]) -> Opening | None:
    """Read a paragraph's number or its level; `decimals` is the path of Arabic numbers so far."""
    if paragraph.rows:
        return None
    dash = dash_length(paragraph.text.text)
    text = paragraph.text[dash:]
    line = paragraph.first.line
    found = read_marker(text.text)
    if found is None or not _is_number(text.text, found, decimals):
        if line.level is None or not _may_be_styled(text.text):
            return None
        return _styled(paragraph, line.level, decimals)
    style, value, length = found
    marker = paragraph.text[: dash + length].stripped()
    rank = (_RANKS[style], _components(marker.text) if style is Style.DECIMAL else 1)
    _count(decimals, style, marker.text, value)
    head = None if line.head is None else _inked(text.text[length : max(line.head, length)])
    rest = text[length:].stripped()
    return Opening(paragraph, marker, rest, style, value, rank, line.level, head)


def _may_be_styled(text: str) -> bool:
    """Tell a heading from running text that was given a level by mistake."""
    bare = text.rstrip("。：: ")
    return len(bare) <= _LONGEST_STYLED and not any(mark in bare for mark in "。；！？")


def _styled(paragraph: Paragraph, level: int, decimals: list[int]) -> Opening:
    """Read a heading that its style or its wording marks; a number may stand before a space."""
    text = paragraph.text
    match = SPACED_NUMBER.match(text.text)
    if match is None:
        return Opening(paragraph, NOTHING, text, Style.NONE, 0, (0, level), level)
    marker, value = text[: match.end(1)], value_of(match.group(1)) or 0
    style = Style.ARABIC if marker.text.isdecimal() else Style.CHINESE
    _count(decimals, style, marker.text, value)
    rest = text[match.end() :].stripped()
    return Opening(paragraph, marker, rest, style, value, (_RANKS[style], 1), level)


def _inked(text: str) -> int:
    return len("".join(text.split()))


def _is_number(text: str, found: tuple[Style, int, int], decimals: Sequence[int]) -> bool:
    """Tell a decimal number from a quantity: 1.2 follows 1.1 or opens below 1."""
    style, value, length = found
    if length == len(text.rstrip()) and style in {Style.DECIMAL, Style.ARABIC}:
        return False
    if style is not Style.DECIMAL:
        return not _counts_on(text[length:], style, value)
    path = _path(text[:length])
    if _QUANTITY.match(text):
        return False
    return value == 1 or tuple(decimals[: len(path)]) == (*path[:-1], value - 1)


def _counts_on(text: str, style: Style, value: int) -> bool:
    """Tell whether the next number stands in the same paragraph, as in 1.人少。2.钱少。3.事多."""
    ends = (match.end() for match in _PAUSE.finditer(text[:_LONGEST_ENUMERATION]))
    found = (read_marker(text[end : end + _LONGEST_NUMBER]) for end in ends)
    return any(other is not None and other[:2] == (style, value + 1) for other in found)


def _count(decimals: list[int], style: Style, marker: str, value: int) -> None:
    if style is Style.ARABIC:
        decimals[:] = [value]
    elif style is Style.DECIMAL:
        decimals[:] = _path(marker)


def _path(marker: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", marker))


def _components(marker: str) -> int:
    return len(_path(marker))


def _is_below(opening: Opening, above: Opening, styled: Collection[Style]) -> bool:
    """Tell whether a section stands below another: by their levels, else by their numbers.

    Args:
        opening: The section.
        above: What may be above it.
        styled: The numbers that headings with a level have anywhere in the file.
    """
    if opening.level is not None and above.level is not None and _differ(opening, above):
        return opening.level > above.level
    if opening.style is Style.NONE:
        return above.level is None
    if above.told is not None and opening.told is None and opening.style not in styled:
        return True
    return opening.rank > above.rank


def _differ(opening: Opening, above: Opening) -> bool:
    """Tell whether levels part two sections: one level for all parts nothing by itself."""
    if Style.NONE in {opening.style, above.style}:
        return True
    told = opening.told is not None and above.told is not None
    return told and (opening.level != above.level or opening.style is above.style)
