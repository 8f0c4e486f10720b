"""Asks which status a report has reached, on which day and by whom."""

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QDate, QSize, Qt, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QDateEdit,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop.domain.chinese import date_text
from desktop.domain.finding import Passed
from desktop.domain.operator import act_of
from desktop.domain.report import LOCKED, ReportRecord, Status, Step
from desktop.services.operators import OperatorService
from desktop.ui import state, theme
from desktop.ui import status as status_look
from desktop.ui.theme import UNIT

_MEANINGS = {
    Status.DRAFT: "正在编写",
    Status.REVIEW: "已送审，等待意见",
    Status.FINAL: "内容确定，不再修改",
    Status.SUBMITTED: "已报本级党委、政府和上级部门（3 月 1 日前）",
    Status.PUBLISHED: "已向社会公开（4 月 1 日前）",
}
_PROMPTS_SHOWN = 8


class StatusDialog(QDialog):
    """Shows the five statuses in their order, the next one chosen.

    Args:
        record: The report.
        today: The day that is proposed.
        parent: Above which it is shown.
        prompts: What to look at once more before the report is published.
        passed: The gates it has passed although findings were left.
    """

    def __init__(
        self,
        record: ReportRecord,
        today: dt.date,
        parent: QWidget | None = None,
        *,
        prompts: Sequence[str] = (),
        passed: Sequence[Passed] = (),
    ) -> None:
        super().__init__(parent)
        self._record = record
        self._objection = QLabel(self)
        self.prompts = QLabel(_prompting(prompts), self)
        self._passed = QLabel("\n".join(map(_said_of, passed)), self)
        self._group = QButtonGroup(self)
        self.buttons = {each: QRadioButton(self) for each in Status}
        self.date_edit = QDateEdit(QDate(today.year, today.month, today.day), self)
        self.operator_edit = QLineEdit(state.load().text("operator"), self)
        self.reason_edit = QLineEdit(self)
        self._form = QFormLayout()
        self._keep = QPushButton("记录状态", self)
        self._build()
        order = list(Status)
        place = min(order.index(record.status) + 1, len(order) - 1)
        self.buttons[order[place]].setChecked(True)
        self.buttons[order[place]].setFocus()

    def let(self, operators: OperatorService) -> None:
        """Sign with who works now, and offer only what they may do; the others say why not."""
        if operators.current is not None:
            self.operator_edit.setText(operators.current.name)
            self.operator_edit.setReadOnly(True)
        for status, button in self.buttons.items():
            why = operators.objection(act_of(self._record.status, status))
            button.setEnabled(not why)
            button.setToolTip(why)
        self._show_reason()

    @property
    def step(self) -> Step:
        """The status chosen, its day and who did it."""
        chosen = next(each for each, button in self.buttons.items() if button.isChecked())
        day = self.date_edit.date()
        return Step(
            chosen, dt.date(day.year(), day.month(), day.day()), self.operator_edit.text().strip()
        )

    @property
    def reason(self) -> str:
        """Why a final report is unlocked; empty where it is not."""
        return self.reason_edit.text().strip() if self._unlocks() else ""

    @override
    def accept(self) -> None:
        """Remember the operator for the next time."""
        if not self.operator_edit.isReadOnly():
            state.change(operator=self.operator_edit.text().strip())
        super().accept()

    def _build(self) -> None:
        self.setWindowTitle("更改状态")
        box = QVBoxLayout(self)
        box.setContentsMargins(3 * UNIT, 2 * UNIT, 3 * UNIT, 2 * UNIT)
        box.setSpacing(UNIT)
        report = self._record.report
        name = QLabel(f"{report.office}　{report.year} 年度", self)
        theme.mark(name, "strong")
        name.setWordWrap(True)
        box.addWidget(name)
        for each, button in self.buttons.items():
            reached = [step for step in self._record.steps if step.status is each]
            when = f"　{date_text(reached[-1].on)}已记录" if reached else ""
            button.setText(f"{each.value}　{_MEANINGS[each]}{when}")
            button.setIcon(status_look.icon(each))
            button.setIconSize(QSize(status_look.SIZE, status_look.SIZE))
            self._group.addButton(button)
            box.addWidget(button)
        theme.mark(self._objection, "error")
        self._objection.setWordWrap(True)
        box.addWidget(self._objection)
        self._add_told(box)
        form = self._form
        form.setSpacing(UNIT)
        form.setContentsMargins(0, UNIT, 0, UNIT)
        self.date_edit.setCalendarPopup(True)
        self.date_edit.setDisplayFormat("yyyy年M月d日")
        self.operator_edit.setPlaceholderText("可不填")
        form.addRow("日期(&D)", self.date_edit)
        form.addRow("经办人(&P)", self.operator_edit)
        self.reason_edit.setPlaceholderText("退回修改须写明，记入历史")
        form.addRow("理由(&R)", self.reason_edit)
        box.addLayout(form)
        box.addWidget(self._buttons())
        self.setMinimumWidth(52 * UNIT)
        self._group.buttonToggled.connect(self._show_reason)
        self._group.buttonToggled.connect(self._show_prompts)
        self.reason_edit.textChanged.connect(self._show_reason)

    def _add_told(self, box: QVBoxLayout) -> None:
        """Add what was passed before, and what to look at before publishing."""
        theme.mark(self._passed, "small")
        for label in (self._passed, self.prompts):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setVisible(label is self._passed and bool(label.text()))
            box.addWidget(label)

    def _unlocks(self) -> bool:
        """Tell whether the choice takes a final report back to where it can be changed."""
        return self._record.status in LOCKED and self.step.status not in LOCKED

    @Slot()
    def _show_reason(self) -> None:
        checked = self._group.checkedButton()
        if checked is not None:
            allowed = checked.isEnabled()
            self._objection.setText("" if allowed else checked.toolTip())
            self._objection.setVisible(not allowed)
            self._form.setRowVisible(self.reason_edit, self._unlocks())
            self._keep.setEnabled(allowed and (not self._unlocks() or bool(self.reason)))

    @Slot()
    def _show_prompts(self) -> None:
        published = self._group.checkedButton() is self.buttons[Status.PUBLISHED]
        self.prompts.setVisible(published and bool(self.prompts.text()))

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(self)
        buttons.addButton(self._keep, QDialogButtonBox.ButtonRole.AcceptRole)
        theme.mark(self._keep, "primary")
        buttons.addButton("取消", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons


def _prompting(prompts: Sequence[str]) -> str:
    """Write what is to be looked at before a report is published, as a short list."""
    if not prompts:
        return ""
    shown = [f"· {prompt}" for prompt in prompts[:_PROMPTS_SHOWN]]
    more = len(prompts) - len(shown)
    last = [f"· 另有 {more} 处，见“校对”面板“公开前核对”。"] if more > 0 else []
    return "\n".join([f"公开前请再核对 {len(prompts)} 处：", *shown, *last])


def _said_of(passed: Passed) -> str:
    who = f"（{passed.operator}）" if passed.operator else ""
    left = f"还有错误 {passed.errors} 处、提醒 {passed.warnings} 处"
    return f"{date_text(passed.on)}{passed.purpose}时{left}，理由：{passed.note}{who}"
