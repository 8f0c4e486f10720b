"""Automatic numbers of Word, written out as the page shows them."""

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop.domain.chinese import circled, numeral
from desktop.recognition.readers.elements import attribute, child, children, number

if TYPE_CHECKING:
    from lxml.etree import _Element

_CHINESE = {
    "chineseCounting",
    "chineseCountingThousand",
    "ideographDigital",
    "japaneseCounting",
    "japaneseDigitalTenThousand",
    "taiwaneseCounting",
    "taiwaneseCountingThousand",
}
_CIRCLED = {"decimalEnclosedCircle", "decimalEnclosedCircleChinese"}
_NO_TEXT = {"bullet", "none"}
_LARGEST_CHINESE = 99
_LARGEST_CIRCLED = 20
_LETTERS = 26
_LEVELS = 9
_PLACEHOLDER = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class _Level:
    kind: str = "decimal"
    text: str = ""
    start: int = 1
    style: str | None = None


@dataclass(slots=True)
class _List:
    """A numbered list with where its counting stands."""

    levels: dict[int, _Level]
    counts: dict[int, int] = field(default_factory=dict)


class Numbers:
    """Counts the numbered paragraphs of a document, in their order."""

    def __init__(self, root: "_Element | None") -> None:
        """Read the lists of `numbering.xml`."""
        self._lists: dict[str, _List] = {}
        self._uses: dict[str, tuple[str, dict[int, int]]] = {}
        self._begun: set[str] = set()
        if root is None:
            return
        for element in children(root, "abstractNum"):
            self._lists[attribute(element, "abstractNumId") or ""] = _List(_levels(element))
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
        if found is None or level not in found.levels:
            return ""
        if use not in self._begun:
            self._begun.add(use)
            for restarted, start in restarts.items():
                found.counts[restarted] = start - 1
        _count(found, level)
        return _written(found, level)


def _levels(element: "_Element") -> dict[int, _Level]:
    return {
        number(level, "ilvl") or 0: _Level(
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


def _count(found: _List, level: int) -> None:
    start = found.levels[level].start
    found.counts[level] = found.counts.get(level, start - 1) + 1
    for deeper in range(level + 1, _LEVELS):
        found.counts.pop(deeper, None)


def _written(found: _List, level: int) -> str:
    own = found.levels[level]
    if own.kind in _NO_TEXT:
        return ""

    def replaced(match: re.Match[str]) -> str:
        index = int(match.group(1)) - 1
        of = found.levels.get(index, own)
        # A dotted number such as 1.1 shows all its parts in the same figures.
        kind = own.kind if index == level or own.kind == "decimal" else of.kind
        return _figure(found.counts.get(index, of.start), kind)

    return _PLACEHOLDER.sub(replaced, own.text)


def _figure(value: int, kind: str) -> str:
    if kind in _CHINESE and 0 < value <= _LARGEST_CHINESE:
        return numeral(value)
    if kind in _CIRCLED and 0 < value <= _LARGEST_CIRCLED:
        return circled(value)
    if kind in {"lowerLetter", "upperLetter"} and 0 < value <= _LETTERS:
        first = "a" if kind == "lowerLetter" else "A"
        return chr(ord(first) + value - 1)
    return str(value)
