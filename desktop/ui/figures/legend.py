"""Says what the marks in the corners of cells mean."""

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget
from typing_extensions import override

from desktop.ui import theme


class Legend(QWidget):
    """The marks of the table with their meaning, in one quiet line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.HALF)
        for token, text in (("border_strong", "手工填写"), ("review", "取自正文，待确认")):
            label = QLabel(text, self)
            theme.mark(label, "small")
            line.addWidget(_Mark(token, self))
            line.addWidget(label)
            line.addSpacing(theme.UNIT)


class _Mark(QWidget):
    """A small triangle, as cells bear it."""

    def __init__(self, token: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._token = token
        self.setFixedSize(QSize(theme.UNIT, theme.UNIT))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(theme.current().color(self._token))
        painter.setPen(theme.current().color(self._token))
        painter.drawPolygon(QPolygonF([QPointF(1, 1), QPointF(7, 1), QPointF(7, 7)]))
