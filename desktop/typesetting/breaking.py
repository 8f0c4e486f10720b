"""Where lines end: Chinese rules for punctuation, Latin words and numbers kept whole.

The rules are those of GB/T 15834—2011 5.1: closing marks never begin a line, opening marks never
end one, and a stop or comma that just misses a full line hangs outside it (as Word and
LibreOffice do, 允许标点溢出边界).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from desktop.domain.chinese import is_ideograph

NO_START: Final = frozenset(
    "!%),.:;?]}¢°·ˇˉ―‖’”…‰′″›℃∶、。〃〉》」』】〕〗〞！＂％＇），．：；？］｀｜｝～￠"
)
NO_END: Final = frozenset("$([{£¥‘“〈《「『【〔〖〝＄（［｛￡￥")
HANGING: Final = frozenset("、。，．：；？！,.:;?!")
_INSIDE_NUMBERS: Final = frozenset(".,%-+/'’@_:")
_EPSILON: Final = 0.01


@dataclass(frozen=True, slots=True)
class Cut:
    """One line of a paragraph: the characters from `start` up to `end`.

    Attributes:
        natural: The width of the line as it is set, without what hangs, in points.
        hang: The width of what hangs outside, in points.
        last: Nothing follows in the paragraph, or a forced break does.
    """

    start: int
    end: int
    natural: float
    hang: float = 0.0
    last: bool = False


def is_western(character: str) -> bool:
    """Tell whether a character belongs to a Latin word or a number."""
    return character.isascii() and character.isalnum()


def gap_before(text: str, index: int) -> bool:
    """Tell whether a Chinese character and a Latin one or a digit meet at `index`."""
    if not 0 < index < len(text):
        return False
    left, right = text[index - 1], text[index]
    return (is_ideograph(left) and is_western(right)) or (is_western(left) and is_ideograph(right))


@dataclass(frozen=True, slots=True)
class Measured:
    """A paragraph's characters with their widths.

    Attributes:
        text: Without line feeds and tabs.
        advances: The width of each character in points, its spacing included.
        gap: The room between Chinese and digits or Latin letters, in points.
    """

    text: str
    advances: Sequence[float]
    gap: float = 0.0

    def advance(self, index: int, start: int) -> float:
        """Return what a character takes in a line that begins at `start`."""
        room = self.advances[index]
        if self.gap and index > start and gap_before(self.text, index):
            room += self.gap
        return room

    def width(self, start: int, end: int) -> float:
        """Return the natural width of the characters from `start` up to `end`."""
        return sum(self.advance(index, start) for index in range(start, end))


def cut(paragraph: Measured, first: float, rest: float) -> list[Cut]:
    """Cut a paragraph into lines: room for `first` points, then for `rest` points each."""
    cuts: list[Cut] = []
    start, length = 0, len(paragraph.text)
    while start < length or not cuts:
        found = _line(paragraph, start, rest if cuts else first)
        cuts.append(found)
        start = found.end
    return cuts


def _line(paragraph: Measured, start: int, room: float) -> Cut:
    used, index, length = 0.0, start, len(paragraph.text)
    while index < length:
        advance = paragraph.advance(index, start)
        if used + advance > room + _EPSILON:
            break
        used += advance
        index += 1
    if index >= length:
        return Cut(start, length, used, last=True)
    return _closed(paragraph, start, _retreat(paragraph.text, start, index), room)


def _retreat(text: str, start: int, index: int) -> int:
    """Return where the line that has room up to `index` ends by the rules."""
    end, length = index, len(text)
    while end < length and text[end] == " ":
        end += 1
    if end < length and text[end] in HANGING:
        end += 1
    if end >= length:
        return length
    while end > start and not _may_break(text, end):
        end -= 1
    return end if end > start else max(index, start + 1)


def _may_break(text: str, index: int) -> bool:
    left, right = text[index - 1], text[index]
    if right in NO_START or left in NO_END or right == " ":
        return False
    if right in "—…" and left == right:
        return False
    western_right = is_western(right) or right in _INSIDE_NUMBERS
    return not (western_right and (is_western(left) or left in _INSIDE_NUMBERS))


def _closed(paragraph: Measured, start: int, end: int, room: float) -> Cut:
    text, visible = paragraph.text, end
    while visible > start and text[visible - 1] == " ":
        visible -= 1
    used, hang = paragraph.width(start, visible), 0.0
    if used > room + _EPSILON and visible > start and text[visible - 1] in HANGING:
        hang = paragraph.advances[visible - 1]
    return Cut(start, end, used - hang, hang, last=end >= len(text))
