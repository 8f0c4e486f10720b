"""What a ruler would find on a page: the distances the standard gives, measured and drawn."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from desktop.official import standard
from desktop.official.blocks import Role
from desktop.official.standard import POINTS_PER_MM, RED, Measure
from desktop.typesetting.placed import Line, Page

_LEFT: Final = standard.BINDING_EDGE.points
_TOP: Final = standard.TOP_EDGE.points
_WIDTH: Final = standard.TEXT_WIDTH.points
_HEIGHT: Final = standard.TEXT_HEIGHT.points
_FRAME: Final = QColor(0, 120, 215, 160)
_GRID: Final = QColor(0, 120, 215, 45)
_ARROW: Final = QColor(0, 120, 215)
_LABEL_SIZE: Final = 7.0
_TICK: Final = 3.0
_ACROSS: Final = 0.68  # clear of page numbers, wherever they stand


@dataclass(frozen=True, slots=True)
class Distance:
    """A distance down a page, between what the standard names.

    Attributes:
        begin: Its upper end, in points from the paper's upper edge.
        end: Its lower end.
        measure: What the standard wants there.
    """

    begin: float
    end: float
    measure: Measure

    @property
    def mm(self) -> float:
        """The distance in millimetres."""
        return (self.end - self.begin) / POINTS_PER_MM


def distances(page: Page) -> tuple[Distance, ...]:
    """Measure a page: mark and red line (7.2.4, 7.2.7), page number (7.5)."""
    return (*_header(page), *_page_number(page))


def _header(page: Page) -> Iterator[Distance]:
    mark = next((line for line in page.lines if line.role is Role.MARK), None)
    if mark is not None:
        yield Distance(_TOP, mark.baseline - _ink_top(mark), standard.MARK_TOP)
    red = next((rule for rule in page.rules if rule.colour == RED), None)
    number = next((line for line in page.lines if line.role is Role.DOC_NUMBER), None)
    if red is not None and number is not None:
        foot = number.baseline + _square_below(number)
        yield Distance(foot, red.y, standard.RED_LINE_GAP)


def _page_number(page: Page) -> Iterator[Distance]:
    for piece in page.footer.pieces[:1]:
        top = page.footer_baseline - piece.ink.glyphs.top(standard.PAGE_NUMBER_DASH)
        yield Distance(_TOP + _HEIGHT, top, standard.PAGE_NUMBER_GAP)


def _ink_top(line: Line) -> float:
    return max(piece.ink.glyphs.top(piece.text) for piece in line.row.pieces)


def _square_below(line: Line) -> float:
    """Return how far the characters' squares reach below the baseline.

    The square stands in the middle of the font's line.
    """
    glyphs = line.row.pieces[0].ink.glyphs
    return (glyphs.size - glyphs.ascent + glyphs.descent) / 2


def draw_ruler(painter: QPainter, page: Page) -> None:
    """Draw the text area, its grid of 22 × 28 squares, and the distances with their values."""
    painter.setPen(QPen(_GRID, 0))
    lines, characters = standard.LINES_A_PAGE.value, standard.CHARACTERS_A_LINE.value
    for column in range(1, int(characters)):
        x = _LEFT + column * _WIDTH / characters
        painter.drawLine(QLineF(x, _TOP, x, _TOP + _HEIGHT))
    for row in range(1, int(lines)):
        y = _TOP + row * _HEIGHT / lines
        painter.drawLine(QLineF(_LEFT, y, _LEFT + _WIDTH, y))
    painter.setPen(QPen(_FRAME, 0))
    painter.drawRect(QRectF(_LEFT, _TOP, _WIDTH, _HEIGHT))
    for distance in distances(page):
        _draw_distance(painter, distance)


def _draw_distance(painter: QPainter, distance: Distance) -> None:
    x = _LEFT + _WIDTH * _ACROSS
    painter.setPen(QPen(_ARROW, 0))
    painter.drawLine(QLineF(x, distance.begin, x, distance.end))
    for y in (distance.begin, distance.end):
        painter.drawLine(QLineF(x - _TICK, y, x + _TICK, y))
    font = QFont(painter.font())
    font.setPixelSize(int(_LABEL_SIZE))
    painter.setFont(font)
    middle = (distance.begin + distance.end + _LABEL_SIZE) / 2
    painter.drawText(QPointF(x + 2 * _TICK, middle), f"{distance.mm:.1f} mm")
