"""The lock that lets one program at a time write to a store.

It is SQLite's own lock, held on a file beside the store's: the system frees it when a program is
killed, and it works wherever a store itself works.
"""

import sqlite3
from pathlib import Path

from desktop.store.errors import primary_code


def locked(path: Path) -> sqlite3.Connection | None:
    """Lock `path`, made when it is missing, until the answer is closed; None: another holds it.

    Raises `sqlite3.Error` where it cannot be locked at all, such as in a folder that is read-only.
    """
    held = sqlite3.connect(path, timeout=0, isolation_level=None)
    try:
        held.execute("PRAGMA journal_mode = OFF")  # nothing is ever written: no file beside it
        held.execute("BEGIN EXCLUSIVE")
    except sqlite3.Error as error:
        held.close()
        if primary_code(error) == sqlite3.SQLITE_BUSY:
            return None
        raise
    return held
