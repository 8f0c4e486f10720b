"""A chart that leaves the window: PNG, SVG, the clipboard, paper; always dark on white."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, QSizeF
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgGenerator

from desktop.domain.errors import ExportError
from desktop.exports.files import write_atomically
from desktop.ui.charts.look import PAPER, ChartType
from desktop.ui.charts.painter import paint
from desktop.ui.charts.values import Chart

SUFFIXES = (".png", ".svg")

_SIZE = QSize(960, 540)  # device-independent pixels, half a page wide in Word
_RATIO = 2
_TYPE = 15.0


def picture(chart: Chart, size: QSize = _SIZE) -> QImage:
    """Return a chart as an image of twice as many pixels, for print and sharp screens."""
    image = QImage(size * _RATIO, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(_RATIO)
    painter = QPainter(image)
    paint(painter, chart, QSizeF(size), PAPER, ChartType(_TYPE))
    painter.end()
    return image


def save(chart: Chart, path: Path, size: QSize = _SIZE) -> None:
    """Write a chart as PNG or SVG, as the name says; replaces a file that is there.

    Raises `ExportError` where it cannot be written.
    """
    kinds = {".png": _png, ".svg": _svg}
    made = kinds.get(path.suffix.lower())
    if made is None:
        raise ExportError(f"“{path.name}”不是图片文件名，没有保存；请以 .png 或 .svg 结尾。")
    write_atomically(path, made(chart, size), force=True)


def copy(chart: Chart, size: QSize = _SIZE) -> None:
    """Put a chart on the clipboard as an image."""
    # Qt makes the data itself: such made in Python and left there crash at the program's end.
    QGuiApplication.clipboard().setImage(picture(chart, size))


def paint_page(painter: QPainter, chart: Chart, page: QRectF) -> None:
    """Paint a chart as wide as a page, in the page's own units."""
    size = _SIZE
    factor = min(page.width() / size.width(), page.height() / size.height())
    painter.save()
    painter.translate(page.topLeft())
    painter.scale(factor, factor)
    paint(painter, chart, QSizeF(size), PAPER, ChartType(_TYPE))
    painter.restore()


def _png(chart: Chart, size: QSize) -> bytes:
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(picture(chart, size))
    buffer.close()
    return bytes(held.data())


def _svg(chart: Chart, size: QSize) -> bytes:
    held = QByteArray()
    buffer = QBuffer(held)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(size)
    generator.setViewBox(QRectF(0, 0, size.width(), size.height()))
    generator.setTitle(chart.title)
    generator.setDescription(chart.note)
    painter = QPainter(generator)
    paint(painter, chart, QSizeF(size), PAPER, ChartType(_TYPE))
    painter.end()
    return bytes(held.data())
