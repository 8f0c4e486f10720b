"""Asks what the statistics workbook is to hold, and remembers what was chosen."""

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QGridLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop.domain.office import OfficeId, OfficeRecord
from desktop.exports.xlsx.content import Paper
from desktop.services.workbook_request import SheetKind, WorkbookRequest
from desktop.ui import state, theme
from desktop.ui.figures.workbook_scope import WorkbookScope

_HINTS = {
    SheetKind.YEAR: "本年度各单位各项指标，带小计和合计",
    SheetKind.COMPARISON: "各年度对比、增减和图表",
    SheetKind.OFFICE_YEARS: "各单位各年度一行，便于筛选和透视",
    SheetKind.DETAILS: "每个数据一行，带原句和所在章节",
    SheetKind.FILING: "各单位办理到哪一步、逾期几天",
    SheetKind.CHECKS: "数据之间、与正文和上年的核对",
}
_SHEETS, _PAPER, _FILLER = "workbook_sheets", "workbook_paper", "workbook_filled_in_by"
_SEPARATOR = "、"
_COLUMNS = 2


class WorkbookDialog(QDialog):
    """Chooses years, offices, sheets, paper and who fills it in."""

    def __init__(
        self,
        records: tuple[OfficeRecord, ...],
        picked: Sequence[OfficeId],
        years: Sequence[int],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("导出 Excel 统计表")
        self._years = sorted(years)
        self.year = QComboBox(self)
        self.first_year = QComboBox(self)
        self.scope = WorkbookScope(records, picked, self)
        self.sheets = {kind: QCheckBox(kind.value, self) for kind in SheetKind}
        self.paper = QComboBox(self)
        self.filled_in_by = QLineEdit(self)
        self._accept = QPushButton("选择保存位置…", self)
        self._fill()
        self._recall()
        self._lay_out()
        self.year.currentIndexChanged.connect(self._offer_first_years)
        for box in self.sheets.values():
            box.toggled.connect(self._check)
        self._check()

    def choose_year(self, year: int) -> None:
        """Put a year in place, where there is one."""
        place = self.year.findData(year)
        if place >= 0:
            self.year.setCurrentIndex(place)

    def request(self, today: dt.date) -> WorkbookRequest:
        """Return what was chosen."""
        return WorkbookRequest(
            year=int(self.year.currentData()),
            offices=self.scope.offices,
            first_year=int(self.first_year.currentData()),
            sheets=self._chosen(),
            paper=Paper(self.paper.currentData()),
            filled_in_by=self.filled_in_by.text().strip(),
            today=today,
        )

    @override
    def accept(self) -> None:
        """Remember the choices that hold for any office."""
        chosen = self._chosen()
        state.change(
            **{
                _SHEETS: _SEPARATOR.join(kind.value for kind in SheetKind if kind in chosen),
                _PAPER: str(self.paper.currentData()),
                _FILLER: self.filled_in_by.text().strip(),
            }
        )
        super().accept()

    def _chosen(self) -> frozenset[SheetKind]:
        return frozenset(kind for kind, box in self.sheets.items() if box.isChecked())

    @Slot()
    def _check(self) -> None:
        self._accept.setEnabled(bool(self._chosen()))

    @Slot()
    def _offer_first_years(self) -> None:
        newest = int(self.year.currentData())
        self.first_year.clear()
        for year in self._years:
            if year <= newest:
                self.first_year.addItem(f"{year} 年", year)

    def _fill(self) -> None:
        for year in reversed(self._years):
            self.year.addItem(f"{year} 年", year)
        self._offer_first_years()
        for paper, words in (
            (Paper.FITTING, "自动（放不下时用 A3）"),
            (Paper.A4, "A4 横向"),
            (Paper.A3, "A3 横向"),
        ):
            self.paper.addItem(words, paper.value)
        for kind, box in self.sheets.items():
            box.setToolTip(_HINTS[kind])
        self.filled_in_by.setPlaceholderText("可不填，打印后手写")
        named = ((self.year, "年度"), (self.first_year, "对比起始年度"), (self.paper, "纸张"))
        for widget, name in (*named, (self.filled_in_by, "填表人")):
            widget.setAccessibleName(name)

    def _recall(self) -> None:
        known = state.load()
        kept = known.text(_SHEETS).split(_SEPARATOR)
        names = {kind.value for kind in SheetKind}
        for kind, box in self.sheets.items():
            box.setChecked(not names & set(kept) or kind.value in kept)
        place = self.paper.findData(known.text(_PAPER))
        self.paper.setCurrentIndex(max(place, 0))
        self.filled_in_by.setText(known.text(_FILLER))

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(3 * theme.UNIT)
        grid.setVerticalSpacing(theme.HALF)
        for place, sheet in enumerate(self.sheets.values()):
            grid.addWidget(sheet, place // _COLUMNS, place % _COLUMNS)
        form = QFormLayout()
        form.setHorizontalSpacing(2 * theme.UNIT)
        form.setVerticalSpacing(2 * theme.UNIT)
        form.addRow("年度", self.year)
        form.addRow("对比自", self.first_year)
        form.addRow("单位", self.scope)
        form.addRow("工作表", grid)
        form.addRow("纸张", self.paper)
        form.addRow("填表人", self.filled_in_by)
        buttons = QDialogButtonBox(self)
        theme.mark(self._accept, "primary")
        buttons.addButton(self._accept, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton("取消", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        box.setContentsMargins(*([3 * theme.UNIT] * 4))
        box.setSpacing(3 * theme.UNIT)
        box.addLayout(form)
        box.addWidget(buttons)
        self.setMinimumWidth(58 * theme.UNIT)
