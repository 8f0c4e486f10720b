"""What a page shows when there is nothing on it yet: one icon, one line, and what to do."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.ui import icons, theme

_ICON = 40
_WIDTH = 64 * theme.UNIT


class EmptyState(QWidget):
    """A quiet middle of a page; `button` is there where a remedy is one click away."""

    def __init__(
        self, icon: str, headline: str, advice: str, parent: QWidget | None = None, action: str = ""
    ) -> None:
        super().__init__(parent)
        self.button = QPushButton(action, self)
        self.button.setVisible(bool(action))
        theme.mark(self.button, "primary")
        picture, self._headline, self._advice = (QLabel(self) for _ in range(3))
        picture.setPixmap(icons.pixmap(icon, "faint", _ICON, self.devicePixelRatioF()))
        theme.mark(self._headline, "strong")
        theme.mark(self._advice, "muted")
        self._advice.setWordWrap(True)
        self.tell(headline, advice)
        box = QVBoxLayout(self)
        box.setSpacing(theme.UNIT)
        box.addStretch(2)
        for widget in (picture, self._headline, self._advice, self.button):
            if isinstance(widget, QLabel):
                widget.setAlignment(Qt.AlignmentFlag.AlignCenter)
            box.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addStretch(3)

    def tell(self, headline: str, advice: str) -> None:
        """Say something else."""
        self._headline.setText(headline)
        self._advice.setText(advice)
        # A label that wraps gets no height of its own once it is aligned in a layout.
        self._advice.setFixedSize(_WIDTH, max(self._advice.heightForWidth(_WIDTH), 0))
