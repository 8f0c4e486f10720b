"""What SQLite complains of, said to the user in words; the one place where it is translated."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop.domain.errors import NotFoundError, StoreDamagedError, StoreError
from desktop.store.engine import failures

_PRIMARY = 0xFF  # an extended result code carries the primary one in its low byte

_BUSY = (
    "年报库“{path}”正被别的程序占用，刚才的操作没有完成，已保存的内容没有改变；"
    "请关闭占用它的程序后重试。"
)
_SENTENCES = {
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_LOCKED: _BUSY,
    sqlite3.SQLITE_FULL: (
        "磁盘空间已满，刚才的改动没有写入年报库“{path}”，此前保存的内容没有改变；"
        "请腾出磁盘空间后重试。"
    ),
    sqlite3.SQLITE_READONLY: (
        "年报库“{path}”不可写，刚才的改动没有写入，此前保存的内容没有改变；"
        "请检查文件和文件夹的权限，或把它复制到可写的文件夹后再打开。"
    ),
    sqlite3.SQLITE_IOERR: (
        "读写年报库“{path}”时磁盘出错，刚才的操作没有完成，此前保存的内容没有改变；"
        "请检查磁盘、U盘或网络盘的连接后重试。"
    ),
    sqlite3.SQLITE_CANTOPEN: (
        "年报库“{path}”打不开，文件没有改动；请检查它是否还在原处、您是否有权读写它和它所在的文件夹。"
    ),
    sqlite3.SQLITE_CORRUPT: (
        "年报库“{path}”已经损坏，程序没有再改动它；请把这个文件另存一份，再用最近的备份恢复。"
    ),
    sqlite3.SQLITE_NOTADB: (
        "“{path}”不是年报库（或者已经损坏），文件没有改动；请选择本程序建立的年报库文件。"
    ),
}

_DAMAGED = frozenset((sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB))


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn what the user can repair into a `StoreError` about `path`; bugs travel on."""
    try:
        yield
    except failures() as error:
        code = primary_code(error)
        sentence = _SENTENCES.get(code)
        if sentence is None:
            raise
        kind = StoreDamagedError if code in _DAMAGED else StoreError
        raise kind(sentence.format(path=path)) from error


def primary_code(error: sqlite3.Error) -> int:
    """Return SQLite's primary result code, 0 where the error came from Python's module."""
    # Absent from errors that the module raises itself, such as use of a closed connection.
    code: int = getattr(error, "sqlite_errorcode", 0)
    return code & _PRIMARY


def office_missing(path: Path) -> NotFoundError:
    """Return the error for an office that is not in the store at `path`."""
    return NotFoundError(f"年报库“{path}”中没有这个单位，可能已经删除；请刷新后重新选择。")


def report_missing(path: Path) -> NotFoundError:
    """Return the error for a report that is not in the store at `path`."""
    return NotFoundError(f"年报库“{path}”中没有这份年报，可能已经删除；请刷新台账后重新选择。")
