"""Paints the results: one line a report, a heading and two lines of text a hit."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from desktop.services.search import Hit
from desktop.ui import painting, status, theme
from desktop.ui.search.model import Head, ResultsModel, has_heading, heading_of
from desktop.ui.search.snippet import LINES, paint_snippet, without_marks
from desktop.ui.theme import HALF, UNIT, TextSize

Index = QModelIndex | QPersistentModelIndex
_AROUND: Final = 6 * UNIT  # beside the words: margins, and the scroll bar


class ResultDelegate(QStyledItemDelegate):
    """Rows as high as their words need, in the width of the list."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        model = index.model()
        row = model.row(index) if isinstance(model, ResultsModel) else None
        base, small = map(QFontMetrics, _fonts())
        if not isinstance(row, Hit):
            return QSize(0, base.height() + 3 * UNIT)
        widget: QWidget | None = option.widget  # type: ignore[attr-defined]  # inherited in C++ only
        room = widget.width() - _AROUND if widget is not None else 0
        words, _spans = without_marks(row.snippet)
        lines = 1 if base.horizontalAdvance(words) < room else LINES
        heading = small.height() if has_heading(row) else 0
        return QSize(0, heading + lines * base.height() + 2 * UNIT)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        row = model.row(index) if isinstance(model, ResultsModel) else None
        rect, state = painting.place(option)
        painter.save()
        painter.setClipRect(rect)
        if isinstance(row, Head):
            _paint_head(painter, rect, row)
        elif row is not None:
            painting.paint_ground(painter, rect, state)
            _paint_hit(painter, rect.adjusted(2 * UNIT, UNIT - 1, -UNIT, -HALF), row)
            painting.paint_focus(painter, rect, state)
        painter.restore()


def _fonts() -> tuple[QFont, QFont]:
    return theme.font(), theme.font(TextSize.SMALL)


def _paint_head(painter: QPainter, rect: QRect, head: Head) -> None:
    look = theme.current()
    inner = rect.adjusted(UNIT, UNIT, -UNIT, 0)
    base, small = _fonts()
    painter.setFont(small)
    words = head.status.value
    taken = painter.fontMetrics().horizontalAdvance(words)
    painter.setPen(look.status_color(head.status))
    painter.drawText(inner, painting.RIGHT, words)
    middle = inner.center().y() - status.SIZE / 2 + 1
    left = inner.right() - taken - status.SIZE - HALF
    status.paint_mark(painter, QRectF(left, middle, status.SIZE, status.SIZE), head.status)
    base.setBold(True)
    painter.setFont(base)
    painter.setPen(look.color("text"))
    room = inner.adjusted(0, 0, -(taken + status.SIZE + 2 * UNIT), 0)
    painting.paint_text(painter, room, f"{head.year} 年　{head.office}")
    painter.setPen(QPen(look.color("border"), 1))
    painter.drawLine(rect.bottomLeft(), rect.bottomRight())


def _paint_hit(painter: QPainter, inner: QRect, hit: Hit) -> None:
    look = theme.current()
    base, small = _fonts()
    painter.setFont(small)
    painter.setPen(look.color("muted"))
    line = QRect(inner.left(), inner.top(), inner.width(), QFontMetrics(small).height())
    if has_heading(hit):
        painting.paint_text(painter, line, heading_of(hit))
        inner = inner.adjusted(0, line.height() + 1, 0, 0)
    paint_snippet(painter, inner, hit.snippet, base)
