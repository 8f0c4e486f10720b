"""The text of a Word paragraph: runs, fields, text boxes, revisions."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.recognition.readers.elements import attribute, child, children, local, switched_on

if TYPE_CHECKING:
    from lxml.etree import _Element

_CONTAINERS = {
    "hyperlink",
    "ins",
    "smartTag",
    "sdt",
    "sdtContent",
    "fldSimple",
    "moveTo",
    "dir",
    "bdo",
    "customXml",
}
_GRAPHICS = {"drawing", "pict", "object", "AlternateContent"}
_PRIVATE_SYMBOLS = 0xF000
_SYMBOL_MASK = 0xFF
_FIRST_PRINTABLE = 0x20
_PLAIN = {"tab": "\t", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}

Face = tuple[str, str, bool]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of text in one face; a text box in its place has a box and no text."""

    text: str
    face: Face = ("", "", False)
    box: "_Element | None" = None


def stretches(paragraph: "_Element") -> Iterator[Stretch]:
    """Yield the text of a paragraph in order; deleted and moved-away text is not there."""
    for element in paragraph:
        name = local(element)
        if name == "r":
            yield from _run(element)
        elif name in _CONTAINERS:
            yield from stretches(element)
        elif name in _GRAPHICS:
            yield from _boxes(element)


def head_of(parts: Sequence[Stretch]) -> int:
    """Count the characters at the beginning whose face is not that of the text behind them."""
    inked = [part for part in parts if part.text.strip()]
    if not inked or all(part.face == inked[0].face for part in inked):
        return 0
    head = 0
    for part in parts:
        if part.text.strip() and part.face != inked[0].face:
            break
        head += len(part.text)
    return head


def styled_head(parts: Sequence[Stretch]) -> int:
    """Count the characters at the beginning that are set in a character style."""
    head = 0
    for part in parts:
        if part.text.strip() and not part.face[0]:
            break
        head += len(part.text)
    return head


def symbol(code: int) -> str:
    """Write a symbol; those of symbol fonts lie in a private area above their plain codes."""
    value = code & _SYMBOL_MASK if code >= _PRIVATE_SYMBOLS else code
    return chr(value) if _FIRST_PRINTABLE < value < _PRIVATE_SYMBOLS else ""


def _run(run: "_Element") -> Iterator[Stretch]:
    face = _face(child(run, "rPr"))
    for element in run:
        name = local(element)
        if name == "t":
            yield Stretch(element.text or "", face)
        elif name in _PLAIN:
            yield Stretch(_PLAIN[name], face)
        elif name == "br":
            yield Stretch("\n", face)
        elif name == "sym":
            yield Stretch(_symbol(attribute(element, "char") or ""), face)
        elif name in _GRAPHICS:
            yield from _boxes(element)


def _face(properties: "_Element | None") -> Face:
    if properties is None:
        return ("", "", False)
    fonts = child(properties, "rFonts")
    font = attribute(fonts, "eastAsia") or attribute(fonts, "eastAsiaTheme") or ""
    style = attribute(child(properties, "rStyle")) or ""
    return (style, font, switched_on(child(properties, "b")))


def _symbol(code: str) -> str:
    try:
        return symbol(int(code, 16))
    except ValueError:
        return ""


def _boxes(graphic: "_Element") -> Iterator[Stretch]:
    """Yield text boxes once: a drawing stands in a file together with its older form."""
    if local(graphic) == "AlternateContent":
        choice = next(children(graphic, "Choice"), None)
        chosen = choice if choice is not None else child(graphic, "Fallback")
        if chosen is not None:
            yield from _boxes(chosen)
        return
    if local(graphic) == "txbxContent":
        yield Stretch("", box=graphic)
        return
    for element in graphic:
        yield from _boxes(element)
