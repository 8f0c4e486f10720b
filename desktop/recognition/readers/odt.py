"""OpenDocument texts (.odt): paragraphs and tables in the order of the page."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.domain.errors import UnreadableFileError
from desktop.recognition.lines import Line
from desktop.recognition.readers.bold_headings import with_bold_headings
from desktop.recognition.readers.counting import NumberedList
from desktop.recognition.readers.elements import attribute, child, local, number
from desktop.recognition.readers.margins import is_running_text, pictures_remark
from desktop.recognition.readers.odt_lists import OdtLists
from desktop.recognition.readers.odt_styles import OdtStyles
from desktop.recognition.readers.odt_text import OdtText
from desktop.recognition.readers.package import Package, opened
from desktop.recognition.readers.paragraph import paragraph_lines, table_lines

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_CHARACTERS = 2_000_000

_KIND = "ODT 文档"
_UNREAD = {"tracked-changes", "sequence-decls", "variable-decls", "user-field-decls", "forms"}
_ROW_GROUPS = {"table-header-rows", "table-rows", "table-row-group"}
_MOST_REPEATED = 64
_MARGINS = {"header", "footer", "header-left", "footer-left", "header-first", "footer-first"}


def read_odt(path: Path) -> tuple[Line, ...]:
    """Read an OpenDocument text.

    Raises:
        UnreadableFileError: It is damaged, locked, no such text, or far too large.
    """
    with opened(path, _KIND) as package:
        _refuse_locked(path.name, package)
        root = package.xml("content.xml")
        body = child(root, "body", "text")
        if body is None:
            raise UnreadableFileError(f"“{path.name}”不是 ODT 文字文档，请另存为 .docx 后再导入。")
        reader = _Reader(path.name, root, package.xml("styles.xml"))
        return with_bold_headings(list(reader.document(body)))


def _refuse_locked(name: str, package: Package) -> None:
    manifest = package.xml("META-INF/manifest.xml")
    if manifest is not None and any(local(each) == "encryption-data" for each in manifest.iter()):
        raise UnreadableFileError(f"“{name}”设有打开密码，请取消密码后再导入。")


class _Reader:
    """Walks through a document; it counts the automatic numbers on the way."""

    def __init__(self, name: str, content: "_Element | None", styles: "_Element | None") -> None:
        self._name = name
        self._margins = styles
        self._styles = OdtStyles((styles, content))
        self._lists = OdtLists((styles, content))
        self._text = OdtText(self._styles)
        self._room = MOST_CHARACTERS

    def document(self, body: "_Element") -> Iterator[Line]:
        """Yield the lines of the text, then those of notes, headers and footers."""
        yield from self.lines(body)
        while self._text.notes:
            yield from (replace(line, aside=True) for line in self.lines(self._text.notes.pop(0)))
        for element in self._margins.iter() if self._margins is not None else ():
            if local(element) in _MARGINS:
                lines = (line for line in self.lines(element) if is_running_text(line.text))
                yield from (replace(line, aside=True) for line in lines)
        if self._text.pictures:
            yield pictures_remark(len(self._text.pictures), [n for n in self._text.pictures if n])

    def lines(self, parent: "_Element") -> Iterator[Line]:
        """Yield the lines of a body, a section, a cell or a text box."""
        for element in parent:
            name = local(element)
            if name in {"p", "h"}:
                yield from self._paragraph(element, self._outline_number(element))
            elif name == "list":
                yield from self._list(element, attribute(element, "style-name") or "", None, 0)
            elif name == "table":
                yield from table_lines(list(self._rows(element)))
            elif name not in _UNREAD:
                yield from self.lines(element)

    def _paragraph(self, element: "_Element", numbered: str) -> Iterator[Line]:
        style = attribute(element, "style-name") or ""
        parts = list(self._text.stretches(element, style))
        for part in parts:
            if part.box is not None:
                yield from self.lines(part.box)
        self._room -= sum(len(part.text) for part in parts)
        if self._room < 0:
            raise UnreadableFileError(f"“{self._name}”过大，不像一份报告，请检查是否选错了文件。")
        look = self._styles.look(style)
        if local(element) == "h":
            look = replace(look, level=number(element, "outline-level") or look.level)
        yield from paragraph_lines(parts, look, numbered)

    def _outline_number(self, element: "_Element") -> str:
        if local(element) != "h" or not "".join(str(text) for text in element.itertext()).strip():
            return ""
        return self._lists.outline(number(element, "outline-level") or 1)

    def _list(
        self, element: "_Element", style: str, counted: NumberedList | None, level: int
    ) -> Iterator[Line]:
        """Yield the paragraphs of a list; the first one of each item bears its number."""
        own = attribute(element, "style-name") or style
        counted = counted or self._lists.begin(element, own)
        for item in element:
            if local(item) not in {"list-item", "list-header"}:
                continue
            start = number(item, "start-value")
            if start is not None:
                counted.restart({level: start})
            numbered = local(item) == "list-item"
            for inner in item:
                if local(inner) == "list":
                    yield from self._list(inner, own, counted, level + 1)
                elif local(inner) in {"p", "h"}:
                    yield from self._paragraph(inner, counted.next(level) if numbered else "")
                    numbered = False

    def _rows(self, table: "_Element") -> Iterator[list[list[Line]]]:
        for element in table:
            if local(element) in _ROW_GROUPS:
                yield from self._rows(element)
            elif local(element) == "table-row":
                yield list(self._cells(element))

    def _cells(self, row: "_Element") -> Iterator[list[Line]]:
        """Yield the cells of a row: one for those joined side by side, as Word files have it."""
        covered = 0
        for element in row:
            name = local(element)
            repeated = min(number(element, "number-columns-repeated") or 1, _MOST_REPEATED)
            if name == "table-cell":
                covered = (number(element, "number-columns-spanned") or 1) - 1
                yield from [list(self.lines(element))] * repeated
            elif name == "covered-table-cell":
                hidden = min(covered, repeated)
                covered -= hidden
                yield from [[]] * (repeated - hidden)
