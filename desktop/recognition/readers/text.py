"""Text files: bytes to lines."""

import re
from pathlib import Path

from desktop.domain.errors import UnreadableFileError
from desktop.recognition.lines import Line
from desktop.recognition.readers.encoding import decoded

MOST_BYTES = 2 * 1024 * 1024

_BREAKS = re.compile(r"\r\n|[\n\r\f\v\x1c\x1d\x1e\x85\u2028\u2029]")


def read_text(path: Path) -> tuple[Line, ...]:
    """Read a text file in any encoding that Chinese text files come in.

    Raises:
        UnreadableFileError: It is too large for a report, cannot be opened, or is not a text.
    """
    text = decoded(_bytes(path))
    if text is None:
        raise UnreadableFileError(
            f"“{path.name}”不是文本文件或编码无法识别，请用记事本打开后另存为 UTF-8 编码再导入。"
        )
    return tuple(Line(line) for line in _BREAKS.split(text))


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > MOST_BYTES:
            limit = MOST_BYTES // (1024 * 1024)
            raise UnreadableFileError(
                f"“{path.name}”超过 {limit} MB，远大于一份报告，请检查是否选错了文件。"
            )
        return path.read_bytes()
    except OSError as error:
        raise UnreadableFileError(
            f"无法打开“{path.name}”，请关闭正在使用它的程序，并检查是否有读取权限。"
        ) from error
