"""The line above the pages: where one is, how large they are, and the printer."""

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QToolButton,
    QWidget,
)

from desktop.ui import icons, theme
from desktop.ui.preview.geometry import STEPS, Fit

_FITS = (("适合宽度", Fit.WIDTH), ("整页", Fit.PAGE))
_PERCENT = 100


class PreviewBar(QFrame):
    """Buttons and a choice; it holds no state of the pages.

    Signals:
        fit_chosen: A `Fit`, and the factor where it is free.
        zoom_requested: By how many steps.
        ruler_toggled, thumbnails_toggled: Whether they are to be seen.
    """

    fit_chosen = Signal(object, float)
    zoom_requested = Signal(int)
    ruler_toggled = Signal(bool)
    thumbnails_toggled = Signal(bool)

    def __init__(self, prints: list[QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.thumbnails = self._button("panel-left", "缩略图", checkable=True)
        self.where = QLabel(self)
        self.smaller = self._button("minus", "缩小（Ctrl+-）")
        self.sizes = QComboBox(self)
        self.larger = self._button("plus", "放大（Ctrl++）")
        self.ruler = self._button("ruler", "标尺：版心、22行×28字网格和国标尺寸", checkable=True)
        self.print_button = QPushButton("打印", self)
        self._build(prints)
        self._connect()

    def tell_page(self, number: int, count: int) -> None:
        """Say which page is looked at."""
        self.where.setText(f"第 {number} 页，共 {count} 页" if count else "")

    def tell_zoom(self, fit: Fit, factor: float) -> None:
        """Show how large the pages are."""
        percent = f"{round(factor * _PERCENT)}%"
        at = next((at for at, (_, each) in enumerate(_FITS) if each is fit), -1)
        self.sizes.blockSignals(True)  # noqa: FBT003  # Qt's signature
        self.sizes.setCurrentIndex(at)
        self.sizes.setEditText(f"{_FITS[at][0]} {percent}" if at >= 0 else percent)
        self.sizes.blockSignals(False)  # noqa: FBT003
        line = self.sizes.lineEdit()
        if line is not None:
            line.setCursorPosition(0)

    def _button(self, icon: str, name: str, *, checkable: bool = False) -> QToolButton:
        button = QToolButton(self)
        icons.put(button, icon)
        button.setAccessibleName(name.partition("（")[0].partition("：")[0])
        button.setToolTip(name)
        button.setCheckable(checkable)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _build(self, prints: list[QAction]) -> None:
        theme.mark(self, "bar")
        theme.mark(self.where, "small")
        self.sizes.setAccessibleName("显示比例")
        self.sizes.setEditable(True)
        line = self.sizes.lineEdit()
        if line is not None:
            line.setReadOnly(True)
        for text, fit in _FITS:
            self.sizes.addItem(text, (fit, 1.0))
        for step in STEPS:
            self.sizes.addItem(f"{round(step * _PERCENT)}%", (Fit.FREE, step))
        self.sizes.setMaxVisibleItems(len(_FITS) + len(STEPS))
        self.sizes.setFixedWidth(18 * theme.UNIT)
        icons.put(self.print_button, "printer")
        menu = QMenu(self.print_button)
        menu.addActions(prints)
        self.print_button.setMenu(menu)
        line_box = QHBoxLayout(self)
        line_box.setContentsMargins(theme.UNIT, theme.HALF, theme.UNIT, theme.HALF)
        line_box.setSpacing(theme.HALF)
        line_box.addWidget(self.thumbnails)
        line_box.addWidget(self.where)
        line_box.addStretch(1)
        for widget in (self.smaller, self.sizes, self.larger, self.ruler, self.print_button):
            line_box.addWidget(widget)

    def _connect(self) -> None:
        self.smaller.clicked.connect(partial(self._step, -1))
        self.larger.clicked.connect(partial(self._step, 1))
        self.sizes.activated.connect(self._on_size)
        self.ruler.toggled.connect(self.ruler_toggled)
        self.thumbnails.toggled.connect(self.thumbnails_toggled)

    def _step(self, by: int, _checked: object = None) -> None:
        self.zoom_requested.emit(by)

    @Slot(int)
    def _on_size(self, index: int) -> None:
        fit, factor = self.sizes.itemData(index)
        self.fit_chosen.emit(fit, factor)
