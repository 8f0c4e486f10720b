"""The text of a section as it was recognised, paragraph by paragraph, to be put right."""

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget
from typing_extensions import override

from desktop.domain.outline import Section, block_text
from desktop.ui.importing.pieces import Piece, PieceKind, mime_of

_PARAGRAPH = Qt.ItemDataRole.UserRole + 1


class ParagraphList(QListWidget):
    """One row a paragraph; the heading, which the outline shows, stands first and is muted.

    Signals:
        paragraph_chosen: The number of the paragraph the cursor has come to, -1: the heading.
        heading_requested: Ctrl+H: a section is to begin at this paragraph.
        aside_requested: Delete: the paragraph belongs elsewhere.
    """

    paragraph_chosen = Signal(int)
    heading_requested = Signal(int)
    aside_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._section = -1
        self.setAccessibleName("所选章节的文字")
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setSpacing(1)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.currentRowChanged.connect(self._on_row_changed)

    @property
    def paragraph(self) -> int:
        """The number of the paragraph the cursor is on, -1 on the heading or without any."""
        row = self.currentRow()
        return int(self.item(row).data(_PARAGRAPH)) if row >= 0 else -1

    @property
    def piece(self) -> Piece | None:
        """The paragraph the cursor is on."""
        if self.paragraph < 0:
            return None
        return Piece(PieceKind.PARAGRAPH, self._section, self.paragraph)

    def show_section(self, number: int, section: Section | None, marker: str = "") -> None:
        """Show a section; the cursor stays where it is, as far as there is such a row."""
        row = max(self.currentRow(), 0) if number == self._section else 0
        self._section = number
        with QSignalBlocker(self):
            self.clear()
            for text, paragraph in _rows(section, marker):
                item = QListWidgetItem(text, self)
                item.setData(_PARAGRAPH, paragraph)
            self.setCurrentRow(min(row, self.count() - 1))

    def choose(self, paragraph: int) -> None:
        """Put the cursor on a paragraph."""
        for row in range(self.count()):
            if int(self.item(row).data(_PARAGRAPH)) == paragraph:
                self.setCurrentRow(row)

    def text(self) -> str:
        """Return all that is shown."""
        return "\n".join(self.item(row).text() for row in range(self.count()))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if control and event.key() == Qt.Key.Key_H and self.paragraph >= 0:
            self.heading_requested.emit(self.paragraph)
        elif event.key() == Qt.Key.Key_Delete and self.paragraph >= 0:
            self.aside_requested.emit(self.paragraph)
        else:
            super().keyPressEvent(event)

    @override
    def mimeData(self, items: Sequence[QListWidgetItem]) -> QMimeData:
        place = int(items[0].data(_PARAGRAPH)) if items else -1
        if place < 0:
            return QMimeData()
        return mime_of(Piece(PieceKind.PARAGRAPH, self._section, place))

    @Slot()
    def _on_row_changed(self) -> None:
        if self.currentRow() >= 0:
            self.paragraph_chosen.emit(self.paragraph)


def _rows(section: Section | None, marker: str) -> list[tuple[str, int]]:
    if section is None:
        return []
    head = f"{marker}{section.heading}"
    texts = [(block_text(block), place) for place, block in enumerate(section.paragraphs)]
    if section.run_in and not section.heading and texts:
        return [(marker + texts[0][0], 0), *texts[1:]]
    shown = [(text, place) for text, place in texts if text]
    return [(head, -1), *shown] if head else shown
