"""Copies of a store's file: before an upgrade, and wherever the user wants one."""

import filecmp
import itertools
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from desktop.domain.errors import StoreError
from desktop.store.errors import explained


def write_copy(fill: Callable[[sqlite3.Connection], None], target: Path) -> None:
    """Write a database that `fill` fills; `target` is replaced only when it is complete."""
    part = _part_of(target)
    _write_part(fill, part)
    part.replace(target)


def copy_before_upgrade(raw: sqlite3.Connection, path: Path, schema: int) -> Path:
    """Copy a store of an older schema beside itself; returns the copy.

    An earlier copy is kept: the new one takes the next free name, unless it is the same again.
    """
    part = _part_of(path.with_name(f"{path.stem}.v{schema}.bak.db"))
    try:
        with explained(path):
            _write_part(raw.backup, part)
        return _kept(part, path, schema)
    except OSError as error:
        raise StoreError(
            f"升级年报库“{path}”之前要先复制一份，但没有写成，原文件没有改变；"
            f"请检查“{path.parent}”是否可写、磁盘空间是否足够。"
        ) from error


def _kept(part: Path, path: Path, schema: int) -> Path:
    for number in itertools.count(1):
        tag = "" if number == 1 else str(number)
        target = path.with_name(f"{path.stem}.v{schema}.bak{tag}.db")
        if not target.exists():
            return part.replace(target)
        if filecmp.cmp(part, target, shallow=False):
            part.unlink()
            return target
    raise AssertionError  # the count has no end


def _part_of(target: Path) -> Path:
    return target.with_name(f"{target.name}.part")


def _write_part(fill: Callable[[sqlite3.Connection], None], part: Path) -> None:
    part.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(part)) as copy:
            fill(copy)
            # One file without a log beside it, readable from a medium that cannot be written.
            copy.execute("PRAGMA journal_mode = DELETE")
    except BaseException:
        part.unlink(missing_ok=True)
        raise
