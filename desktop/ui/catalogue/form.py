"""Asks for one indicator of the office's own, or for what may be changed of any."""

import re
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop.domain.errors import ReportError
from desktop.domain.indicator import Catalogue, Indicator, Measure
from desktop.ui import theme
from desktop.ui.theme import UNIT

MEASURES = {Measure.COUNT: "整数", Measure.MONEY: "金额（元）", Measure.RATE: "比率（%）"}

_SEPARATORS = re.compile(r"[、，,；;\s]+")
_NO_WHOLE = "（不属于任何指标）"
_FIXED_UNITS = {Measure.MONEY: "元", Measure.RATE: "%"}
_OWN_GROUP = "自定指标"


class IndicatorForm(QDialog):
    """A form; `store` is called with the indicator and may refuse it with a `ReportError`.

    Of what came with the program only the words that tell it in a sentence can be changed.
    """

    def __init__(
        self,
        indicator: Indicator | None,
        catalogue: Catalogue,
        store: Callable[[Indicator], object],
        parent: QWidget | None = None,
        *,
        only_words: bool = False,
    ) -> None:
        super().__init__(parent)
        self._indicator = indicator
        self._catalogue = catalogue
        self._store = store
        self.label = QLineEdit(self)
        self.group = QComboBox(self)
        self.measure = QComboBox(self)
        self.unit = QComboBox(self)
        self.whole = QComboBox(self)
        self.per_head = QCheckBox("人均数，各单位的数不相加", self)
        self.definition = QPlainTextEdit(self)
        self.words = QLineEdit(self)
        self._problem = QLabel(self)
        self._offer()
        self._fill(indicator)
        self._build(only_words=only_words)
        self.measure.currentIndexChanged.connect(self._on_measure)
        self._on_measure()

    @property
    def problem(self) -> str:
        """What is wrong with the form, as it says itself; empty: nothing."""
        return self._problem.text()

    @property
    def indicator(self) -> Indicator:
        """The indicator as the form has it."""
        whole = self.whole.currentData()
        known = self._indicator or Indicator("", "", "", Measure.COUNT, "")
        return replace(
            known,
            label=self.label.text().strip(),
            group=self.group.currentText().strip(),
            measure=self._chosen(),
            unit=self.unit.currentText().strip(),
            part_of=whole if isinstance(whole, str) else "",
            per_head=self.per_head.isChecked(),
            definition=" ".join(self.definition.toPlainText().split()),
            cues=tuple(word for word in _SEPARATORS.split(self.words.text()) if word),
        )

    @override
    def accept(self) -> None:
        """Close only when the indicator is stored."""
        problem = self._missing()
        if not problem:
            try:
                self._store(self.indicator)
            except ReportError as error:
                problem = str(error)
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        if not problem:
            super().accept()

    def _missing(self) -> str:
        asked = {
            "指标名称": self.label.text(),
            "指标组": self.group.currentText(),
            "单位": self.unit.currentText(),
            "口径": self.definition.toPlainText(),
        }
        empty = next((name for name, text in asked.items() if not text.strip()), "")
        return f"请填写{empty}。" if empty else ""

    def _chosen(self) -> Measure:
        return list(MEASURES)[self.measure.currentIndex()]

    def _on_measure(self) -> None:
        """Money counts in 元 and rates in %: the unit is given."""
        fixed = _FIXED_UNITS.get(self._chosen())
        if fixed:
            self.unit.setCurrentText(fixed)
        elif self.unit.currentText() in _FIXED_UNITS.values():
            self.unit.setCurrentText("")
        self.unit.setEnabled(self.measure.isEnabled() and fixed is None)

    def _offer(self) -> None:
        known = self._catalogue.indicators
        self.group.setEditable(True)
        self.group.addItems(list(dict.fromkeys((*self._catalogue.groups, _OWN_GROUP))))
        self.measure.addItems(list(MEASURES.values()))
        self.unit.setEditable(True)
        counted = [each.unit for each in known if each.measure is Measure.COUNT]
        self.unit.addItems(list(dict.fromkeys(counted)))
        self.whole.addItem(_NO_WHOLE, "")
        for each in known:
            if self._indicator is None or each.key != self._indicator.key:
                self.whole.addItem(f"{each.group} · {each.label}", each.key)

    def _fill(self, indicator: Indicator | None) -> None:
        self.group.setCurrentText(indicator.group if indicator else _OWN_GROUP)
        if indicator is None:
            return
        self.label.setText(indicator.label)
        self.measure.setCurrentIndex(list(MEASURES).index(indicator.measure))
        self.unit.setCurrentText(indicator.unit)
        self.whole.setCurrentIndex(max(self.whole.findData(indicator.part_of), 0))
        self.per_head.setChecked(indicator.per_head)
        self.definition.setPlainText(indicator.definition)
        self.words.setText("、".join(indicator.cues))

    def _build(self, *, only_words: bool) -> None:
        self.setWindowTitle("修改指标" if self._indicator else "新增指标")
        self.label.setPlaceholderText("如：警报器巡检次数")
        self.label.setEnabled(self._indicator is None)
        self.label.setToolTip("已有的指标用“改名”，历年数据会保留当时的名称。")
        self.words.setPlaceholderText("正文里还会怎样称呼它，用顿号隔开，如：警报检修、警报维护")
        self.definition.setPlaceholderText("统计什么、不统计什么，没有发生的填 0。")
        self.definition.setFixedHeight(9 * UNIT)
        self.definition.setTabChangesFocus(True)
        form = QFormLayout()
        form.setSpacing(UNIT)
        form.setLabelAlignment(form.labelAlignment())
        rows: tuple[tuple[str, QWidget], ...] = (
            ("指标名称(&N)", self.label),
            ("指标组(&G)", self.group),
            ("类型(&T)", self.measure),
            ("单位(&U)", self.unit),
            ("属于（其中）(&W)", self.whole),
            ("", self.per_head),
            ("口径(&D)", self.definition),
            ("识别词(&C)", self.words),
        )
        for words, field in rows:
            form.addRow(words, field)
            field.setEnabled(field.isEnabled() and (not only_words or field is self.words))
        theme.mark(self._problem, "error")
        self._problem.setWordWrap(True)
        self._problem.hide()
        box = QVBoxLayout(self)
        box.setContentsMargins(3 * UNIT, 2 * UNIT, 3 * UNIT, 2 * UNIT)
        box.setSpacing(2 * UNIT)
        box.addLayout(form)
        box.addWidget(self._problem)
        box.addWidget(_buttons(self))
        self.setMinimumWidth(64 * UNIT)


def _buttons(dialog: QDialog) -> QDialogButtonBox:
    buttons = QDialogButtonBox(dialog)
    keep = buttons.addButton("保存", QDialogButtonBox.ButtonRole.AcceptRole)
    theme.mark(keep, "primary")
    buttons.addButton("取消", QDialogButtonBox.ButtonRole.RejectRole)
    buttons.accepted.connect(dialog.accept)
    buttons.rejected.connect(dialog.reject)
    return buttons
