"""Writing a file whole or not at all."""

import errno
import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from desktop.domain.errors import ConflictError, ExportError, ReportError

_PART: Final = ".part"
_PART_BYTES: Final = 4
_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT})
_READ_ONLY: Final = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})


def write_atomically(path: Path, content: bytes, *, force: bool = False) -> None:
    """Write `content` to `path` under a passing name beside it, then move it into place.

    Where it fails nothing new is left, and a file that was there stays as it was. Raises
    `ConflictError` when the file is there and `force` is not set, `ExportError` when it cannot
    be written.
    """
    write_with(path, lambda part: _store(part, content), force=force)


def write_with(path: Path, save: Callable[[Path], None], *, force: bool = False) -> None:
    """Do as `write_atomically` does with what `save` writes to the path it is given."""
    with replacing(path, force=force) as part:
        save(part)


@contextmanager
def replacing(path: Path, *, force: bool = False) -> Iterator[Path]:
    """Give a passing name to write to; what was written is moved into place at the end.

    Where the body is left early, by an error or by a generator that is closed, nothing is moved
    and nothing is left. Errors are those of `write_atomically`.
    """
    try:
        _check(path, force=force)
        part = path.with_name(f".{secrets.token_hex(_PART_BYTES)}{_PART}")
        try:
            yield part
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise _explained(error, path) from error


def _check(path: Path, *, force: bool) -> None:
    if path.is_dir():
        message = f"“{path}”是一个文件夹，文件没有写成；请在其中另起一个文件名。"
        raise ExportError(message)
    if path.exists() and not force:
        message = f"“{path}”已经存在，没有覆盖；请换一个文件名，或者选择覆盖原文件。"
        raise ConflictError(message)


def _store(part: Path, content: bytes) -> None:
    with part.open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


def _explained(error: OSError, path: Path) -> ReportError:
    """Say in words what went wrong and what to do."""
    if error.errno == errno.ENAMETOOLONG:
        return ExportError(f"文件名“{path.name}”太长，没有写成；请换一个短一些的文件名。")
    if error.errno in _FULL:
        return ExportError(f"磁盘空间不足，“{path}”没有写成；请清理磁盘或换一个磁盘后再试。")
    if error.errno == errno.ENOENT:
        return ExportError(f"文件夹“{path.parent}”不存在；请先建好文件夹，或者换一个位置。")
    if error.errno in _READ_ONLY and path.is_file():
        return ExportError(
            f"“{path}”正被其他程序打开或者是只读文件，原文件未改动；"
            "请在Word或WPS中关闭它，或者换一个文件名再试。"
        )
    if error.errno in _READ_ONLY:
        return ExportError(f"没有权限在“{path.parent}”中写文件；请换一个文件夹再试。")
    reason = error.strerror or "原因不明"
    return ExportError(f"“{path}”没有写成（{reason}）；请检查磁盘后再试，或者换一个位置。")
