"""Headings that only bold type marks: neither numbers nor styles tell them."""

import re
from collections.abc import Sequence
from dataclasses import replace

from desktop.domain.numbering import Style, read_marker
from desktop.recognition.lines import Line
from desktop.recognition.parts import announces

_TOP = frozenset({Style.CHINESE, Style.PART})
_LONGEST = 60
_PAGE = re.compile(r"附\s*件\s*[一二三四五六七八九十\d]{0,3}\s*[:：]?")
_LEAST = 2
_ENDS = "。！？：；，、:;,"
_STOPS = "。：:"


def with_bold_headings(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Give bold lines the level of headings where a file has neither numbers nor styles.

    Those that announce a part of the report are above the others.
    """
    end = _body_end(lines)
    if any(line.level or _is_top(line) for line in lines[:end]):
        return tuple(lines)
    found = [index for index in range(_first_text(lines), end) if _may_be(lines, index)]
    if len(found) < _LEAST:
        return tuple(lines)
    announcing = {index for index in found if announces(lines[index].text)}
    above = announcing if len(announcing) >= _LEAST else set(found)
    result = list(lines)
    for index in found:
        result[index] = replace(lines[index], level=1 if index in above else 2)
    return tuple(result)


def _body_end(lines: Sequence[Line]) -> int:
    """Return the index of the first attachment's page: it may number what it lists."""
    pages = (index for index, line in enumerate(lines) if _PAGE.fullmatch(line.text.strip()))
    return next(pages, len(lines))


def _is_top(line: Line) -> bool:
    found = read_marker(line.text.strip())
    return found is not None and found[0] in _TOP


def _first_text(lines: Sequence[Line]) -> int:
    """Return the index of the first line of text: above it stand the title and the addressee."""
    texts = (index for index, line in enumerate(lines) if not line.bold and "。" in line.text)
    colons = (
        index
        for index, line in enumerate(lines)
        if not line.bold and line.text.rstrip().endswith(("：", ":"))
    )
    return min(next(texts, len(lines)), next(colons, len(lines)))


def _may_be(lines: Sequence[Line], index: int) -> bool:
    """Tell whether a line is bold, short, and has something below it that is not."""
    line = lines[index]
    text = line.text.strip()
    bare = text.rstrip(_STOPS) if announces(text) else text
    if not line.bold or line.table or not 0 < len(bare) <= _LONGEST or bare.endswith(tuple(_ENDS)):
        return False
    below = (other for other in lines[index + 1 :] if other.text.strip())
    after = next(below, None)
    return after is not None and (not after.bold or next(below, after).bold is False)
