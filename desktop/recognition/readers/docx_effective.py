"""Effective properties of a Word file: what a paragraph or a run is set with in the end.

Defaults of the document, the style with those it is based on, and what is set on the spot, each
over the one before. Attributes are merged one by one where Word does so (fonts, indents, spacing).
"""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Final

from desktop.recognition.readers.elements import attribute, child, children, local
from desktop.recognition.readers.package import Package

if TYPE_CHECKING:
    from lxml.etree import _Element

Properties = dict[str, dict[str, str]]

_MERGED: Final = frozenset({"rFonts", "ind", "spacing"})
_DEEPEST_CHAIN: Final = 12
# Of each pair the one that is set later makes the other void.
_RIVALS: Final = (
    ("eastAsia", "eastAsiaTheme"),
    ("ascii", "asciiTheme"),
    ("firstLine", "hanging"),
    ("firstLineChars", "hangingChars"),
)
_BORDERS: Final = "pBdr"
_HANS: Final = "Hans"


class Cascade:
    """The styles of a file, ready to be asked."""

    def __init__(self, package: Package) -> None:
        self._theme = _theme_fonts(package.xml("word/theme/theme1.xml"))
        self._styles: dict[str, _Element] = {}
        self._defaults: dict[str, str] = {}
        self._document: dict[str, Properties] = {"pPr": {}, "rPr": {}}
        root = package.xml("word/styles.xml")
        if root is None:
            return
        for kind in ("pPr", "rPr"):
            self._document[kind] = own(child(root, "docDefaults", f"{kind}Default", kind))
        for style in children(root, "style"):
            identifier = attribute(style, "styleId") or ""
            self._styles[identifier] = style
            if attribute(style, "default") in {"1", "true", "on"}:
                self._defaults[attribute(style, "type") or ""] = identifier

    def paragraph(self, element: "_Element") -> Properties:
        """Return the effective `w:pPr` of a paragraph."""
        direct = child(element, "pPr")
        return merged(
            (self._document["pPr"], *self._chain(self._style_of(element), "pPr"), own(direct))
        )

    def run(self, paragraph: "_Element", properties: "_Element | None") -> Properties:
        """Return the effective `w:rPr` of a run with these properties in a paragraph."""
        character = attribute(child(properties, "rStyle")) or ""
        return merged(
            (
                self._document["rPr"],
                *self._chain(self._style_of(paragraph), "rPr"),
                *self._chain(character, "rPr"),
                own(properties),
            )
        )

    def mark(self, paragraph: "_Element") -> Properties:
        """Return the effective `w:rPr` of the mark that ends a paragraph: an empty line's size."""
        return self.run(paragraph, child(paragraph, "pPr", "rPr"))

    def family(self, properties: Properties, script: str = "eastAsia") -> str:
        """Return the font that effective run properties name for a script; "": none."""
        fonts = properties.get("rFonts", {})
        themed = fonts.get(f"{script}Theme")
        if themed:
            return self._theme.get(themed, "")
        return fonts.get(script, "")

    def _style_of(self, paragraph: "_Element") -> str:
        named = attribute(child(paragraph, "pPr", "pStyle"))
        return named or self._defaults.get("paragraph", "")

    def _chain(self, style: str, kind: str) -> list[Properties]:
        """Return what a style and those it is based on say, the base first."""
        found: list[Properties] = []
        for _step in range(_DEEPEST_CHAIN):
            element = self._styles.get(style)
            if element is None:
                break
            found.append(own(child(element, kind)))
            style = attribute(child(element, "basedOn")) or ""
        return found[::-1]


def own(properties: "_Element | None") -> Properties:
    """Return what properties say by themselves: attributes by element, by their local names.

    The borders of a paragraph are `pBdr.top` and so on.
    """
    found: Properties = {}
    for element in properties if properties is not None else ():
        if local(element) == _BORDERS:
            found |= {f"{_BORDERS}.{name}": each for name, each in own(element).items()}
        elif local(element):
            found[local(element)] = {
                str(key).rpartition("}")[2]: str(value) for key, value in element.attrib.items()
            }
    return found


def merged(layers: Iterable[Properties]) -> Properties:
    """Put properties over one another, the first at the bottom."""
    found: Properties = {}
    for layer in layers:
        for name, attributes in layer.items():
            if name in _MERGED:
                found[name] = _over(found.get(name, {}), attributes)
            else:
                found[name] = attributes
    return found


def _over(base: Mapping[str, str], attributes: Mapping[str, str]) -> dict[str, str]:
    kept = dict(base)
    for pair in _RIVALS:
        if any(name in attributes for name in pair):
            for name in pair:
                kept.pop(name, None)
    return kept | dict(attributes)


def _theme_fonts(root: "_Element | None") -> dict[str, str]:
    """Return the fonts a theme names, by what `w:rFonts` calls them."""
    found: dict[str, str] = {}
    for size in ("major", "minor"):
        fonts = child(root, "themeElements", "fontScheme", f"{size}Font")
        if fonts is None:
            continue
        chinese = attribute(child(fonts, "ea"), "typeface") or next(
            (
                attribute(font, "typeface") or ""
                for font in children(fonts, "font")
                if attribute(font, "script") == _HANS
            ),
            "",
        )
        latin = attribute(child(fonts, "latin"), "typeface") or ""
        found |= {
            f"{size}EastAsia": chinese,
            f"{size}Ascii": latin,
            f"{size}HAnsi": latin,
        }
    return found
