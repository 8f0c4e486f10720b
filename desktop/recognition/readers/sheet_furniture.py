"""Page furniture by its place: what stands at the head or foot of page after page."""

import re
from collections import Counter
from collections.abc import Sequence

from desktop.recognition.readers.sheet import Row
from desktop.recognition.readers.sheet_tables import Block

_DIGITS = re.compile(r"\d+|[一二三四五六七八九十]+")
_NUMBER = re.compile(r"[-—–－―·~\s]*\d{1,3}[-—–－―·~\s]*")
_LEAST_PAGES = 2
_SHARE = 0.4
_APART = 1.3
_SAME_SIZE = 0.07
_SAME_HEIGHT = 4.0
_DEEPEST = 3


def furniture_of(pages: Sequence[Sequence[Block]], size: float, pitch: float) -> set[int]:
    """Return the ids of lines that number a page, or run at the head or foot of page after page.

    Args:
        pages: The blocks of each page.
        size: The size of the text.
        pitch: The usual distance of its baselines.
    """
    apart = _APART * pitch
    outer = [[*_outer(page, size, apart), *_outer(page[::-1], size, apart)] for page in pages]
    counts = Counter(key for rows in outer for key in {_key(row) for row in rows})
    least = max(_LEAST_PAGES, round(_SHARE * len(pages)))
    return {
        id(row)
        for rows in outer
        for row in rows
        if counts[_key(row)] >= least or _NUMBER.fullmatch(row.text)
    }


def _outer(page: Sequence[Block], size: float, apart: float) -> list[Row]:
    """Return the lines at an edge of a page that are parted from the text, or of another size."""
    rows: list[Row] = []
    for index, block in enumerate(page[:_DEEPEST]):
        if not isinstance(block, Row):
            break
        inner = page[index + 1] if index + 1 < len(page) else None
        other = abs(block.size - size) > _SAME_SIZE * size
        far = isinstance(inner, Row) and abs(inner.base - block.base) > apart
        if inner is None or not (other or far or not isinstance(inner, Row)):
            break
        rows.append(block)
    return rows


def _key(row: Row) -> tuple[str, int]:
    return (_DIGITS.sub("#", row.compact), round(row.base / _SAME_HEIGHT))
