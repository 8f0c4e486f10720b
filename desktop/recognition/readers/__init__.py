"""Readers: a file becomes lines with hints.

Whatever a file may hold, only `UnreadableFileError` leaves a reader.
"""

from collections.abc import Callable
from pathlib import Path

from desktop.domain.errors import UnreadableFileError
from desktop.recognition.lines import Line
from desktop.recognition.readers.odt import read_odt
from desktop.recognition.readers.ofd import read_ofd
from desktop.recognition.readers.pdf import read_pdf
from desktop.recognition.readers.text import read_text
from desktop.recognition.readers.word import read_word
from desktop.recognition.readers.word97 import read_word97

_READERS: dict[str, Callable[[Path], tuple[Line, ...]]] = {
    ".txt": read_text,
    ".docx": read_word,
    ".pdf": read_pdf,
    ".doc": read_word97,
    ".wps": read_word97,
    ".odt": read_odt,
    ".ofd": read_ofd,
}
_OTHER_WORD = {".dot", ".dotx", ".docm", ".rtf", ".uot"}

SUFFIXES: tuple[str, ...] = tuple(_READERS)


def read_lines(path: Path) -> tuple[Line, ...]:
    """Read a file by its suffix.

    Raises:
        UnreadableFileError: It is missing, not a file, empty, or of another kind.
    """
    _refuse_unfit(path)
    lines = _READERS[path.suffix.lower()](path)
    if not any(line.text.strip() for line in lines):
        raise UnreadableFileError(f"“{path.name}”里没有文字，请检查是否选错了文件。")
    return lines


def _refuse_unfit(path: Path) -> None:
    if path.is_dir():
        raise UnreadableFileError(f"“{path.name}”是文件夹，请选择其中的报告文件。")
    if not path.is_file():
        raise UnreadableFileError(f"找不到“{path.name}”，请检查文件是否已被移动或改名。")
    if path.suffix.lower() in _OTHER_WORD:
        raise UnreadableFileError(
            f"“{path.name}”是旧版或其他格式的文档，请用 Word 或 WPS 另存为 .docx 后再导入。"
        )
    if path.suffix.lower() not in _READERS:
        raise UnreadableFileError(f"不能导入“{path.name}”，请另存为 .docx 或 .txt 后再导入。")
