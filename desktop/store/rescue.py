"""A damaged store: found out beside the work, saved as far as it can be read, and kept.

The damaged file is never written to: what can be read goes into a new file, the damaged one is
renamed with the time, and the new one takes its place.
"""

import datetime as dt
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from desktop import private
from desktop.domain.errors import StoreError
from desktop.store.connection import Connection
from desktop.store.engine import connect, failures
from desktop.store.errors import explained, primary_code
from desktop.store.identity import fitting_key
from desktop.store.indexing import build_index, untold
from desktop.store.key import Key
from desktop.store.lock import lock_of, locked
from desktop.store.mending import Mending
from desktop.store.migrations import STEPS, upgrade
from desktop.store.salvage import opened_wreck

SOUND = "ok"
_SHOWN = 5
_STRIDE = 20_000  # steps of SQLite between two questions whether to go on
_NO_DAMAGE = frozenset((sqlite3.SQLITE_INTERRUPT, sqlite3.SQLITE_BUSY, sqlite3.SQLITE_CANTOPEN))


@dataclass(frozen=True, slots=True)
class Rescued:
    """What came of saving a damaged store.

    Attributes:
        aside: Where the damaged file lies now.
        reports: How many reports the new file has.
        lost: What is not in it, a Chinese sentence each; empty: nothing is known to be lost.
    """

    aside: Path
    reports: int
    lost: tuple[str, ...]


def check_file(
    path: Path, key: Key | None = None, stopped: Callable[[], bool] = lambda: False
) -> str:
    """Check a store's pages quickly on a connection of its own; "ok", or SQLite's complaints.

    For any thread, beside the work; 1 to 5 s a gigabyte. Where it is `stopped`, it says "ok".
    """
    try:
        with closing(connect(path, "mode=ro", key)) as raw:
            raw.set_progress_handler(stopped, _STRIDE)
            found = [str(row[0]) for row in raw.execute(f"PRAGMA quick_check({_SHOWN})")]
    except failures("DatabaseError") as error:
        return SOUND if primary_code(error) in _NO_DAMAGE else str(error)
    return "\n".join(found)


def rescue(path: Path, now: dt.datetime, key: Key | None = None) -> Rescued:
    """Put a store that can be used in the place of a damaged one, which is kept aside.

    The new one is encrypted with the key of the damaged one.

    Raises `StoreError` when another program uses it, nothing of it can be read, or the folder
    cannot be written; the file is then left as it was.
    """
    try:
        lock = locked(lock_of(path))
    except failures() as error:
        raise _not_written(path) from error
    if lock is None:
        raise StoreError(f"年报库“{path}”正由另一个窗口或程序使用，没有抢救；请关闭那一个再试。")
    part = path.with_name(f"{path.name}.part")
    with closing(lock), explained(path):
        try:
            private.file(part)
            reports, lost = _salvaged(path, part, fitting_key(path, key))
            aside = set_aside(path, now)
            part.replace(path)
        except OSError as error:
            raise _not_written(path) from error
    return Rescued(aside, reports, lost)


def set_aside(path: Path, now: dt.datetime) -> Path:
    """Rename a store, with what stands beside it, to a name that is free; returns the name."""
    stamp = now.strftime("%Y%m%d-%H%M%S")
    names = (f"{path.stem}.损坏-{stamp}{n or ''}{path.suffix}" for n in count())
    target = next(each for each in map(path.with_name, names) if not each.exists())
    for suffix in ("-wal", "-shm", "-journal"):
        beside = path.with_name(path.name + suffix)
        if beside.exists():
            beside.replace(target.with_name(target.name + suffix))
    return path.replace(target)


def _salvaged(path: Path, part: Path, key: Key | None) -> tuple[int, tuple[str, ...]]:
    with opened_wreck(path, key) as wreck, closing(connect(part, key=key)) as raw:
        if "reports" not in wreck.tables():
            raise StoreError(
                f"年报库“{path}”损坏得无法读出任何内容，文件没有改动；请用最近的备份恢复。"
            )
        upgrade(raw, STEPS)
        new = Connection(raw, part, "")
        raw.execute("PRAGMA foreign_keys = OFF")
        with new.transaction():
            mending = Mending(wreck, new)
            mending.take_over()
            mending.mend()
            build_index(new, untold)
        found = new.row("SELECT count(*) AS number FROM reports")
    return (0 if found is None else found["number"]), tuple(mending.lost)


def _not_written(path: Path) -> StoreError:
    return StoreError(
        f"抢救年报库“{path}”时不能在“{path.parent}”写入，原文件没有改动；"
        "请检查文件夹的权限和磁盘空间后再试。"
    )
