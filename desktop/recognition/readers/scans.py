"""Files that show text and hold none: scans, and fonts that hide their characters."""

from collections.abc import Iterator, Sequence

from desktop.domain.errors import UnreadableFileError
from desktop.recognition.lines import Line
from desktop.recognition.readers.margins import pictures_remark
from desktop.recognition.readers.sheet import Sheet

MOST_PAGES = 300
MOST_CHARACTERS = 400_000
UNKNOWN = "\ufffd"

_MOST_UNKNOWN = 0.5


def refuse_without_text(name: str, sheets: Sequence[Sheet]) -> None:
    """Refuse a file whose pages are pictures, or whose characters cannot be told.

    Raises:
        UnreadableFileError: It is such a file.
    """
    texts = [glyph.text for sheet in sheets for glyph in sheet.glyphs if not glyph.text.isspace()]
    if not texts and any(sheet.pictures for sheet in sheets):
        raise UnreadableFileError(
            f"“{name}”是扫描件，没有文字层，请找到原来的 Word 文件，或用识别软件转成文字后再导入。"
        )
    if texts.count(UNKNOWN) > _MOST_UNKNOWN * len(texts):
        raise UnreadableFileError(
            f"“{name}”的字体没有附带编码，文字无法读出，请找到原来的 Word 文件再导入。"
        )


def pictures_told(sheets: Sequence[Sheet]) -> Iterator[Line]:
    """Yield what is to be told of pictures: pages that consist of them, or how many there are."""
    blank = [
        str(number)
        for number, sheet in enumerate(sheets, start=1)
        if sheet.pictures and all(glyph.text.isspace() for glyph in sheet.glyphs)
    ]
    if blank:
        pages = "、".join(blank)
        yield Line(
            "", whole=True, remark=f"第 {pages} 页是图片，没有文字，没有导入，请对照原文件。"
        )
        return
    count = sum(sheet.pictures for sheet in sheets)
    if count:
        yield pictures_remark(count)
