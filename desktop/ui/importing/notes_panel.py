"""What was put right on reading, and the switch that reads the file as it stands."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.ui import theme
from desktop.ui.importing.draft import Draft


class NotesPanel(QWidget):
    """The list of notes, with “按原文读入”.

    Signals:
        reading_requested: The file is to be read again, as `verbatim` now says.
    """

    reading_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = QLabel(self)
        self.verbatim = QCheckBox("按原文读入", self)
        self.notes = QListWidget(self)
        self._build()

    def show_draft(self, draft: Draft) -> None:
        """Show what was put right in a draft."""
        self.verbatim.setChecked(draft.verbatim)
        self.notes.clear()
        for note in draft.remarks or (_nothing(draft),):
            item = QListWidgetItem(note)
            item.setToolTip(note)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled)
            self.notes.addItem(item)
        count = f"（{len(draft.remarks)} 条）" if draft.remarks else ""
        self._title.setText(f"已规范的内容{count}")

    def _build(self) -> None:
        theme.mark(self._title, "strong")
        self.verbatim.setToolTip("重新读取文件：标点、空格、断行一律保持原样，不作规范。")
        self.notes.setAccessibleName("已规范的内容")
        self.notes.setWordWrap(True)
        self.notes.setSelectionMode(QListWidget.SelectionMode.NoSelection)
        self.verbatim.clicked.connect(self.reading_requested)
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self.verbatim)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, theme.UNIT, 0, 0)
        box.setSpacing(theme.HALF)
        box.addLayout(head)
        box.addWidget(self.notes, 1)


def _nothing(draft: Draft) -> str:
    return "按原文读入，没有作任何规范。" if draft.verbatim else "原文处处合乎规范，没有改动。"
