"""Asks which year and which offices the statistics workbook is to hold."""

from collections.abc import Sequence

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from desktop.ui import theme


class WorkbookDialog(QDialog):
    """Chooses the year, and whether the subordinate offices are in it."""

    def __init__(
        self, name: str, years: Sequence[int], subordinates: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("导出 Excel 统计表")
        self._year = QComboBox(self)
        self._year.setAccessibleName("年度")
        for year in sorted(years, reverse=True):
            self._year.addItem(f"{year} 年", year)
        self._alone = QRadioButton(f"只有{name}", self)
        self._below = QRadioButton(f"{name}及下级 {subordinates} 个单位", self)
        self._alone.setChecked(not subordinates)
        self._below.setChecked(subordinates > 0)
        self._below.setEnabled(subordinates > 0)
        self._lay_out()

    @property
    def year(self) -> int:
        """The chosen year."""
        return int(self._year.currentData())

    @property
    def with_subordinates(self) -> bool:
        """Whether the offices below are wanted too."""
        return self._below.isChecked()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(2 * theme.UNIT)
        form.setVerticalSpacing(theme.UNIT)
        form.addRow("年度", self._year)
        form.addRow("单位", self._alone)
        form.addRow("", self._below)
        buttons = QDialogButtonBox(self)
        accept = buttons.addButton("选择保存位置…", QDialogButtonBox.ButtonRole.AcceptRole)
        theme.mark(accept, "primary")
        buttons.addButton("取消", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        box.setContentsMargins(*([3 * theme.UNIT] * 4))
        box.setSpacing(3 * theme.UNIT)
        box.addLayout(form)
        box.addWidget(buttons)
