"""Numbered lists of an OpenDocument text."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from desktop.recognition.readers.counting import Level, NumberedList
from desktop.recognition.readers.elements import attribute, local, number

if TYPE_CHECKING:
    from lxml.etree import _Element

_SHELVES = ("styles", "automatic-styles")
_KINDS = {
    "1": "decimal",
    "a": "lowerLetter",
    "A": "upperLetter",
    "一": "chineseCounting",
    "①": "decimalEnclosedCircle",
}
_MOST_LEVELS = 10
_OUTLINE = "outline-style"


class OdtLists:
    """Counts the numbered paragraphs of a document, in their order."""

    def __init__(self, roots: Iterable["_Element | None"]) -> None:
        """Read the list styles."""
        self._styles: dict[str, dict[int, Level]] = {}
        self._begun: dict[str, NumberedList] = {}
        self._by_style: dict[str, NumberedList] = {}
        for root in roots:
            for shelf in root if root is not None else ():
                if local(shelf) in _SHELVES:
                    for element in shelf:
                        self._take(element)
        self._outline = NumberedList(self._styles.get("", {}))

    def begin(self, element: "_Element", style: str) -> NumberedList:
        """Begin a list, or go on with the one that it continues."""
        earlier = attribute(element, "continue-list")
        if earlier in self._begun:
            found = self._begun[earlier]
        elif attribute(element, "continue-numbering") == "true" and style in self._by_style:
            found = self._by_style[style]
        else:
            found = NumberedList(self._styles.get(style, {}))
        self._begun[attribute(element, "id") or ""] = found
        self._by_style[style] = found
        return found

    def outline(self, level: int) -> str:
        """Count a heading and return its number, "" where headings have none."""
        return self._outline.next(level - 1)

    def _take(self, element: "_Element") -> None:
        if local(element) == "list-style":
            self._styles[attribute(element, "name") or ""] = _levels(element)
        elif local(element) == _OUTLINE:
            self._styles[""] = _levels(element)


def _levels(element: "_Element") -> dict[int, Level]:
    found: dict[int, Level] = {}
    for each in element:
        level = (number(each, "level") or 1) - 1
        if 0 <= level < _MOST_LEVELS and local(each) in {
            "list-level-style-number",
            "outline-level-style",
        }:
            found[level] = _level(each, level)
    return found


def _level(element: "_Element", level: int) -> Level:
    form = attribute(element, "num-format") or ""
    shown = min(max(number(element, "display-levels") or 1, 1), level + 1)
    parts = ".".join(f"%{each + 1}" for each in range(level + 1 - shown, level + 1))
    prefix, suffix = attribute(element, "num-prefix") or "", attribute(element, "num-suffix") or ""
    start = number(element, "start-value")
    return Level(
        kind=_KINDS.get(form[:1], "decimal") if form else "none",
        text=f"{prefix}{parts}{suffix}",
        start=1 if start is None else start,
    )
