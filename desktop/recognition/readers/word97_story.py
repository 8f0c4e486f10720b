"""The texts of an old Word file as lines: paragraphs, tables, text boxes, notes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from desktop.recognition.lines import Line
from desktop.recognition.readers.binary import Binary, DamagedError, operations
from desktop.recognition.readers.margins import is_running_text, pictures_remark
from desktop.recognition.readers.paragraph import paragraph_lines, table_lines
from desktop.recognition.readers.runs import Face, Stretch, symbol
from desktop.recognition.readers.styles import Look
from desktop.recognition.readers.word97_fib import Fib, Place, Story
from desktop.recognition.readers.word97_lists import Numbers97
from desktop.recognition.readers.word97_styles import Look97, Styles97
from desktop.recognition.readers.word97_text import (
    Stretch97,
    character_runs,
    paragraph_runs,
    pieces_of,
    stretches97,
)

MOST_CHARACTERS = 2_000_000

_DELETED, _HIDDEN, _BOLD = 0x0800, 0x083C, 0x0835
_STYLE, _FONT, _SYMBOL = 0x4A30, 0x4A50, 0x6A09
_PLAIN_STYLE = 10
_NO_LIST = "0"
_PARAGRAPH, _CELL, _PAGE = "\r", "\x07", "\x0c"
_FIELD, _RESULT, _FIELD_END = "\x13", "\x14", "\x15"
_PICTURE, _SHAPE = "\x01", "\x08"
_TOKEN = re.compile(r"[\x00-\x08\x0c-\x15]|[^\x00-\x08\x0c-\x15]+")
_WRITTEN = str.maketrans({"\x0b": "\n", "\x0e": "\n", "\x1e": "-", "\x1f": None})
_SHAPE_BYTES, _BOX_BYTES, _BOX_SHAPE = 26, 22, 14


@dataclass(frozen=True, slots=True)
class _CharacterLook:
    face: Face = ("", "", False)
    absent: bool = False
    symbol: str | None = None


@dataclass(slots=True)
class _Table:
    """The rows of a table so far, the cells of its last row, the lines of its last cell."""

    rows: list[list[list[Line]]] = field(default_factory=list)
    cells: list[list[Line]] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)


class Document97:
    """An old Word file."""

    def __init__(self, fib: Fib, document: Binary, table: Binary) -> None:
        """Read what the texts are made of."""
        self._fib = fib
        self._document = document
        self._table = table
        self._pieces = pieces_of(table, *fib.place(Place.PIECES))
        self._characters = character_runs(document, table, *fib.place(Place.CHARACTERS))
        self._paragraphs = paragraph_runs(document, table, *fib.place(Place.PARAGRAPHS))
        self._styles = Styles97(table, *fib.place(Place.STYLES))
        self._numbers = Numbers97(table, fib.place(Place.LISTS), fib.place(Place.LIST_USES))
        self._looks: dict[bytes, _CharacterLook] = {}
        self._boxes = self._anchored_boxes()
        self._room = MOST_CHARACTERS
        self.pictures = 0

    def lines(self) -> Iterator[Line]:
        """Yield the lines of the text, then those of notes, headers and footers."""
        start, end = self._fib.story(Story.MAIN)
        yield from _Walk(self, start, end).lines()
        for left in sorted(self._boxes):
            yield from self.box(left)
        for story in (Story.FOOTNOTES, Story.ENDNOTES, Story.HEADERS):
            for line in _Walk(self, *self._fib.story(story)).lines():
                if story is not Story.HEADERS or is_running_text(line.text):
                    yield replace(line, aside=True)
        if self.pictures:
            yield pictures_remark(self.pictures)

    def stretches(self, start: int, end: int) -> Iterator[Stretch97]:
        """Yield the characters between two indices; a damaged file may ask for them endlessly."""
        self._room -= end - start
        if self._room < 0:
            raise DamagedError(end)
        return stretches97(self._document, self._pieces, self._characters, start, end)

    def look(self, place: int) -> Look97:
        """Return what the paragraph at a place looks like."""
        return self._styles.look(self._paragraphs.at(place))

    def ends_paragraph(self, place: int) -> bool:
        """Tell whether a paragraph ends before a place."""
        return self._paragraphs.parts_at(place)

    def character_look(self, properties: bytes) -> _CharacterLook:
        """Return what properties of characters say."""
        if properties not in self._looks:
            self._looks[properties] = _character_look(properties)
        return self._looks[properties]

    def number(self, look: Look) -> str:
        """Count a paragraph and return its automatic number, "" where it has none."""
        if look.list_id is None or look.list_id == _NO_LIST:
            return ""
        return self._numbers.next(look.list_id, look.list_level or 0)

    def box(self, anchor: int) -> Iterator[Line]:
        """Yield the lines of the text box that is anchored at a character, once."""
        bounds = self._boxes.pop(anchor, None)
        if bounds is not None:
            yield from _Walk(self, *bounds).lines()

    def _anchored_boxes(self) -> dict[int, tuple[int, int]]:
        """Find where the texts of boxes stand, by the index of the character they hang on."""
        anchors = {
            self._table.i32(at): index for index, at in self._entries(Place.SHAPES, _SHAPE_BYTES)
        }
        main, first = self._fib.story(Story.MAIN)[1], self._fib.story(Story.BOXES)[0]
        start, _length = self._fib.place(Place.BOXES)
        boxes = {}
        for number, (index, at) in enumerate(self._entries(Place.BOXES, _BOX_BYTES)):
            shape = self._table.i32(at + _BOX_SHAPE)
            end = self._table.u32(start + 4 * (number + 1))
            if anchors.get(shape, main) < main:
                boxes[anchors[shape]] = (first + index, first + end)
        return boxes

    def _entries(self, of: Place, size: int) -> Iterator[tuple[int, int]]:
        """Yield the entries of a list: the index of a character, and where its data stand."""
        start, length = self._fib.place(of)
        count = (length - 4) // (4 + size) if length else 0
        for number in range(count):
            yield self._table.u32(start + 4 * number), start + 4 * (count + 1) + size * number


class _Walk:
    """Walks through one text of a file."""

    def __init__(self, document: Document97, start: int, end: int) -> None:
        self._document = document
        self._bounds = (start, end)
        self._parts: list[Stretch] = []
        self._boxes: list[int] = []
        self._fields: list[bool] = []
        self._table = _Table()

    def lines(self) -> Iterator[Line]:
        """Yield the lines."""
        at = self._bounds[0]
        for stretch in self._document.stretches(*self._bounds):
            look = self._document.character_look(stretch.properties)
            for match in _TOKEN.finditer(stretch.text):
                place = stretch.place + stretch.width * match.start()
                yield from self._token(
                    match.group(), look, at + match.start(), place, stretch.width
                )
            at += len(stretch.text)
        yield from self._end(None)
        yield from self._close_table()

    def _token(
        self, text: str, look: _CharacterLook, at: int, place: int, width: int
    ) -> Iterator[Line]:
        """Take a mark, or text without marks."""
        ends = text == _PARAGRAPH or (
            text == _PAGE and self._document.ends_paragraph(place + width)
        )
        if text == _CELL or (ends and not look.absent):
            yield from self._end(place, is_cell=text == _CELL)
        elif text == _FIELD:
            self._fields.append(False)
        elif text == _RESULT and self._fields:
            self._fields[-1] = True
        elif text == _FIELD_END and self._fields:
            self._fields.pop()
        elif not look.absent and all(self._fields):
            self._take(text, look, at)

    def _take(self, text: str, look: _CharacterLook, at: int) -> None:
        if text == _PAGE:
            self._parts.append(Stretch("\n", look.face))
        elif text == _SHAPE:
            self._boxes.append(at)
        elif text == _PICTURE:
            self._document.pictures += 1
        elif look.symbol is not None:
            self._parts.append(Stretch(look.symbol * len(text), look.face))
        elif text >= "\x20" or text[0] in "\t\x0b\x1e":
            self._parts.append(Stretch(text.translate(_WRITTEN), look.face))

    def _end(self, place: int | None, *, is_cell: bool = False) -> Iterator[Line]:
        """End a paragraph whose mark stands at a place."""
        look = self._document.look(place) if place is not None else Look97()
        lines = [line for box in self._boxes for line in self._document.box(box)]
        written = any(part.text.strip() for part in self._parts)
        number = self._document.number(look.look) if written else ""
        lines += paragraph_lines(self._parts, look.look, number)
        self._parts, self._boxes = [], []
        if place is None and not written:
            return
        if look.in_table:
            self._in_table(lines, is_cell=is_cell, row_ends=look.row_ends)
        else:
            yield from self._close_table()
            yield from lines

    def _in_table(self, lines: list[Line], *, is_cell: bool, row_ends: bool) -> None:
        table = self._table
        if row_ends:
            table.rows.append(table.cells)
            table.cells, table.lines = [], []
            return
        table.lines += lines
        if is_cell:
            table.cells.append(table.lines)
            table.lines = []

    def _close_table(self) -> Iterator[Line]:
        table, self._table = self._table, _Table()
        if table.lines:
            table.cells.append(table.lines)
        if table.cells:
            table.rows.append(table.cells)
        if table.rows:
            yield from table_lines(table.rows)


def _character_look(properties: bytes) -> _CharacterLook:
    found = dict(operations(properties))
    style = _number(found.get(_STYLE))
    sign = found.get(_SYMBOL)
    return _CharacterLook(
        face=(
            str(style) if style not in {0, _PLAIN_STYLE} else "",
            str(_number(found.get(_FONT))),
            _number(found.get(_BOLD)) == 1,
        ),
        absent=_number(found.get(_DELETED)) == 1 or _number(found.get(_HIDDEN)) == 1,
        symbol=None if sign is None else symbol(int.from_bytes(sign[2:4], "little")),
    )


def _number(operand: bytes | None) -> int:
    return int.from_bytes((operand or b"")[:2], "little")
