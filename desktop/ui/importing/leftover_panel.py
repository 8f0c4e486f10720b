"""Texts of the file that found no place: shown first of all, placed or dropped by the clerk."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QMimeData, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop.ui import theme
from desktop.ui.dialogs import messages
from desktop.ui.importing.draft import Draft
from desktop.ui.importing.field_menu import field_menu
from desktop.ui.importing.pieces import Piece, PieceKind, mime_of

_QUOTED = 30
_LEAST = 7 * theme.UNIT


class LeftoverPanel(QFrame):
    """A list of leftover texts and what can be done with the chosen one; hidden when empty.

    Signals:
        edited: The changed `Draft`, and what was done, in words.
        text_chosen: The number of the text the cursor has come to.
        field_requested: The `Piece` that is to be put into a field, and the field's name.
    """

    edited = Signal(object, str)
    text_chosen = Signal(int)
    field_requested = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft: Draft | None = None
        self._section = -1
        self._title = QLabel(self)
        self.texts = _TextList(self)
        self.to_section = QPushButton("放入所选章节", self)
        self.to_end = QPushButton("放入正文末尾", self)
        self.to_note = QPushButton("作为附注", self)
        self.to_field = QPushButton("放入要素", self)
        self.drop = QPushButton("丢弃…", self)
        self._build()
        self._connect()

    def show_draft(self, draft: Draft) -> None:
        """Show what is left over of a draft."""
        row = max(self.texts.currentRow(), 0)
        self._draft = draft
        with QSignalBlocker(self.texts):
            self.texts.clear()
            for text in draft.leftover:
                item = QListWidgetItem(text)
                item.setToolTip(text)
                self.texts.addItem(item)
            self.texts.setCurrentRow(min(row, len(draft.leftover) - 1))
        self._title.setText(f"没有找到位置的文字（{len(draft.leftover)} 段）")
        self.setVisible(bool(draft.leftover))

    def set_section(self, section: int) -> None:
        """Name the section that a text would be put into."""
        self._section = section
        self.to_section.setEnabled(section >= 0)

    @Slot()
    def put_in_section(self) -> None:
        """Put the chosen texts at the end of the chosen section."""
        if self._section >= 0:
            self._move(partial(_into_section, section=self._section), "放入章节")

    @Slot()
    def put_at_end(self) -> None:
        """Put the chosen texts at the end of the body."""
        self._move(Draft.with_leftover_at_end, "放入正文末尾")

    @Slot()
    def put_in_note(self) -> None:
        """Put the chosen texts into the note."""
        self._move(Draft.with_leftover_as_note, "作为附注")

    @Slot()
    def drop_texts(self) -> None:
        """Leave the chosen texts out of the report, once the clerk has said so."""
        rows = self._rows()
        if self._draft is None or not rows:
            return
        text = self._draft.leftover[rows[0]]
        quoted = f"“{text[:_QUOTED]}{'…' if len(text) > _QUOTED else ''}”"
        many = f"{quoted}等 {len(rows)} 段文字" if len(rows) > 1 else quoted
        question = f"{many}将不进入报告（原文件不受影响）。确定丢弃吗？"
        if messages.ask(self, question, "丢弃", "保留", danger=True):
            self._move(Draft.without_leftover, "丢弃文字")

    def _put_in_field(self, name: str) -> None:
        if self.texts.currentRow() >= 0:
            piece = Piece(PieceKind.LEFTOVER, self.texts.currentRow())
            self.field_requested.emit(piece, name)

    def _rows(self) -> list[int]:
        return sorted(index.row() for index in self.texts.selectedIndexes())

    def _move(self, act: Callable[[Draft, int], Draft], what: str) -> None:
        """Do something to each chosen text; those behind one that has gone move up."""
        draft = self._draft
        if draft is None:
            return
        for gone, row in enumerate(self._rows()):
            draft = act(draft, row - gone)
        self.edited.emit(draft, what)

    def _build(self) -> None:
        theme.mark(self, "banner")
        theme.mark(self._title, "strong")
        theme.mark(self.drop, "flat")
        hint = QLabel("请逐段放好（也可以拖到右边的要素或章节上），存入时一个字也不会少。", self)
        theme.mark(hint, "small")
        hint.setWordWrap(True)
        self.texts.setAccessibleName("没有找到位置的文字")
        self.texts.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
        self.texts.setMinimumHeight(_LEAST)
        # No higher than its texts: the rest belongs to the text of the chosen section.
        self.texts.setSizeAdjustPolicy(QListWidget.SizeAdjustPolicy.AdjustToContents)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.texts.setTextElideMode(Qt.TextElideMode.ElideRight)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.UNIT)
        for button in (self.to_section, self.to_end, self.to_note, self.to_field):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self.drop)
        box = QVBoxLayout(self)
        box.setContentsMargins(*([theme.UNIT + theme.HALF] * 4))
        box.setSpacing(theme.UNIT)
        box.addWidget(self._title)
        box.addWidget(hint)
        box.addWidget(self.texts, 1)
        box.addLayout(buttons)

    def _connect(self) -> None:
        self.to_field.setMenu(field_menu(self.to_field, self._put_in_field))
        self.texts.currentRowChanged.connect(self.text_chosen)
        self.to_section.clicked.connect(self.put_in_section)
        self.to_end.clicked.connect(self.put_at_end)
        self.to_note.clicked.connect(self.put_in_note)
        self.drop.clicked.connect(self.drop_texts)


class _TextList(QListWidget):
    """The texts, which can be dragged to where they belong."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)

    @override
    def mimeData(self, items: Sequence[QListWidgetItem]) -> QMimeData:
        if not items:
            return QMimeData()
        return mime_of(Piece(PieceKind.LEFTOVER, self.row(items[0])))


def _into_section(draft: Draft, number: int, *, section: int) -> Draft:
    return draft.with_leftover_in(number, section)
