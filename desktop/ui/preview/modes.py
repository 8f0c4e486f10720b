"""The switch between writing, writing beside the pages, and the pages alone."""

from enum import StrEnum
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QWidget

from desktop.ui import icons, theme


class Mode(StrEnum):
    """What the page of a report shows; the value is what the switch says."""

    EDIT = "编辑"
    BESIDE = "并排"
    PREVIEW = "预览"

    @property
    def following(self) -> "Mode":
        """The next one, for the key that goes through all."""
        modes = list(Mode)
        return modes[(modes.index(self) + 1) % len(modes)]


_ICONS = {Mode.EDIT: "square-pen", Mode.BESIDE: "columns-2", Mode.PREVIEW: "eye"}
_TIPS = {
    Mode.EDIT: "只显示编辑区（F8 切换）",
    Mode.BESIDE: "编辑区旁边显示打印的样子（F8 切换）",
    Mode.PREVIEW: "只显示打印的样子（F8 切换）",
}


class ModeSwitch(QFrame):
    """Three buttons, one of them down.

    Signals:
        chosen: A `Mode`.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons = {mode: QPushButton(mode.value, self) for mode in Mode}
        group = QButtonGroup(self)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        self.setAccessibleName("显示方式")
        for mode, button in self.buttons.items():
            theme.mark(button, "chip")
            icons.put(button, _ICONS[mode])
            button.setCheckable(True)
            button.setToolTip(_TIPS[mode])
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(partial(self._choose, mode))
            group.addButton(button)
            line.addWidget(button)

    def show_mode(self, mode: Mode) -> None:
        """Show which one it is."""
        self.buttons[mode].setChecked(True)

    def _choose(self, mode: Mode, _checked: object = None) -> None:
        self.chosen.emit(mode)
