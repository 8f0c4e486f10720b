"""A PDF that Qt has written, its objects exchanged and its table of objects made anew.

Qt writes one plain file: numbered objects one behind the other, then one table of their places.
"""

import re
from itertools import pairwise
from typing import Final

_ENTRY: Final = 20
_IN_USE: Final = b"n"
_START: Final = re.compile(rb"startxref\s+(\d+)")
_TABLE: Final = re.compile(rb"xref\s+0 (\d+) ?\n")
_END: Final = b"endobj\n"


class PdfFile:
    """The objects of a file, by number.

    Args:
        content: The file as QPdfWriter leaves it.
    """

    def __init__(self, content: bytes) -> None:
        start = _found(_START.search(content, max(content.rfind(b"startxref"), 0)))
        self._table = int(start.group(1))
        head = _found(_TABLE.match(content, self._table))
        self._content = content
        self._places = self._read_places(head.end(), int(head.group(1)))
        self._tail = content[head.end() + int(head.group(1)) * _ENTRY : start.start(1)]
        self._ends = self._read_ends()
        self._changed: dict[int, bytes] = {}

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of all objects, ascending: the order in which Qt came to need them."""
        return tuple(sorted(self._places))

    def __getitem__(self, number: int) -> bytes:
        """Return what stands between `obj` and `endobj`; of a broken object all there is."""
        if number in self._changed:
            return self._changed[number]
        whole = self._content[self._places[number] : self._ends[number]]
        return whole.partition(b"obj\n")[2].removesuffix(_END)

    def __setitem__(self, number: int, body: bytes) -> None:
        """Exchange an object, of whatever length."""
        self._changed[number] = body if body.endswith(b"\n") else body + b"\n"

    def to_bytes(self) -> bytes:
        """Return the whole file."""
        order = sorted(self._places, key=self._places.__getitem__)
        out = bytearray(self._content[: self._places[order[0]]])
        places = dict.fromkeys(order, 0)
        for number in order:
            places[number] = len(out)
            if number in self._changed:
                out += b"%d 0 obj\n" % number + self._changed[number] + _END
            else:
                out += self._content[self._places[number] : self._ends[number]]
        table = len(out)
        count = max(order) + 1
        out += b"xref\n0 %d\n0000000000 65535 f \n" % count
        out += b"".join(_entry(places.get(number)) for number in range(1, count))
        return bytes(out + self._tail) + b"%d\n%%%%EOF\n" % table

    def _read_places(self, start: int, count: int) -> dict[int, int]:
        entries = (
            self._content[start + number * _ENTRY : start + (number + 1) * _ENTRY].split()
            for number in range(count)
        )
        return {
            number: int(entry[0])
            for number, entry in enumerate(entries)
            if number and entry[2] == _IN_USE
        }

    def _read_ends(self) -> dict[int, int]:
        following = sorted([*self._places.values(), self._table])
        ends = dict(pairwise(following))
        return {number: ends[place] for number, place in self._places.items()}


def _entry(place: int | None) -> bytes:
    """Return the line of an object in the table; None: there is none of that number."""
    return b"0000000000 65535 f \n" if place is None else b"%010d 00000 n \n" % place


def _found(match: "re.Match[bytes] | None") -> "re.Match[bytes]":
    if match is None:
        msg = "not a file as QPdfWriter writes it"
        raise ValueError(msg)
    return match
