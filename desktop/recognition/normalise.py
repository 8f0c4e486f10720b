"""Repairs of spaces and half-width punctuation; each keeps its character's place.

Chinese text has full-width punctuation and no spaces in it (GB/T 15834). Numbers, Latin text and
addresses keep theirs. Every repair replaces one character by one, or takes out a space; so what
was read can always be told from what was kept.
"""

import re
from collections.abc import Collection, Sequence

from desktop.domain.chinese import is_ideograph
from desktop.recognition.changes import WITHIN_LINES, Kind, Record
from desktop.recognition.traced import Traced
from desktop.recognition.words import Words

_REPAIRABLE = re.compile(r"[,;:?!.()<>\"'０-９]")
_FULL_WIDTH = ord("０") - ord("0")
_MARKS = {
    ",": ("，", Kind.COMMA),
    ";": ("；", Kind.SEMICOLON),
    ":": ("：", Kind.COLON),
    "?": ("？", Kind.QUESTION),
    "!": ("！", Kind.EXCLAMATION),
}
_WIDE_MARKS = "，。、；：？！“”‘’（）《》〈〉【】〔〕…—％·"
_UNTOUCHABLE = re.compile(
    r"(?<![A-Za-z])[A-Za-z][A-Za-z0-9+.-]{0,15}://[!-~]+|(?<![A-Za-z])www\.[!-~]+"
    r"|(?<![A-Za-z0-9_.+-])[A-Za-z0-9_.+-]{1,64}@[A-Za-z0-9.-]{3,80}"
)
_BRACKETED = re.compile(r"\(([^()]*)\)")
_HALF_OPENED = re.compile(r"\(([^()（）]*)）")
_HALF_CLOSED = re.compile(r"（([^()（）]*)\)")
_QUOTED = re.compile(r"\"([^\"]*)\"")
_SINGLE_QUOTED = re.compile(r"(?<![A-Za-z])'([^']*)'(?![A-Za-z])")
_ANGLED = re.compile(r"<([^<>《》]*)>")
_STRAIGHT = "\"'"
_SPACES = re.compile(r"\s+")
_PIECE_ENDS = re.compile(r"[，。、；：？！“”‘’（）《》〈〉【】〔〕,;:?!()\"\s]")
_SHORTEST_TITLE_PART = 5
_SIGHT = 60
_MOST_TITLE_SPACES = 2


class Tidier:
    """Repairs texts and records what it did.

    Attributes:
        records: Every repair that was made.
        kept_spaces: How many spaces between Chinese characters were kept as meant.
        skip: The kinds that are left as they are.
    """

    def __init__(
        self,
        words: Words,
        texts: Sequence[str],
        *,
        verbatim: bool = False,
        skip: Collection[Kind] = (),
    ) -> None:
        """Take the texts of the whole document: what is an artefact shows in their number.

        Args:
            words: The word lists.
            texts: All lines of the document.
            verbatim: Repair nothing within lines.
            skip: Kinds of repair to leave out.
        """
        self.records: list[Record] = []
        self.kept_spaces = 0
        self.skip = frozenset(skip) | (WITHIN_LINES if verbatim else frozenset())
        self._words = words
        loose = sum(_loose_spaces(text, words) for text in texts)
        self._titles_keep_spaces = loose <= _MOST_TITLE_SPACES

    def text(self, text: Traced) -> Traced:
        """Repair a paragraph, a heading or a cell."""
        return self._punctuated(self._without_spaces(text))

    def name(self, text: Traced) -> Traced:
        """Repair a title or a name, which has no spaces at all."""
        if Kind.SPACE in self.skip:
            return self._punctuated(text)
        for space in _SPACES.finditer(text.text):
            self._record(Kind.SPACE, text.places[space.start()], space.group(), "")
        return self._punctuated(text.without_spaces())

    def replaced(self, text: Traced, kind: Kind, characters: Sequence[str]) -> Traced:
        """Exchange characters one for one, unless their kind is to be left."""
        if kind in self.skip:
            return text
        for place, old, new in zip(text.places, text.text, characters, strict=True):
            if old != new:
                self._record(kind, place, old, new)
        return Traced("".join(characters), text.places)

    def _record(self, kind: Kind, place: int, before: str, after: str) -> None:
        self.records.append(Record(kind, place, before, after))

    def _without_spaces(self, text: Traced) -> Traced:
        if Kind.SPACE in self.skip or not _SPACES.search(text.text):
            return text
        kept: list[Traced] = []
        start = 0
        for match in _SPACES.finditer(text.text):
            kept.append(text[start : match.start()])
            if self._is_meant(text.text, match):
                kept.append(text[match.start() : match.start() + 1])
            else:
                self._record(Kind.SPACE, text.places[match.start()], match.group(), "")
            start = match.end()
        kept.append(text[start:])
        return _together(kept)

    def _is_meant(self, text: str, space: re.Match[str]) -> bool:
        before, after = text[space.start() - 1 : space.start()], text[space.end() : space.end() + 1]
        if before.isascii() and after.isascii():
            return _parts_latin(before, after)
        if not (_is_han(before) and _is_han(after)):
            return False
        meant = _between_organs(text, space, self._words) or (
            self._titles_keep_spaces and _between_title_parts(text, space)
        )
        self.kept_spaces += meant
        return meant

    def _punctuated(self, text: Traced) -> Traced:
        if not _REPAIRABLE.search(text.text):
            return text
        repair = _Repair(text, self.skip)
        for pattern in (_BRACKETED, _BRACKETED, _HALF_OPENED, _HALF_CLOSED):
            repair.pair(pattern, "（）", Kind.BRACKET)
        repair.pair(_QUOTED, "“”", Kind.QUOTE)
        repair.pair(_SINGLE_QUOTED, "‘’", Kind.QUOTE)
        repair.angles()
        repair.marks()
        self.records += repair.records
        return Traced("".join(repair.characters), text.places)


