"""A bar to search the text of one report; it stands below the text while it is needed."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QTextEdit, QToolButton, QWidget
from typing_extensions import override

from desktop.ui.editor.look import EditorColours, light_colours

_MARGIN = 8
_MOST = 500


class FindBar(QWidget):
    """Finds a text in an editor, marks all places and goes from one to the next.

    Signals:
        closed: The bar has been put away.
    """

    closed = Signal()

    def __init__(self, editor: QTextEdit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._colours = light_colours()
        self._found: list[QTextCursor] = []
        self._field = QLineEdit(clearButtonEnabled=True, placeholderText="在本报告中查找")
        self._count = QLabel()
        self._build()
        self._connect()
        self.hide()

    @property
    def count(self) -> int:
        """The number of places found."""
        return len(self._found)

    def set_colours(self, colours: EditorColours) -> None:
        """Take other colours."""
        self._colours = colours

    def open(self) -> None:
        """Show the bar and search what is selected."""
        selected = self._editor.textCursor().selectedText()
        if selected and "\u2029" not in selected:
            self._field.setText(selected)
        self.show()
        self._field.setFocus()
        self._field.selectAll()
        self._search()

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(_MARGIN * 2, _MARGIN, _MARGIN * 2, _MARGIN)
        row.setSpacing(_MARGIN)
        self._field.setAccessibleName("查找内容")
        row.addWidget(self._field, 1)
        row.addWidget(self._count)
        for text, tip, step in (
            ("上一处", "上一处（Shift+Enter）", self.previous),
            ("下一处", "下一处（Enter）", self.next),
            ("关闭", "关闭（Esc）", self.close_bar),
        ):
            button = QToolButton()
            button.setText(text)
            button.setToolTip(tip)
            button.setAutoRaise(True)
            button.clicked.connect(step)
            row.addWidget(button)

    def _connect(self) -> None:
        self._field.textChanged.connect(self._search)
        self._editor.document().contentsChanged.connect(self._on_contents_changed)

    @Slot()
    def next(self) -> None:
        """Go to the next place, from the end to the first."""
        at = self._editor.textCursor().selectionEnd()
        later = [cursor for cursor in self._found if cursor.selectionStart() >= at]
        self._go(later[0] if later else self._found[0] if self._found else None)

    @Slot()
    def previous(self) -> None:
        """Go to the previous place, from the first to the last."""
        at = self._editor.textCursor().selectionStart()
        earlier = [cursor for cursor in self._found if cursor.selectionEnd() <= at]
        self._go(earlier[-1] if earlier else self._found[-1] if self._found else None)

    @Slot()
    def close_bar(self) -> None:
        """Put the bar away and go back to the text."""
        self.hide()
        self._found = []
        self._editor.setExtraSelections([])
        self._editor.setFocus()
        self.closed.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F3}:
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            if back:
                self.previous()
            else:
                self.next()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _on_contents_changed(self) -> None:
        if not self.isHidden():
            self._search()

    @Slot()
    def _search(self) -> None:
        text = self._field.text()
        self._found = _places(self._editor.document(), text) if text else []
        marks = []
        for cursor in self._found:
            mark = QTextEdit.ExtraSelection()
            mark.cursor = cursor  # type: ignore[attr-defined]  # the stub lacks the field
            mark.format.setBackground(self._colours.found)  # type: ignore[attr-defined]  # likewise
            marks.append(mark)
        self._editor.setExtraSelections(marks)
        count = f"{len(self._found)} 处" if self._found else "没有找到"
        self._count.setText(count if text else "")

    def _go(self, cursor: QTextCursor | None) -> None:
        if cursor is not None:
            self._editor.setTextCursor(cursor)
            self._editor.ensureCursorVisible()


def _places(document: QTextDocument, text: str) -> list[QTextCursor]:
    found: list[QTextCursor] = []
    cursor = document.find(text)
    while not cursor.isNull() and len(found) < _MOST:
        found.append(cursor)
        cursor = document.find(text, cursor)
    return found
