"""The form of what was recognised: office, year and the official elements."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QSizePolicy,
    QWidget,
)
from typing_extensions import override

from desktop.domain.office import OfficeId, OfficeRecord
from desktop.domain.report import Report
from desktop.ui import theme
from desktop.ui.importing.draft import Draft
from desktop.ui.importing.field_line import FieldLine
from desktop.ui.importing.fields import FIELDS, Field, field_of
from desktop.ui.importing.sure_badge import SureBadge
from desktop.ui.importing.sureness import Sureness, sureness
from desktop.ui.office_box import OfficeBox

_YEARS = (1990, 2100)
_LEAST = 18 * theme.UNIT
_NAMES = tuple(field.name for field in FIELDS)
_OPEN = (Sureness.GUESSED, Sureness.INFERRED)


class DraftForm(QWidget):
    """Rows of fields; what does not fit is refused in a line below its field.

    Signals:
        edited: The changed `Draft`, and what was changed, in words.
        report_edited: The changed `Report`; its office may be another one now.
        field_entered: The name of the field that the keyboard has come to.
        piece_dropped: The `Piece` that is to be put into a field, and the field's name.
        emptying_requested: The name of a field whose text belongs elsewhere.
    """

    edited = Signal(object, str)
    report_edited = Signal(object, str)
    field_entered = Signal(str)
    piece_dropped = Signal(object, str)
    emptying_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft: Draft | None = None
        self._refused: QLineEdit | None = None
        self.office_box = OfficeBox(self)
        self.name_field = QLineEdit(self)
        self.year_field = QLineEdit(self)
        self._problem = QLabel(self)
        self._fields = {field.label: FieldLine(field.name, self) for field in FIELDS}
        self._badges = {name: SureBadge(self) for name in ("office", "year", *_NAMES)}
        self._rows: dict[str, QWidget] = {}
        self._attached = QLabel(self)
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
            self._form.setRowVisible(self._rows[field.name], field.always or bool(text))
        titles = "；".join(attachment.title for attachment in draft.report.attachments)
        self._attached.setText(titles)
        self._form.setRowVisible(self._attached, bool(titles))
        for name, badge in self._badges.items():
            badge.show_step(sureness(draft, name))

    def go_to(self, name: str) -> None:
        """Put the keyboard on a field."""
        # With nothing to choose from, the office is named in words.
        office = self.office_box if self.office_box.count() else self.name_field
        places = {"office": office, "year": self.year_field}
        field = field_of(name)
        place: QWidget = self._fields[field.label] if field else places[name]
        if field:
            self._form.setRowVisible(self._rows[name], True)  # noqa: FBT003 - Qt's signature
        place.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if isinstance(place, QLineEdit):
            place.selectAll()

    def point_at(self, name: str) -> None:
        """Bring a field into sight, without taking the keyboard there."""
        area = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if area is not None and name in self._rows:
            area.ensureWidgetVisible(self._rows[name])
        for label, line in self._fields.items():
            field = field_of(name)
            line.point_at(here=field is not None and label == field.label)

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
        self._form.addRow("单位", self._with_badge(self.office_box, "office"))
        self._form.addRow("报告上的名称", self._with_badge(self.name_field, ""))
        self._form.addRow("年度", self._with_badge(self.year_field, "year"))
        for field in FIELDS:
            entry = self._fields[field.label]
            entry.setPlaceholderText(field.hint)
            self._rows[field.name] = self._with_badge(entry, field.name)
            self._form.addRow(field.label, self._rows[field.name])
            self._form.setRowVisible(self._rows[field.name], field.always)
        self._attached.setWordWrap(True)
        self._form.addRow("附件", self._attached)
        self._form.addRow(self._problem)
        for label, line in self._fields.items():
            line.setAccessibleName(label)
        self.name_field.setAccessibleName("报告上的名称")
        self.year_field.setAccessibleName("年度")

    def _with_badge(self, field: QWidget, name: str) -> QWidget:
        """Put how sure a field is beside it; a name of nothing only keeps the room."""
        row = QWidget(self)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.UNIT)
        line.addWidget(field, 1)
        line.addWidget(self._badges.get(name) or SureBadge(row))
        return row

    def _connect(self) -> None:
        self.office_box.chosen.connect(self._on_office_chosen)
        self.year_field.editingFinished.connect(self._on_year_entered)
        self.name_field.editingFinished.connect(self._on_name_entered)
        for field in FIELDS:
            line = self._fields[field.label]
            line.editingFinished.connect(partial(self._on_entered, field))
            line.returnPressed.connect(partial(self._confirm, field.name))
            line.entered.connect(self.field_entered)
            line.piece_dropped.connect(self.piece_dropped)
            line.emptying_requested.connect(self.emptying_requested)
        self.year_field.returnPressed.connect(partial(self._confirm, "year"))

    @Slot(object)
    def _on_office_chosen(self, office: OfficeId | None) -> None:
        if self._draft is not None:
            confirmed = self._draft.confirmed | {"office"}
            changed = replace(self._draft, office=office, confirmed=confirmed)
            self._tell(changed, "选择单位")

    @Slot()
    def _on_year_entered(self) -> None:
        year = int(self.year_field.text() or 0)
        if self._draft is not None and year != self._draft.year:
            self._tell(replace(self._draft, year=year), "填写年度")

    @Slot()
    def _on_name_entered(self) -> None:
        if self._draft is not None:
            name = "".join(self.name_field.text().split())
            self._take(replace(self._draft.report, office=name), "单位名称")

    def _confirm(self, name: str) -> None:
        """Let a field stand as it is, on the clerk's word."""
        if self._draft is not None and sureness(self._draft, name) in _OPEN:
            confirmed = self._draft.confirmed | {name}
            self._tell(replace(self._draft, confirmed=confirmed), "确认要素")

    def _tell(self, draft: Draft, what: str) -> None:
        if draft != self._draft:
            self.edited.emit(draft, what)

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
