"""A snippet on a few lines, its hits in bold on a ground of their own."""

import re
from typing import Final

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption

from desktop.services.search import CLOSE, OPEN
from desktop.ui import theme

LINES: Final = 2
_MARKED: Final = re.compile(f"{OPEN}([^{CLOSE}]*){CLOSE}")


def without_marks(snippet: str) -> tuple[str, list[tuple[int, int]]]:
    """Return the words of a snippet, and where its hits stand in them: start and length."""
    words, spans, end = "", [], 0
    for match in _MARKED.finditer(snippet):
        words += snippet[end : match.start()]
        spans.append((len(words), len(match.group(1))))
        words += match.group(1)
        end = match.end()
    return words + snippet[end:], spans


def paint_snippet(painter: QPainter, room: QRect, snippet: str, font: QFont) -> None:
    """Write a snippet into a room, on no more lines than `LINES`."""
    words, spans = without_marks(snippet)
    layout = QTextLayout(words, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats([_range(start, length) for start, length in spans])
    layout.beginLayout()
    top = 0.0
    for _line in range(LINES):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(room.width())
        line.setPosition(QPointF(0, top))
        top += line.height()
    layout.endLayout()
    painter.setPen(theme.current().color("text"))
    layout.draw(painter, QPointF(room.topLeft()))


def _range(start: int, length: int) -> QTextLayout.FormatRange:
    look = QTextCharFormat()
    look.setFontWeight(QFont.Weight.Bold)
    look.setBackground(theme.current().color("selection"))
    made = QTextLayout.FormatRange()
    made.start, made.length, made.format = start, length, look  # type: ignore[attr-defined]  # the stubs lack the fields
    return made
