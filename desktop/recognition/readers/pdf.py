"""PDF files: characters with their places become lines with hints."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from desktop.domain.errors import UnreadableFileError
from desktop.recognition.lines import Line
from desktop.recognition.readers.opening import bounded_bytes
from desktop.recognition.readers.pdf_bombs import unpacks_too_large
from desktop.recognition.readers.pdf_forms import draws_endlessly
from desktop.recognition.readers.pdf_glyphs import sheet_of
from desktop.recognition.readers.scans import (
    MOST_CHARACTERS,
    MOST_PAGES,
    pictures_told,
    refuse_without_text,
)
from desktop.recognition.readers.sheet import Sheet
from desktop.recognition.readers.sheet_lines import lines_of

MOST_BYTES = 100 * 1024 * 1024

_MARK = b"%PDF-"
_MARK_WITHIN = 1024
_WRONG_PASSWORD, _LOCKED_OTHERWISE = 4, 5
# PDFium lets one thread in at a time.
_PDFIUM = threading.Lock()


def read_pdf(path: Path) -> tuple[Line, ...]:
    """Read a PDF file.

    Raises:
        UnreadableFileError: It is damaged, locked, scanned, far too large, or no PDF file.
    """
    data = _bytes(path)
    with _PDFIUM, _opened(path.name, data) as document:
        count = len(document)
        if count > MOST_PAGES:
            raise UnreadableFileError(
                f"“{path.name}”有 {count} 页，不像一份报告，请检查是否选错了文件。"
            )
        sheets = _sheets(path.name, document)
    refuse_without_text(path.name, sheets)
    return (*lines_of(sheets), *pictures_told(sheets))


def _bytes(path: Path) -> bytes:
    data = bounded_bytes(path, MOST_BYTES)
    if _MARK not in data[:_MARK_WITHIN]:
        raise UnreadableFileError(
            f"“{path.name}”不是 PDF 文件，请检查是否选错了文件或改错了扩展名。"
        )
    if unpacks_too_large(data) or draws_endlessly(data):
        raise UnreadableFileError(f"“{path.name}”展开后过大，不像一份报告，为安全起见不予导入。")
    return data


@contextmanager
def _opened(name: str, data: bytes) -> Iterator[Any]:
    from pypdfium2 import PdfDocument, PdfiumError  # noqa: PLC0415 - costs as much as the window

    try:
        document = PdfDocument(data)
    except PdfiumError as error:
        raise UnreadableFileError(_refusal(name, error.err_code)) from error
    try:
        yield document
    except PdfiumError as error:
        raise UnreadableFileError(_refusal(name, None)) from error
    finally:
        document.close()


def _refusal(name: str, code: int | None) -> str:
    if code in {_WRONG_PASSWORD, _LOCKED_OTHERWISE}:
        return f"“{name}”设有打开密码，请取消密码后再导入。"
    return f"“{name}”已损坏，请用 PDF 阅读软件打开检查，另存一份后再导入。"


def _sheets(name: str, document: Any) -> list[Sheet]:  # noqa: ANN401 - the library has no types
    sheets, characters = [], 0
    for index in range(len(document)):
        sheet = sheet_of(document, index, MOST_CHARACTERS - characters)
        if sheet is None:
            raise UnreadableFileError(f"“{name}”过大，不像一份报告，请检查是否选错了文件。")
        sheets.append(sheet)
        characters += len(sheet.glyphs)
    return sheets
