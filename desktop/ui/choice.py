"""A large button for one of a few ways to go on: what it does, and a line that explains it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.ui import icons, theme
from desktop.ui.theme import UNIT

_ICON = 24


class ChoiceButton(QPushButton):
    """A way to go on; Enter and Space press it like any button."""

    def __init__(
        self, icon: str, headline: str, explanation: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon = icon
        self._picture, self._headline, self._explanation = (QLabel(self) for _ in range(3))
        self._headline.setText(headline)
        self._build()
        self.explain(explanation)
        self.setAutoDefault(True)

    def explain(self, explanation: str) -> None:
        """Say something else below the headline."""
        self._explanation.setText(explanation)
        self.setAccessibleName(self._headline.text())
        self.setAccessibleDescription(explanation)

    def _build(self) -> None:
        theme.mark(self, "choice")
        theme.mark(self._headline, "strong")
        theme.mark(self._explanation, "muted")
        self._picture.setPixmap(
            icons.pixmap(self._icon, "accent_ink", _ICON, self.devicePixelRatioF())
        )
        self._explanation.setWordWrap(True)
        line = QHBoxLayout(self)
        line.setContentsMargins(2 * UNIT, UNIT + 4, 2 * UNIT, UNIT + 4)
        line.setSpacing(2 * UNIT)
        line.addWidget(self._picture)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._headline)
        words.addWidget(self._explanation)
        line.addLayout(words, 1)
        for label in (self._picture, self._headline, self._explanation):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(8 * UNIT + 4)
