"""Bytes read by their offsets; whatever reaches beyond their end is damage."""

import struct
from collections.abc import Iterator


class DamagedError(ValueError):
    """An offset or a length in a file points beyond the file."""


class Binary:
    """Little-endian numbers in a stream."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def __len__(self) -> int:
        """Count the bytes."""
        return len(self._data)

    def u8(self, at: int) -> int:
        """Return an unsigned byte."""
        return self._number("<B", at)

    def u16(self, at: int) -> int:
        """Return an unsigned number of two bytes."""
        return self._number("<H", at)

    def u32(self, at: int) -> int:
        """Return an unsigned number of four bytes."""
        return self._number("<I", at)

    def i32(self, at: int) -> int:
        """Return a signed number of four bytes."""
        return self._number("<i", at)

    def part(self, at: int, length: int) -> bytes:
        """Return `length` bytes."""
        if at < 0 or length < 0 or at + length > len(self._data):
            raise DamagedError(at)
        return self._data[at : at + length]

    def u32s(self, at: int, count: int) -> tuple[int, ...]:
        """Return `count` unsigned numbers of four bytes."""
        return struct.unpack(f"<{count}I", self.part(at, 4 * count))

    def _number(self, form: str, at: int) -> int:
        try:
            found: int = struct.unpack_from(form, self._data, at)[0]
        except struct.error as error:
            raise DamagedError(at) from error
        if at < 0:
            raise DamagedError(at)
        return found


# The lengths of operands by the three highest bits of an operation; 6: the length stands first.
_LENGTHS = {0: 1, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2, 7: 3}
_TABLE_DEFINITION = 0xD608


def operations(properties: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the operations (sprm, [MS-DOC] 2.2.5.1) of a list of properties with their operands.

    A list that breaks off ends there.
    """
    at = 0
    while at + 2 < len(properties):
        operation = int.from_bytes(properties[at : at + 2], "little")
        at += 2
        length = _LENGTHS.get(operation >> 13)
        if operation == _TABLE_DEFINITION:
            length = int.from_bytes(properties[at : at + 2], "little") + 1
        elif length is None:
            length = properties[at] + 1
        yield operation, properties[at : at + length]
        at += length
