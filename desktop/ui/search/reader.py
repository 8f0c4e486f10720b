"""The whole passage of a hit, with every place in it marked."""

import html
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from desktop.services.search import Hit
from desktop.ui import icons, theme
from desktop.ui.search.model import heading_of
from desktop.ui.theme import UNIT, Theme


class HitReader(QWidget):
    """Shows what is under the cursor of the list.

    Signals:
        opened: The report is wanted, at this place (`Hit`).
    """

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hit: Hit | None = None
        self._title = QLabel(self)
        self._where = QLabel(self)
        self._text = QTextBrowser(self)
        self.open_button = QPushButton("打开报告", self)
        self._build()
        self.show_hit(None)

    @property
    def text(self) -> str:
        """The passage that is shown."""
        return self._text.toPlainText()

    def show_hit(self, hit: Hit | None) -> None:
        """Show another hit, or none."""
        self._hit = hit
        self.open_button.setEnabled(hit is not None)
        self._title.setText(hit.title if hit else "")
        self._title.setToolTip(hit.title if hit else "")
        self._where.setText(heading_of(hit) if hit else "")
        self.restyle()

    def restyle(self) -> None:
        """Put the colours of the window's theme on."""
        hit = self._hit
        self._text.setHtml(passage_html(hit.text, hit.spans, theme.current()) if hit else "")

    def _build(self) -> None:
        theme.mark(self._title, "strong")
        theme.mark(self._where, "small")
        for label in (self._title, self._where):
            label.setWordWrap(True)
        self._text.setAccessibleName("所在段落")
        self._text.document().setDocumentMargin(UNIT + 4)
        icons.put(self.open_button, "square-pen")
        self.open_button.setToolTip("打开报告并转到这里（Enter）")
        self.open_button.clicked.connect(self._on_open)
        line = QHBoxLayout()
        line.setSpacing(UNIT)
        line.addWidget(self._title, 1)
        line.addWidget(self.open_button)
        box = QVBoxLayout(self)
        box.setContentsMargins(2 * UNIT, 0, 0, 0)
        box.setSpacing(UNIT)
        box.addLayout(line)
        box.addWidget(self._where)
        box.addWidget(self._text, 1)

    def _on_open(self) -> None:
        if self._hit is not None:
            self.opened.emit(self._hit)


def passage_html(text: str, spans: Sequence[tuple[int, int]], look: Theme) -> str:
    """Return a passage with its hits in bold on a ground of their own."""
    pieces, end = [], 0
    for start, stop in spans:
        pieces.append(html.escape(text[end:start]))
        style = f"background-color:{look.selection}; font-weight:700"
        pieces.append(f'<span style="{style}">{html.escape(text[start:stop])}</span>')
        end = stop
    pieces.append(html.escape(text[end:]))
    lines = "".join(pieces).replace("\t", "　").split("\n")
    return "".join(f'<p style="line-height:150%; margin-bottom:8px">{line}</p>' for line in lines)
