"""Asks for which office and year a report is made, and from what."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.office import OfficeId, OfficeRecord
from desktop.ui import theme
from desktop.ui.choice import ChoiceButton
from desktop.ui.dialogs.start import Start
from desktop.ui.office_box import OfficeBox
from desktop.ui.theme import UNIT

FIRST_YEAR, LAST_YEAR = 1990, 2100


class NewReportDialog(QDialog):
    """Offers three ways to begin; pressing one of them answers the dialog.

    Attributes:
        start: What was chosen; None while nothing is.
    """

    def __init__(
        self,
        offices: tuple[OfficeRecord, ...],
        has_report: Callable[[OfficeId, int], bool],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.start: Start | None = None
        self._has_report = has_report
        self.office_box = OfficeBox(self)
        self.office_box.offer(offices)
        self.year_box = QSpinBox(self)
        self._problem = QLabel(self)
        self.choices = {
            Start.PREVIOUS: ChoiceButton("copy", "从上年带入", "", self),
            Start.BLANK: ChoiceButton(
                "file-plus", "空白报告", "带有四个必备部分和单位的各项要素，内容从头填写", self
            ),
            Start.FILE: ChoiceButton(
                "import", "从文件导入", "读取已写好的 Word 或文本文件，自动识别各部分", self
            ),
        }
        self._build()
        self._connect()

    @property
    def office(self) -> OfficeId | None:
        """The office chosen."""
        return self.office_box.office

    @property
    def year(self) -> int:
        """The year chosen."""
        return self.year_box.value()

    def propose(self, office: OfficeId | None, year: int) -> None:
        """Put office and year in place, and the keyboard on the likeliest way to begin."""
        if office is not None:
            self.office_box.choose(office)
        self.year_box.setValue(year)
        self._check()
        usable = [button for button in self.choices.values() if button.isEnabled()]
        if usable:
            usable[0].setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _check(self) -> None:
        """Offer only what can be done for this office and year."""
        office, year = self.office, self.year
        there = office is not None and self._has_report(office, year)
        before = office is not None and self._has_report(office, year - 1)
        self._problem.setText(
            f"该单位已有 {year} 年度的报告，请另选年度，或在台账中直接打开。" if there else ""
        )
        for button in self.choices.values():
            button.setEnabled(office is not None and not there)
        previous = self.choices[Start.PREVIOUS]
        previous.setEnabled(previous.isEnabled() and before)
        previous.explain(
            f"以 {year - 1} 年度报告为底稿，年份自动顺延，逐段改写"
            if before
            else f"台账中没有该单位 {year - 1} 年度的报告"
        )

    @Slot()
    def _choose(self, start: Start) -> None:
        self.start = start
        self.accept()

    def _build(self) -> None:
        self.setWindowTitle("新建年度报告")
        self.year_box.setRange(FIRST_YEAR, LAST_YEAR)
        self.year_box.setSuffix(" 年度")
        self.year_box.setAccessibleName("年度")
        theme.mark(self._problem, "error")
        self._problem.setWordWrap(True)
        self._problem.setMinimumHeight(self._problem.fontMetrics().height())
        form = QFormLayout()
        form.setSpacing(UNIT)
        form.addRow("单位(&O)", self.office_box)
        form.addRow("年度(&Y)", self.year_box)
        buttons = QDialogButtonBox(self)
        buttons.addButton("取消", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        box.setContentsMargins(3 * UNIT, 2 * UNIT, 3 * UNIT, 2 * UNIT)
        box.setSpacing(UNIT)
        box.addLayout(form)
        box.addWidget(self._problem)
        for button in self.choices.values():
            box.addWidget(button)
        box.addSpacing(UNIT)
        box.addWidget(buttons)
        self.setMinimumWidth(60 * UNIT)

    def _connect(self) -> None:
        self.office_box.currentIndexChanged.connect(self._check)
        self.year_box.valueChanged.connect(self._check)
        for start, button in self.choices.items():
            button.clicked.connect(partial(self._on_clicked, start))

    def _on_clicked(self, start: Start, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's signature
        self._choose(start)
