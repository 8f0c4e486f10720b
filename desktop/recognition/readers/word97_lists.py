"""Numbered lists of an old Word file ([MS-DOC] 2.9.131 to 2.9.150)."""

import re

from desktop.recognition.readers.binary import Binary
from desktop.recognition.readers.counting import Level, NumberedList

_LIST_BYTES, _LEVEL_BYTES, _USE_BYTES = 28, 28, 16
_LEVELS = 9
_SIMPLE = 0x1
_STARTS, _FORMATS = 0x10, 0x20
_CHINESE = {10, 11, 33, 35, 36, 37, 39}
_KINDS = {
    3: "upperLetter",
    4: "lowerLetter",
    18: "decimalEnclosedCircle",
    23: "bullet",
    255: "none",
}
_LEVEL_SIGN = re.compile(r"[\x00-\x08]")


class Numbers97:
    """Counts the numbered paragraphs of a document, in their order."""

    def __init__(self, table: Binary, lists: tuple[int, int], uses: tuple[int, int]) -> None:
        """Read the lists and their uses, each given by where it begins and how long it is."""
        self._lists: dict[int, NumberedList] = {}
        self._uses: list[int] = []
        self._restarts: dict[int, dict[int, int]] = {}
        self._begun: set[int] = set()
        if lists[1] > 0:
            self._read_lists(table, *lists)
        if uses[1] > 0:
            self._read_uses(table, uses[0])

    def next(self, use: str, level: int) -> str:
        """Count a paragraph of a list's use at a level and return its number."""
        index = int(use) - 1
        if not 0 <= index < len(self._uses) or self._uses[index] not in self._lists:
            return ""
        found = self._lists[self._uses[index]]
        if index not in self._begun:
            self._begun.add(index)
            found.restart(self._restarts.get(index, {}))
        return found.next(level)

    def _read_lists(self, table: Binary, start: int, length: int) -> None:
        at = start + length
        for index in range(table.u16(start)):
            head = start + 2 + index * _LIST_BYTES
            levels: dict[int, Level] = {}
            for level in range(1 if table.u8(head + 26) & _SIMPLE else _LEVELS):
                levels[level], at = _level(table, at)
            self._lists[table.i32(head)] = NumberedList(levels)

    def _read_uses(self, table: Binary, start: int) -> None:
        count = table.u32(start)
        heads = range(start + 4, start + 4 + count * _USE_BYTES, _USE_BYTES)
        # Asked for first, so that an absurd count is found before anything is made of it.
        table.part(start, 4 + count * _USE_BYTES)
        self._uses = [table.i32(head) for head in heads]
        at = start + 4 + count * _USE_BYTES
        for index, head in enumerate(heads):
            if at + 4 > len(table):
                break
            at += 4
            for _override in range(table.u8(head + 12)):
                at = self._read_override(table, at, index)

    def _read_override(self, table: Binary, at: int, index: int) -> int:
        flags = table.u32(at + 4)
        level = flags & 0xF
        if flags & _STARTS:
            self._restarts.setdefault(index, {})[level] = table.i32(at)
        if not flags & _FORMATS:
            return at + 8
        _own, at = _level(table, at + 8)
        return at


def _level(table: Binary, at: int) -> tuple[Level, int]:
    """Read a level; also return where the next one begins."""
    properties = table.u8(at + 24) + table.u8(at + 25)
    text = at + _LEVEL_BYTES + properties
    count = table.u16(text)
    written = table.part(text + 2, 2 * count).decode("utf-16-le", "replace")
    kind = table.u8(at + 4)
    level = Level(
        kind="chineseCounting" if kind in _CHINESE else _KINDS.get(kind, "decimal"),
        text=_LEVEL_SIGN.sub(lambda sign: f"%{ord(sign.group()) + 1}", written),
        start=table.i32(at),
    )
    return level, text + 2 + 2 * count
