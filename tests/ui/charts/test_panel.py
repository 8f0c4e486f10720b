"""Charts in the window and out of it: painted, copied, saved."""

from collections.abc import Iterator
from contextlib import closing
from decimal import Decimal
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.errors import ExportError
from desktop.ui import theme
from desktop.ui.charts.panel import ChartPanel
from desktop.ui.charts.saving import paint_page, picture, save
from desktop.ui.charts.values import Bar, Chart, Comparison, Composition, Point, Series, Trend
from tests.ui.asked import Asked

pytestmark = pytest.mark.usefixtures("dressed")

P = tuple(Point(Decimal(value)) for value in (3, 2, 9, 4, 5, 6))
CHARTS: list[Chart] = [
    Trend("趋势", "件", (2023, 2024, 2025), (Series("甲", P[:3]), Series("乙", P[3:]))),
    Comparison("比较", "件", tuple(Bar(f"第{n}办", point) for n, point in enumerate(P))),
    Composition("构成", "件", tuple("甲乙丙丁戊己"), (Series("全省", P),)),
]


@pytest.fixture
def panel(qtbot: QtBot, dressed: QApplication) -> Iterator[ChartPanel]:
    made = ChartPanel()
    qtbot.addWidget(made)
    yield made
    theme.apply(dressed, theme.LIGHT)


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.title)
def test_a_picture_has_twice_the_pixels_and_stands_on_white(chart: Chart) -> None:
    image = picture(chart, QSize(400, 300))
    assert (image.width(), image.height()) == (800, 600)
    assert image.pixelColor(1, 1) == QColor("white")
    assert len({image.pixelColor(x, y).rgb() for x in range(0, 800, 3) for y in (300, 340)}) > 1


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.title)
def test_a_chart_is_saved_as_svg_with_its_words(chart: Chart, tmp_path: Path) -> None:
    save(chart, tmp_path / "图.svg")
    written = (tmp_path / "图.svg").read_text(encoding="utf-8")
    assert f">{chart.title}<" in written
    assert "<pattern" not in written


def test_a_chart_is_saved_as_png(tmp_path: Path) -> None:
    save(CHARTS[1], tmp_path / "图.png")
    assert QImage(str(tmp_path / "图.png")).size() == QSize(1920, 1080)


def test_a_name_of_another_kind_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"以 \.png 或 \.svg 结尾"):
        save(CHARTS[1], tmp_path / "图.bmp")


def test_a_saved_chart_is_white_in_the_dark_theme_too(
    panel: ChartPanel, dressed: QApplication
) -> None:
    theme.apply(dressed, theme.DARK)
    panel.view.resize(400, 300)
    panel.show_chart(CHARTS[1])
    assert panel.view.grab().toImage().pixelColor(1, 1) == QColor(theme.DARK.surface)
    assert picture(CHARTS[1]).pixelColor(1, 1) == QColor("white")


def test_a_chart_is_copied_as_an_image(panel: ChartPanel) -> None:
    panel.show_chart(CHARTS[0])
    panel.copy()
    assert QGuiApplication.clipboard().image().width() == 1920


@pytest.mark.parametrize(("choice", "suffix"), [(0, ".png"), (1, ".svg")])
def test_the_kind_of_a_picture_is_asked_for(
    panel: ChartPanel, asked: Asked, tmp_path: Path, choice: int, suffix: str
) -> None:
    panel.show_chart(CHARTS[2])
    asked.choice = choice
    asked.paths = [tmp_path / f"构成{suffix}"]
    panel.save()
    assert (tmp_path / f"构成{suffix}").stat().st_size > 1000


def test_what_is_not_there_cannot_be_saved(panel: ChartPanel) -> None:
    panel.show_chart(None)
    assert not panel._save.isEnabled()
    assert panel.view.accessibleDescription() == "没有可画的数据"


def test_a_screen_reader_hears_the_numbers(panel: ChartPanel) -> None:
    panel.show_chart(CHARTS[1])
    assert "第2办 9件" in panel.view.accessibleDescription()


def test_a_chart_fills_a_page_by_its_width() -> None:
    page = QImage(1000, 2000, QImage.Format.Format_RGB32)
    page.fill(QColor("black"))
    painter = QPainter(page)
    paint_page(painter, CHARTS[1], QRectF(0, 0, 1000, 2000))
    painter.end()
    assert page.pixelColor(990, 500) == QColor("white")
    assert page.pixelColor(990, 600) == QColor("black")


class _Dialog:
    """Stands for a person who prints into a file."""

    path = ""

    def __init__(self, printer: QPrinter, _parent: object) -> None:
        self._printer = printer

    def exec(self) -> int:
        self._printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        self._printer.setOutputFileName(self.path)
        return 1


def test_a_chart_is_printed_across_one_page(
    panel: ChartPanel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("PySide6.QtPrintSupport.QPrintDialog", _Dialog)
    monkeypatch.setattr(_Dialog, "path", str(tmp_path / "图.pdf"))
    panel.show_chart(CHARTS[0])

    panel.print_chart()

    with closing(PdfDocument(tmp_path / "图.pdf")) as pdf:
        assert len(pdf) == 1
        width, height = pdf.get_page_size(0)
        assert width > height
        assert "单位：件" in pdf[0].get_textpage().get_text_bounded()


def test_buttons_without_words_say_them_as_tips(qtbot: QtBot) -> None:
    made = ChartPanel(compact=True)
    qtbot.addWidget(made)

    buttons = (made._copy, made._save, made._print)

    assert [each.toolTip() for each in buttons] == ["复制图片", "另存为图片", "打印"]
    assert [each.accessibleName() for each in buttons] == ["复制图片", "另存为图片", "打印"]
    assert {each.text() for each in buttons} == {""}
