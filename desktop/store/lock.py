"""The lock that lets one program at a time write to a store.

It is SQLite's own lock, held on a file beside the store's: the system frees it when a program is
killed, and it works wherever a store itself works.
"""

import sqlite3
from pathlib import Path

from desktop import private
from desktop.store.errors import primary_code


def is_in_use(path: Path) -> bool:
    """Tell whether a program has the store at `path` open for writing."""
    try:
        lock = locked(lock_of(path))
    except sqlite3.Error:
        return False  # a folder that cannot be written: nobody writes there
    if lock is None:
        return True
    lock.close()
    return False


def lock_of(path: Path) -> Path:
    """Return the file whose lock is that of the store at `path`."""
    # The target's name, so that a symbolic link does not let a second writer in.
    return Path(f"{path.resolve()}.lock")


def locked(path: Path) -> sqlite3.Connection | None:
    """Lock `path`, made when it is missing, until the answer is closed; None: another holds it.

    Raises `sqlite3.Error` where it cannot be locked at all, such as in a folder that is read-only.
    """
    held = sqlite3.connect(path, timeout=0, isolation_level=None)
    try:
        held.execute("PRAGMA journal_mode = OFF")  # nothing is ever written: no file beside it
        held.execute("BEGIN EXCLUSIVE")
        private.close(path)  # by its name: opening it by hand would drop the lock
    except sqlite3.Error as error:
        held.close()
        if primary_code(error) == sqlite3.SQLITE_BUSY:
            return None
        raise
    return held
