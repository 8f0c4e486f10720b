"""The text of an old Word file ([MS-DOC]): its pieces, and the properties along it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from desktop.recognition.readers.binary import Binary, DamagedError

_PAGE = 512
_PIECES_MARK, _PROPERTIES_MARK = 2, 1
_COMPRESSED = 0x4000_0000
_PLACE = 0x3FFF_FFFF
_PAGE_NUMBER = 0x3F_FFFF
_PARAGRAPH_ENTRY, _CHARACTER_ENTRY = 13, 1


class Piece(NamedTuple):
    """Text that stands in one piece in the file.

    Attributes:
        start: The index of its first character in the document.
        end: The index behind its last one.
        place: Where in the file it stands.
        width: The bytes of a character, 1 or 2.
    """

    start: int
    end: int
    place: int
    width: int


class Stretch97(NamedTuple):
    """Characters with the same properties, and where in the file they stand."""

    text: str
    place: int
    width: int
    properties: bytes


@dataclass(frozen=True, slots=True)
class Runs:
    """Properties along the places in the file: `values[n]` from `starts[n]` on."""

    starts: tuple[int, ...]
    values: tuple[bytes, ...]

    def at(self, place: int) -> bytes:
        """Return the properties at a place."""
        index = bisect_right(self.starts, place) - 1
        return self.values[index] if index >= 0 else b""

    def parts_at(self, place: int) -> bool:
        """Tell whether one run ends and the next begins at a place, or all have ended there."""
        index = bisect_left(self.starts, place)
        return index == len(self.starts) or self.starts[index] == place

    def cuts(self, start: int, end: int) -> tuple[int, ...]:
        """Return the places between two others where properties change."""
        return self.starts[bisect_right(self.starts, start) : bisect_right(self.starts, end - 1)]


def pieces_of(table: Binary, start: int, length: int) -> list[Piece]:
    """Read the piece table (Clx, 2.9.38)."""
    at, end = start, start + length
    while at < end and table.u8(at) == _PROPERTIES_MARK:
        at += 3 + table.u16(at + 1)
    if table.u8(at) != _PIECES_MARK:
        raise DamagedError(at)
    count = (table.u32(at + 1) - 4) // 12
    if not 0 <= count * 12 <= len(table):
        raise DamagedError(at)
    bounds = table.u32s(at + 5, count + 1)
    if any(before > after for before, after in pairwise(bounds)):
        raise DamagedError(at)
    first = at + 5 + 4 * (count + 1)
    pieces = []
    for index in range(count):
        place = table.u32(first + 8 * index + 2)
        narrow = bool(place & _COMPRESSED)
        place &= _PLACE
        pieces.append(
            Piece(
                bounds[index],
                bounds[index + 1],
                place // 2 if narrow else place,
                1 if narrow else 2,
            )
        )
    return pieces


def stretches97(
    document: Binary, pieces: list[Piece], looks: Runs, start: int, end: int
) -> Iterator[Stretch97]:
    """Yield the characters from index `start` up to `end` in stretches of the same properties."""
    for piece in pieces:
        first, last = max(piece.start, start), min(piece.end, end)
        if first >= last:
            continue
        place = piece.place + (first - piece.start) * piece.width
        stop = piece.place + (last - piece.start) * piece.width
        cuts = (place, *looks.cuts(place, stop), stop)
        for low, high in pairwise(cuts):
            text = _decoded(document.part(low, high - low), piece.width)
            yield Stretch97(text, low, piece.width, looks.at(low))


def runs_of(document: Binary, table: Binary, start: int, length: int, *, entry: int) -> Runs:
    """Read the pages of properties (FKP, 2.9.33 and 2.9.196) that a bin table lists.

    Args:
        document: The stream that holds the pages.
        table: The stream that holds the list of them.
        start: Where the list begins.
        length: How long it is.
        entry: The bytes of an entry of a page: 13 for paragraphs, 1 for characters.
    """
    count = (length - 4) // 8
    if count <= 0:
        return Runs((), ())
    found: dict[int, bytes] = {}
    for number in table.u32s(start + 4 * (count + 1), count):
        page = Binary(document.part((number & _PAGE_NUMBER) * _PAGE, _PAGE))
        found.update(_page(page, entry))
    starts = tuple(sorted(found))
    return Runs(starts, tuple(found[place] for place in starts))


def paragraph_runs(document: Binary, table: Binary, start: int, length: int) -> Runs:
    """Read the properties of paragraphs: each begins with the index of its style."""
    return runs_of(document, table, start, length, entry=_PARAGRAPH_ENTRY)


def character_runs(document: Binary, table: Binary, start: int, length: int) -> Runs:
    """Read the properties of characters."""
    return runs_of(document, table, start, length, entry=_CHARACTER_ENTRY)


def _page(page: Binary, entry: int) -> Iterator[tuple[int, bytes]]:
    count = page.u8(_PAGE - 1)
    bounds = page.u32s(0, count + 1)
    for index in range(count):
        at = 2 * page.u8(4 * (count + 1) + entry * index)
        yield bounds[index], _properties(page, at, entry) if at else b""


def _properties(page: Binary, at: int, entry: int) -> bytes:
    length = page.u8(at)
    if entry == _CHARACTER_ENTRY:
        return page.part(at + 1, length)
    if length:
        return page.part(at + 1, 2 * length - 1)
    return page.part(at + 2, 2 * page.u8(at + 1))


def _decoded(data: bytes, width: int) -> str:
    if width == 1:
        return data.decode("cp1252", "replace")
    return data.decode("utf-16-le", "replace")
