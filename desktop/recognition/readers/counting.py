"""Automatic numbers, counted and written out as the page shows them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from desktop.domain.chinese import circled, numeral

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
_LONGEST_TEXT = 40
_PLACEHOLDER = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a numbered list.

    Attributes:
        kind: The form of its figures, by its name in WordprocessingML.
        text: What stands around them: 第%1部分, %1.%2.
        start: The first number.
        style: The paragraph style that is numbered by it.
    """

    kind: str = "decimal"
    text: str = ""
    start: int = 1
    style: str | None = None


@dataclass(slots=True)
class NumberedList:
    """A numbered list with where its counting stands."""

    levels: dict[int, Level]
    counts: dict[int, int] = field(default_factory=dict)

    def restart(self, starts: Mapping[int, int]) -> None:
        """Begin levels again; each is given with its first number."""
        for level, start in starts.items():
            self.counts[level] = start - 1

    def next(self, level: int) -> str:
        """Count a paragraph at a level, 0 at the top; return its number, "" for a bullet."""
        if level not in self.levels:
            return ""
        start = self.levels[level].start
        self.counts[level] = self.counts.get(level, start - 1) + 1
        for deeper in range(level + 1, _LEVELS + 1):
            self.counts.pop(deeper, None)
        return self._written(level)

    def _written(self, level: int) -> str:
        own = self.levels[level]
        if own.kind in _NO_TEXT:
            return ""

        def replaced(match: re.Match[str]) -> str:
            index = int(match.group(1)) - 1
            of = self.levels.get(index, own)
            # A dotted number such as 1.1 shows all its parts in the same figures.
            kind = own.kind if index == level or own.kind == "decimal" else of.kind
            return _figure(self.counts.get(index, of.start), kind)

        return _PLACEHOLDER.sub(replaced, own.text[:_LONGEST_TEXT])


def _figure(value: int, kind: str) -> str:
    if kind in _CHINESE and 0 < value <= _LARGEST_CHINESE:
        return numeral(value)
    if kind in _CIRCLED and 0 < value <= _LARGEST_CIRCLED:
        return circled(value)
    if kind in {"lowerLetter", "upperLetter"} and 0 < value <= _LETTERS:
        first = "a" if kind == "lowerLetter" else "A"
        return chr(ord(first) + value - 1)
    return str(value)
