"""The text fields of the form: one line seen from its beginning, or as many as the text needs."""

import re

from PySide6.QtCore import QMimeData, Qt, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget
from typing_extensions import override

_MOST_LINES = 5
_LINE_HEIGHT = 22
"""Of the text within a line edit, in pixels: `min-height` in the style sheet."""
_AROUND = 8
"""Border and padding above and below the text together, in pixels, as in the style sheet."""
_BREAKS = re.compile(r"\s*[\r\n\u2028\u2029]+\s*")


class LineField(QLineEdit):
    """A line edit that shows the beginning of its text whenever nobody is typing in it."""

    def show_text(self, text: str) -> None:
        """Show another text."""
        self.setText(text)
        if not self.hasFocus():
            self.setCursorPosition(0)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.setCursorPosition(0)


class GrowingField(QPlainTextEdit):
    """A field that wraps its text and is as high as that needs, up to five lines.

    Without `breaks` it holds one paragraph: Enter does nothing, and lines that are pasted are
    joined by 、.
    """

    def __init__(self, *, breaks: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._breaks = breaks
        self._least = 2 if breaks else 1
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("role", "field")
        # The style sheet pads it as it does a line edit, so that texts stand below each other.
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def lock(self, *, locked: bool) -> None:
        """Refuse changes, or take them, and look like it."""
        self.setReadOnly(locked)
        # A style sheet looks at a property only when it is put on.
        self.style().unpolish(self)
        self.style().polish(self)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._breaks or event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            super().keyPressEvent(event)

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        text = source.text().strip()
        self.insertPlainText(text if self._breaks else _BREAKS.sub("、", text))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @Slot()
    def _fit(self) -> None:
        """Take the height of the text; one line of it is as high as a line edit."""
        # A plain text document counts its height in lines.
        needed = round(self.document().size().height())
        lines = min(max(needed, self._least), _MOST_LINES)
        bar = Qt.ScrollBarPolicy
        fits = needed <= _MOST_LINES
        self.setVerticalScrollBarPolicy(bar.ScrollBarAlwaysOff if fits else bar.ScrollBarAsNeeded)
        spacing = self.fontMetrics().lineSpacing()
        room = max(_LINE_HEIGHT - spacing, 0)
        self.setViewportMargins(0, room // 2, 0, room - room // 2)
        self.setFixedHeight(lines * spacing + room + _AROUND)
