"""A file under another key: written anew beside itself, checked, and moved into place.

The old file is whole until the new one takes its name, so that a crash leaves one or the other.
"""

import os
import shutil
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from desktop.domain.errors import StoreError
from desktop.store.engine import can_encrypt, ciphered, troubles
from desktop.store.errors import explained
from desktop.store.identity import pragma
from desktop.store.key import Key

_KEPT = ("application_id", "user_version")  # which SQLCipher's export leaves out


def recode(path: Path, old: Key | None, new: Key | None) -> None:
    """Encrypt a file that nobody has open with another key; None: it is, or will be, plain.

    Nothing of it is left beside it. Raises `StoreError` where that did not succeed; the file is
    then as it was.
    """
    if not can_encrypt():
        raise StoreError(
            f"这台电脑上的程序没有加密组件，不能设置或取消密码，“{path}”没有改动；"
            "请安装带加密组件的版本后再试。"
        )
    part = path.with_name(f"{path.name}.part")
    with explained(path):
        try:
            part.unlink(missing_ok=True)
            _write(path, old, part, new)
            shutil.copymode(path, part)
            _flush(part)
            part.replace(path)
        except troubles("OperationalError") as error:
            raise StoreError(
                f"“{path}”的密码没有改变，文件没有改动；请关闭正在使用它的其他窗口，"
                "检查文件夹是否可写、磁盘空间是否足够，再试一次。"
            ) from error
        finally:
            with suppress(OSError):
                part.unlink(missing_ok=True)
    with suppress(OSError):  # not every system lets a folder be flushed
        _flush(path.parent)


def _write(path: Path, old: Key | None, part: Path, new: Key | None) -> None:
    with closing(ciphered(path, "mode=rw", old.pragma if old else "")) as source:
        # One file without a log beside it; refused as long as anybody else has it open.
        source.execute("PRAGMA journal_mode = DELETE").fetchall()
        numbers = {name: pragma(source, name) for name in _KEPT}
        source.execute("ATTACH DATABASE ? AS target KEY ?", (str(part), new.pragma if new else ""))
        source.execute("PRAGMA target.journal_mode = OFF").fetchall()
        source.execute("SELECT sqlcipher_export('target')").fetchall()
        for name, number in numbers.items():
            source.execute(f"PRAGMA target.{name} = {number}")
        source.commit()
        source.execute("DETACH DATABASE target")
        with closing(ciphered(part, "mode=ro", new.pragma if new else "")) as target:
            if _summary(target) != _summary(source) or not _is_sound(target):
                raise StoreError(
                    f"“{path}”的密码没有改变，文件没有改动：写出的新文件检查时与原来的不一致；"
                    "请先用“检查台账文件”检查年报库，再试一次。"
                )


def _summary(raw: sqlite3.Connection) -> dict[str, int]:
    """Count every table's rows, and what else the two files must have in common."""
    names = raw.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND rootpage > 0"
        " AND name NOT LIKE 'sqlite_%'"
    ).fetchall()
    counts = {
        str(name): int(raw.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0])  # noqa: S608
        for (name,) in names
    }
    kinds = raw.execute("SELECT type, count(*) FROM sqlite_master GROUP BY type").fetchall()
    return counts | dict(kinds) | {name: pragma(raw, name) for name in _KEPT}


def _is_sound(raw: sqlite3.Connection) -> bool:
    return [row[0] for row in raw.execute("PRAGMA integrity_check")] == ["ok"]


def _flush(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
