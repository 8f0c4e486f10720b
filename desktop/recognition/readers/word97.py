"""Word files of before 2007 and those of WPS (.doc, .wps), read natively ([MS-DOC])."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from desktop.domain.errors import UnreadableFileError
from desktop.recognition.lines import Line
from desktop.recognition.readers.binary import Binary, DamagedError
from desktop.recognition.readers.bold_headings import with_bold_headings
from desktop.recognition.readers.opening import bounded_bytes
from desktop.recognition.readers.word import read_word
from desktop.recognition.readers.word97_fib import Fib
from desktop.recognition.readers.word97_story import Document97

MOST_BYTES = 60 * 1024 * 1024

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP, _RTF = b"PK\x03\x04", b"{\\rtf"
_MAIN, _LOCKED = "WordDocument", "EncryptedPackage"
_SAVE_AS = "请用 Word 或 WPS 打开并另存为 .docx 后再导入。"


def read_word97(path: Path) -> tuple[Line, ...]:
    """Read an old Word file, or a .wps file of the same make.

    Raises:
        UnreadableFileError: It is damaged, locked, older than Word 97, or no such file.
    """
    data = bounded_bytes(path, MOST_BYTES)
    if data.startswith(_ZIP):
        return read_word(path)
    if data.startswith(_RTF):
        raise UnreadableFileError(f"“{path.name}”是 RTF 文档，{_SAVE_AS}")
    if not data.startswith(_OLE):
        raise UnreadableFileError(f"“{path.name}”不是 Word 97—2003 文档，{_SAVE_AS}")
    try:
        with _streams(path.name, data) as streams:
            return with_bold_headings(list(_document(path.name, streams).lines()))
    except DamagedError as error:
        raise UnreadableFileError(_damaged(path.name)) from error


@contextmanager
def _streams(name: str, data: bytes) -> Iterator[Any]:
    """Open the container; its own library refuses chains and trees that run in circles."""
    import olefile  # noqa: PLC0415 - only for these files

    try:
        container = olefile.OleFileIO(io.BytesIO(data))
    except (OSError, ValueError, IndexError, TypeError, RecursionError) as error:
        raise UnreadableFileError(_damaged(name)) from error
    try:
        yield container
    finally:
        container.close()


def _document(name: str, streams: Any) -> Document97:  # noqa: ANN401 - the library has no types
    if streams.exists(_LOCKED):
        raise UnreadableFileError(_locked(name))
    if not streams.exists(_MAIN):
        raise UnreadableFileError(f"“{name}”不是 Word 97—2003 文档，{_SAVE_AS}")
    document = _stream(name, streams, _MAIN)
    fib = Fib(document)
    if fib.is_older:
        raise UnreadableFileError(f"“{name}”是 Word 95 或更早的文档，{_SAVE_AS}")
    if fib.is_locked:
        raise UnreadableFileError(_locked(name))
    return Document97(fib, document, _stream(name, streams, fib.table))


def _stream(name: str, streams: Any, stream: str) -> Binary:  # noqa: ANN401 - untyped
    try:
        data: bytes = streams.openstream(stream).read()
    except (OSError, ValueError, IndexError, TypeError) as error:
        raise UnreadableFileError(_damaged(name)) from error
    return Binary(data)


def _damaged(name: str) -> str:
    return f"“{name}”已损坏，请用 Word 或 WPS 打开检查，另存为 .docx 后再导入。"


def _locked(name: str) -> str:
    return f"“{name}”设有打开密码，请用 Word 或 WPS 取消密码后再导入。"
