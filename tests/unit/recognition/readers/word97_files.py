"""Small old Word files made by hand: the container, the head, pieces and properties ([MS-DOC])."""

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

SECTOR = 512
_CHAIN_END, _FREE, _FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
_LEAST = 4096  # shorter streams would go to the mini stream
_TEXT_AT = 1024
_PAIRS = 93

Properties = bytes
"""Operations with their operands, as they stand in the file."""


@dataclass(frozen=True)
class Paragraph:
    """A paragraph with its mark; `looks` are properties of its characters from a place on."""

    text: str
    properties: Properties = b""
    looks: Mapping[int, Properties] = field(default_factory=dict)
    style: int = 0


def doc(
    paragraphs: Sequence[Paragraph],
    *,
    lengths: Sequence[int] = (),
    tables: Mapping[int, bytes] | None = None,
    narrow: bool = False,
    flags: int = 0,
    version: int = 0xC1,
) -> bytes:
    """Return a file.

    Args:
        paragraphs: All its texts, one behind the other.
        lengths: Of the main text, footnotes, headers and so on; by default all is main text.
        tables: More of the table stream, by its index in the head.
        narrow: The text stands in bytes of Windows-1252.
        flags: Of the head, besides that which names the table stream.
        version: Of the head.
    """
    text = "".join(paragraph.text for paragraph in paragraphs)
    width = 1 if narrow else 2
    content = text.encode("cp1252" if narrow else "utf-16-le")
    body = bytearray(_TEXT_AT) + content
    body += bytes(-len(body) % SECTOR)
    page = len(body) // SECTOR
    body += _paragraph_page(paragraphs, width) + _character_page(paragraphs, width)
    ends = struct.pack("<2I", _TEXT_AT, _TEXT_AT + len(content))
    place = _TEXT_AT * 2 | 0x40000000 if narrow else _TEXT_AT
    pieces = struct.pack("<2IHIH", 0, len(text), 0, place, 0)
    parts = {
        12: ends + struct.pack("<I", page + 1),
        13: ends + struct.pack("<I", page),
        33: b"\x02" + struct.pack("<I", len(pieces)) + pieces,
        **(tables or {}),
    }
    table, places = _table(parts)
    body[:_TEXT_AT] = _head(places, lengths or (len(text),), flags, version).ljust(_TEXT_AT, b"\0")
    return container({"1Table": table, "WordDocument": bytes(body)})


def operation(code: int, operand: int, size: int = 1) -> Properties:
    """Return an operation (sprm) with a number as its operand."""
    return struct.pack("<H", code) + operand.to_bytes(size, "little")


def level(text: str, kind: int, start: int = 1) -> bytes:
    """Return a level of a list; characters below 9 stand for the numbers of levels."""
    head = struct.pack("<iB", start, kind) + bytes(23)
    return head + struct.pack("<H", len(text)) + text.encode("utf-16-le")


def lists(*levels: bytes) -> dict[int, bytes]:
    """Return one list of levels, and one use of it."""
    padded = [*levels, *[level("", 255)] * (9 - len(levels))]
    head = struct.pack("<Hi", 1, 7) + bytes(24)
    use = struct.pack("<Ii", 1, 7) + bytes(12) + b"\xff\xff\xff\xff"
    return {73: head + b"".join(padded), 74: use}


def style_sheet(*names: str) -> bytes:
    """Return paragraph styles without properties, by their names."""
    styles = b""
    for name in names:
        style = struct.pack("<HHHHH", 0xFFE, 0xFFF1, 1, 0, 0)
        style += struct.pack("<H", len(name)) + name.encode("utf-16-le") + bytes(2)
        styles += struct.pack("<H", len(style)) + style
    return struct.pack("<HHH", 4, len(names), 10) + styles


def container(streams: Mapping[str, bytes]) -> bytes:
    """Return an OLE container; the streams are to be in the order of its tree."""
    sectors: list[bytes] = []
    chain = [_FAT, _CHAIN_END]
    entries = [_entry("Root Entry", 5, child=1)]
    for number, (name, content) in enumerate(streams.items(), start=1):
        padded = content.ljust(_LEAST, b"\0")
        first, count = len(chain), -(-len(padded) // SECTOR)
        chain += [*range(first + 1, first + count), _CHAIN_END]
        sectors.append(padded.ljust(count * SECTOR, b"\0"))
        right = number + 1 if number < len(streams) else _FREE
        entries.append(_entry(name, 2, right=right, start=first, size=len(padded)))
    table = struct.pack(f"<{SECTOR // 4}I", *chain, *[_FREE] * (SECTOR // 4 - len(chain)))
    directory = b"".join(entries).ljust(SECTOR, b"\0")
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack("<9I", 0, 1, 1, 0, _LEAST, _CHAIN_END, 0, _CHAIN_END, 0)
    return head + struct.pack("<109I", 0, *[_FREE] * 108) + table + directory + b"".join(sectors)


def _entry(
    name: str, kind: int, *, right: int = _FREE, child: int = _FREE, start: int = 0, size: int = 0
) -> bytes:
    encoded = name.encode("utf-16-le")
    head = encoded.ljust(64, b"\0") + struct.pack("<HBB", len(encoded) + 2, kind, 1)
    tree = struct.pack("<3I", _FREE, right, child)
    return head + tree + bytes(36) + struct.pack("<IQ", start, size)


def _table(parts: Mapping[int, bytes]) -> tuple[bytes, dict[int, tuple[int, int]]]:
    content, places = b"", {}
    for index, part in parts.items():
        # The levels of lists stand behind the list that counts as its length.
        length = 30 if index == 73 else len(part)
        places[index] = (len(content), length)
        content += part
    return content, places


def _head(
    places: Mapping[int, tuple[int, int]], lengths: Sequence[int], flags: int, version: int
) -> bytes:
    base = struct.pack("<HH6xH20x", 0xA5EC, version, 0x0200 | flags)
    texts = [*lengths, *[0] * (19 - len(lengths))]
    numbers = struct.pack("<H28xH12x19i", 14, 22, *texts)
    pairs = [number for index in range(_PAIRS) for number in places.get(index, (0, 0))]
    return base + numbers + struct.pack(f"<H{2 * _PAIRS}I", _PAIRS, *pairs)


def _paragraph_page(paragraphs: Sequence[Paragraph], width: int) -> bytes:
    bounds, entries = [_TEXT_AT], []
    for paragraph in paragraphs:
        bounds.append(bounds[-1] + width * len(paragraph.text))
        properties = struct.pack("<H", paragraph.style) + paragraph.properties
        properties += bytes(len(properties) % 2)
        entries.append(b"\0" + bytes([len(properties) // 2]) + properties)
    return _page(bounds, entries, 13)


def _character_page(paragraphs: Sequence[Paragraph], width: int) -> bytes:
    bounds, entries, start = [], [], _TEXT_AT
    for paragraph in paragraphs:
        for place, properties in {0: b"", **paragraph.looks}.items():
            bounds.append(start + width * place)
            entries.append(bytes([len(properties)]) + properties)
        start += width * len(paragraph.text)
    return _page([*bounds, start], entries, 1)


def _page(bounds: Sequence[int], entries: Sequence[bytes], size: int) -> bytes:
    page = bytearray(SECTOR)
    struct.pack_into(f"<{len(bounds)}I", page, 0, *bounds)
    at = SECTOR - 2
    for index, entry in enumerate(entries):
        at -= len(entry) + len(entry) % 2
        page[at : at + len(entry)] = entry
        page[4 * len(bounds) + size * index] = at // 2
    page[SECTOR - 1] = len(entries)
    return bytes(page)
