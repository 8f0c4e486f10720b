"""Pages are drawn: what is seen, what letter paper already has, and the ruler."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter

from desktop.domain.report import Report
from desktop.official import standard
from desktop.official.compose import compose
from desktop.official.options import Options
from desktop.typesetting.fonts import FontBook
from desktop.typesetting.painter import paint
from desktop.typesetting.placed import Page
from desktop.typesetting.ruler import distances
from desktop.typesetting.typesetter import Typesetter

SCALE = 2  # the mark is then drawn as outlines, all else from the cache of glyphs
STEP = 5


@pytest.fixture
def page(book: FontBook) -> Page:
    """Give a first page with the red header."""
    report = Report(mark="青河市司法局文件", doc_number="青司〔2025〕3号", title="关于——的报告")
    return Typesetter(book, Options()).typeset(compose(report))[0]


def drawn(page: Page, *, skip_header: bool = False, ruler: bool = False) -> QImage:
    width, height = standard.PAPER_WIDTH.points, standard.PAPER_HEIGHT.points
    image = QImage(int(width * SCALE), int(height * SCALE), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.scale(SCALE, SCALE)
    paint(painter, page, skip_header=skip_header, ruler=ruler)
    painter.end()
    return image


def rows_of(image: QImage, wanted: str) -> list[float]:
    """Return the heights, in points, where there is red, black or blue."""
    found = []
    for y in range(image.height()):
        colours = (QColor(image.pixel(x, y)) for x in range(0, image.width(), STEP))
        if any(colour_name(colour) == wanted for colour in colours):
            found.append(y / SCALE)
    return found


def colour_name(colour: QColor) -> str:
    red, green, blue = colour.red(), colour.green(), colour.blue()
    if red > 200 and green < 90:
        return "red"
    if max(red, green, blue) < 90:
        return "black"
    return "blue" if blue > red + 60 else "white"


def test_the_mark_begins_thirty_five_millimetres_down(page: Page) -> None:
    expected = standard.TOP_EDGE.points + standard.MARK_TOP.points
    assert rows_of(drawn(page), "red")[0] == pytest.approx(expected, abs=1)


def test_a_page_on_letter_paper_has_no_red_and_all_else_in_its_place(page: Page) -> None:
    whole, rest = drawn(page), drawn(page, skip_header=True)
    assert rows_of(rest, "red") == []
    assert rows_of(rest, "black") == rows_of(whole, "black")


def test_the_ruler_is_drawn_only_when_asked_for(page: Page) -> None:
    assert rows_of(drawn(page), "blue") == []
    assert rows_of(drawn(page, ruler=True), "blue") != []


def test_the_ruler_finds_what_the_standard_wants(page: Page) -> None:
    measured = {each.measure: each.mm for each in distances(page)}
    wanted = (standard.MARK_TOP, standard.RED_LINE_GAP, standard.PAGE_NUMBER_GAP)
    assert measured == {measure: pytest.approx(measure.mm, abs=0.1) for measure in wanted}


def test_a_narrowed_mark_is_drawn_over_its_own_width(typesetter: Typesetter) -> None:
    report = Report(mark="云岭省临江新区国防动员办公室（人民防空办公室）文件")
    (page,) = typesetter.typeset(compose(report))
    image, (line, *_) = drawn(page), page.lines
    y = int((line.baseline - line.row.pieces[0].ink.glyphs.size / 3) * SCALE)
    red = [x / SCALE for x in range(image.width()) if QColor(image.pixel(x, y)).green() < 90]
    assert line.x < red[0] < red[-1] < line.x + line.width
    assert red[-1] - red[0] > 0.9 * line.width
