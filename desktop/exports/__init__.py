"""Reports as files: Word, plain text and the statistics workbook, by name of format.

python-docx, lxml and openpyxl are imported when the first file is asked for: they cost more than
the window.
"""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.report import Report
from desktop.exports.files import write_atomically
from desktop.exports.text import plain_text
from desktop.official.blocks import Block
from desktop.official.compose import DEFAULT
from desktop.official.options import Options

__all__ = [
    "Format",
    "docx_bytes",
    "formats",
    "redline_bytes",
    "text",
    "write_docx",
    "write_txt",
]

_BYTE_ORDER_MARK = "\ufeff"


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file.

    Attributes:
        label: What the user is offered.
        content: Makes the file's bytes from one report; None of the workbook, which
            `xlsx.write_workbook` makes from figures of many.
    """

    key: str
    label: str
    suffix: str
    content: Callable[[Report, Options], bytes] | None = None


def formats() -> dict[str, Format]:
    """Return every format by its key, in the order it is offered."""
    found = (
        Format("docx", "Word 文档", ".docx", docx_bytes),
        Format("xlsx", "Excel 统计表", ".xlsx"),
        Format("txt", "纯文本", ".txt", txt_bytes),
    )
    return {one.key: one for one in found}


def write_docx(
    report: Report, path: Path, *, options: Options = DEFAULT, force: bool = False
) -> None:
    """Write a report as a Word file.

    Raises `ConflictError` when the file is there and `force` is not set, `ExportError` when it
    cannot be written; nothing is left behind then.
    """
    write_atomically(path, docx_bytes(report, options), force=force)


def write_txt(
    report: Report, path: Path, *, options: Options = DEFAULT, force: bool = False
) -> None:
    """Write a report as plain text; errors as those of `write_docx`."""
    write_atomically(path, txt_bytes(report, options), force=force)


def docx_bytes(report: Report, options: Options = DEFAULT) -> bytes:
    """Return a report as a Word file in the official format."""
    from desktop.exports.docx import document  # noqa: PLC0415 - python-docx: see above

    return document.docx_bytes(report, options)


def redline_bytes(
    blocks: Sequence[Block], report: Report, options: Options, *, author: str, moment: dt.datetime
) -> bytes:
    """Return blocks with additions and removals as a Word file with tracked changes (花脸稿)."""
    from desktop.exports.docx import document  # noqa: PLC0415 - python-docx: see above

    return document.blocks_bytes(blocks, report, options, document.Changed(author, moment))


def txt_bytes(report: Report, options: Options = DEFAULT) -> bytes:
    """Return a report as a text file: UTF-8 with its mark and CRLF, for the oldest Notepad."""
    content = _BYTE_ORDER_MARK + text(report, options)
    return content.replace("\n", "\r\n").encode("utf-8")


def text(report: Report, options: Options = DEFAULT) -> str:
    """Return a report as plain text, in the order and with the numbers of the document."""
    return plain_text(report, options)
