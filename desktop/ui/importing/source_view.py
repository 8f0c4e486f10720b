"""The text of the file as it was read; it moves in step with what was recognised."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.services.import_reading import Reading
from desktop.services.source_map import LEFTOVER, Located, Span
from desktop.ui import theme
from desktop.ui.editor.reading import char_offset, unit_offset

# What Qt would break a line at, or take out, besides the line feed.
_BREAKS = str.maketrans(dict.fromkeys("\r\x00\u2028\u2029\ufdd0\ufdd1", " "))


class SourceView(QWidget):
    """Shows the source, marks what found no place, and the part that is looked at.

    Signals:
        target_chosen: The `Target` that the clerk has pointed at in the source.
    """

    target_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reading: Reading | None = None
        self._located: Located | None = None
        self._text = ""
        self._simple = True
        self._spans: tuple[Span, ...] = ()
        self._moving = False
        self._line = QLabel(self)
        self.text = QPlainTextEdit(self)
        self._build()
        self.text.cursorPositionChanged.connect(self._on_cursor_moved)

    @property
    def marked(self) -> tuple[str, ...]:
        """The texts that are marked as the part that is looked at."""
        return tuple(self._text[start:end] for start, end in self._spans)

    def show_reading(self, reading: Reading | None, located: Located | None) -> None:
        """Show the source of a reading, and where the parts of the draft now stand in it."""
        self._located = located
        if reading is not self._reading:
            self._reading = reading
            self._text = reading.source.translate(_BREAKS) if reading else ""
            self._simple = max(self._text, default="") <= "\uffff"
            self._spans = ()
            self._moving = True
            self.text.setPlainText(self._text)
            self._moving = False
        self._mark()

    def show_spans(self, spans: Sequence[Span]) -> None:
        """Mark a part, and bring it into sight."""
        self._spans = tuple(spans)
        self._mark()
        if spans and not self.text.hasFocus():
            self._go_to(spans[0][0], spans[-1][1])

    def show_line(self, number: int) -> None:
        """Mark a line, counted from 1, and bring it into sight."""
        block = self.text.document().findBlockByNumber(number - 1)
        start = char_offset(self._text, block.position())
        self._spans = ((start, start + len(block.text())),)
        self._mark()
        self._go_to(start, start)

    def _go_to(self, start: int, end: int) -> None:
        """Put the cursor on a place, the whole part in sight where it fits."""
        self._moving = True
        cursor = self.text.textCursor()
        for place in (end, start):
            cursor.setPosition(self._position(place))
            self.text.setTextCursor(cursor)
            self.text.ensureCursorVisible()
        self._say_line()
        self._moving = False

    @Slot()
    def _on_cursor_moved(self) -> None:
        if self._moving or self._located is None:
            return
        self._say_line()
        target = self._located.at(char_offset(self._text, self.text.textCursor().position()))
        if target is not None:
            self.target_chosen.emit(target)

    def _say_line(self) -> None:
        self._line.setText(f"第 {self.text.textCursor().blockNumber() + 1} 行")

    def _mark(self) -> None:
        left = [
            span
            for target in (self._located.pieces if self._located else ())
            if target.field == LEFTOVER and self._located is not None
            for span in self._located.spans(target)
        ]
        marks = [self._marked(span, "notice", underlined=True) for span in left]
        marks += [self._marked(span, "selection", underlined=False) for span in self._spans]
        self.text.setExtraSelections(marks)

    def _position(self, place: int) -> int:
        """Turn a place in the source into one in the document, which counts in other units."""
        return place if self._simple else unit_offset(self._text, place)

    def _marked(self, span: Span, token: str, *, underlined: bool) -> QTextEdit.ExtraSelection:
        form = QTextCharFormat()
        form.setBackground(theme.current().color(token))
        if underlined:
            form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
            form.setUnderlineColor(theme.current().color("review"))
        cursor = QTextCursor(self.text.document())
        cursor.setPosition(self._position(span[0]))
        cursor.setPosition(self._position(span[1]), QTextCursor.MoveMode.KeepAnchor)
        mark = QTextEdit.ExtraSelection()
        mark.cursor, mark.format = cursor, form  # type: ignore[attr-defined]  # stubs lack them
        return mark

    def _build(self) -> None:
        title = QLabel("原文", self)
        theme.mark(title, "strong")
        theme.mark(self._line, "small")
        self.text.setReadOnly(True)
        self.text.setAccessibleName("原文")
        self.text.setTabChangesFocus(True)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.text.document().setDocumentMargin(theme.UNIT)
        self.text.setToolTip("点一处文字，右边就到它归入的要素或章节。")
        head = QHBoxLayout()
        head.addWidget(title)
        head.addStretch(1)
        head.addWidget(self._line)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.HALF)
        box.addLayout(head)
        box.addWidget(self.text, 1)
