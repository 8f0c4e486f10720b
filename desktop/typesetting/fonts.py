"""Fonts: which family stands in for each face, and how wide its characters are."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtGui import QFont, QFontDatabase, QRawFont, QTextLayout

from desktop.official.blocks import Block
from desktop.official.looks import LOOKS
from desktop.official.standard import FAMILIES, SIZE_3, WESTERN, Face

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
_WESTERN: Final = (WESTERN, "Liberation Serif", "Nimbus Roman", "Tinos", "DejaVu Serif")


@dataclass(frozen=True, slots=True)
class Substitution:
    """An official font that is missing, and what stands in for it."""

    face: Face
    official: str
    used: str


@dataclass(frozen=True, slots=True)
class Lack:
    """Characters of a document that the font of a face does not have; others fill in."""

    face: Face
    family: str
    characters: str


class _Advances(dict[str, float]):
    """Widths by character, found when first asked for: a plain dictionary afterwards."""

    def __init__(self, glyphs: "Glyphs") -> None:
        super().__init__()
        self._glyphs = glyphs

    def __missing__(self, character: str) -> float:
        raw, index = self._glyphs.glyph(character)
        width = raw.advancesForGlyphIndexes([index])[0].x() if index else 0.0
        found = self[character] = width * self._glyphs.scale
        return found


class Glyphs:
    """The glyphs of one font at one size, looked up once a character.

    Attributes:
        family: The family that is used.
        size: In points.
        scale: From the size it is measured at to points.
        advances: The width of each character in points.
        ascent: From the baseline to the top of the font's line, in points.
        descent: From the baseline to its foot.
    """

    def __init__(self, family: str, size: float, *, bold: bool = False) -> None:
        self.family = family
        self.size = size
        self.scale = size / _DESIGN
        self._raw = QRawFont.fromFont(_font(family, _DESIGN, bold=bold))
        self._sized = QRawFont.fromFont(_font(family, round(size), bold=bold))
        self._known: dict[str, tuple[QRawFont, int]] = {}
        self._drawn: dict[str, tuple[QRawFont, int]] = {}
        self._tops: dict[str, float] = {}
        self.advances: dict[str, float] = _Advances(self)
        self.ascent = self._raw.ascent() * self.scale
        self.descent = self._raw.descent() * self.scale

    def glyph(self, character: str) -> tuple[QRawFont, int]:
        """Return font and glyph of a character, of another font if need be; glyph 0: none."""
        found = self._known.get(character)
        if found is None:
            indexes = self._raw.glyphIndexesForString(character)
            if indexes and indexes[0]:
                found = (self._raw, indexes[0])
            else:
                other = _from_another_font(character, _font(self.family, _DESIGN))
                found = other or (self._raw, 0)
            self._known[character] = found
        return found

    def drawn(self, character: str) -> tuple[QRawFont, int]:
        """Return the font at its own size, and the glyph, for drawing in points.

        The font is made at that size: one that was given another size afterwards draws nothing
        where Qt draws outlines, which it does from 64 pixels on.
        """
        found = self._drawn.get(character)
        if found is None:
            raw, index = self.glyph(character)
            if raw is self._raw:
                found = (self._sized, index)
            else:
                size = round(self.size)
                found = _from_another_font(character, _font(self.family, size)) or (raw, index)
            self._drawn[character] = found
        return found

    def has(self, character: str) -> bool:
        """Tell whether the font itself has a character."""
        raw, index = self.glyph(character)
        return raw is self._raw and index != 0

    def top(self, text: str) -> float:
        """Return how far above the baseline the ink of a text reaches, in points."""
        return max(map(self._top, text), default=0.0)

    def _top(self, character: str) -> float:
        if character not in self._tops:
            raw, index = self.glyph(character)
            self._tops[character] = -raw.boundingRect(index).top() * self.scale if index else 0.0
        return self._tops[character]


def _from_another_font(character: str, font: QFont) -> tuple[QRawFont, int] | None:
    """Return where Qt finds a character that `font` does not have."""
    layout = QTextLayout(character, font)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    for run in layout.glyphRuns():
        indexes = run.glyphIndexes()
        if indexes and indexes[0]:
            return run.rawFont(), indexes[0]
    return None


class FontBook:
    """The fonts of one program run: faces to families, characters to glyphs.

    It needs a QGuiApplication and is used on one thread.

    Args:
        installed: The families there are; those of the system when not given.
        chosen: Families to be used whatever the official ones are.
    """

    def __init__(
        self,
        installed: frozenset[str] | None = None,
        *,
        chosen: Mapping[Face, str] | None = None,
    ) -> None:
        self._installed = frozenset(QFontDatabase.families()) if installed is None else installed
        self._chosen = dict(chosen or {})
        self._glyphs: dict[tuple[Face | None, float, bool], Glyphs] = {}

    def family(self, face: Face) -> str:
        """Return the first family present for a face; the official one's name when none is."""
        official = FAMILIES[face]
        wanted = (self._chosen.get(face), official.name, *official.alternates, *_STAND_INS[face])
        return next((name for name in wanted if name in self._installed), None) or official.name

    def substitutions(self) -> tuple[Substitution, ...]:
        """Return the official fonts that are missing, with what stands in."""
        found = []
        for face, official in FAMILIES.items():
            used = self.family(face)
            if used not in (official.name, *official.alternates) or used not in self._installed:
                found.append(Substitution(face, official.name, used))
        return tuple(found)

    def lacking(self, blocks: Iterable[Block]) -> tuple[Lack, ...]:
        """Return the characters of a document that its fonts do not have, by face."""
        used: dict[Face, dict[str, None]] = {}
        for block in blocks:
            face = LOOKS[block.role].face
            if block.table is not None:
                used.setdefault(face, {}).update(dict.fromkeys(block.table.text))
            for run in (*block.runs, *block.beside):
                used.setdefault(run.face, {}).update(dict.fromkeys(run.text))
        found = []
        for face, characters in used.items():
            glyphs = self.glyphs(face, SIZE_3.points)
            missing = "".join(
                one for one in characters if one.isprintable() and not glyphs.has(one)
            )
            if missing:
                found.append(Lack(face, glyphs.family, missing))
        return tuple(found)

    def glyphs(self, face: Face, size: float, *, bold: bool = False) -> Glyphs:
        """Return the glyphs of a face at `size` points."""
        key = (face, size, bold)
        found = self._glyphs.get(key)
        if found is None:
            found = self._glyphs[key] = Glyphs(self.family(face), size, bold=bold)
        return found

    def western(self, size: float, *, bold: bool = False) -> Glyphs | None:
        """Return the glyphs for digits and letters in a Western font; None: there is none."""
        key = (None, size, bold)
        if key not in self._glyphs:
            family = next((name for name in _WESTERN if name in self._installed), None)
            if family is None:
                return None
            self._glyphs[key] = Glyphs(family, size, bold=bold)
        return self._glyphs[key]


def _font(family: str, size: int, *, bold: bool = False) -> QFont:
    font = QFont(family)
    font.setPixelSize(size)
    font.setBold(bold)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font
