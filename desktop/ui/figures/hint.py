"""The line below a table: what can be done, or what has just gone wrong; never a window."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLabel, QWidget

from desktop.ui import theme


class HintLine(QLabel):
    """Shows the standing hint until there is something to say."""

    def __init__(self, standing: str, parent: QWidget | None = None) -> None:
        super().__init__(standing, parent)
        self._standing = standing
        self._warning = False
        self.setWordWrap(True)
        theme.mark(self, "small")

    @Slot(str)
    def warn(self, sentence: str) -> None:
        """Show what went wrong; an empty sentence takes a warning away, and nothing else."""
        if sentence or self._warning:
            self._put(sentence, "error")
            self._warning = bool(sentence)

    @Slot(str)
    def tell(self, sentence: str) -> None:
        """Show what is so; an empty sentence brings the hint back."""
        self._put(sentence, "small")
        self._warning = False

    def _put(self, sentence: str, role: str) -> None:
        self.setText(sentence or self._standing)
        theme.mark(self, role if sentence else "small")
