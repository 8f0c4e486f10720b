"""The layout of a Word file from outside: page, paragraphs with their effective settings, rules.

What is told follows from the file alone, as Word would set it; nothing is rendered.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from desktop.domain.errors import UnreadableFileError
from desktop.official.layout import PageNumber, RedLine
from desktop.official.standard import TWIPS_PER_POINT
from desktop.recognition.readers.docx_effective import Cascade
from desktop.recognition.readers.docx_flow import Flow, Spot
from desktop.recognition.readers.docx_footer import page_number
from desktop.recognition.readers.docx_rules import drawn_red_line
from desktop.recognition.readers.docx_setting import Room
from desktop.recognition.readers.elements import attribute, child, local, number
from desktop.recognition.readers.package import opened

if TYPE_CHECKING:
    from lxml.etree import _Element

_MAIN: Final = "word/document.xml"
# Letter with an inch all round: what a file without a section is set on.
_PAPER: Final = {"w": 12240, "h": 15840}
_MARGINS: Final = {"top": 1440, "bottom": 1440, "left": 1800, "right": 1800, "footer": 992}


@dataclass(frozen=True, slots=True)
class WordLayout:
    """What a Word file says of its layout, lengths in points.

    Attributes:
        grid: The pitch of the page's grid, 0 where there is none.
        spots: Its paragraphs with text, in their order.
    """

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float
    grid: float
    spots: tuple[Spot, ...]
    red_line: RedLine | None
    page_number: PageNumber | None


def read_word_layout(path: Path) -> WordLayout:
    """Read the layout of a Word file.

    Raises:
        UnreadableFileError: It is damaged, locked, or no Word file.
    """
    with opened(path) as package:
        root = package.xml(_MAIN)
        body = child(root, "body")
        if root is None or body is None:
            raise UnreadableFileError(
                f"“{path.name}”不是 Word 文档，请用 Word 或 WPS 另存为 .docx 后再检查。"
            )
        section = _section(body)
        paper = _lengths(child(section, "pgSz"), _PAPER)
        margins = _lengths(child(section, "pgMar"), _MARGINS)
        binding = (number(child(section, "pgMar"), "gutter") or 0) / TWIPS_PER_POINT
        left = margins["left"] + binding
        grid = _grid(child(section, "docGrid"))
        cascade = Cascade(package)
        room = Room(paper["w"] - left - margins["right"], grid)
        flow = Flow(cascade, room, margins["top"])
        flow.walk(body)
        return WordLayout(
            paper["w"],
            paper["h"],
            margins["top"],
            margins["bottom"],
            left,
            margins["right"],
            grid,
            tuple(flow.spots),
            flow.red_line or drawn_red_line(root),
            page_number(package, section, cascade, room, margins["bottom"] - margins["footer"])
            if section is not None
            else None,
        )


def _section(body: "_Element") -> "_Element | None":
    """Return the properties of the first section: the report's own."""
    for element in body:
        inner = child(element, "pPr", "sectPr") if local(element) == "p" else None
        if inner is not None:
            return inner
    return child(body, "sectPr")


def _lengths(element: "_Element | None", usual: dict[str, int]) -> dict[str, float]:
    """Return attributes in points; what is not there, or no number, is as usual."""
    found = {name: number(element, name) for name in usual}
    return {
        name: abs(usual[name] if value is None else value) / TWIPS_PER_POINT
        for name, value in found.items()
    }


def _grid(element: "_Element | None") -> float:
    """Return the pitch of the lines' grid; a grid without a type holds no lines."""
    if attribute(element, "type") not in {"lines", "linesAndChars", "snapToChars"}:
        return 0.0
    return (number(element, "linePitch") or 0) / TWIPS_PER_POINT
