"""Two short questions: the new name of an indicator and from when, and its last year."""

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.indicator import Indicator
from desktop.ui import theme
from desktop.ui.theme import UNIT

_FIRST, _LAST = 1950, 2200


class RenameDialog(QDialog):
    """Asks for a name and the first year that bears it."""

    def __init__(self, indicator: Indicator, year: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = QLineEdit(indicator.label, self)
        self.from_year = _year_box(year, self)
        self.setWindowTitle("指标改名")
        _lay_out(
            self,
            (("新名称(&N)", self.label), ("从哪一年起(&Y)", self.from_year)),
            "以前年度的数据仍按当时的名称显示。",
            "改名",
        )
        self.label.selectAll()


class RetireDialog(QDialog):
    """Asks for the last year an indicator is asked for."""

    def __init__(self, indicator: Indicator, year: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.last_year = _year_box(year, self)
        self.setWindowTitle(f"停用“{indicator.label}”")
        _lay_out(
            self,
            (("最后填报年度(&Y)", self.last_year),),
            "此后的年度不再填报这项指标；已有的数据都会保留，也可以随时恢复。",
            "停用",
        )


def _year_box(year: int, parent: QWidget) -> QSpinBox:
    box = QSpinBox(parent)
    box.setRange(_FIRST, _LAST)
    box.setSuffix(" 年")
    box.setValue(year)
    return box


def _lay_out(dialog: QDialog, rows: tuple[tuple[str, QWidget], ...], advice: str, go: str) -> None:
    form = QFormLayout()
    form.setSpacing(UNIT)
    for words, field in rows:
        form.addRow(words, field)
    told = QLabel(advice, dialog)
    told.setWordWrap(True)
    theme.mark(told, "muted")
    buttons = QDialogButtonBox(dialog)
    keep = buttons.addButton(go, QDialogButtonBox.ButtonRole.AcceptRole)
    theme.mark(keep, "primary")
    buttons.addButton("取消", QDialogButtonBox.ButtonRole.RejectRole)
    buttons.accepted.connect(dialog.accept)
    buttons.rejected.connect(dialog.reject)
    box = QVBoxLayout(dialog)
    box.setContentsMargins(3 * UNIT, 2 * UNIT, 3 * UNIT, 2 * UNIT)
    box.setSpacing(2 * UNIT)
    box.addLayout(form)
    box.addWidget(told)
    box.addWidget(buttons)
    dialog.setMinimumWidth(52 * UNIT)
