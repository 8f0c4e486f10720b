"""The line below the text: where the cursor is, and how long the report has become."""

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from desktop.domain.parts import CHARACTERS_ADVISED
from desktop.ui.editor.look import EditorColours, light_colours
from desktop.ui.editor.session import ReportSession

_MARGIN = 8
_DELAY_MS = 250
_WIDEST = 480


class StatusLine(QWidget):
    """The current section on the left, the count of characters on the right."""

    def __init__(self, session: ReportSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._section = QLabel()
        self._count = QLabel()
        self._colours = light_colours()
        # Counting reads the whole report: not at every key.
        self._timer = QTimer(self, interval=_DELAY_MS, singleShot=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(_MARGIN * 2, _MARGIN // 2, _MARGIN * 2, _MARGIN // 2)
        # A long heading must not widen the column, which would set the whole text anew.
        self._section.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row.addWidget(self._section, 1)
        row.addWidget(self._count)
        self._timer.timeout.connect(self.recount)
        session.report_changed.connect(self._on_report_changed)
        self.recount()

    @property
    def text(self) -> str:
        """What the line says of the length."""
        return self._count.text()

    def set_colours(self, colours: EditorColours) -> None:
        """Take other colours."""
        self._colours = colours
        self.recount()

    def show_section(self, text: str) -> None:
        """Say which section the cursor is in."""
        metrics = self._section.fontMetrics()
        self._section.setText(metrics.elidedText(text, Qt.TextElideMode.ElideRight, _WIDEST))
        self._section.setToolTip(text)

    @Slot()
    def recount(self) -> None:
        """Count the characters now."""
        count = self._session.report.characters
        over = count - CHARACTERS_ADVISED
        text = f"{count} / {CHARACTERS_ADVISED} 字"
        self._count.setText(f"{text}，超出 {over} 字" if over > 0 else text)
        self._count.setToolTip(f"正文字数（不含空格）；一般不超过 {CHARACTERS_ADVISED} 字")
        palette = self._count.palette()
        colour = self._colours.invalid if over > 0 else self._colours.muted
        palette.setColor(QPalette.ColorRole.WindowText, colour)
        self._count.setPalette(palette)

    @Slot()
    def _on_report_changed(self) -> None:
        self._timer.start()
