"""Tables of a plain text whose columns are only set apart by spaces."""

import re
from collections.abc import Sequence
from dataclasses import replace

from desktop.domain.numbering import Style, read_marker
from desktop.recognition.lines import Item
from desktop.recognition.traced import Traced

_GAP = re.compile(r"[ \u3000\xa0]{2,}|\t")
_LEAST_ROWS = 3
_LEAST_CELLS = 2
_LONGEST_CELL = 20
_SHARE_FIGURES = 0.5
_TOP = frozenset({Style.CHINESE, Style.CHINESE_BRACKETS, Style.PART})
_PROSE = re.compile(r"[。；！？]|[，,：:、]$")
_FIGURE = re.compile(r"[+\-－＋≥≤<>]?\d[\d.,，％%‰万亿元件人次个项起家份名\s]*|[-—－/／无]|持平")


def with_columns(items: Sequence[Item]) -> tuple[Item, ...]:
    """Put lines of short cells together as tables where most of the cells are figures."""
    result: list[Item] = []
    index = 0
    while index < len(items):
        end = _end_of(items, index)
        rows = tuple(cells_of(item.text) for item in items[index:end])
        if len(rows) >= _LEAST_ROWS and _has_figures(rows):
            result.append(replace(items[index], rows=rows))
            index = end
        else:
            result.append(items[index])
            index += 1
    return tuple(result)


def cells_of(text: Traced) -> tuple[Traced, ...]:
    """Cut a line where it has wide gaps."""
    cells, start = [], 0
    for gap in _GAP.finditer(text.text):
        cells.append(text[start : gap.start()])
        start = gap.end()
    return tuple(cell.stripped() for cell in (*cells, text[start:]))


def _end_of(items: Sequence[Item], start: int) -> int:
    """Return the index behind the last line with as many cells as the first."""
    count = _cell_count(items[start])
    end = start + 1
    while count and end < len(items) and _cell_count(items[end]) == count:
        end += 1
    return end


def _cell_count(item: Item) -> int:
    """Count the cells of a line; 0 where it is no row."""
    if item.rows or item.line.level or _GAP.search(item.text.text) is None:
        return 0
    marker = read_marker(item.text.text)
    if marker is not None and marker[0] in _TOP:
        return 0
    cells = cells_of(item.text)
    short = all(len(cell) <= _LONGEST_CELL and not _PROSE.search(cell.text) for cell in cells)
    return len(cells) if short and len(cells) >= _LEAST_CELLS else 0


def _has_figures(rows: Sequence[Sequence[Traced]]) -> bool:
    """Tell whether figures fill most cells below the head and right of the first column."""
    cells = [cell.text for row in rows[1:] for cell in row[1:]]
    figures = sum(1 for cell in cells if _FIGURE.fullmatch(cell))
    return figures >= _SHARE_FIGURES * len(cells)
