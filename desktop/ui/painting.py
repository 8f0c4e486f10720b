"""What all lists paint alike: heads, grounds, the ring of the keyboard, text over a few lines."""

from typing import Final

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from desktop.ui import theme
from desktop.ui.theme import HALF, RADIUS, UNIT, TextSize

LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
HEAD_ROOM: Final = 2 * UNIT


def place(option: QStyleOptionViewItem) -> tuple[QRect, QStyle.StateFlag]:
    """Return where to paint and in which state; the stubs of PySide6 lack both."""
    return option.rect, option.state  # type: ignore[attr-defined]  # inherited in C++ only


def line_height(size: TextSize = TextSize.BASE) -> int:
    """Return the height of a line in pixels."""
    return QFontMetrics(theme.font(size)).height()


def two_lines(inner: QRect) -> tuple[QRect, QRect]:
    """Return the places of a line and, right below it, of a small one."""
    first = QRect(inner.left(), inner.top(), inner.width(), line_height())
    second = QRect(inner.left(), first.bottom() + 1, inner.width(), line_height(TextSize.SMALL))
    return first, second


def lines_in(text: str, room: int, most: int) -> int:
    """Return how many lines a text takes, up to so many."""
    return most if QFontMetrics(theme.font()).horizontalAdvance(text) > room else 1


def paint_head(painter: QPainter, rect: QRect, title: str, said: str) -> None:
    """Paint the head of a group."""
    look = theme.current()
    inner = rect.adjusted(UNIT, HALF, -UNIT, 0)
    font = theme.font()
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(look.color("text"))
    painter.drawText(inner, LEFT, title)
    painter.setFont(theme.font(TextSize.SMALL))
    painter.setPen(look.color("muted"))
    painter.drawText(inner, RIGHT, said)
    painter.setPen(QPen(look.color("border"), 1))
    painter.drawLine(rect.bottomLeft(), rect.bottomRight())


def paint_ground(painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
    """Paint the ground of a row that is chosen or pointed at."""
    if state & QStyle.StateFlag.State_Selected:
        painter.fillRect(rect, theme.current().color("current"))
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(rect, theme.current().color("hover"))


def paint_focus(painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
    """Paint the ring around the row that has the keyboard."""
    if state & QStyle.StateFlag.State_HasFocus:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.current().color("focus"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), RADIUS, RADIUS)


def paint_text(painter: QPainter, rect: QRect, text: str) -> None:
    """Write a text on one line; what has no room is elided."""
    elided = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, LEFT, elided)


def paint_lines(painter: QPainter, rect: QRect, text: str, font: QFont, most: int) -> None:
    """Write a text over at most so many lines; what has no room is elided."""
    painter.setFont(font)
    metrics = QFontMetrics(font)
    layout = wrapped(text, font, rect.width())
    for number in range(min(layout.lineCount(), most)):
        line = layout.lineAt(number)
        top = rect.top() + number * metrics.lineSpacing()
        if number == most - 1 and layout.lineCount() > most:
            rest = metrics.elidedText(
                text.encode("utf-16-le")[2 * line.textStart() :].decode("utf-16-le"),
                Qt.TextElideMode.ElideRight,
                rect.width(),
            )
            painter.drawText(rect.left(), top + metrics.ascent(), rest)
        else:
            line.draw(painter, QPointF(rect.left(), top - line.y()))


def wrapped(text: str, font: QFont, width: float) -> QTextLayout:
    """Break a text into lines of a width."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    break_lines(layout, width)
    return layout


def break_lines(layout: QTextLayout, width: float) -> float:
    """Break what a layout holds into lines, one below the other; returns how high they are."""
    layout.beginLayout()
    height = 0.0
    while True:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(0, height))
        height += line.height()
    layout.endLayout()
    return height
