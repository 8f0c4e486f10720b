"""The places of the window on its left edge; the current one has the accent."""

from enum import Enum
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QToolButton, QVBoxLayout, QWidget

from desktop.ui import icons, theme
from desktop.ui.theme import HALF, UNIT

_ICON = 20
_WIDTH = 9 * UNIT


class Place(Enum):
    """Where in the window one can be: its word and its icon."""

    LEDGER = ("台账", "table-2")
    REPORT = ("报告", "square-pen")
    FIGURES = ("数据", "chart-column")
    IMPORT = ("导入", "import")
    ROLLUP = ("汇总", "calculator")
    SEARCH = ("查找", "search")

    @property
    def word(self) -> str:
        """What the button says."""
        return self.value[0]

    @property
    def icon(self) -> str:
        """The name of its icon."""
        return self.value[1]


class Rail(QFrame):
    """Goes from place to place.

    Signals:
        chosen: A `Place`.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons = {place: QToolButton(self) for place in Place}
        self._group = QButtonGroup(self)
        self._build()

    def show_place(self, place: Place) -> None:
        """Mark where the window is."""
        for each, button in self.buttons.items():
            icons.put(button, each.icon, "accent_ink" if each is place else "muted", _ICON)
        self.buttons[place].setChecked(True)

    def _build(self) -> None:
        theme.mark(self, "rail")
        self.setFixedWidth(_WIDTH)
        box = QVBoxLayout(self)
        box.setContentsMargins(HALF, UNIT, HALF, UNIT)
        box.setSpacing(HALF)
        for number, (place, button) in enumerate(self.buttons.items(), 1):
            button.setText(place.word)
            button.setToolTip(f"{place.word}（Alt+{number}）")
            button.setAccessibleName(place.word)
            button.setCheckable(True)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
            button.setFixedSize(QSize(_WIDTH - 2 * HALF - 1, 7 * UNIT))
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            theme.mark(button, "place")
            button.clicked.connect(partial(self._choose, place))
            self._group.addButton(button)
            box.addWidget(button)
        box.addStretch(1)
        self.show_place(Place.LEDGER)

    def _choose(self, place: Place, _checked: object = None) -> None:
        self.chosen.emit(place)
