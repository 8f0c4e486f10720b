"""Lists what the keys do on the page in front."""

from collections.abc import Sequence

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.ui import theme
from desktop.ui.theme import UNIT

_ALWAYS = (
    ("返回台账", "Esc"),
    ("在台账的格子间移动", "方向键"),
    ("打开或新建", "Enter"),
)


class ShortcutsDialog(QDialog):
    """Two columns: what is done, and its key."""

    def __init__(self, actions: Sequence[QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("快捷键一览")
        self.rows = (
            *_ALWAYS,
            *dict.fromkeys(_row(action) for action in actions if _row(action)[1]),
        )
        grid = QGridLayout()
        grid.setContentsMargins(2 * UNIT, UNIT, 2 * UNIT, UNIT)
        grid.setHorizontalSpacing(4 * UNIT)
        grid.setVerticalSpacing(UNIT)
        for row, (words, key) in enumerate(self.rows):
            grid.addWidget(QLabel(words, self), row, 0)
            label = QLabel(key, self)
            theme.mark(label, "muted")
            grid.addWidget(label, row, 1)
        panel = QFrame(self)
        theme.mark(panel, "panel")
        panel.setLayout(grid)
        area = QScrollArea(self)
        area.setWidget(panel)
        area.setWidgetResizable(True)
        buttons = QDialogButtonBox(self)
        buttons.addButton("关闭", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        box.setContentsMargins(3 * UNIT, 2 * UNIT, 3 * UNIT, 2 * UNIT)
        box.addWidget(area)
        box.addWidget(buttons)
        self.resize(52 * UNIT, 70 * UNIT)


def _row(action: QAction) -> tuple[str, str]:
    """Return an action's words without the marks of its menu, and its key."""
    words = action.text().partition("\t")[0].removesuffix("…").partition("(&")[0]
    return words, action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
