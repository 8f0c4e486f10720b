"""The entry that is chosen, in full: its sentence, last year, and what can be done with it."""

from html import escape
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.services.figure_entries import Entry, Standing
from desktop.ui import theme
from desktop.ui.figures.cells import compared_in_words, shown
from desktop.ui.report.figures.model import news_of
from desktop.ui.theme import UNIT

_LONGEST: Final = 64
_LINES: Final = 5
_BUTTONS: Final = 8 * UNIT
_ACCEPTING: Final = {
    Standing.SUGGESTED: "采纳",
    Standing.UNCLASSIFIED: "归入指标…",
    Standing.BLANK: "填写",
}


class EntryDetails(QFrame):
    """Shows one entry; its buttons do what the keys of the list do.

    Signals:
        accept_requested: The first thing to do.
        edit_requested: Another value is to be typed.
        reject_requested: It is not wanted.
        none_requested: There is no such thing.
    """

    accept_requested = Signal()
    edit_requested = Signal()
    reject_requested = Signal()
    none_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sentence = QLabel(self)
        self._year = QLabel(self)
        self.accept = QPushButton(self)
        self.edit = QPushButton("改值", self)
        self.reject = QPushButton(self)
        self.none = QPushButton("不适用", self)
        self._build()

    @property
    def text(self) -> str:
        """All that is said."""
        return f"{self._sentence.text()}\n{self._year.text()}"

    def show_entry(self, entry: Entry | None, *, read_only: bool) -> None:
        """Show an entry, or that none is chosen."""
        self._sentence.setText(_sentence(entry))
        self._year.setText(_year(entry))
        self._year.setVisible(bool(self._year.text()))
        word = "" if entry is None else accepting(entry)
        self.accept.setText(word)
        for button, there in (
            (self.accept, bool(word)),
            (self.edit, entry is not None and entry.indicator is not None),
            (self.none, entry is not None and entry.indicator is not None),
            (self.reject, entry is not None and entry.figure is not None),
        ):
            button.setVisible(there and not read_only)
        self.reject.setText("清除" if entry is not None and entry.stored else "不要")

    def _build(self) -> None:
        theme.mark(self, "panel")
        theme.mark(self._year, "small")
        self._sentence.setWordWrap(True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignTop)
        # As high as the longest entry needs: the list above must not jump from row to row.
        self.setFixedHeight(_LINES * self.fontMetrics().lineSpacing() + _BUTTONS)
        self._sentence.setTextFormat(Qt.TextFormat.RichText)
        self._year.setWordWrap(True)
        buttons = QHBoxLayout()
        buttons.setSpacing(0)
        for button, tip, told in (
            (self.accept, "Enter", self.accept_requested),
            (self.edit, "F2，或者直接键入", self.edit_requested),
            (self.none, "N", self.none_requested),
            (self.reject, "Delete", self.reject_requested),
        ):
            button.setToolTip(tip)
            button.clicked.connect(told)
            theme.mark(button, "primary" if button is self.accept else "flat")
            buttons.addWidget(button, 1 if button is self.accept else 0)
        buttons.addStretch()
        box = QVBoxLayout(self)
        box.setContentsMargins(UNIT, UNIT, UNIT, UNIT)
        box.setSpacing(UNIT)
        box.addWidget(self._sentence, 1)
        box.addWidget(self._year)
        box.addLayout(buttons)


def accepting(entry: Entry) -> str:
    """Name what Enter does with an entry; empty where there is nothing to do."""
    if entry.standing is Standing.STALE:
        if entry.now is None or entry.indicator is None:
            return "改为手填"
        return f"改为 {shown(entry.now, entry.indicator)} {entry.indicator.unit}"
    if entry.behind:
        return "更新正文"
    return _ACCEPTING.get(entry.standing, "")


def _sentence(entry: Entry | None) -> str:
    if entry is None:
        return "选中一项，正文中的出处会标出来。"
    figure = entry.now if entry.standing is Standing.STALE and entry.now else entry.figure
    if entry.standing is Standing.STALE and figure is not None:
        return f"<b>{escape(news_of(entry))}</b>。{_quoted(figure.text, figure.raw)}"
    if figure is None:
        return "空白：没有发生的填 0，没有此项的填“不适用”。"
    if not figure.text:
        return "手工填写，正文中没有出处。"
    return _quoted(figure.text, figure.raw)


def _quoted(text: str, raw: str) -> str:
    """Return a sentence with its quantity in bold, cut to what has room."""
    before, found, behind = text.partition(raw) if raw else (text, "", "")
    if len(before) > _LONGEST // 2:
        before = "…" + before[-_LONGEST // 2 :]
    behind = behind if len(behind) <= _LONGEST // 2 else behind[: _LONGEST // 2] + "…"
    return f"{escape(before)}<b>{escape(found)}</b>{escape(behind)}"


def _year(entry: Entry | None) -> str:
    if entry is None or entry.indicator is None:
        return ""
    return compared_in_words(entry.figure, entry.last, entry.indicator)
