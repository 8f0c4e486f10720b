"""What a file is, told without changing anything in it or beside it."""

import sqlite3
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from desktop.domain.errors import StoreError, StoreTooNewError
from desktop.store.errors import explained, primary_code
from desktop.store.migrations import APPLICATION_ID


def is_store(path: Path) -> bool:
    """Tell whether an existing file is a store of this program, of whatever schema."""
    try:
        application, _ = _identity(path, "immutable=1")
    except sqlite3.Error:
        return False
    return application == APPLICATION_ID


def examine(path: Path, newest: int) -> None:
    """Refuse, by a `StoreError`, a file that is no store or has a schema beyond `newest`."""
    # Read through SQLite itself: opening and closing the file by hand would drop the locks that
    # another connection of this process holds on it (https://sqlite.org/howtocorrupt.html, 2.2).
    with explained(path):
        try:
            application, schema = _identity(path, "immutable=1")
        except sqlite3.DatabaseError as error:
            if primary_code(error) != sqlite3.SQLITE_CORRUPT:
                raise
            # Another process may just be writing; a look under locks tells that from damage.
            application, schema = _identity(path, "mode=ro")
    if application != APPLICATION_ID:
        raise StoreError(
            f"“{path}”不是本程序的年报库，文件没有改动；请选择本程序建立的年报库文件。"
        )
    if schema > newest:
        raise StoreTooNewError(
            f"年报库“{path}”是用更新版本的程序保存的，文件没有改动；请升级本程序后再打开。"
        )


def pragma(raw: sqlite3.Connection, name: str) -> int:
    """Read a number that SQLite keeps about a file."""
    value: int = raw.execute(f"PRAGMA {name}").fetchone()[0]
    return value


def uri(path: Path, mode: str) -> str:
    """Write a file's name as SQLite wants it where a mode is given (also a Windows share's)."""
    name = path.absolute().as_posix()
    return f"file://{'' if name.startswith('/') else '/'}{quote(name)}?{mode}"


def _identity(path: Path, mode: str) -> tuple[int, int]:
    with closing(sqlite3.connect(uri(path, mode), uri=True)) as raw:
        return pragma(raw, "application_id"), pragma(raw, "user_version")
