"""The form of what was recognised: office, year and the official elements."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QFormLayout, QLabel, QLineEdit, QScrollArea, QSizePolicy, QWidget
from typing_extensions import override

from desktop.domain.office import OfficeId, OfficeRecord
from desktop.domain.report import Report
from desktop.ui import theme
from desktop.ui.importing.draft import Draft
from desktop.ui.importing.fields import FIELDS, Field
from desktop.ui.office_box import OfficeBox

_YEARS = (1990, 2100)
_LEAST = 18 * theme.UNIT


class DraftForm(QWidget):
    """Rows of fields; what does not fit is refused in a line below its field.

    Signals:
        edited: The changed `Draft`, and what was changed, in words.
        report_edited: The changed `Report`; its office may be another one now.
    """

    edited = Signal(object, str)
    report_edited = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft: Draft | None = None
        self._refused: QLineEdit | None = None
        self.office_box = OfficeBox(self)
        self.name_field = QLineEdit(self)
        self.year_field = QLineEdit(self)
        self._problem = QLabel(self)
        self._fields = {field.label: QLineEdit(self) for field in FIELDS}
        self._form = QFormLayout(self)
        self._build()
        self._connect()

    @property
    def problem(self) -> str:
        """What does not fit; empty where all does."""
        return self._problem.text()

    def field(self, label: str) -> QLineEdit:
        """Return the field of an official element."""
        return self._fields[label]

    def commit(self) -> bool:
        """Take over what is being typed; tells whether all of it fits."""
        self._on_year_entered()
        self._on_name_entered()
        return all(self._on_entered(field) for field in FIELDS)

    def show_draft(self, draft: Draft, offices: tuple[OfficeRecord, ...]) -> None:
        """Show a draft; `offices` are the known ones."""
        self._draft = draft
        if self._refused is not None:
            self._accept(self._refused)
        self.office_box.offer(offices, proposed=draft.report.office)
        self.office_box.choose(draft.office)
        _put(self.name_field, draft.report.office)
        _put(self.year_field, str(draft.year or ""))
        for field in FIELDS:
            text = field.read(draft.report)
            _put(self._fields[field.label], text)
            self._form.setRowVisible(self._fields[field.label], field.always or bool(text))

    def _build(self) -> None:
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setHorizontalSpacing(theme.UNIT)
        self._form.setVerticalSpacing(theme.HALF)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.office_box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.year_field.setValidator(QIntValidator(*_YEARS, self))
        self.year_field.setPlaceholderText("没有读到年度，请填写，例如 2024")
        self.name_field.setPlaceholderText("没有读到单位名称")
        self.name_field.setToolTip("报告上写的单位全称；机构改名以前的报告保留当时的名称。")
        theme.mark(self._problem, "error")
        self._problem.hide()
        self._problem.setWordWrap(True)
        self._form.addRow("单位", self.office_box)
        self._form.addRow("报告上的名称", self.name_field)
        self._form.addRow("年度", self.year_field)
        for field in FIELDS:
            line = self._fields[field.label]
            line.setPlaceholderText(field.hint)
            self._form.addRow(field.label, line)
            self._form.setRowVisible(line, field.always)
        self._form.addRow(self._problem)
        for line, label in ((self.name_field, "报告上的名称"), (self.year_field, "年度")):
            line.setAccessibleName(label)
        for label, line in self._fields.items():
            line.setAccessibleName(label)

    def _connect(self) -> None:
        self.office_box.chosen.connect(self._on_office_chosen)
        self.year_field.editingFinished.connect(self._on_year_entered)
        self.name_field.editingFinished.connect(self._on_name_entered)
        for field in FIELDS:
            line = self._fields[field.label]
            line.editingFinished.connect(partial(self._on_entered, field))

    @Slot(object)
    def _on_office_chosen(self, office: OfficeId | None) -> None:
        if self._draft is not None and office != self._draft.office:
            self.edited.emit(replace(self._draft, office=office, edited=True), "选择单位")

    @Slot()
    def _on_year_entered(self) -> None:
        year = int(self.year_field.text() or 0)
        if self._draft is not None and year != self._draft.year:
            self.edited.emit(replace(self._draft, year=year, edited=True), "填写年度")

    @Slot()
    def _on_name_entered(self) -> None:
        if self._draft is not None:
            name = "".join(self.name_field.text().split())
            self._take(replace(self._draft.report, office=name), "单位名称")

    def _on_entered(self, field: Field) -> bool:
        """Take a field over; tells whether its text fits."""
        if self._draft is None:
            return True
        line = self._fields[field.label]
        try:
            report = field.write(self._draft.report, line.text())
        except ValueError as error:
            self._refuse(line, str(error))
            return False
        self._accept(line)
        self._take(report, field.label)
        return True

    def _take(self, report: Report, what: str) -> None:
        if self._draft is not None and report != self._draft.report:
            self.report_edited.emit(report, f"填写{what}")

    def _refuse(self, line: QLineEdit, sentence: str) -> None:
        self._refused = line
        self._problem.setText(sentence)
        self._problem.show()
        theme.mark(line, "error")

    def _accept(self, line: QLineEdit) -> None:
        """Take the sentence on a field away; one on another field stays."""
        if line is self._refused:
            self._refused = None
            self._problem.setText("")
            self._problem.hide()
            theme.mark(line, "")


class FormArea(QScrollArea):
    """Gives a form the height it wants where there is room, and scrolls it where there is not."""

    def __init__(self, form: DraftForm, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidget(form)
        self.setWidgetResizable(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(_LEAST)
        form.installEventFilter(self)

    @override
    def sizeHint(self) -> QSize:
        return self.widget().sizeHint()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)


def _put(line: QLineEdit, text: str) -> None:
    """Show a text from its beginning, without moving the cursor of one that is the same."""
    if line.text() != text:
        line.setText(text)
        line.setCursorPosition(0)
