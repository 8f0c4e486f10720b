"""Copies of a store's file: before an upgrade, and wherever the user wants one."""

import filecmp
import itertools
import sqlite3
from contextlib import closing
from pathlib import Path

from desktop import private
from desktop.domain.errors import StoreError
from desktop.store.engine import connect, troubles
from desktop.store.errors import explained
from desktop.store.key import Key


def write_copy(
    source: sqlite3.Connection, path: Path, target: Path, key: Key | None = None
) -> None:
    """Write all that is saved in the store at `path` into `target`, while it stays in use.

    `target` is replaced only when the copy is complete; it is encrypted with the store's key.
    """
    with explained(path):
        try:
            _written_part(source, target, key).replace(target)
        except troubles("OperationalError") as error:
            raise StoreError(
                f"备份没有写成“{target}”，年报库没有改变；请检查那个文件夹是否可写、空间是否足够。"
            ) from error


def copy_before_upgrade(
    source: sqlite3.Connection, path: Path, schema: int, key: Key | None = None
) -> Path:
    """Copy a store of an older schema beside itself; returns the copy.

    An earlier copy is kept: the new one takes the next free name, unless it is the same again.
    """
    with explained(path):
        try:
            part = _written_part(source, path.with_name(f"{path.stem}.v{schema}.bak.db"), key)
            return _kept(part, path, schema)
        except troubles("OperationalError") as error:
            raise StoreError(
                f"升级年报库“{path}”之前要先复制一份，但没有写成，原文件没有改变；"
                f"请检查“{path.parent}”是否可写、磁盘空间是否足够。"
            ) from error


def _kept(part: Path, path: Path, schema: int) -> Path:
    numbers = (str(number) if number > 1 else "" for number in itertools.count(1))
    names = (path.with_name(f"{path.stem}.v{schema}.bak{number}.db") for number in numbers)
    target = next(name for name in names if not name.exists() or _same(part, name))
    return part.replace(target)


def _same(one: Path, other: Path) -> bool:
    return filecmp.cmp(one, other, shallow=False)


def _written_part(source: sqlite3.Connection, target: Path, key: Key | None) -> Path:
    part = target.with_name(f"{target.name}.part")
    part.unlink(missing_ok=True)
    try:
        private.file(part)
        with closing(connect(part, key=key)) as copy:
            source.backup(copy)
            # One file without a log beside it, readable from a medium that cannot be written.
            copy.execute("PRAGMA journal_mode = DELETE")
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    return part
