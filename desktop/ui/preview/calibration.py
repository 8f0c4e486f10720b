"""How far the printer is off: a sheet to print, two distances to measure, one answer to keep."""

from typing import Final

from PySide6.QtCore import QLineF, QPointF, Slot
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFormLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop.official.standard import PAPER_HEIGHT, PAPER_WIDTH, POINTS_PER_MM
from desktop.ui import icons, theme
from desktop.ui.preview.printing import Shift, remember_shift, remembered_shift

WANTED: Final = 20.0
"""How far the lines of the sheet are to be from the paper's edges, in mm."""
_FARTHEST: Final = 10.0
_TICKS: Final = 10
_TICK: Final = 2.0
_TEXT: Final = 12
_STEPS: Final = (
    "1. 用 A4 纸打印校准页，缩放选 100%。\n"
    "2. 用直尺量两条长线到纸边的距离，填在下面。\n"
    "3. 保存后，打印和套打都会按此移动，与量得的偏差相抵。"
)


def draw_sheet(painter: QPainter) -> None:
    """Draw a line 20 mm from the left edge and one 20 mm from the upper edge, in points."""
    unit = POINTS_PER_MM
    at, wide, high = WANTED * unit, PAPER_WIDTH.points, PAPER_HEIGHT.points
    painter.setPen(QPen(QColor("black"), 0.1 * unit))
    painter.drawLine(QLineF(at, 0.0, at, high))
    painter.drawLine(QLineF(0.0, at, wide, at))
    for step in range(-_TICKS, _TICKS + 1):
        length = (2 if step % _TICKS == 0 else 1) * _TICK * unit
        right, down = wide / 2, high / 2
        painter.drawLine(QLineF(at + step * unit, down, at + step * unit, down + length))
        painter.drawLine(QLineF(right, at + step * unit, right + length, at + step * unit))
    font = QFont(theme.font())
    font.setPixelSize(_TEXT)
    painter.setFont(font)
    words = (
        "法治年报打印校准页",
        f"竖线应距纸的左边 {WANTED:g} 毫米，横线应距纸的上边 {WANTED:g} 毫米。",
        "请量出实际距离，填入“校准打印位置”窗口。",
    )
    for line, text in enumerate(words):
        painter.drawText(QPointF(at + _TEXT, at + (2 + 2 * line) * _TEXT), text)


class CalibrationDialog(QDialog):
    """Asks for the two distances.

    Attributes:
        print_button: Prints the sheet; whoever opens the dialog knows how.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.print_button = QPushButton("打印校准页…", self)
        self.from_left = self._distance("竖线到纸的左边")
        self.from_top = self._distance("横线到纸的上边")
        self._result = QLabel(self)
        known = remembered_shift()
        self.from_left.setValue(WANTED - known.right)
        self.from_top.setValue(WANTED - known.down)
        self._build()
        self._tell()

    @property
    def shift(self) -> Shift:
        """What makes good the distances that were measured."""
        return Shift(WANTED - self.from_left.value(), WANTED - self.from_top.value())

    @property
    def said(self) -> str:
        """What is said of the distances."""
        return self._result.text()

    @override
    def accept(self) -> None:
        """Keep what was measured."""
        remember_shift(self.shift)
        super().accept()

    def _distance(self, name: str) -> QDoubleSpinBox:
        box = QDoubleSpinBox(self)
        box.setAccessibleName(name)
        box.setRange(WANTED - _FARTHEST, WANTED + _FARTHEST)
        box.setDecimals(1)
        box.setSingleStep(0.1)
        box.setSuffix(" 毫米")
        box.valueChanged.connect(self._tell)
        return box

    def _build(self) -> None:
        self.setWindowTitle("校准打印位置")
        icons.put(self.print_button, "printer")
        form = QFormLayout()
        form.setVerticalSpacing(theme.UNIT)
        form.addRow("竖线到纸的左边", self.from_left)
        form.addRow("横线到纸的上边", self.from_top)
        theme.mark(self._result, "muted")
        buttons = QDialogButtonBox(self)
        save = buttons.addButton("保存", QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton("取消", QDialogButtonBox.ButtonRole.RejectRole)
        zero = buttons.addButton("不移动", QDialogButtonBox.ButtonRole.ResetRole)
        theme.mark(save, "primary")
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        zero.clicked.connect(self._on_zero)
        box = QVBoxLayout(self)
        box.setContentsMargins(3 * theme.UNIT, 2 * theme.UNIT, 3 * theme.UNIT, 2 * theme.UNIT)
        box.setSpacing(2 * theme.UNIT)
        box.addWidget(QLabel(_STEPS, self))
        box.addWidget(self.print_button)
        box.addLayout(form)
        box.addWidget(self._result)
        box.addWidget(buttons)

    @Slot()
    def _on_zero(self) -> None:
        self.from_left.setValue(WANTED)
        self.from_top.setValue(WANTED)

    @Slot()
    def _tell(self) -> None:
        parts = [
            f"向{positive if value > 0 else negative}移 {abs(value):.1f} 毫米"
            for value, positive, negative in (
                (round(self.shift.right, 1), "右", "左"),
                (round(self.shift.down, 1), "下", "上"),
            )
            if value
        ]
        self._result.setText(f"打印时{'、'.join(parts)}。" if parts else "位置准确，打印时不移动。")
