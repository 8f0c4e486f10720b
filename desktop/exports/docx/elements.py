"""WordprocessingML elements, made straight with lxml: ten times as fast as run by run."""

import re
from typing import Final

from lxml import etree

from desktop.exports.characters import fit_for_xml

NAMESPACE: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W: Final = f"{{{NAMESPACE}}}"
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_BREAKS: Final = re.compile(r"([\n\t])")


def element(name: str, **attributes: str | int) -> etree._Element:
    """Return an element `w:name`."""
    made = etree.Element(W + name, nsmap={"w": NAMESPACE})
    for key, value in attributes.items():
        made.set(W + key, str(value))
    return made


def add(parent: etree._Element, name: str, **attributes: str | int) -> etree._Element:
    """Append an element `w:name` to `parent` and return it."""
    made = etree.SubElement(parent, W + name)
    for key, value in attributes.items():
        made.set(W + key, str(value))
    return made


def add_text(run: etree._Element, text: str, *, removed: bool = False) -> None:
    """Put text into a run; a line feed becomes a line break, a tab a tab.

    Removed text stands in an element of its own (`w:delText`).
    """
    for piece in _BREAKS.split(fit_for_xml(text)):
        if piece == "\n":
            add(run, "br")
        elif piece == "\t":
            add(run, "tab")
        elif piece:
            made = add(run, "delText" if removed else "t")
            made.text = piece
            if piece != piece.strip():
                made.set(_SPACE, "preserve")
