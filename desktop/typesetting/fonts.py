"""Fonts: which family stands in for each face, and how wide its characters are."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from PySide6.QtGui import QFont, QFontDatabase, QRawFont, QTextLayout

from desktop.official.standard import FAMILIES, Face

# Measured large and scaled down, so that no pixel grid rounds an advance.
_DESIGN: Final = 1000

# After the official family and its other names: free fonts that come near, then any Chinese one.
_STAND_INS: Final[Mapping[Face, tuple[str, ...]]] = {
    Face.TITLE: ("Noto Serif CJK SC", "Source Han Serif SC", "Noto Serif SC", "SimSun"),
    Face.BODY: ("STFangsong", "FandolFang R", "FandolFang", "Noto Serif CJK SC", "Noto Serif SC"),
    Face.SECOND: (
        "STKaiti",
        "LXGW WenKai",
        "AR PL KaitiM GB",
        "AR PL UKai CN",
        "Noto Serif CJK SC",
    ),
    Face.FIRST: ("Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", "Noto Sans SC"),
    Face.PLAIN: ("STSong", "Noto Serif CJK SC", "Source Han Serif SC", "Noto Serif SC"),
}


@dataclass(frozen=True, slots=True)
class Substitution:
    """An official font that is missing, and what stands in for it."""

    face: Face
    official: str
    used: str


@dataclass(slots=True)
class Glyphs:
    """The glyphs of one font at one size, looked up once a character.

    Attributes:
        raw: The font at its design size.
        scale: From the design size to points at the size asked for.
    """

    raw: QRawFont
    scale: float
    known: dict[str, tuple[QRawFont, int, float]] = field(default_factory=dict)

    def glyph(self, character: str) -> tuple[QRawFont, int, float]:
        """Return font, glyph and advance (in points) of a character, of another font if need be."""
        found = self.known.get(character)
        if found is None:
            found = self.known[character] = self._looked_up(character)
        return found

    def advance(self, character: str) -> float:
        """Return the width of a character in points."""
        return self.glyph(character)[2]

    def _looked_up(self, character: str) -> tuple[QRawFont, int, float]:
        indexes = self.raw.glyphIndexesForString(character)
        if indexes and indexes[0]:
            width = self.raw.advancesForGlyphIndexes(indexes)[0].x()
            return self.raw, indexes[0], width * self.scale
        return self._from_another_font(character)

    def _from_another_font(self, character: str) -> tuple[QRawFont, int, float]:
        layout = QTextLayout(character, _font(self.raw.familyName()))
        layout.beginLayout()
        layout.createLine()
        layout.endLayout()
        for run in layout.glyphRuns():
            raw, indexes = run.rawFont(), run.glyphIndexes()
            if indexes:
                raw.setPixelSize(_DESIGN)
                return raw, indexes[0], raw.advancesForGlyphIndexes(indexes)[0].x() * self.scale
        return self.raw, 0, 0.0


class FontBook:
    """The fonts of one program run: faces to families, characters to glyphs.

    It needs a QGuiApplication and is used on one thread.
    """

    def __init__(self, installed: frozenset[str] | None = None) -> None:
        self._installed = frozenset(QFontDatabase.families()) if installed is None else installed
        self._glyphs: dict[tuple[Face, float, bool], Glyphs] = {}

    def family(self, face: Face) -> str:
        """Return the first family present for a face; the official one's name when none is."""
        official = FAMILIES[face]
        for name in (official.name, *official.alternates, *_STAND_INS[face]):
            if name in self._installed:
                return name
        return official.name

    def substitutions(self) -> tuple[Substitution, ...]:
        """Return the official fonts that are missing, with what stands in."""
        found = []
        for face, official in FAMILIES.items():
            used = self.family(face)
            if used not in (official.name, *official.alternates) or used not in self._installed:
                found.append(Substitution(face, official.name, used))
        return tuple(found)

    def glyphs(self, face: Face, size: float, *, bold: bool = False) -> Glyphs:
        """Return the glyphs of a face at `size` points."""
        key = (face, size, bold)
        if key not in self._glyphs:
            raw = QRawFont.fromFont(_font(self.family(face), bold=bold))
            self._glyphs[key] = Glyphs(raw, size / _DESIGN)
        return self._glyphs[key]


def _font(family: str, *, bold: bool = False) -> QFont:
    font = QFont(family)
    font.setPixelSize(_DESIGN)
    font.setBold(bold)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font
