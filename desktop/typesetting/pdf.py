"""Pages as a PDF: vectors, embedded subsets of the fonts, text that can be copied; for archives.

The file is PDF/A-1b as far as Qt gives it. It names its title, and no program but Qt.
"""

import datetime as dt
import re
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QUuid
from PySide6.QtGui import QPagedPaintDevice, QPageSize, QPdfWriter

from desktop.typesetting.painter import paint
from desktop.typesetting.pdf_file import PdfFile
from desktop.typesetting.pdf_text import NotingPainter, write_characters
from desktop.typesetting.placed import Page

_RESOLUTION: Final = 1200
_POINTS_PER_INCH: Final = 72
_NAMESPACE: Final = QUuid("{6f0a2c1e-4f6b-5d53-9a5e-3a7f1d0b9c44}")
_METADATA: Final = b"/Type /Metadata"
_PROPERTIES: Final = b"/CreationDate"
_LENGTH: Final = re.compile(rb"/Length \d+")
_STREAM: Final = b"stream\n"
_STREAM_END: Final = b"\nendstream"
_PDF_DATE: Final = re.compile(rb"\(D:[^)]*\)")
_XMP_DATE: Final = re.compile(rb'(?<=Date=")[^"]*')
# Qt 6.8.0, the last one for Kylin on ARM, leaves the list of the file's properties open.
_OPEN_LIST: Final = re.compile(rb"(/Trapped /False\n)\d+\n+\Z")


def pdf_bytes(
    pages: Sequence[Page],
    *,
    title: str,
    author: str = "",
    written: dt.datetime | None = None,
) -> bytes:
    """Return pages as a PDF file; it needs a QGuiApplication.

    Args:
        pages: As the typesetter makes them.
        title: What a reader shows as the name of the document.
        author: The office that has issued it.
        written: When it was made; now, when not given. The same pages then make the same file.
    """
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = _writer(buffer, pages, title, author)
    painter = NotingPainter(writer)
    for index, page in enumerate(pages):
        if index:
            writer.newPage()
        painter.resetTransform()
        painter.scale(_RESOLUTION / _POINTS_PER_INCH, _RESOLUTION / _POINTS_PER_INCH)
        paint(painter, page)
    painter.end()
    file = PdfFile(bytes(buffer.data().data()))
    write_characters(file, painter, pages)
    _mend_properties(file)
    if written is not None:
        _date(file, written)
    return file.to_bytes()


def _writer(buffer: QBuffer, pages: Sequence[Page], title: str, author: str) -> QPdfWriter:
    writer = QPdfWriter(buffer)
    writer.setPdfVersion(QPagedPaintDevice.PdfVersion.PdfVersion_A1b)
    writer.setResolution(_RESOLUTION)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF())
    writer.setTitle(title)
    writer.setAuthor(author)
    writer.setCreator("")
    text = "\n".join(line.text for page in pages for line in page.lines)
    writer.setDocumentId(QUuid.createUuidV5(_NAMESPACE, f"{title}\n{text}".encode()))
    return writer


def _mend_properties(file: PdfFile) -> None:
    for number in file.numbers:
        body = file[number]
        if _PROPERTIES in body and _OPEN_LIST.search(body):
            file[number] = _OPEN_LIST.sub(rb"\1>>\n", body)


def _date(file: PdfFile, written: dt.datetime) -> None:
    """Write a time instead of Qt's, in both places where a file says it."""
    moment = written.astimezone(dt.UTC)
    short = moment.strftime("(D:%Y%m%d%H%M%SZ)").encode("ascii")
    long = moment.isoformat(timespec="seconds").encode("ascii")
    for number in file.numbers:
        body = file[number]
        if _METADATA in body:
            packet = _XMP_DATE.sub(long, body)
            length = packet.index(_STREAM_END) - packet.index(_STREAM) - len(_STREAM)
            file[number] = _LENGTH.sub(b"/Length %d" % length, packet, count=1)
        elif _PROPERTIES in body:
            file[number] = _PDF_DATE.sub(short, body)
