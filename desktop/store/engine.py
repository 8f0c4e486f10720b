"""The two SQLite libraries: Python's own for plain files, SQLCipher's for encrypted ones.

Two libraries in one process must never have one file open, since closing it in one drops the locks
of the other (https://sqlite.org/howtocorrupt.html, 2.2.1). So the key decides: with one it is
SQLCipher, without one Python's own; see adr/019-encryption.md.
"""

import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from types import ModuleType
from typing import Literal, cast
from urllib.parse import quote

from desktop.store.key import SALT_BYTES, Key

Failure = Literal["Error", "DatabaseError", "OperationalError", "IntegrityError"]

_CIPHER = "sqlcipher3"
_SECONDS = 5.0  # a busy file is waited for, as Python's module does
_ANY_KEY = f"x'{'0' * 64}'"
_SETTINGS = (
    "cipher_log = off",  # it would tell a wrong password on standard error
    "cipher_default_compatibility = 4",  # of the file's format, also under a later SQLCipher
)


def can_encrypt() -> bool:
    """Tell whether SQLCipher is there."""
    try:
        _cipher()
    except ImportError:  # also of a binary that does not fit this system
        return False
    return True


def connect(
    path: Path, mode: str = "mode=rwc", key: Key | None = None, seconds: float = _SECONDS
) -> sqlite3.Connection:
    """Open a file, by SQLCipher where there is a key; `mode` is that of SQLite's URI."""
    if key is None:
        return sqlite3.connect(uri(path, mode), uri=True, timeout=seconds)
    return ciphered(path, mode, key.pragma, seconds)


def ciphered(path: Path, mode: str, key: str = "", seconds: float = _SECONDS) -> sqlite3.Connection:
    """Open a file by SQLCipher; without a key it is a plain one."""
    raw = cast("sqlite3.Connection", _cipher().connect(uri(path, mode), uri=True, timeout=seconds))
    for setting in _SETTINGS:
        raw.execute(f"PRAGMA {setting}").fetchall()
    if key:
        raw.execute(f'PRAGMA key = "{key}"').fetchall()
    return raw


def salt_of(path: Path) -> bytes:
    """Return what a file begins with, which is its salt where it is encrypted.

    Through SQLCipher where it is there, so that no lock of this process on the file is dropped.
    """
    if not can_encrypt():
        with path.open("rb") as file:
            return file.read(SALT_BYTES)
    with closing(ciphered(path, "immutable=1", _ANY_KEY)) as raw:
        return bytes.fromhex(raw.execute("PRAGMA cipher_salt").fetchone()[0])


def row_type(raw: sqlite3.Connection) -> type[sqlite3.Row]:
    """Return the class of rows that fits a connection of either library."""
    library = sys.modules[type(raw).__module__]
    return cast("type[sqlite3.Row]", library.Row)


def failures(name: Failure = "Error") -> tuple[type[sqlite3.Error], ...]:
    """Return an error's classes in both libraries, for an `except`: they have no common one."""
    own = cast("type[sqlite3.Error]", getattr(sqlite3, name))
    cipher = sys.modules.get(f"{_CIPHER}.dbapi2")
    return (own,) if cipher is None else (own, cast("type[sqlite3.Error]", getattr(cipher, name)))


def troubles(name: Failure = "Error") -> tuple[type[Exception], ...]:
    """Return what can go wrong with a file, for an `except`: the system's errors and SQLite's."""
    return (OSError, *failures(name))


def uri(path: Path, mode: str) -> str:
    """Write a file's name as SQLite wants it where a mode is given (also a Windows share's)."""
    name = path.absolute().as_posix()
    return f"file://{'' if name.startswith('/') else '/'}{quote(name)}?{mode}"


def _cipher() -> ModuleType:
    from sqlcipher3 import dbapi2  # noqa: PLC0415 - only for what is encrypted; not everywhere

    return cast("ModuleType", dbapi2)
