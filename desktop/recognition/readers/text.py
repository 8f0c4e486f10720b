"""Text files: bytes to lines."""

import re
from pathlib import Path

from desktop.domain.errors import UnreadableFileError
from desktop.recognition.lines import Line
from desktop.recognition.readers.encoding import decoded
from desktop.recognition.readers.opening import bounded_bytes

MOST_BYTES = 2 * 1024 * 1024

_BREAKS = re.compile(r"\r\n|[\n\r\f\v\x1c\x1d\x1e\x85\u2028\u2029]")


def read_text(path: Path) -> tuple[Line, ...]:
    """Read a text file in any encoding that Chinese text files come in.

    Raises:
        UnreadableFileError: It is too large for a report, cannot be opened, or is not a text.
    """
    text = decoded(bounded_bytes(path, MOST_BYTES))
    if text is None:
        raise UnreadableFileError(
            f"“{path.name}”不是文本文件或编码无法识别，请用记事本打开后另存为 UTF-8 编码再导入。"
        )
    return tuple(Line(line) for line in _BREAKS.split(text))
