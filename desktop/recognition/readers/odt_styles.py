"""Styles of an OpenDocument text: of paragraphs and of characters, inherited."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.recognition.readers.elements import attribute, child, children, local
from desktop.recognition.readers.runs import Face
from desktop.recognition.readers.styles import Look, look_named

if TYPE_CHECKING:
    from lxml.etree import _Element

_SHELVES = ("styles", "automatic-styles")
_DEEPEST_CHAIN = 12
_HEAVY = {"bold", "600", "700", "800", "900"}
_PARAGRAPH, _TEXT = "paragraph", "text"


@dataclass(frozen=True, slots=True)
class _Style:
    """A style; `named`: the user knows it by a name."""

    name: str
    base: str
    look: Look
    font: str | None
    bold: bool | None
    named: bool
    list_style: str | None


class OdtStyles:
    """The styles by family and name."""

    def __init__(self, roots: Iterable["_Element | None"]) -> None:
        """Read the styles of `styles.xml` and the automatic ones of `content.xml`."""
        self._styles: dict[tuple[str, str], _Style] = {}
        for root in roots:
            for shelf in root if root is not None else ():
                if local(shelf) in _SHELVES:
                    for element in children(shelf, "style"):
                        self._take(element, named=local(shelf) == "styles")

    def look(self, name: str) -> Look:
        """Return what a paragraph style and those it is based on say."""
        look = Look()
        for style in self._chain(_PARAGRAPH, name):
            look = look.over(style.look)
        return look

    def list_of(self, name: str) -> str:
        """Return the list that a paragraph style numbers with, "" for none."""
        found = (style.list_style for style in self._chain(_PARAGRAPH, name))
        return next((each for each in found if each is not None), "")

    def face(self, spans: Sequence[str], paragraph: str) -> Face:
        """Return how characters are set: by their spans, the inmost first, and their paragraph."""
        inner = [style for span in spans for style in self._chain(_TEXT, span)]
        chain = (*inner, *self._chain(_PARAGRAPH, paragraph))
        return (
            next((style.name for style in inner if style.named), ""),
            next((style.font for style in chain if style.font is not None), ""),
            next((style.bold for style in chain if style.bold is not None), False),
        )

    def _chain(self, family: str, name: str) -> tuple[_Style, ...]:
        chain: list[_Style] = []
        while len(chain) < _DEEPEST_CHAIN and (family, name) in self._styles:
            chain.append(self._styles[family, name])
            name = chain[-1].base
        return tuple(chain)

    def _take(self, element: "_Element", *, named: bool) -> None:
        family, name = attribute(element, "family") or "", attribute(element, "name") or ""
        shown = attribute(element, "display-name") or name
        level = attribute(element, "default-outline-level") or ""
        own = Look(
            level=int(level) if level.isascii() and level.isdigit() else None,
            align=attribute(child(element, "paragraph-properties"), "text-align"),
        )
        text = child(element, "text-properties")
        weight = attribute(text, "font-weight-asian")
        self._styles[family, name] = _Style(
            name=name,
            base=attribute(element, "parent-style-name") or "",
            look=own.over(look_named(shown.strip())) if named else own,
            font=attribute(text, "font-name-asian") or attribute(text, "font-family-asian"),
            bold=None if weight is None else weight in _HEAVY,
            named=named,
            list_style=attribute(element, "list-style-name"),
        )
