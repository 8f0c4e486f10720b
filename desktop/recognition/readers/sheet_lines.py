"""Blocks of pages to lines: which line goes on in the next is told by measured widths.

A line of a paragraph goes on in the next one where that is not indented and no more of it would
have found room. Tables and paragraphs go on over a page's end.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from desktop.domain.chinese import is_ideograph
from desktop.domain.numbering import read_marker
from desktop.recognition.lines import Line
from desktop.recognition.readers.bold_headings import with_bold_headings
from desktop.recognition.readers.sheet import Row, Sheet
from desktop.recognition.readers.sheet_furniture import furniture_of
from desktop.recognition.readers.sheet_tables import Block, Cells, blocks_of

_SAME_SIZE = 0.07
_INDENTED = 0.7
_FIRST_LINE = (1.4, 2.8)
_FEWEST_INDENTS = 3
_SHARE_INDENTS = 0.08
_FEWEST_FULL = 4
_FAR_BELOW = 1.5
_SLACK = 0.6
_CENTRED = 1.2
_LONG = 0.6
_BIN = 2.0
_ENDS = "。！？：；:;!?…"
_CLOSERS = '”’）)》〉」】"'
_HEAVY = re.compile(r"bold|black|hei|\+$|黑|粗", re.IGNORECASE)
_NO_START = "，。、；：？！”’）》〉】〕…—％,.;:?!)%"


@dataclass(frozen=True, slots=True)
class Measure:
    """The column of text.

    Attributes:
        left: Where lines begin that are not indented.
        right: Where full lines end.
        size: The size of the text.
        pitch: From one baseline to the next.
        indented: The first line of a paragraph is indented.
        face: The face of most of the text.
        flush_numbers: And yet numbered headings are not.
    """

    left: float
    right: float
    size: float
    pitch: float
    indented: bool
    face: str = ""
    flush_numbers: bool = False


def lines_of(sheets: Iterable[Sheet]) -> tuple[Line, ...]:
    """Turn pages into lines with hints."""
    sheets = list(sheets)
    pages = [blocks_of(sheet) for sheet in sheets]
    width = max((sheet.width for sheet in sheets), default=0.0)
    rough = _measures(pages, width)
    furniture = furniture_of(pages, rough.size, rough.pitch)
    body = [[block for block in page if id(block) not in furniture] for page in pages]
    writer = _Writer(_measures(body, width))
    for number, page in enumerate(pages):
        for block in page:
            if id(block) in furniture and isinstance(block, Row):
                writer.aside(block)
            elif isinstance(block, Row):
                writer.row(block, number)
            else:
                writer.table(block, number)
    return with_bold_headings(writer.lines())


@dataclass(slots=True)
class _Paragraph:
    """The rows of a paragraph, the places of its lines among all, and the page of its last."""

    rows: list[Row]
    places: list[int]
    page: int


class _Writer:
    """Puts lines on a list and keeps the paragraph, or table, that may still go on."""

    def __init__(self, measure: Measure) -> None:
        self._measure = measure
        self._lines: list[Line] = []
        self._open: _Paragraph | None = None
        self._table: tuple[Cells, int, int] | None = None

    def lines(self) -> tuple[Line, ...]:
        """Return all lines."""
        self._close()
        return tuple(self._lines)

    def aside(self, row: Row) -> None:
        """Take a line of page furniture; it interrupts nothing."""
        self._lines.append(Line(row.text, whole=True, aside=True))

    def row(self, row: Row, page: int) -> None:
        """Take a line of text."""
        opened = self._open
        goes_on = opened is not None and _continues(
            opened.rows, row, self._measure, same_page=opened.page == page
        )
        if not goes_on:
            self._close()
        if self._open is None:
            self._open = _Paragraph([], [], page)
        self._table = None
        self._open.rows.append(row)
        self._open.places.append(len(self._lines))
        self._open.page = page
        centred = _is_centred(row, self._measure)
        self._lines.append(Line(row.text, whole=True, centred=centred, continues=goes_on))

    def table(self, cells: Cells, page: int) -> None:
        """Take a table; the same columns at the top of the next page go on with it."""
        self._close()
        rows = cells.rows
        if self._table is not None and self._table[1] == page - 1:
            first, _page, place = self._table
            if first.goes_on_in(cells):
                rows = self._without_head(first, rows)
                text = self._lines[place].text + "\n" + _table_text(rows)
                self._lines[place] = replace(self._lines[place], text=text)
                self._table = (first, page, place)
                return
        self._table = (cells, page, len(self._lines))
        self._lines.append(Line(_table_text(rows), whole=True, table=True))

    def _without_head(
        self, first: Cells, rows: tuple[tuple[str, ...], ...]
    ) -> tuple[tuple[str, ...], ...]:
        """Put the head that a table repeats on each page aside."""
        if rows[0] != first.rows[0] or len(rows) == 1:
            return rows
        self._lines.append(Line(" ".join(rows[0]), whole=True, aside=True))
        return rows[1:]

    def _close(self) -> None:
        """Note where the face changes in the paragraph that ends here."""
        if self._open is None:
            return
        if len(self._open.rows) == 1 and _is_heavy(self._open.rows[0], self._measure):
            place = self._open.places[0]
            self._lines[place] = replace(self._lines[place], bold=True)
        head = _head(self._open.rows)
        if head is not None:
            place = self._open.places[0]
            self._lines[place] = replace(self._lines[place], head=head)
        self._open = None


def _table_text(rows: Iterable[Iterable[str]]) -> str:
    return "\n".join("\t".join(row) for row in rows)


def _measures(pages: Sequence[Sequence[Block]], width: float) -> Measure:
    """Measure the column of text over all pages.

    Where too few lines are full, the right margin is taken to be as wide as the left one.
    """
    rows = [[block for block in page if isinstance(block, Row)] for page in pages]
    sizes = Counter[float]()
    for row in (row for page in rows for row in page):
        sizes[row.size] += len(row.glyphs)
    size = max(sizes, key=lambda size: sizes[size], default=1.0)
    body = [[row for row in page if _is_near(row.size, size)] for page in rows]
    plain = [row for page in body for row in page]
    longest = max((row.right - row.x for row in plain), default=0.0)
    right = _mode([row.right for row in plain if row.right - row.x >= _LONG * longest])
    pairs = [pair for page in body for pair in pairwise(page)]
    left = _mode([after.x for before, after in pairs if before.right >= right - _CENTRED * size])
    left = left or min((row.x for row in plain), default=0.0)
    full = sum(right - row.right <= size for row in plain)
    measure = Measure(
        left=left,
        right=right if full >= _FEWEST_FULL else max(right, width - left),
        size=size,
        pitch=_mode([after.base - before.base for before, after in pairs]) or 2 * size,
        indented=False,
        face=_most(glyph.face for row in plain for glyph in row.glyphs),
    )
    return _with_habits(measure, pairs, len(plain))


def _with_habits(measure: Measure, pairs: Sequence[tuple[Row, Row]], count: int) -> Measure:
    """Find out what is indented: paragraphs, and numbered headings with them or not."""
    low, high = _FIRST_LINE
    indents = sum(low <= _indent(row, measure) <= high for _before, row in pairs)
    flush = any(
        read_marker(row.text)
        and _indent(row, measure) < _INDENTED
        and before.right < _short(measure)
        for before, row in pairs
    )
    indented = indents >= max(_FEWEST_INDENTS, _SHARE_INDENTS * count)
    return replace(measure, indented=indented, flush_numbers=flush)


def _short(measure: Measure) -> float:
    """Return where a line ends, at most, that is not full."""
    return measure.right - 2 * measure.size


def _mode(values: Sequence[float]) -> float:
    """Return the most frequent value, the least of several, 0 of none; rounded to be counted."""
    bins = Counter(round(value / _BIN) for value in values)
    if not bins:
        return 0.0
    best = max(bins, key=lambda each: (bins[each], -each))
    near = [value for value in values if abs(round(value / _BIN) - best) <= 1]
    return sum(near) / len(near)


def _most(values: Iterable[str]) -> str:
    found = Counter(values).most_common(1)
    return found[0][0] if found else ""


def _indent(row: Row, measure: Measure) -> float:
    return (row.x - measure.left) / measure.size


def _is_near(size: float, other: float) -> bool:
    return abs(size - other) <= _SAME_SIZE * other


def _is_centred(row: Row, measure: Measure) -> bool:
    off = (row.x + row.right - measure.left - measure.right) / 2
    return abs(off) <= _CENTRED * measure.size and _indent(row, measure) > _FIRST_LINE[1]


def _continues(rows: Sequence[Row], row: Row, measure: Measure, *, same_page: bool) -> bool:
    """Tell whether a line belongs to the paragraph of the lines before it."""
    before = rows[-1]
    if not _is_near(row.size, before.size) or _indent(row, measure) > _INDENTED:
        return False
    if same_page and row.base - before.base > _FAR_BELOW * measure.pitch:
        return False
    full = measure.right - before.right <= _first_width(row) + _SLACK * row.size
    ended = before.text.rstrip(_CLOSERS + " ").endswith(tuple(_ENDS))
    numbered = read_marker(row.text) is not None
    if numbered and (ended or not full):
        return full and measure.indented and not measure.flush_numbers
    if full:
        return True
    return measure.indented and not ended and _is_text(rows, row, measure)


def _is_text(rows: Sequence[Row], row: Row, measure: Measure) -> bool:
    """Tell a line cut short by hand from a line that stands alone."""
    del row
    return _indent(rows[0], measure) < _FIRST_LINE[1] and len(rows) > 1


def _first_width(row: Row) -> float:
    """Return the room that the beginning of a line needs, which cannot be parted."""
    end = 1
    text = row.glyphs
    while end < len(text) and (
        text[end].text in _NO_START
        or (text[end].text.isascii() and text[end - 1].text.isascii() and text[end].text != " ")
    ):
        end += 1
    return text[end - 1].right - text[0].x


def _is_heavy(row: Row, measure: Measure) -> bool:
    """Tell whether a line is set in a heavy face, and the text in another."""
    faces = {glyph.face for glyph in row.glyphs if is_ideograph(glyph.text)}
    return measure.face not in faces and bool(faces) and all(map(_HEAVY.search, faces))


def _head(rows: Sequence[Row]) -> int | None:
    """Count the characters before the face of a numbered paragraph's text changes."""
    marker = read_marker(rows[0].text)
    if marker is None:
        return None
    text = "".join(row.text for row in rows)
    faces = iter(glyph.face for row in rows for glyph in row.glyphs if is_ideograph(glyph.text))
    before = sum(is_ideograph(character) for character in text[: marker[2]])
    found = [(place, next(faces)) for place, each in enumerate(text) if is_ideograph(each)][before:]
    if not found:
        return None
    return next((place for place, face in found if face != found[0][1]), None)
