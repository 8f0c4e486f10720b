"""Looking into WordprocessingML by local names; strict files differ in the namespaces."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element


def local(element: "_Element") -> str:
    """Return an element's name without its namespace; "" for a comment."""
    # The stubs do not know that a comment's tag is a function.
    tag: object = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def children(element: "_Element", name: str) -> Iterator["_Element"]:
    """Yield the children of a name."""
    return (child for child in element if local(child) == name)


def child(element: "_Element | None", *path: str) -> "_Element | None":
    """Follow first children by name."""
    for name in path:
        if element is None:
            return None
        element = next(children(element, name), None)
    return element


def attribute(element: "_Element | None", name: str = "val") -> str | None:
    """Return an attribute whatever its namespace; None where there is none."""
    if element is None:
        return None
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return None


def number(element: "_Element | None", name: str = "val") -> int | None:
    """Return an attribute as a whole number; None where it is none."""
    text = attribute(element, name)
    return int(text) if text is not None and text.lstrip("-").isascii() and _digits(text) else None


def switched_on(element: "_Element | None") -> bool:
    """Tell whether a toggle such as `w:b` is there and not turned off."""
    return element is not None and attribute(element) not in {"0", "false", "off", "none"}


def _digits(text: str) -> bool:
    return text.removeprefix("-").isdigit()
