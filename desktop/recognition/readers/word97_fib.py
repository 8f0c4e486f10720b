"""The head of an old Word file (FIB, [MS-DOC] 2.5.1): what stands where."""

from enum import IntEnum

from desktop.recognition.readers.binary import Binary, DamagedError

_WORD_97 = 0xA5EC
_WORD_95 = 0xA5DC
_FIRST_VERSION = 0xC1
_ENCRYPTED, _OTHER_TABLE = 0x0100, 0x0200
_BASE = 32


class Place(IntEnum):
    """The places that the head lists, by their index in it."""

    STYLES = 1
    SHAPES = 40
    BOXES = 56
    CHARACTERS = 12
    PARAGRAPHS = 13
    PIECES = 33
    LISTS = 73
    LIST_USES = 74


class Story(IntEnum):
    """The texts of a file, in the order in which they follow one another."""

    MAIN = 0
    FOOTNOTES = 1
    HEADERS = 2
    MACROS = 3
    COMMENTS = 4
    ENDNOTES = 5
    BOXES = 6
    HEADER_BOXES = 7


_FIRST_LENGTH = 3


class Fib:
    """The head of a file."""

    def __init__(self, document: Binary) -> None:
        """Read it from the main stream."""
        self._document = document
        identifier, flags = document.u16(0), document.u16(10)
        self.is_older = identifier == _WORD_95 or (
            identifier == _WORD_97 and document.u16(2) < _FIRST_VERSION
        )
        self.is_locked = bool(flags & _ENCRYPTED)
        self.table = "1Table" if flags & _OTHER_TABLE else "0Table"
        if not self.is_older and identifier != _WORD_97:
            raise DamagedError(0)
        self._lengths = _BASE + 2 + 2 * document.u16(_BASE) + 2
        self._places = self._lengths + 4 * document.u16(self._lengths - 2) + 2

    def place(self, of: Place) -> tuple[int, int]:
        """Return where something begins in the table stream, and how long it is."""
        if of >= self._document.u16(self._places - 2):
            return (0, 0)
        at = self._places + 8 * of
        return (self._document.u32(at), self._document.u32(at + 4))

    def story(self, of: Story) -> tuple[int, int]:
        """Return the indices of a text's first character and of the one behind its last."""
        start = sum(self._length(before) for before in Story if before < of)
        return (start, start + self._length(of))

    def _length(self, of: Story) -> int:
        length = self._document.i32(self._lengths + 4 * (_FIRST_LENGTH + of))
        if length < 0:
            raise DamagedError(of)
        return length
