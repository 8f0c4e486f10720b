"""Where lines end: Chinese rules for punctuation, Latin words and numbers kept whole.

The rules are those of GB/T 15834—2011 5.1: closing marks never begin a line, opening marks never
end one, a dash of two characters is not parted. A stop or comma that just misses a full line hangs
outside it, as Word and LibreOffice do (允许标点溢出边界).
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from desktop.domain.chinese import is_ideograph

_HANGING: Final = frozenset("、。，．：；？！,.:;?!")
_EPSILON: Final = 1e-6
DASH: Final = "—"
_BEHIND_A_WORD: Final = frozenset("～")
_CLOSING: Final = frozenset("〕）》〉」』】〗，、。．")
WORDS: Final = re.compile(r"[!-~·]{2,}")
# What takes the script of the text before it.
_WESTERN: Final = re.compile(r"[!-~·][!-~·“”‘’—…℃‰ ]*")


@dataclass(frozen=True, slots=True)
class Habits:
    """What word processors do differently, where the standard leaves it open.

    Attributes:
        no_start: Characters that never begin a line.
        no_end: Characters that never end one.
        loose_borders: Where Chinese and Western characters meet, the last one before the border
            is set without character spacing.
        hang_behind_words: A mark hangs behind a Latin letter or a digit too.
        whole_across_marks: No line ends at a closing mark between two numbers (〔2024〕20号).
        narrow_dashes: A dash within a number keeps the width its font gives it; else it takes a
            full square, as Chinese fonts set it.
        kept_whole: A paragraph that is kept with the next one goes to the next page as a whole,
            unless it is wider than so many characters: then it is not kept. 0: only its last
            line goes.
    """

    no_start: frozenset[str]
    no_end: frozenset[str]
    loose_borders: bool = False
    hang_behind_words: bool = True
    whole_across_marks: bool = False
    narrow_dashes: bool = False
    kept_whole: float = 0.0


WORD: Final = Habits(
    no_start=frozenset(
        "!%),.:;?]}¢°·ˇˉ―‖’”…‰′″›℃∶、。〃〉》」』】〕〗〞！＂％＇），．：；？］｀｜｝～￠"
    ),
    no_end=frozenset("$([{£¥‘“〈《「『【〔〖〝＄（［｛￡￥"),
)
LIBREOFFICE: Final = Habits(
    no_start=frozenset(
        "!),.:;?]}¢'\"、。〉》」』】〕〗〞︰︱︳﹐﹒﹔﹕﹖﹗﹚﹜﹞！），．：；？｜｝︴︶︸︺︼︾﹀﹂﹄﹏～￠々‖•·ˇˉ―-′’”"
    ),
    no_end=frozenset("([{£¥'\"‵〈《「『【〔〖（［｛￡￥〝︵︷︹︻︽︿﹁﹃﹙﹛﹝“‘"),
    loose_borders=True,
    hang_behind_words=False,
    whole_across_marks=True,
    narrow_dashes=True,
    kept_whole=336.0,
)


@dataclass(frozen=True, slots=True)
class Cut:
    """One line of a paragraph: the characters from `start` up to `end`.

    Attributes:
        visible: Where the spaces begin that end the line and are not seen.
        natural: The width of the line as it is set, without what hangs, in points.
        hang: The width of what hangs outside, in points.
        last: Nothing follows in the paragraph, or a forced break does.
    """

    start: int
    visible: int
    end: int
    natural: float
    hang: float = 0.0
    last: bool = False


def is_western(character: str) -> bool:
    """Tell whether a character belongs to a Latin word or a number."""
    return "!" <= character <= "~" or character == "·"


def borders(text: str) -> Iterator[int]:
    """Yield the places where Chinese and Western characters meet."""
    for word in _WESTERN.finditer(text):
        if word.start():
            yield word.start()
        if word.end() < len(text):
            yield word.end()


def dashes(text: str, habits: Habits) -> Iterator[int]:
    """Yield the places of dashes that take a full square."""
    narrow = _WESTERN.finditer(text) if habits.narrow_dashes else ()
    within = {index for word in narrow for index in range(*word.span())}
    for index, character in enumerate(text):
        if character == DASH and index not in within:
            yield index


def is_gap(text: str, border: int) -> bool:
    """Tell whether a Chinese character and a letter or a digit meet, and not a mark."""
    left, right = text[border - 1], text[border]
    return (is_ideograph(left) and right.isalnum()) or (is_ideograph(right) and left.isalnum())


@dataclass(frozen=True, slots=True)
class Measured:
    """A text with the places of its characters when it is set on one line.

    Attributes:
        edges: The left edge of each character, and the right edge of the last one, in points.
        spacing: The room behind each character that is part of its width; it is void at a
            line's end.
        gaps: The same where it is not `spacing`, by the character's index.
    """

    text: str
    edges: Sequence[float]
    spacing: float
    gaps: Mapping[int, float]
    habits: Habits = WORD

    def width(self, start: int, end: int) -> float:
        """Return the natural width of the characters from `start` up to `end`."""
        if end <= start:
            return 0.0
        return self.edges[end] - self.edges[start] - self.gaps.get(end - 1, self.spacing)

    def cut(self, start: int, end: int, first: float, rest: float) -> Iterator[Cut]:
        """Cut a part of the text into lines: `first` points of room, then `rest` points each."""
        room = first
        while True:
            found = self._line(start, end, room)
            yield found
            if found.end >= end:
                return
            start, room = found.end, rest

    def _line(self, start: int, end: int, room: float) -> Cut:
        limit = self.edges[start] + room + _EPSILON
        full = bisect_right(self.edges, limit + self.spacing, start + 1, end + 1) - 1
        if full < end and self.edges[full + 1] - self.gaps.get(full, self.spacing) <= limit:
            full += 1
        if full >= end:
            return Cut(start, end, end, self.width(start, end), last=True)
        stop = self._retreat(start, full, end)
        visible = stop
        while visible > start and self.text[visible - 1] == " ":
            visible -= 1
        natural, hang = self.width(start, visible), 0.0
        if natural > room + _EPSILON and self.text[visible - 1] in _HANGING:
            hang = natural - self.width(start, visible - 1)
        return Cut(start, visible, stop, natural - hang, hang, last=stop >= end)

    def _retreat(self, start: int, full: int, end: int) -> int:
        """Return where the line that has room up to `full` ends by the rules."""
        text, stop = self.text, full
        while stop < end and text[stop] == " ":
            stop += 1
        if stop < end and text[stop] in _HANGING and self._hangs_behind(text[stop - 1]):
            stop += 1
        if stop >= end:
            return end
        while stop > start and not self._may_break(stop):
            stop -= 1
        return stop if stop > start else max(full, start + 1)

    def _hangs_behind(self, character: str) -> bool:
        return self.habits.hang_behind_words or not is_western(character)

    def _may_break(self, index: int) -> bool:
        left, right = self.text[index - 1], self.text[index]
        if right == " " or left in self.habits.no_end:
            return False
        if right in self.habits.no_start:
            loose = right in _BEHIND_A_WORD and not self.habits.hang_behind_words
            return loose and is_western(left)
        if right == left and right in "—…":
            return False
        if self.habits.whole_across_marks and left in _CLOSING and right.isdigit():
            return not is_western(self.text[index - 2 : index - 1])
        return left in " -" or not (is_western(left) and is_western(right))
