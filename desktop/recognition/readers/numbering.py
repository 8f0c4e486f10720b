"""The numbered lists of a Word file."""

from typing import TYPE_CHECKING

from desktop.recognition.readers.counting import Level, NumberedList
from desktop.recognition.readers.elements import attribute, child, children, number

if TYPE_CHECKING:
    from lxml.etree import _Element


class Numbers:
    """Counts the numbered paragraphs of a document, in their order."""

    def __init__(self, root: "_Element | None") -> None:
        """Read the lists of `numbering.xml`."""
        self._lists: dict[str, NumberedList] = {}
        self._uses: dict[str, tuple[str, dict[int, int]]] = {}
        self._begun: set[str] = set()
        if root is None:
            return
        for element in children(root, "abstractNum"):
            self._lists[attribute(element, "abstractNumId") or ""] = NumberedList(_levels(element))
        for element in children(root, "num"):
            target = attribute(child(element, "abstractNumId")) or ""
            self._uses[attribute(element, "numId") or ""] = (target, _restarts(element))

    def level_of_style(self, use: str, style: str) -> int:
        """Return the level that a list gives to a paragraph style, 0 at the top."""
        found = self._lists.get(self._uses.get(use, ("", {}))[0])
        if found is None:
            return 0
        return next((n for n, level in found.levels.items() if level.style == style), 0)

    def next(self, use: str, level: int) -> str:
        """Count a paragraph of list `use` at `level` and return its number; "" for a bullet."""
        target, restarts = self._uses.get(use, ("", {}))
        found = self._lists.get(target)
        if found is None:
            return ""
        if use not in self._begun:
            self._begun.add(use)
            found.restart(restarts)
        return found.next(level)


def _levels(element: "_Element") -> dict[int, Level]:
    return {
        number(level, "ilvl") or 0: Level(
            kind=attribute(child(level, "numFmt")) or "decimal",
            text=attribute(child(level, "lvlText")) or "",
            start=_or_one(number(child(level, "start"))),
            style=attribute(child(level, "pStyle")),
        )
        for level in children(element, "lvl")
    }


def _or_one(value: int | None) -> int:
    return 1 if value is None else value


def _restarts(element: "_Element") -> dict[int, int]:
    found = {
        number(override, "ilvl") or 0: number(child(override, "startOverride"))
        for override in children(element, "lvlOverride")
    }
    return {level: start for level, start in found.items() if start is not None}
