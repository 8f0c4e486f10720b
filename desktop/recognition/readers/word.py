"""Word files: paragraphs and tables in the order of the page become lines with hints."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.domain.errors import UnreadableFileError
from desktop.recognition.lines import Line
from desktop.recognition.readers.bold_headings import with_bold_headings
from desktop.recognition.readers.elements import attribute, child, children, local
from desktop.recognition.readers.margins import is_running_text, pictures_remark
from desktop.recognition.readers.numbering import Numbers
from desktop.recognition.readers.package import Package, opened
from desktop.recognition.readers.paragraph import paragraph_lines, table_lines
from desktop.recognition.readers.runs import stretches
from desktop.recognition.readers.styles import Look, Styles, look_of

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_CHARACTERS = 2_000_000

_MAIN = "word/document.xml"
_TRANSPARENT = {"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"}
_MARGIN = re.compile(r"word/(?:header|footer)\d*\.xml")
_NONE = "0"
_MOST_COLUMNS = 63  # as Word allows
_HOLDERS = {"inline", "anchor"}


def read_word(path: Path) -> tuple[Line, ...]:
    """Read a Word file; headers and footers are set aside unless they only number pages.

    Raises:
        UnreadableFileError: It is damaged, locked, no Word file, or far too large.
    """
    with opened(path) as package:
        root = package.xml(_MAIN)
        body = child(root, "body")
        if body is None:
            raise UnreadableFileError(
                f"“{path.name}”不是 Word 文档，请用 Word 或 WPS 另存为 .docx 后再导入。"
            )
        reader = _Reader(package)
        lines = (
            *reader.lines(body),
            *reader.footnotes(package),
            *reader.margins(package),
            *_pictures(body),
        )
    if sum(len(line.text) for line in lines) > MOST_CHARACTERS:
        raise UnreadableFileError(f"“{path.name}”过大，不像一份报告，请检查是否选错了文件。")
    return with_bold_headings(lines)


class _Reader:
    """Walks through a document; it counts the automatic numbers on the way."""

    def __init__(self, package: Package) -> None:
        self._styles = Styles(package.xml("word/styles.xml"))
        self._numbers = Numbers(package.xml("word/numbering.xml"))

    def lines(self, parent: "_Element") -> Iterator[Line]:
        """Yield the lines of a body, a cell or a text box."""
        for element in parent:
            name = local(element)
            if name == "p":
                yield from self._paragraph(element)
            elif name == "tbl":
                yield from self._table(element)
            elif name in _TRANSPARENT:
                yield from self.lines(element)

    def footnotes(self, package: Package) -> Iterator[Line]:
        """Yield footnotes and endnotes, which no field of a report can hold."""
        for part, name in (("footnotes", "footnote"), ("endnotes", "endnote")):
            root = package.xml(f"word/{part}.xml")
            for note in children(root, name) if root is not None else ():
                yield from (replace(line, aside=True) for line in self.lines(note))

    def margins(self, package: Package) -> Iterator[Line]:
        """Yield what headers and footers say, each text once."""
        said: set[str] = set()
        for name in filter(_MARGIN.fullmatch, package.names):
            root = package.xml(name)
            for line in self.lines(root) if root is not None else ():
                if is_running_text(line.text) and line.text not in said:
                    said.add(line.text)
                    yield replace(line, aside=True)

    def _paragraph(self, element: "_Element") -> Iterator[Line]:
        look = self._look(element)
        parts = list(stretches(element))
        boxes = [part.box for part in parts if part.box is not None]
        for box in boxes:
            yield from self.lines(box)
        number = self._number(look) if any(part.text.strip() for part in parts) else ""
        yield from paragraph_lines(parts, look, number)

    def _look(self, element: "_Element") -> Look:
        properties = child(element, "pPr")
        style = attribute(child(properties, "pStyle")) or self._styles.default
        look = look_of(properties).over(self._styles.look(style))
        if look.list_id is not None and look.list_level is None:
            return replace(look, list_level=self._numbers.level_of_style(look.list_id, style))
        return look

    def _number(self, look: Look) -> str:
        if look.list_id is None or look.list_id == _NONE:
            return ""
        return self._numbers.next(look.list_id, look.list_level or 0)

    def _table(self, element: "_Element") -> Iterator[Line]:
        rows = [list(_cells(row)) for row in children(element, "tr")]
        yield from table_lines(
            [
                [lines for cell in row for lines in (list(self.lines(cell)), *_spanned(cell))]
                for row in rows
            ]
        )


def _spanned(cell: "_Element") -> list[list[Line]]:
    """Return the empty cells that a cell set over several columns stands for."""
    span = attribute(child(cell, "tcPr", "gridSpan")) or "1"
    columns = int(span) if span.isascii() and span.isdecimal() else 1
    return [[] for _ in range(min(columns, _MOST_COLUMNS) - 1)]


def _cells(row: "_Element") -> Iterator["_Element"]:
    for element in row:
        if local(element) == "tc":
            yield element
        elif local(element) in _TRANSPARENT:
            yield from _cells(element)


def _pictures(body: "_Element") -> Iterator[Line]:
    """Yield a line that tells of the pictures, if there are any.

    A picture has a modern form, or an older one alone, in a group of drawings or by itself.
    """
    modern = [each for each in body.iter() if local(each) == "blip"]
    older = [
        each
        for each in body.iter()
        if local(each) == "imagedata"
        and not any(local(above) == "Fallback" for above in each.iterancestors())
    ]
    if modern or older:
        names = [name for each in modern if (name := _picture_name(each))]
        yield pictures_remark(len(modern) + len(older), names)


def _picture_name(picture: "_Element") -> str:
    holders = (above for above in picture.iterancestors() if local(above) in _HOLDERS)
    properties = child(next(holders, None), "docPr")
    return attribute(properties, "descr") or attribute(properties, "name") or ""
