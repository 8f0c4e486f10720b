"""Blocks of pages to lines: which line goes on in the next is told by measured widths.

A line of a paragraph goes on in the next one where that is not indented and no more of it would
have found room. Tables and paragraphs go on over a page's end.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from desktop.domain.chinese import is_ideograph
from desktop.domain.numbering import Style, read_marker
from desktop.recognition.lines import Line
from desktop.recognition.readers.bold_headings import with_bold_headings
from desktop.recognition.readers.sheet import Row, Sheet
from desktop.recognition.readers.sheet_furniture import furniture_of
from desktop.recognition.readers.sheet_measure import (
    FIRST_LINE,
    INDENTED,
    LONG,
    Measure,
    indent_of,
    is_centred,
    measure_of,
    same_size,
)
from desktop.recognition.readers.sheet_tables import Cells, blocks_of

_FAR_BELOW = 1.5
_SLACK = 0.6
_ENDS = "。！？：；:;!?…"
_CLOSERS = '”’）)》〉」】"'
_HEAVY = re.compile(r"bold|black|hei|\+$|黑|粗", re.IGNORECASE)
_TOP = frozenset({Style.CHINESE, Style.PART})
_NO_END = "“‘（《〈【〔(["
_NO_START = "，。、；：？！”’）》〉】〕…—％,.;:?!)%"


def lines_of(sheets: Iterable[Sheet]) -> tuple[Line, ...]:
    """Turn pages into lines with hints."""
    sheets = list(sheets)
    pages = [blocks_of(sheet) for sheet in sheets]
    width = max((sheet.width for sheet in sheets), default=0.0)
    rough = measure_of(pages, width)
    furniture = furniture_of(pages, rough.size, rough.pitch)
    body = [[block for block in page if id(block) not in furniture] for page in pages]
    writer = _Writer(measure_of(body, width))
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
        centred = is_centred(row, self._measure)
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


def _continues(rows: Sequence[Row], row: Row, measure: Measure, *, same_page: bool) -> bool:
    """Tell whether a line belongs to the paragraph of the lines before it."""
    before = rows[-1]
    if not same_size(row.size, before.size) or indent_of(row, measure) > INDENTED:
        return False
    if same_page and row.base - before.base > _FAR_BELOW * measure.pitch:
        return False
    full = measure.right - before.right <= _first_width(row) + _SLACK * row.size
    ended = before.text.rstrip(_CLOSERS + " ").endswith(tuple(_ENDS))
    numbered = read_marker(row.text) is not None
    if _is_heading(rows) and (numbered or (not measure.indented and _is_text(row, measure))):
        return False
    if numbered and (ended or not full):
        return full and measure.indented and not measure.flush_numbers
    return full or (measure.indented and not ended and _is_cut_short(rows, measure))


def _is_heading(rows: Sequence[Row]) -> bool:
    """Tell whether a paragraph so far is a heading of the top: one line without a sentence."""
    marker = read_marker(rows[0].text)
    top = marker is not None and marker[0] in _TOP
    return top and len(rows) == 1 and "。" not in rows[0].text


def _is_text(row: Row, measure: Measure) -> bool:
    """Tell a line of text from what little of a heading its second line holds."""
    return "。" in row.text or row.right - row.x > LONG * (measure.right - measure.left)


def _is_cut_short(rows: Sequence[Row], measure: Measure) -> bool:
    """Tell a line of a paragraph that was cut short by hand from one that stands alone."""
    return indent_of(rows[0], measure) < FIRST_LINE[1] and len(rows) > 1


def _first_width(row: Row) -> float:
    """Return the room that the beginning of a line needs, which cannot be parted."""
    end, text = 1, row.glyphs
    while end < len(text) and _sticks(text[end - 1].text, text[end].text):
        end += 1
    return text[end - 1].right - text[0].x


def _sticks(before: str, after: str) -> bool:
    """Tell whether no line may end between two characters."""
    words = before.isascii() and after.isascii() and after != " "
    return words or before in _NO_END or after in _NO_START


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
