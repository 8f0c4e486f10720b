"""Files with a hundred thousand paragraphs: far more than any report has."""

import random
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

PARAGRAPHS = 100_000

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_ODF = "urn:oasis:names:tc:opendocument:xmlns"


def write_text(path: Path) -> None:
    """Write a text of short lines, below the size that is refused unread."""
    path.write_text("".join(f"{text[:3]}\n" for text in _texts()), encoding="utf-8")


def write_word(path: Path) -> None:
    """Write a Word file of paragraphs."""
    body = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in _texts())
    _write_word(path, body)


def write_word_table(path: Path) -> None:
    """Write a Word file that is one table."""
    rows = "".join(
        f"<w:tr><w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc></w:tr>" for text in _texts()
    )
    _write_word(path, f"<w:tbl>{rows}</w:tbl>")


def write_odt(path: Path) -> None:
    """Write an ODT file of paragraphs."""
    body = "".join(f"<text:p>{text}</text:p>" for text in _texts())
    content = (
        f'<office:document-content xmlns:office="{_ODF}:office:1.0" xmlns:text="{_ODF}:text:1.0">'
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", content)


FILES: dict[str, Callable[[Path], None]] = {
    "paragraphs.txt": write_text,
    "paragraphs.docx": write_word,
    "table.docx": write_word_table,
    "paragraphs.odt": write_odt,
}


def _write_word(path: Path, body: str) -> None:
    xml = f'<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", xml)


def _texts() -> Iterator[str]:
    """Yield sentences that do not repeat: what repeats packs so well that it is refused unread."""
    chance = random.Random(4)  # noqa: S311
    for _number in range(PARAGRAPHS):
        yield "".join(chr(chance.randrange(0x4E00, 0x9000)) for _place in range(9)) + "。"
