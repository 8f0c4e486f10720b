"""PDF files whose streams unpack to absurdly much: PDFium would unpack them in full."""

import base64
import re
import zlib
from collections.abc import Iterator, Sequence

MOST_UNPACKED = 16 * 1024 * 1024
MOST_FONTS = 160 * 1024 * 1024

_STREAM = re.compile(rb"(?<!end)stream\r?\n")
FILTER = re.compile(rb"/(?:Fl|FlateDecode|LZW|LZWDecode)\b")
_FONT = re.compile(rb"/(?:Length1|Subtype\s*/(?:CIDFontType0C|Type1C|OpenType))\b")
_ASCII = re.compile(rb"/(?:A85|ASCII85Decode)\b")
_PICTURE = re.compile(rb"/Subtype\s*/Image\b")
_LOOK_BACK = 2_000
_MOST_FILTERS = 2
_STEP = 4 * 1024 * 1024


def unpacks_too_large(data: bytes) -> bool:
    """Tell whether the streams of a file unpack to more than a report can need.

    Fonts may be much larger than text. Pictures do not count: nobody unpacks them here.
    """
    rooms = {False: MOST_UNPACKED, True: MOST_FONTS}
    for match in _STREAM.finditer(data):
        told = data[max(match.start() - _LOOK_BACK, 0) : match.start()].rpartition(b" obj")[2]
        filters = len(FILTER.findall(told))
        if filters > _MOST_FILTERS:
            return True
        if not _PICTURE.search(told):
            font = _FONT.search(told) is not None
            packed = stream_at(data, match.end())
            rooms[font] -= _unpacked(packed, told, filters, rooms[font])
            if rooms[font] <= 0:
                return True
    return False


def stream_at(data: bytes, start: int) -> bytes:
    """Return the bytes of the stream that begins at `start`."""
    end = data.find(b"endstream", start)
    return data[start : end if end >= 0 else len(data)]


def unpacked(packed: bytes, filters: int, room: int) -> Iterator[bytes]:
    """Yield what a stream unpacks to, piece by piece, and not much more than `room` bytes."""
    if not filters:
        yield packed[:room]
        return
    total, unpackers = 0, [zlib.decompressobj() for _ in range(filters)]
    for piece in _pieces(packed, unpackers):
        yield piece
        total += len(piece)
        if total > room:
            break


def _unpacked(packed: bytes, told: bytes, filters: int, room: int) -> int:
    """Return to how many bytes a stream unpacks, but not much more than `room`."""
    if _ASCII.search(told):
        try:
            packed = base64.a85decode(packed.strip().removesuffix(b"~>"))
        except ValueError:
            return len(packed)
    return sum(len(piece) for piece in unpacked(packed, filters, room + 1))


def _pieces(packed: bytes | memoryview, unpackers: Sequence["zlib._Decompress"]) -> Iterator[bytes]:
    """Unpack step by step, through one filter behind the other; damaged data ends there."""
    first, *others = unpackers
    rest: bytes | memoryview = packed
    while rest:
        try:
            piece = first.decompress(rest, _STEP)
        except zlib.error:
            return
        rest = first.unconsumed_tail
        if not piece:
            return
        if others:
            yield from _pieces(piece, others)
        else:
            yield piece
