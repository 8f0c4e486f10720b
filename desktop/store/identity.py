"""What a file is, told without changing anything in it or beside it."""

import sqlite3
from contextlib import closing
from pathlib import Path

from desktop.domain.errors import (
    PasswordNeededError,
    StoreError,
    StoreTooNewError,
    WrongPasswordError,
)
from desktop.store.engine import can_encrypt, connect, failures, salt_of, troubles
from desktop.store.errors import explained, primary_code
from desktop.store.key import Key, derived, is_salt, new_key
from desktop.store.migrations import APPLICATION_ID

_NEEDED = "年报库“{path}”是加密的，文件没有改动；请输入密码（命令行用 --password-file）再打开。"
_WRONG = (
    "密码不正确，年报库“{path}”没有打开，文件没有改动；"
    "请核对大小写和输入法后重新输入，确信密码无误时请用备份恢复。"
)
_NO_CIPHER = (
    "年报库“{path}”是加密的，而这台电脑上的程序没有加密组件，不能打开，文件没有改动；"
    "请在装有加密组件的电脑上打开它。"
)


def is_store(path: Path) -> bool:
    """Tell whether an existing file is a store of this program, of whatever schema or key."""
    try:
        application, _ = _identity(path, "immutable=1", None)
    except failures():
        return is_encrypted(path)
    return application == APPLICATION_ID


def is_encrypted(path: Path) -> bool:
    """Tell whether a file is there and is an encrypted store."""
    try:
        return path.is_file() and is_salt(salt_of(path))
    except troubles():
        return False


def key_for(path: Path, password: str, *, create: bool = False) -> Key | None:
    """Return the key that a password gives for a file; None: it is not encrypted, or not there.

    `create`: one that is not there is going to be made, encrypted. Raises
    `PasswordNeededError` without a password for an encrypted file. Whether the key fits is seen
    when the file is opened.
    """
    fresh = create and bool(password) and not path.exists()
    if not fresh and not is_encrypted(path):
        return None
    if not can_encrypt():
        raise StoreError(_NO_CIPHER.format(path=path))
    if not password:
        raise PasswordNeededError(_NEEDED.format(path=path))
    return new_key(password) if fresh else derived(password, salt_of(path))


def fitting_key(path: Path, key: Key | None) -> Key | None:
    """Return which key to open a file with: the one given, or none for one that is plain.

    Raises `WrongPasswordError` where the file was encrypted with another one.
    """
    if key is None or not path.is_file():
        return key
    salt = salt_of(path)
    if not is_salt(salt):
        return None
    if salt != key.salt:
        raise WrongPasswordError(_WRONG.format(path=path))
    return key


def examine(path: Path, newest: int, key: Key | None = None) -> None:
    """Refuse, by a `StoreError`, a file that is no store or has a schema beyond `newest`."""
    # Read through SQLite itself: opening and closing the file by hand would drop the locks that
    # another connection of this process holds on it (https://sqlite.org/howtocorrupt.html, 2.2).
    with explained(path):
        try:
            application, schema = _identity(path, "immutable=1", key)
        except failures("DatabaseError") as error:
            if primary_code(error) == sqlite3.SQLITE_NOTADB:
                _refuse_encrypted(path, key)
            if primary_code(error) != sqlite3.SQLITE_CORRUPT:
                raise
            # Another process may just be writing; a look under locks tells that from damage.
            application, schema = _identity(path, "mode=ro", key)
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


def _identity(path: Path, mode: str, key: Key | None) -> tuple[int, int]:
    with closing(connect(path, mode, key)) as raw:
        return pragma(raw, "application_id"), pragma(raw, "user_version")


def _refuse_encrypted(path: Path, key: Key | None) -> None:
    """Raise the error that fits an encrypted file; do nothing where the file is none."""
    if key is not None:
        raise WrongPasswordError(_WRONG.format(path=path))
    key_for(path, "")
