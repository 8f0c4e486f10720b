"""Paragraph properties of an old Word file: of its styles, and a paragraph's own over them."""

from dataclasses import dataclass, field, replace

from desktop.recognition.readers.binary import Binary, operations
from desktop.recognition.readers.styles import Look, look_named

_IN_TABLE, _ROW_ENDS = 0x2416, 0x2417
_LIST_LEVEL, _LIST = 0x260A, 0x460B
_OUTLINE = 0x2640
_ALIGN_OLD, _ALIGN = 0x2403, 0x2461
_CENTRE = 1
_BODY_TEXT = 9
_HEADINGS = range(1, 10)
_TITLE = 62
_NO_BASE = 0xFFF
_PARAGRAPH_STYLE = 1
_DEEPEST_CHAIN = 12
_INDEX_BYTES = 2  # of the style, before its properties


@dataclass(frozen=True, slots=True)
class Look97:
    """What a paragraph looks like, and what it is in a table.

    Attributes:
        look: As of a newer Word file; `list_id` is the number of the list's use.
        in_table: It stands in a table.
        row_ends: It only ends a row.
    """

    look: Look = field(default_factory=Look)
    in_table: bool = False
    row_ends: bool = False


@dataclass(frozen=True, slots=True)
class _Style:
    look: Look97
    base: int


class Styles97:
    """The paragraph styles by their indices (STSH, 2.9.271)."""

    def __init__(self, table: Binary, start: int, length: int) -> None:
        """Read the style sheet."""
        self._styles: dict[int, _Style] = {}
        if length <= 0:
            return
        head = table.u16(start)
        fixed = table.u16(start + 4)
        at, end, index = start + 2 + head, start + length, 0
        while at + 2 <= end:
            size = table.u16(at)
            if size:
                self._take(index, Binary(table.part(at + 2, size)), fixed)
            at += 2 + size + size % 2
            index += 1

    def look(self, properties: bytes) -> Look97:
        """Return what a paragraph's properties say, with what its style says below them."""
        index = int.from_bytes(properties[:2], "little")
        own = _looked(properties[2:])
        return replace(own, look=own.look.over(self._of_style(index)))

    def _of_style(self, index: int) -> Look:
        look = Look()
        for _step in range(_DEEPEST_CHAIN):
            style = self._styles.get(index)
            if style is None:
                break
            look = look.over(style.look.look)
            index = style.base
        return look

    def _take(self, index: int, style: Binary, fixed: int) -> None:
        """Read a style: its kind, its base, its name and, behind it, its properties."""
        kind, base = style.u16(2) & 0xF, style.u16(2) >> 4
        if kind != _PARAGRAPH_STYLE:
            return
        count = style.u16(fixed)
        name = style.part(fixed + 2, 2 * count).decode("utf-16-le", "replace")
        at = fixed + 2 + 2 * count + 2
        length = style.u16(at) if at + 2 <= len(style) else 0
        look = (
            _looked(style.part(at + 4, length - _INDEX_BYTES))
            if length > _INDEX_BYTES
            else Look97()
        )
        known = _built_in(style.u16(0) & 0xFFF)
        named = known.over(look_named(name.split(",")[0].strip()))
        self._styles[index] = _Style(replace(look, look=look.look.over(named)), base)


def _built_in(identifier: int) -> Look:
    """Return what a style means that every Word file has."""
    return Look(level=identifier if identifier in _HEADINGS else None, title=identifier == _TITLE)


def _looked(properties: bytes) -> Look97:
    """Return what a list of properties says."""
    found = {operation: _value(operand) for operation, operand in operations(properties)}
    level = found.get(_OUTLINE)
    align = found.get(_ALIGN, found.get(_ALIGN_OLD))
    return Look97(
        look=Look(
            level=None if level is None else (0 if level >= _BODY_TEXT else level + 1),
            align=None if align is None else ("center" if align == _CENTRE else "left"),
            list_id=str(found[_LIST]) if _LIST in found else None,
            list_level=found.get(_LIST_LEVEL),
        ),
        in_table=bool(found.get(_IN_TABLE)),
        row_ends=bool(found.get(_ROW_ENDS)),
    )


def _value(operand: bytes) -> int:
    return int.from_bytes(operand[:2], "little")
