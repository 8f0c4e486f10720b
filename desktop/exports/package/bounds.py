"""How large a package may be and what its archive may hold: asked before anything is unpacked.

A package comes from outside. What our own writer never makes (comments, entries in four gigabytes'
notation, links, encrypted entries) is refused, and with it the tricks that live there.
"""

import json
import os
import re
import stat
import struct
import zipfile
from typing import Any, BinaryIO, Final

MIB: Final = 1024 * 1024
MOST_FILE: Final = 256 * MIB
MOST_UNPACKED: Final = 512 * MIB
MOST_ENTRIES: Final = 20_000
MOST_MANIFEST: Final = 16 * MIB
_MOST_BY_FOLDER: Final = {"reports": 16 * MIB, "documents": 64 * MIB, "catalogue.json": MIB}
_MOST_DIRECTORY: Final = 8 * MIB
_MOST_VALUES: Final = 2_000_000  # a hundred bytes of memory each; the longest report has thousands

# The end of central directory record (ZIP APPNOTE 4.3.16), here without a comment.
_END: Final = struct.Struct("<4s4H2LH")
_END_MAGIC: Final = b"PK\x05\x06"
_LOCATOR_MAGIC: Final = b"PK\x06\x07"
_LOCATOR_SIZE: Final = 20
_UTF8_NAME: Final = 0x800
_METHODS: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_KINDS: Final = (0, stat.S_IFREG)
_HALF_A_CHARACTER: Final = re.compile(rb"(?<!\\)(?:\\\\)*\\u[dD][89a-fA-F]")


class BoundsError(ValueError):
    """What was read is not what a package of ours holds; the message is for the log."""


class TooLargeError(BoundsError):
    """It would take more room than any package of ours."""


def most_of(entry: str) -> int:
    """Return how many bytes an entry of that name may have, unpacked."""
    return _MOST_BY_FOLDER[entry.partition("/")[0]]


def check_end(file: BinaryIO) -> None:
    """Refuse an archive whose directory is elsewhere, or larger, than one of ours.

    The directory must end where the record of its end begins, and that must end the file: then
    whoever reads the archive reads the same one, and not more of it than may be.
    """
    whole = file.seek(0, os.SEEK_END)
    if whole > MOST_FILE:
        raise TooLargeError(str(whole))
    if whole < _END.size:
        raise BoundsError(str(whole))
    file.seek(whole - _END.size)
    magic, disk, first, here, entries, size, start, comment = _END.unpack(file.read(_END.size))
    if magic != _END_MAGIC or disk or first or comment or here != entries:
        raise BoundsError("end")
    if entries > MOST_ENTRIES or size > _MOST_DIRECTORY:
        raise TooLargeError(str(entries))
    if start + size != whole - _END.size or size < _LOCATOR_SIZE:
        raise BoundsError("directory")
    file.seek(start + size - _LOCATOR_SIZE)
    if file.read(len(_LOCATOR_MAGIC)) == _LOCATOR_MAGIC:
        raise BoundsError("zip64")
    file.seek(0)


def check_parts(parts: list[zipfile.ZipInfo], manifest: str) -> None:
    """Refuse entries that are too large together, twice there, or of a kind no package has."""
    if len(parts) > MOST_ENTRIES or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise TooLargeError(str(len(parts)))
    names = {part.filename for part in parts}
    if len(names) != len(parts):
        raise BoundsError("twice")
    for part in parts:
        most = MOST_MANIFEST if part.filename == manifest else most_of(part.filename)
        if part.file_size > most:
            raise TooLargeError(part.filename)
        kind = stat.S_IFMT(part.external_attr >> 16)
        if part.flag_bits & ~_UTF8_NAME or part.compress_type not in _METHODS or part.comment:
            raise BoundsError(part.filename)
        if kind not in _KINDS or part.extra or part.is_dir():
            raise BoundsError(part.filename)


def parsed(data: bytes) -> Any:  # noqa: ANN401 - any JSON; whoever asks looks at its shape
    """Read JSON that is not made to fill the memory, and whose texts are texts.

    Raises `ValueError` (`BoundsError` is one) or `RecursionError`.
    """
    if sum(map(data.count, (b",", b"[", b"{"))) > _MOST_VALUES:
        raise TooLargeError("values")
    if _HALF_A_CHARACTER.search(data):
        raise BoundsError("surrogates")
    return json.loads(data.decode("utf-8"), parse_constant=_refuse)


def _refuse(name: str) -> None:
    raise BoundsError(name)