class _Repair:
    """Repairs the marks of one text.

    Attributes:
        characters: As they are by now.
        records: What was done.
    """

    def __init__(self, text: Traced, skip: frozenset[Kind]) -> None:
        self.characters = list(text.text)
        self.records: list[Record] = []
        self._places = text.places
        self._skip = skip
        self._frozen = {
            index
            for match in _UNTOUCHABLE.finditer(text.text)
            for index in range(match.start(), match.end())
        }

    def pair(self, pattern: re.Pattern[str], pair: str, kind: Kind) -> None:
        """Widen brackets or quotation marks around Chinese text."""
        text = "".join(self.characters)
        for match in pattern.finditer(text):
            first, last = match.start(), match.end() - 1
            around = text[max(first - 1, 0) : first] + text[last + 1 : last + 2]
            chinese = any(_is_wide(character) for character in match.group(1) + around)
            if chinese and first not in self._frozen and last not in self._frozen:
                self._put(first, pair[0], kind)
                self._put(last, pair[1], kind)

    def angles(self) -> None:
        """Turn <…> within 《…》 into 〈…〉; elsewhere it may mean something else."""
        text = "".join(self.characters)
        for match in _ANGLED.finditer(text):
            if _is_in_title(text, match.start()) and any(
                _is_wide(character) for character in match.group(1)
            ):
                self._put(match.start(), "〈", Kind.ANGLE)
                self._put(match.end() - 1, "〉", Kind.ANGLE)

    def marks(self) -> None:
        """Widen marks beside Chinese text, and narrow digits."""
        last = len(self.characters) - 1
        for index, character in enumerate(self.characters):
            if index in self._frozen:
                continue
            if "０" <= character <= "９":
                self._put(index, chr(ord(character) - _FULL_WIDTH), Kind.DIGIT)
            if character not in ",;:?!.":
                continue
            before = self.characters[index - 1] if index else ""
            after = self.characters[index + 1] if index < last else ""
            wanted = _full_width(character, before, after)
            if wanted:
                self._put(index, *wanted)

    def _put(self, index: int, character: str, kind: Kind) -> None:
        old = self.characters[index]
        if old == character or kind in self._skip:
            return
        self.characters[index] = character
        self.records.append(Record(kind, self._places[index], old, character))


def _parts_latin(before: str, after: str) -> bool:
    """Tell whether a space between two ASCII characters parts words or numbers."""
    quotes = before in _STRAIGHT and after in _STRAIGHT
    left = before.isalnum() or before in ",.;:!?)" + _STRAIGHT
    right = after.isalnum() or after in "(" + _STRAIGHT
    return left and right and not quotes


def _full_width(mark: str, before: str, after: str) -> tuple[str, Kind] | None:
    """Return the full-width mark that is meant, and its kind, or None."""
    if mark == ".":
        return ("。", Kind.STOP) if _is_wide(before) and (not after or _is_han(after)) else None
    if before.isdigit() and after.isdigit():
        return None
    return _MARKS[mark] if _is_wide(before) or _is_wide(after) else None


def _between_organs(text: str, space: re.Match[str], words: Words) -> bool:
    """Tell whether a space parts the names of two organs: 国务院办公厅 中央军委办公厅."""
    left, right = _neighbours(text, space)
    return _ends_as_organ(left, words) and _ends_as_organ(right, words)


def _ends_as_organ(piece: str, words: Words) -> bool:
    return len(piece) >= _SHORTEST_TITLE_PART and words.is_organ(piece)


def _between_title_parts(text: str, space: re.Match[str]) -> bool:
    """Tell whether a space parts two halves of a title in 《》."""
    left, right = _neighbours(text, space)
    return _is_in_title(text, space.start()) and (
        min(len(left), len(right)) >= _SHORTEST_TITLE_PART
    )


def _neighbours(text: str, space: re.Match[str]) -> tuple[str, str]:
    """Return the pieces before and behind a space, up to the next mark."""
    before = text[max(space.start() - _SIGHT, 0) : space.start()]
    after = text[space.end() : space.end() + _SIGHT]
    return _PIECE_ENDS.split(before)[-1], _PIECE_ENDS.split(after)[0]


def _is_in_title(text: str, place: int) -> bool:
    seen = max(place - _SIGHT, 0)
    return text.rfind("《", seen, place) > text.rfind("》", seen, place)


def _loose_spaces(text: str, words: Words) -> int:
    """Count spaces between Chinese characters that neither a title nor organs explain."""
    line = text.strip()
    return sum(
        1
        for space in _SPACES.finditer(line)
        if _is_han(line[space.start() - 1 : space.start()])
        and _is_han(line[space.end() : space.end() + 1])
        and not _is_in_title(line, space.start())
        and not _between_organs(line, space, words)
    )


def _together(pieces: Sequence[Traced]) -> Traced:
    return Traced(
        "".join(piece.text for piece in pieces),
        tuple(place for piece in pieces for place in piece.places),
    )


def _is_han(character: str) -> bool:
    return bool(character) and is_ideograph(character)


def _is_wide(character: str) -> bool:
    return _is_han(character) or (bool(character) and character in _WIDE_MARKS)
