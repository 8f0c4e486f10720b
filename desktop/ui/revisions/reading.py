"""The reading pane of the history: what changed, from which revision to which."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from desktop.services.revisions import Differences
from desktop.ui import theme
from desktop.ui.revisions.changes_html import differences_html
from desktop.ui.theme import HALF, UNIT

LEGEND = "下划线是新增的字，删除线是删去的字。"
SAME = "正文、要素和数据都没有不同。"


class ReadingPane(QWidget):
    """Shows differences in words.

    Signals:
        against_changed: The other side of the comparison is another.
    """

    against_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.found: Differences | None = None
        self.previous = QPushButton("与前一稿", self)
        self.present = QPushButton("与现在", self)
        self._head = QLabel(self)
        self._text = QTextBrowser(self)
        self._build()

    @property
    def text(self) -> str:
        """What is shown."""
        return self._text.toPlainText()

    @property
    def head(self) -> str:
        """What is said above it."""
        return self._head.text()

    def show_head(self, words: str) -> None:
        """Say what is held together."""
        self._head.setText(words)

    def show_differences(self, found: Differences) -> None:
        """Show what is different."""
        self.found = found
        self.restyle()

    def show_words(self, words: str) -> None:
        """Say something in place of differences."""
        self.found = None
        self._text.setPlainText(words)

    def restyle(self) -> None:
        """Put the colours of the window's theme on."""
        if self.found is not None:
            look = theme.current()
            self._text.setHtml(differences_html(self.found, look) if self.found else SAME)

    def _build(self) -> None:
        self._text.setAccessibleName("改动的内容")
        self._text.setOpenLinks(False)
        self._text.document().setDocumentMargin(UNIT)
        self._head.setWordWrap(True)
        self._head.setToolTip(LEGEND)
        theme.mark(self._head, "small")
        group = QButtonGroup(self)
        line = QHBoxLayout()
        line.setSpacing(HALF)
        for chip in (self.previous, self.present):
            theme.mark(chip, "chip")
            chip.setCheckable(True)
            group.addButton(chip)
            line.addWidget(chip)
        line.addStretch(1)
        self.previous.setChecked(True)
        self.previous.setToolTip("这一稿改了什么")
        self.present.setToolTip("从这一稿到现在改了什么")
        group.buttonToggled.connect(self._on_toggled)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, UNIT, 0, 0)
        box.setSpacing(HALF)
        box.addLayout(line)
        box.addWidget(self._head)
        box.addWidget(self._text, 1)

    def _on_toggled(self, button: QPushButton, on: bool) -> None:  # noqa: FBT001 - a slot
        if on and button is not None:
            self.against_changed.emit()
