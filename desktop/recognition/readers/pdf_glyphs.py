"""The characters of one page of a PDF file, as PDFium gives them."""

import ctypes
import math
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from desktop.recognition.readers.pdf_rules import marks_of
from desktop.recognition.readers.radicals import folded
from desktop.recognition.readers.scans import UNKNOWN
from desktop.recognition.readers.sheet import Glyph, Rule, Sheet, placed

_HYPHENS = "\x02\ufffe"
_QUARTER, _CIRCLE = 90, 360
_NAME_BYTES = 128
_FAKE_BOLD = 2

Turn = Callable[[float, float], tuple[float, float]]


@dataclass(frozen=True, slots=True)
class _Face:
    """How the characters of one text object are set; `turned` counts degrees, anticlockwise."""

    name: str
    size: float
    turned: int


class _Found(NamedTuple):
    """A character as PDFium has it: y grows upwards."""

    text: str
    x: float
    y: float
    left: float
    foot: float
    right: float
    top: float
    face: _Face


def sheet_of(document: Any, index: int, room: int) -> Sheet | None:  # noqa: ANN401 - untyped
    """Read a page; None where it holds more than `room` characters."""
    page = document[index]
    try:
        text = page.get_textpage()
        try:
            reader = _Reader(text.raw)
            if reader.count > room:
                return None
            found = reader.read()
        finally:
            text.close()
        rules, pictures = marks_of(page.raw)
        size = (page.get_width(), page.get_height())
    finally:
        page.close()
    return _upright(found, rules, pictures, size)


class _Reader:
    """Asks PDFium for each character no more than needed: thousands of calls make the time."""

    def __init__(self, text: Any) -> None:  # noqa: ANN401 - untyped
        import pypdfium2.raw as pdfium  # noqa: PLC0415 - see pdf.py

        self._pdfium = pdfium
        self._text = text
        self._faces: dict[int, _Face] = {}
        self._looks: dict[tuple[float, ...], _Face] = {}
        self._names = {0: ""}
        self._matrix, self._size = pdfium.FS_MATRIX(), ctypes.c_float()
        self.count: int = pdfium.FPDFText_CountChars(text)

    def read(self) -> list[_Found]:
        """Return the characters that the file itself has, in its order."""
        pdfium, text = self._pdfium, self._text
        code_of, object_of = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetTextObject
        origin_of, box_of = pdfium.FPDFText_GetCharOrigin, pdfium.FPDFText_GetLooseCharBox
        x, y, box = ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF()
        found: list[_Found] = []
        for index in range(self.count):
            # What PDFium adds, spaces and line ends, belongs to no object.
            owner = object_of(text, index)
            character = _character(code_of(text, index)) if owner else ""
            if character:
                origin_of(text, index, x, y)
                box_of(text, index, box)
                found.append(
                    _Found(
                        character, x.value, y.value,
                        box.left, box.bottom, box.right, box.top, self._face(owner, index),
                    )
                )  # fmt: skip
        return found

    def _face(self, owner: Any, index: int) -> _Face:  # noqa: ANN401 - untyped
        address = ctypes.addressof(owner.contents)
        if address not in self._faces:
            self._faces[address] = self._look(owner, index)
        return self._faces[address]

    def _look(self, owner: Any, index: int) -> _Face:  # noqa: ANN401 - untyped
        """Find out how an object is set; some files put each character in an object of its own."""
        pdfium, matrix, size = self._pdfium, self._matrix, self._size
        pdfium.FPDFText_GetMatrix(self._text, index, matrix)
        pdfium.FPDFTextObj_GetFontSize(owner, size)
        mode = pdfium.FPDFTextObj_GetTextRenderMode(owner)
        key = (
            self._font(owner), mode, size.value, matrix.a, matrix.b, matrix.c, matrix.d,
        )  # fmt: skip
        if key not in self._looks:
            self._looks[key] = _Face(
                name=self._names[key[0]] + ("+" if mode == _FAKE_BOLD else ""),
                size=round(size.value * math.hypot(matrix.c, matrix.d), 1),
                turned=_turned_by(matrix.a, matrix.b),
            )
        return self._looks[key]

    def _font(self, owner: Any) -> int:  # noqa: ANN401 - untyped
        """Return a number for an object's font; a font is often embedded in several parts."""
        font = self._pdfium.FPDFTextObj_GetFont(owner)
        if not font:
            return 0
        address = ctypes.addressof(font.contents)
        if address not in self._names:
            name = ctypes.create_string_buffer(_NAME_BYTES)
            self._pdfium.FPDFFont_GetBaseFontName(font, name, _NAME_BYTES)
            self._names[address] = name.value.decode("utf-8", "replace").rpartition("+")[2]
        return address


def _turned_by(across: float, up: float) -> int:
    """Return by how many quarters of a circle, in degrees, a text is turned."""
    degrees = math.degrees(math.atan2(up, across))
    return round(degrees / _QUARTER) * _QUARTER % _CIRCLE if math.isfinite(degrees) else 0


def _character(code: int) -> str:
    """Return what a code stands for: nothing for marks of PDFium's own, one kind of space."""
    if code == 0:
        return UNKNOWN
    character = chr(code)
    if character in _HYPHENS:
        return "-"
    if character.isspace():
        return "" if character in "\r\n" else " "
    if not character.isprintable() and character < "\xa0":
        return ""
    return folded(character)


def _upright(
    found: Sequence[_Found], rules: Sequence[Rule], pictures: int, size: tuple[float, float]
) -> Sheet:
    """Turn a page so that most of its text reads from left to right, and its y downwards."""
    turned = Counter(each.face.turned for each in found)
    degrees = turned.most_common(1)[0][0] if turned else 0
    turn = _turns(*size)[degrees]
    width, height = size if degrees % (2 * _QUARTER) == 0 else (size[1], size[0])
    return Sheet(
        width=width,
        height=height,
        glyphs=tuple(_glyphs(found, turn, None if degrees else height)),
        rules=tuple(_turned(rule, turn) for rule in rules),
        pictures=pictures,
    )


def _turns(width: float, height: float) -> dict[int, Turn]:
    return {
        0: lambda x, y: (x, height - y),
        90: lambda x, y: (y, x),
        180: lambda x, y: (width - x, y),
        270: lambda x, y: (height - y, width - x),
    }


def _glyphs(found: Sequence[_Found], turn: Turn, height: float | None) -> Iterator[Glyph]:
    """Yield characters in their places; `height` of the page, where nothing is to be turned."""
    for each in found:
        face = each.face
        if height is None:
            yield _glyph(each, turn)
        else:
            base = height - each.y
            yield placed(
                each.text, each.left, each.right, base=base, size=face.size, face=face.name
            )


def _glyph(each: _Found, turn: Turn) -> Glyph:
    first, last = turn(each.left, each.foot)[0], turn(each.right, each.top)[0]
    base = turn(each.x, each.y)[1]
    return placed(each.text, first, last, base=base, size=each.face.size, face=each.face.name)


def _turned(rule: Rule, turn: Turn) -> Rule:
    (first_x, first_y), (last_x, last_y) = turn(rule.x, rule.y), turn(rule.right, rule.foot)
    return Rule(
        min(first_x, last_x), min(first_y, last_y), max(first_x, last_x), max(first_y, last_y)
    )
