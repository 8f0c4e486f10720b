"""OFD files (GB/T 33190): a package of XML with the characters of each page in their places."""

import posixpath
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.domain.errors import UnreadableFileError
from desktop.recognition.lines import Line
from desktop.recognition.readers.elements import attribute, child, children, local
from desktop.recognition.readers.ofd_objects import Fonts, box_of, glyphs_of, rules_of
from desktop.recognition.readers.package import Package, opened
from desktop.recognition.readers.scans import (
    MOST_CHARACTERS,
    MOST_PAGES,
    pictures_told,
    refuse_without_text,
)
from desktop.recognition.readers.sheet import Glyph, Rule, Sheet
from desktop.recognition.readers.sheet_lines import lines_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_KIND = "OFD 文件"
_ENTRY = "OFD.xml"
_LOCKED = "Encryptions.xml"
_A4 = (0.0, 0.0, 595.3, 841.9)  # points


def read_ofd(path: Path) -> tuple[Line, ...]:
    """Read an OFD file.

    Raises:
        UnreadableFileError: It is damaged, locked, scanned, far too large, or no OFD file.
    """
    with opened(path, _KIND) as package:
        if _LOCKED in package.names:
            raise UnreadableFileError(f"“{path.name}”已加密，请取消密码后再导入。")
        sheets = list(_Document(path.name, package).sheets())
    refuse_without_text(path.name, sheets)
    return (*lines_of(sheets), *pictures_told(sheets))


class _Document:
    """The first document of a file; parts are only looked up in the package, never unpacked."""

    def __init__(self, name: str, package: Package) -> None:
        self._name = name
        self._package = package
        entry = package.xml(_ENTRY)
        root = _text(child(entry, "DocBody", "DocRoot"))
        self._folder, self._root = posixpath.dirname(root.lstrip("/")), self._part("", root)
        if self._root is None:
            raise UnreadableFileError(
                f"“{name}”已损坏或不是 OFD 文件，请用 OFD 阅读软件打开检查，或换用 Word、PDF 文件。"
            )
        self._common = child(self._root, "CommonData")
        self._fonts = self._read_fonts()
        self._box = box_of(child(self._common, "PageArea")) or _A4
        self._templates = {
            attribute(each, "ID") or "": attribute(each, "BaseLoc") or ""
            for each in self._of_common("TemplatePage")
        }

    def sheets(self) -> Iterator[Sheet]:
        """Yield the pages."""
        pages = child(self._root, "Pages")
        found = list(children(pages, "Page")) if pages is not None else []
        if len(found) > MOST_PAGES:
            raise UnreadableFileError(
                f"“{self._name}”有 {len(found)} 页，不像一份报告，请检查是否选错了文件。"
            )
        room = MOST_CHARACTERS
        for each in found:
            page = self._part(self._folder, attribute(each, "BaseLoc") or "")
            if page is not None:
                sheet = self._sheet(page)
                room -= len(sheet.glyphs)
                if room < 0:
                    raise UnreadableFileError(
                        f"“{self._name}”过大，不像一份报告，请检查是否选错了文件。"
                    )
                yield sheet

    def _sheet(self, page: "_Element") -> Sheet:
        box = box_of(child(page, "Area")) or self._box
        layers = [page, *self._under(page)]
        glyphs: list[Glyph] = []
        rules: list[Rule] = []
        pictures = 0
        for element in (each for layer in layers for each in layer.iter()):
            name = local(element)
            if name == "TextObject":
                glyphs.extend(glyphs_of(element, self._fonts))
            elif name == "PathObject":
                rules.extend(rules_of(element))
            pictures += name == "ImageObject"
        return Sheet(box[2], box[3], tuple(glyphs), tuple(rules), pictures)

    def _under(self, page: "_Element") -> Iterator["_Element"]:
        """Yield the pages that a page is laid upon."""
        for each in children(page, "Template"):
            place = self._templates.get(attribute(each, "TemplateID") or "")
            template = self._part(self._folder, place) if place else None
            if template is not None:
                yield template

    def _read_fonts(self) -> Fonts:
        names: Fonts = {}
        for kind in ("PublicRes", "DocumentRes"):
            for place in self._of_common(kind):
                root = self._part(self._folder, _text(place))
                for font in root.iter() if root is not None else ():
                    if local(font) == "Font":
                        names[attribute(font, "ID") or ""] = attribute(font, "FontName") or ""
        return names

    def _of_common(self, name: str) -> Iterator["_Element"]:
        return children(self._common, name) if self._common is not None else iter(())

    def _part(self, folder: str, place: str) -> "_Element | None":
        """Return a part by its place, which counts from a folder unless it begins with /."""
        if not place:
            return None
        whole = place.lstrip("/") if place.startswith("/") else posixpath.join(folder, place)
        return self._package.xml(posixpath.normpath(whole))


def _text(element: "_Element | None") -> str:
    return (element.text or "").strip() if element is not None else ""
