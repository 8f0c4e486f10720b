"""A text edit whose lines are those of a projection: between its positions and places."""

from dataclasses import dataclass

from PySide6.QtCore import QRect
from PySide6.QtGui import QTextBlock, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from desktop.ui.editor.projection import Place, Projection
from desktop.ui.editor.reading import char_offset, unit_offset

_TOP = Place()
_NEAR_TOP, _NEAR_BOTTOM = 0.12, 0.6


@dataclass(frozen=True, slots=True)
class View:
    """Where someone is in a text: the cursor's place, and how far the sheet is scrolled."""

    place: Place = _TOP
    scroll: int = 0


class PlacedText(QTextEdit):
    """Knows where in the report a position of its document is, and goes to places."""

    def __init__(self, projection: Projection, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._projection = projection

    @property
    def projection(self) -> Projection:
        """The lines that are shown."""
        return self._projection

    def place(self) -> Place:
        """Return where the cursor is."""
        return self.place_at(self.textCursor().position())

    def place_at(self, position: int) -> Place:
        """Return the place of a position in the document."""
        block = self.document().findBlock(position)
        line = self._projection.line_at(block.blockNumber())
        offset = char_offset(block.text(), position - block.position())
        inside = self._projection.lines[line].table is not None
        cell = block.blockNumber() - self._projection.blocks[line] if inside else None
        return self._projection.place(line, offset, cell)

    def position_of(self, place: Place) -> int:
        """Return the position of a place in the document, or the nearest where it is gone."""
        block = self.block_of(place)
        text = block.text()
        return block.position() + unit_offset(text, min(place.offset, len(text)))

    def block_of(self, place: Place) -> QTextBlock:
        """Return the text block of a place."""
        line = self._projection.line_of(place)
        cells = self._projection.lines[line].blocks
        number = self._projection.blocks[line] + min(place.cell or 0, cells - 1)
        return self.document().findBlockByNumber(number)

    def go_to(self, place: Place) -> None:
        """Put the cursor at a place and show it."""
        cursor = self.textCursor()
        cursor.setPosition(self.position_of(place))
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def select(self, start: Place, end: Place) -> None:
        """Select what lies between two places and show it."""
        cursor = self.textCursor()
        cursor.setPosition(self.position_of(start))
        cursor.setPosition(self.position_of(end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def reveal(self, start: Place, end: Place) -> None:
        """Scroll until what lies between two places is in sight, and no further."""
        first, last = (self._rect_of(place) for place in (start, end))
        bar, height = self.verticalScrollBar(), self.viewport().height()
        if first.top() < 0 or last.bottom() > height:
            bar.setValue(bar.value() + int(first.top() - height * _NEAR_TOP * 2))

    def _rect_of(self, place: Place) -> QRect:
        cursor = QTextCursor(self.document())
        cursor.setPosition(self.position_of(place))
        return self.cursorRect(cursor)

    def go_to_unit(self, unit: int) -> None:
        """Put the cursor at the end of a unit's first line, and that line near the top."""
        first = self._projection.groups[min(unit, len(self._projection.groups) - 1)][0]
        self.go_to(Place(unit, 0, len(first.text)))
        layout = self.document().documentLayout()
        top = layout.blockBoundingRect(self.block_of(Place(unit))).top()
        bar = self.verticalScrollBar()
        if not bar.value() < top < bar.value() + self.viewport().height() * _NEAR_BOTTOM:
            bar.setValue(int(top - self.viewport().height() * _NEAR_TOP))

    def view(self) -> View:
        """Return where the cursor is and what is in sight."""
        return View(self.place(), self.verticalScrollBar().value())

    def show_view(self, view: View) -> None:
        """Go back to where `view` was taken."""
        self.go_to(view.place)
        self.verticalScrollBar().setValue(view.scroll)
