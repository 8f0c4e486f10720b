"""A sign and a word beside a field: how sure it is."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from desktop.ui import icons, theme
from desktop.ui.importing.sureness import Sureness

_CHARACTERS = "未读到"  # the longest word


class SureBadge(QWidget):
    """Paints itself, so that it is right in every theme; takes its room also when it is empty."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: Sureness | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def shown(self) -> Sureness | None:
        """What it says."""
        return self._shown

    def show_step(self, step: Sureness | None) -> None:
        """Say how sure the field is; nothing of one that is empty and may be."""
        self._shown = step
        self.setToolTip(step.hint if step else "")
        self.setAccessibleName(step.word if step else "")
        self.update()

    @override
    def sizeHint(self) -> QSize:
        self.setFont(theme.font(theme.TextSize.SMALL))
        width = self.fontMetrics().horizontalAdvance(_CHARACTERS)
        return QSize(icons.SIZE + theme.HALF + width, 3 * theme.UNIT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._shown is None:
            return
        painter = QPainter(self)
        corner = QRect(0, (self.height() - icons.SIZE) // 2, icons.SIZE, icons.SIZE)
        icons.icon(self._shown.icon, self._shown.token).paint(painter, corner)
        painter.setFont(theme.font(theme.TextSize.SMALL))
        painter.setPen(theme.current().color(self._shown.token))
        place = self.rect().adjusted(icons.SIZE + theme.HALF, 0, 0, 0)
        sides = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(place, sides, self._shown.word)
