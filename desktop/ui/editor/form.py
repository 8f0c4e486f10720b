"""The form of a report's header and closing: another view of the session, with its history."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QFrame,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.report import Report
from desktop.ui.editor.field_marks import FieldMarks
from desktop.ui.editor.fields import GROUPS, Field, FieldKind
from desktop.ui.editor.look import EditorColours, light_colours
from desktop.ui.editor.marks import MarkLayers
from desktop.ui.editor.session import ReportSession
from desktop.ui.editor.text_fields import GrowingField, LineField
from desktop.ui.history_actions import HistoryKeys

_LABEL_HEIGHT = 30
_MARGIN = 16
_ROW_GAP = 8
_GROUP_GAP = 16

_Editor = LineField | GrowingField | QComboBox


@dataclass(frozen=True, slots=True)
class FieldPlace:
    """Where the user is, as the history remembers it: in a field of the form."""

    key: str


class HeaderForm(QScrollArea):
    """All elements of the report outside its text.

    What a field cannot understand is marked with what to write instead, and not taken over.

    Signals:
        field_restored: Undo or redo has led to a field: its key.
    """

    field_restored = Signal(str)

    def __init__(self, session: ReportSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._colours = light_colours()
        self._fields: dict[str, Field] = {}
        self._editors: dict[str, _Editor] = {}
        self._warnings: dict[str, QLabel] = {}
        self._marks: FieldMarks | None = None
        self._showing = False
        self._shown: dict[str, str] = {}
        self._history_keys = HistoryKeys(session.undo, session.redo, self)
        self._build()
        self._connect()
        for key in self._fields:
            self._show(key)
        self._on_read_only_changed(session.read_only)

    def set_colours(self, colours: EditorColours) -> None:
        """Take other colours."""
        self._colours = colours
        if self._marks is not None:
            self._marks.set_colours(colours)
        for label in self._warnings.values():
            _tint(label, colours)

    def editor(self, key: str) -> LineField | GrowingField | QComboBox:
        """Return the widget of a field, by the report's attribute."""
        return self._editors[key]

    def warning(self, key: str) -> str:
        """Return what a field asks the user to correct, or ""."""
        label = self._warnings[key]
        return label.text() if not label.isHidden() else ""

    def take_marks(self, marks: MarkLayers) -> None:
        """Show on the fields what is marked in the header and the closing."""
        self._marks = FieldMarks(self._editors, marks)

    def focus_field(self, key: str) -> None:
        """Go to a field."""
        editor = self._editors[key]
        editor.setFocus()
        self.ensureWidgetVisible(editor)

    def _build(self) -> None:
        self.setAccessibleName("公文要素")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.setSpacing(_GROUP_GAP)
        for group in GROUPS:
            column.addLayout(self._group(group.title, group.fields))
        column.addStretch(1)
        self.setWidget(page)

    def _group(self, title: str, fields: tuple[Field, ...]) -> QVBoxLayout:
        heading = QLabel(title)
        font = heading.font()
        font.setBold(True)
        heading.setFont(font)
        form = QFormLayout()
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setVerticalSpacing(_ROW_GAP)
        form.setHorizontalSpacing(_ROW_GAP)
        for field in fields:
            self._add_row(form, field)
        box = QVBoxLayout()
        box.setSpacing(_ROW_GAP)
        box.addWidget(heading)
        box.addLayout(form)
        return box

    def _add_row(self, form: QFormLayout, field: Field) -> None:
        editor = self._make_editor(field)
        editor.setAccessibleName(field.label)
        editor.setToolTip(field.hint)
        editor.installEventFilter(self._history_keys)
        label = QLabel(field.label)
        label.setBuddy(editor)
        # As high as one line of a field, so that it stands beside the first of several.
        label.setFixedHeight(_LABEL_HEIGHT)
        label.setMinimumWidth(label.fontMetrics().horizontalAdvance("发文机关标志") + 4)
        form.addRow(label, editor)
        warning = QLabel(field.wrong)
        warning.setWordWrap(True)
        warning.hide()
        _tint(warning, self._colours)
        if field.wrong:
            form.addRow("", warning)
        self._fields[field.key] = field
        self._editors[field.key] = editor
        self._warnings[field.key] = warning

    def _make_editor(self, field: Field) -> _Editor:
        if field.kind is FieldKind.CHOICE:
            choice = QComboBox()
            choice.addItems(field.choices)
            choice.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            choice.currentTextChanged.connect(partial(self._on_edited, field.key))
            return choice
        if field.kind is not FieldKind.LINE:
            lines = GrowingField(breaks=field.kind is FieldKind.LINES)
            lines.setPlaceholderText(field.hint)
            lines.textChanged.connect(partial(self._on_lines_edited, field.key, lines))
            return lines
        line = LineField()
        line.setPlaceholderText(field.hint)
        line.textEdited.connect(partial(self._on_edited, field.key))
        line.editingFinished.connect(partial(self._on_left, field.key))
        return line

    def _connect(self) -> None:
        self._session.report_changed.connect(self._on_report_changed)
        self._session.place_restored.connect(self._on_place_restored)
        self._session.read_only_changed.connect(self._on_read_only_changed)

    def _on_lines_edited(self, key: str, lines: GrowingField) -> None:
        self._on_edited(key, lines.toPlainText())

    def _on_edited(self, key: str, text: str) -> None:
        if self._showing:
            return
        field = self._fields[key]
        after = field.write(self._session.report, text)
        self._warnings[key].setVisible(after is None and bool(field.wrong))
        if after is None:
            # 2025-02-30 has been 2025-02-3 on the way: what stood there before comes back.
            after = field.write(self._session.report, self._shown.get(key, ""))
        if after is not None:
            place = FieldPlace(key)
            self._session.apply(
                after,
                text=f"修改{field.label}",
                merge=("form", key),
                origin=self,
                cursor=(place, place),
            )

    def _show(self, key: str) -> None:
        """Write into a field what the report says, as the report writes it."""
        text = self._fields[key].read(self._session.report)
        self._shown[key] = text
        self._warnings[key].hide()
        if self._text(key) != text:
            self._showing = True
            self._set_text(key, text)
            self._showing = False

    def _on_left(self, key: str) -> None:
        """Write what was understood in its proper form; what was not stays to be mended."""
        if self._warnings[key].isHidden():
            self._show(key)

    def _text(self, key: str) -> str:
        editor = self._editors[key]
        if isinstance(editor, QComboBox):
            return editor.currentText()
        return editor.toPlainText() if isinstance(editor, GrowingField) else editor.text()

    def _set_text(self, key: str, text: str) -> None:
        editor = self._editors[key]
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(editor.findText(text))
        elif isinstance(editor, GrowingField):
            editor.setPlainText(text)
        else:
            editor.show_text(text)

    @Slot(object, object, object)
    def _on_report_changed(self, before: object, after: object, origin: object) -> None:
        if origin is self or not isinstance(before, Report) or not isinstance(after, Report):
            return
        for key, field in self._fields.items():
            if field.read(before) != field.read(after):
                self._show(key)

    @Slot(object)
    def _on_place_restored(self, place: object) -> None:
        if isinstance(place, FieldPlace):
            self.field_restored.emit(place.key)
            self.focus_field(place.key)

    @Slot(bool)
    def _on_read_only_changed(self, read_only: bool) -> None:  # noqa: FBT001  # Qt's signature
        for editor in self._editors.values():
            if isinstance(editor, QComboBox):
                editor.setEnabled(not read_only)
            elif isinstance(editor, GrowingField):
                editor.lock(locked=read_only)
            else:
                editor.setReadOnly(read_only)


def _tint(label: QLabel, colours: EditorColours) -> None:
    palette = label.palette()
    palette.setColor(QPalette.ColorRole.WindowText, colours.invalid)
    label.setPalette(palette)
