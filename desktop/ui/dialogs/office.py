"""Asks for all that is known of an office, its earlier names included."""

from dataclasses import replace

from PySide6.QtCore import Slot
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop.domain.office import Level, Office, OfficeId, OfficeRecord
from desktop.ui import theme
from desktop.ui.dialogs.former_names import FormerNamesTable
from desktop.ui.office_box import OfficeBox
from desktop.ui.theme import UNIT

_NO_SUPERIOR = "（没有上级单位）"


class OfficeDialog(QDialog):
    """A form for one office, new or known."""

    def __init__(
        self,
        office: Office,
        others: tuple[OfficeRecord, ...],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._office = office
        self.full_name = QLineEdit(office.full_name, self)
        self.short_name = QLineEdit(office.short_name, self)
        self.level = QComboBox(self)
        self.region = QLineEdit(office.region, self)
        self.superior = OfficeBox(self)
        self.doc_code = QLineEdit(office.doc_code, self)
        self.mark = QLineEdit(office.mark, self)
        self.former = FormerNamesTable(office.former_names, self)
        self._problem = QLabel(self)
        self._offer(others)
        self._build()
        self.full_name.textChanged.connect(self._on_name_changed)
        self._on_name_changed()

    @property
    def office(self) -> Office:
        """The office as the form has it."""
        superior = self.superior.office
        return replace(
            self._office,
            full_name=self.full_name.text().strip(),
            short_name=self.short_name.text().strip(),
            level=Level(self.level.currentText()),
            region=self.region.text().strip(),
            superior=None if superior is None else OfficeId(superior),
            doc_code=self.doc_code.text().strip(),
            mark=self.mark.text().strip(),
            former_names=self.former.names(),
        )

    @override
    def accept(self) -> None:
        """Close only when the form can be stored."""
        problem = "" if self.full_name.text().strip() else "请填写单位全称。"
        problem = problem or self.former.problem()
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        if not problem:
            super().accept()

    @Slot()
    def _on_name_changed(self) -> None:
        name = self.full_name.text().strip()
        self.mark.setPlaceholderText(f"不填则用“{name}文件”" if name else "不填则用“全称＋文件”")

    def _offer(self, others: tuple[OfficeRecord, ...]) -> None:
        self.level.addItems([level.value for level in Level])
        self.level.setCurrentText(self._office.level.value)
        self.superior.offer(others)
        self.superior.insertItem(0, _NO_SUPERIOR, None)
        self.superior.choose(self._office.superior)

    def _build(self) -> None:
        self.setWindowTitle("编辑单位" if self._office.full_name else "新建单位")
        self.short_name.setPlaceholderText("如：青山县国动办")
        self.region.setPlaceholderText("如：青山县")
        self.doc_code.setPlaceholderText("发文字号里的代字，如：青国动")
        form = QFormLayout()
        form.setSpacing(UNIT)
        for label, field in (
            ("单位全称(&N)", self.full_name),
            ("简称(&S)", self.short_name),
            ("层级(&L)", self.level),
            ("地区(&R)", self.region),
            ("上级单位(&U)", self.superior),
            ("机关代字(&C)", self.doc_code),
            ("发文机关标志(&M)", self.mark),
        ):
            form.addRow(label, field)
        theme.mark(self._problem, "error")
        self._problem.setWordWrap(True)
        self._problem.hide()
        box = QVBoxLayout(self)
        box.setContentsMargins(3 * UNIT, 2 * UNIT, 3 * UNIT, 2 * UNIT)
        box.setSpacing(UNIT)
        box.addLayout(form)
        box.addSpacing(UNIT)
        box.addWidget(self.former, 1)
        box.addWidget(self._problem)
        box.addWidget(self._buttons())
        self.setMinimumWidth(70 * UNIT)

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(self)
        keep = buttons.addButton("保存", QDialogButtonBox.ButtonRole.AcceptRole)
        theme.mark(keep, "primary")
        buttons.addButton("取消", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons
