"""A strip of small pages: where one is, and a click to go elsewhere.

At their size no character can be read, so lines are drawn as strokes of their length: that costs
next to nothing and shows the shape of a page better than crumbs of type.
"""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from desktop.typesetting.placed import Page
from desktop.ui import theme
from desktop.ui.preview.geometry import PAPER

WIDTH = 124
_PAGE = 84.0
_SCALE = _PAGE / PAPER.width()
_STROKE = 0.62  # of a character's height
_INK_ALPHA = 150
_LABEL = 24

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class PagesModel(QAbstractListModel):
    """The pages of a document as a list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: tuple[Page, ...] = ()

    def show_pages(self, pages: Sequence[Page]) -> None:
        """Take other pages; views are told only of those that differ."""
        before, after = self._pages, tuple(pages)
        if len(before) != len(after):
            self.beginResetModel()
            self._pages = after
            self.endResetModel()
            return
        self._pages = after
        for row, (old, new) in enumerate(zip(before, after, strict=True)):
            if old != new:
                self.dataChanged.emit(self.index(row), self.index(row))

    def page(self, row: int) -> Page:
        """Return a page."""
        return self._pages[row]

    @override
    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._pages)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return f"第 {index.row() + 1} 页"
        return None


class Thumbnails(QListView):
    """The strip.

    Signals:
        page_chosen: The index of the page to go to.
    """

    page_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = PagesModel(self)
        self.setModel(self._model)
        self.setItemDelegate(_PageDelegate(self._model, self))
        self.setAccessibleName("缩略图")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFixedWidth(WIDTH)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.clicked.connect(self._on_chosen)
        self.activated.connect(self._on_chosen)

    def show_pages(self, pages: Sequence[Page]) -> None:
        """Show other pages."""
        row = self.currentIndex().row()
        self._model.show_pages(pages)
        self.show_current(min(max(row, 0), len(pages) - 1))

    def show_current(self, row: int) -> None:
        """Show which page is looked at."""
        index = self._model.index(row)
        if index.isValid() and index != self.currentIndex():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    @Slot(QModelIndex)
    def _on_chosen(self, index: QModelIndex) -> None:
        self.page_chosen.emit(index.row())


class _PageDelegate(QStyledItemDelegate):
    def __init__(self, model: PagesModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(WIDTH, round(PAPER.height() * _SCALE) + _LABEL + theme.UNIT)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        look = theme.current()
        state = option.state  # type: ignore[attr-defined]  # inherited in C++ only
        here = bool(state & QStyle.StateFlag.State_Selected)
        over = bool(state & QStyle.StateFlag.State_MouseOver)
        area = QRectF(option.rect)  # type: ignore[attr-defined]
        left = area.left() + (area.width() - _PAGE) / 2
        sheet = QRectF(left, area.top() + theme.UNIT, _PAGE, PAPER.height() * _SCALE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = look.color("accent_ink" if here else "border_strong" if over else "border")
        painter.setPen(QPen(edge, 2 if here else 1))
        painter.setBrush(look.color("paper"))
        painter.drawRect(sheet)
        painter.setPen(look.color("accent_ink" if here else "muted"))
        label = QRectF(area.left(), sheet.bottom(), area.width(), _LABEL)
        painter.drawText(label, Qt.AlignmentFlag.AlignCenter, str(index.row() + 1))
        painter.translate(sheet.topLeft())
        painter.scale(_SCALE, _SCALE)
        _draw_strokes(painter, self._model.page(index.row()))
        painter.restore()


def _draw_strokes(painter: QPainter, page: Page) -> None:
    """Draw a page's lines as strokes, in points."""
    for line in page.lines:
        for piece in line.row.pieces:
            size = piece.ink.glyphs.size
            colour = QColor(f"#{piece.ink.colour}")
            colour.setAlpha(_INK_ALPHA)
            corner = QPointF(line.x + piece.edges[0], line.baseline - _STROKE * size)
            wide = piece.edges[-1] - piece.edges[0]
            painter.fillRect(QRectF(corner.x(), corner.y(), wide, _STROKE * size), colour)
    for rule in page.rules:
        right, down = (0.0, rule.width) if rule.upright else (rule.width, 0.0)
        colour = QColor(f"#{rule.colour}")
        colour.setAlpha(_INK_ALPHA)
        painter.setPen(QPen(colour, 0.5 / _SCALE))
        painter.drawLine(QPointF(rule.x, rule.y), QPointF(rule.x + right, rule.y + down))
