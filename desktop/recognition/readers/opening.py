"""Reading a file whole, unless it is far larger than a report can be."""

from pathlib import Path

from desktop.domain.errors import UnreadableFileError


def bounded_bytes(path: Path, most: int) -> bytes:
    """Return a file's bytes; raises `UnreadableFileError` above `most` bytes or unopened."""
    try:
        if path.stat().st_size > most:
            limit = most // (1024 * 1024)
            raise UnreadableFileError(
                f"“{path.name}”超过 {limit} MB，远大于一份报告，请检查是否选错了文件。"
            )
        return path.read_bytes()
    except OSError as error:
        raise UnreadableFileError(
            f"无法打开“{path.name}”，请关闭正在使用它的程序，并检查是否有读取权限。"
        ) from error
