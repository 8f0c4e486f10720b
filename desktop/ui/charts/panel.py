"""A chart in the window, with what can be done with it: copy, save, print.

`ChartPanel().show_chart(chart)` is all another page needs; None shows why there is none.
"""

from pathlib import Path

from PySide6.QtCore import QRectF, QSizeF, Slot
from PySide6.QtGui import QFontInfo, QPageLayout, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.ui import icons, theme
from desktop.ui.charts.layout import NOTHING
from desktop.ui.charts.look import ChartType, on_screen
from desktop.ui.charts.painter import paint
from desktop.ui.charts.spoken import spoken
from desktop.ui.charts.values import Chart, is_empty
from desktop.ui.dialogs import files, messages
from desktop.ui.theme import HALF, UNIT


class ChartView(QWidget):
    """Paints one chart as large as it is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chart: Chart | None = None
        self.setMinimumSize(40 * UNIT, 24 * UNIT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.show_chart(None)

    def show_chart(self, chart: Chart | None) -> None:
        """Show another chart."""
        self.chart = chart
        self.setAccessibleName(chart.title if chart else "图表")
        self.setAccessibleDescription(spoken(chart) if chart else NOTHING)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        look = on_screen()
        if self.chart is None:
            painter.fillRect(self.rect(), look.ground)
        else:
            size = float(QFontInfo(theme.font()).pixelSize())
            paint(painter, self.chart, QSizeF(self.size()), look, ChartType(size))
        painter.end()


class ChartPanel(QFrame):
    """A chart and its buttons; where it is `compact`, they are icons with their words as tips."""

    def __init__(self, parent: QWidget | None = None, *, compact: bool = False) -> None:
        super().__init__(parent)
        self._compact = compact
        self.view = ChartView(self)
        self.head = QHBoxLayout()
        self._copy = QPushButton("复制图片", self)
        self._save = QPushButton("另存为图片", self)
        self._print = QPushButton("打印", self)
        self._build()
        self.show_chart(None)

    def show_chart(self, chart: Chart | None) -> None:
        """Show another chart; None: there is none."""
        self.view.show_chart(chart)
        for button in (self._copy, self._save, self._print):
            button.setEnabled(chart is not None and not is_empty(chart))

    @Slot()
    def copy(self) -> None:
        """Put the chart on the clipboard as an image."""
        from desktop.ui.charts.saving import copy  # noqa: PLC0415 - not at the start

        if self.view.chart is not None:
            copy(self.view.chart)

    @Slot()
    def save(self) -> None:
        """Ask for a file, PNG or SVG, and write the chart into it."""
        from desktop.ui.charts.saving import save  # noqa: PLC0415 - not at the start

        chart = self.view.chart
        kind = messages.choose(
            self, "保存成哪一种图片？", ("PNG（放进 Word、微信等）", "SVG（可无限放大）", "取消")
        )
        if chart is None or kind not in {0, 1}:
            return
        suffix = (".png", ".svg")[kind]
        path = files.ask_save_path(self, "另存为图片", f"{chart.title}{suffix}", "图片", suffix)
        if path is not None:
            with messages.reporting(self):
                save(chart, Path(path))

    @Slot()
    def print_chart(self) -> None:
        """Ask for a printer and print the chart across a page."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415 - as above

        from desktop.ui.charts.saving import paint_page  # noqa: PLC0415

        chart = self.view.chart
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageOrientation(QPageLayout.Orientation.Landscape)
        printer.setDocName(chart.title if chart else "")
        if chart is None or not QPrintDialog(printer, self).exec():
            return
        painter = QPainter(printer)
        paint_page(painter, chart, QRectF(painter.viewport()))
        painter.end()

    def _build(self) -> None:
        theme.mark(self, "panel")
        icons.put(self._copy, "copy")
        icons.put(self._save, "save")
        icons.put(self._print, "printer")
        self._copy.clicked.connect(self.copy)
        self._save.clicked.connect(self.save)
        self._print.clicked.connect(self.print_chart)
        line = QHBoxLayout()
        line.setSpacing(HALF)
        line.addLayout(self.head, 1)
        for button in (self._copy, self._save, self._print):
            theme.mark(button, "flat")
            button.setToolTip(button.text())
            button.setAccessibleName(button.text())
            if self._compact:
                button.setText("")
            line.addWidget(button)
        box = QVBoxLayout(self)
        box.setContentsMargins(UNIT, UNIT, UNIT, UNIT)
        box.setSpacing(HALF)
        box.addLayout(line)
        box.addWidget(self.view, 1)
