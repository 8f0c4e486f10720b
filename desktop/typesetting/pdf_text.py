"""What can be copied out of a PDF: the characters that were drawn, and nothing else.

Qt writes for each glyph the first character of Unicode that the font maps to it, and for
characters beyond U+FFFF none. With Noto CJK and other fonts 力人方 are then read back as the
radicals ⼒⼈⽅ of U+2F00. So it is noted what is drawn, and written in place of Qt's guess.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from PySide6.QtCore import QPointF
from PySide6.QtGui import QGlyphRun, QPainter, QPdfWriter, QRawFont
from typing_extensions import override

from desktop.typesetting.fonts import Glyphs
from desktop.typesetting.pdf_file import PdfFile
from desktop.typesetting.placed import Page, Piece

Key = tuple[str, str]
"""Family and style: what Qt writes as one font, whatever its size."""

_TYPE_0: Final = b"/Subtype /Type0"
_TO_UNICODE: Final = re.compile(rb"/ToUnicode (\d+) 0 R")
_DESCENDANT: Final = re.compile(rb"/DescendantFonts \[(\d+) 0 R\]")
_DESCRIPTOR: Final = re.compile(rb"/FontDescriptor (\d+) 0 R")
_FONT_NAME: Final = re.compile(rb"/FontName (/\S+)")
_BASE_FONT: Final = re.compile(rb"/BaseFont /\S+")
_GLYPHS: Final = re.compile(rb"/CIDSet (\d+) 0 R")
_LIST: Final = re.compile(rb"/Length (\d+)\s*>>\nstream\n")
_RANGES: Final = re.compile(rb"\d+ beginbfrange\n.*endbfrange\n", re.DOTALL)
_RANGE: Final = re.compile(rb"<([0-9A-F]{4})> <[0-9A-F]{4}> \[([^\]]*)\]")
_STREAM: Final = re.compile(rb"<< /Length \d+ >>\nstream\n(.*)endstream\n", re.DOTALL)
_HEX: Final = 16
_AT_ONCE: Final = 100  # as many entries as the format allows in one list
_UNKNOWN: Final = "\ufffd"


class NotingPainter(QPainter):
    """Draws, and notes for each font which glyphs it drew, in the order of their first use.

    Attributes:
        noted: The fonts in the order of their first use.
    """

    def __init__(self, device: QPdfWriter) -> None:
        super().__init__(device)
        self.noted: dict[Key, tuple[QRawFont, dict[int, None]]] = {}

    @override
    def drawGlyphRun(self, position: QPointF, glyphRun: QGlyphRun) -> None:  # type: ignore[override]  # it takes a QPoint too
        font = glyphRun.rawFont()
        _, drawn = self.noted.setdefault(_key(font), (font, {}))
        drawn.update(dict.fromkeys(glyphRun.glyphIndexes()))
        super().drawGlyphRun(position, glyphRun)

    def drawn(self) -> Iterator[tuple[Key, QRawFont, list[int]]]:
        """Yield the fonts with the glyphs of each, but for the one that stands for none."""
        for key, (font, glyphs) in self.noted.items():
            yield key, font, [glyph for glyph in glyphs if glyph]


def write_characters(file: PdfFile, painter: NotingPainter, pages: Sequence[Page]) -> None:
    """Say for every glyph in the file which character of `pages` it stands for.

    Fonts, and the glyphs of a font, are numbered in the order of their first use. A font that must
    not be embedded is not in the file, since it is drawn as outlines: it is passed over.
    """
    known = _characters(pages)
    waiting = painter.drawn()
    for number in (each for each in file.numbers if _TYPE_0 in file[each]):
        below = _reference(_DESCENDANT, file[number])
        table = _reference(_TO_UNICODE, file[number])
        descriptor = _reference(_DESCRIPTOR, file[below])
        _name_as_subset(file, descriptor, (number, below))
        count = _glyph_count(file[_reference(_GLYPHS, file[descriptor])])
        for key, font, glyphs in waiting:
            if len(glyphs) == count and _agree(file[table], font, glyphs):
                found = [known[key].get(glyph, _UNKNOWN) for glyph in glyphs]
                file[table] = _with_characters(file[table], found)
                break


def _characters(pages: Sequence[Page]) -> dict[Key, dict[int, str]]:
    """Return the character that each glyph of each font stands for."""
    used: dict[int, tuple[Glyphs, dict[str, None]]] = {}
    for piece in _pieces(pages):
        glyphs = piece.ink.glyphs
        used.setdefault(id(glyphs), (glyphs, {}))[1].update(dict.fromkeys(piece.text))
    found: dict[Key, dict[int, str]] = {}
    for glyphs, characters in used.values():
        for character in characters:
            font, index = glyphs.glyph(character)
            found.setdefault(_key(font), {}).setdefault(index, character)
    return found


def _pieces(pages: Sequence[Page]) -> Iterator[Piece]:
    for page in pages:
        for row in (*(line.row for line in page.lines), page.footer):
            yield from row.pieces


def _key(font: QRawFont) -> Key:
    return font.familyName(), font.styleName()


def _reference(pattern: "re.Pattern[bytes]", body: bytes) -> int:
    match = pattern.search(body)
    return int(match.group(1)) if match else 0


def _name_as_subset(file: PdfFile, descriptor: int, fonts: tuple[int, ...]) -> None:
    """Give fonts the name that their descriptor has, as a file for archives must (PDF/A-1)."""
    name = _FONT_NAME.search(file[descriptor])
    if name is not None:
        for each in fonts:
            file[each] = _BASE_FONT.sub(b"/BaseFont " + name.group(1), file[each], count=1)


def _glyph_count(body: bytes) -> int:
    """Count the glyphs of a font's list, one bit each, but for the one that stands for none."""
    listed = _LIST.search(body)
    bits = body[listed.end() :][: int(listed.group(1))] if listed else b""
    return int.from_bytes(bits, "big").bit_count() - 1


def _agree(table: bytes, font: QRawFont, glyphs: Sequence[int]) -> bool:
    """Tell whether what Qt takes the glyphs for is, in the font, indeed those glyphs."""
    guessed = {
        int(first, _HEX) + place: chr(int(code.strip(b"<>"), _HEX))
        for first, codes in _RANGE.findall(table)
        for place, code in enumerate(codes.split())
    }
    indexes = font.glyphIndexesForString("".join(guessed.values()))
    return all(
        place <= len(glyphs) and glyphs[place - 1] == index
        for place, index in zip(guessed, indexes, strict=True)
    )


def _with_characters(table: bytes, characters: Sequence[str]) -> bytes:
    """Exchange the entries of a table: the first glyph has number 1."""
    codes = [character.encode("utf-16-be").hex().upper() for character in characters]
    lines = [f"<{number:04X}> <{code}>\n" for number, code in enumerate(codes, 1)]
    parts = [lines[start : start + _AT_ONCE] for start in range(0, len(lines), _AT_ONCE)]
    entries = "".join(
        f"{len(part)} beginbfchar\n{''.join(part)}endbfchar\n" for part in parts
    ).encode("ascii")
    stream = _STREAM.search(table)
    source = _RANGES.sub(entries, stream.group(1) if stream else b"", count=1)
    return b"<< /Length %d >>\nstream\n%sendstream\n" % (len(source), source)
