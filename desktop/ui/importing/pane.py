"""One file being looked over: fields and outline, its text, and what is still open."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSplitter, QVBoxLayout, QWidget

from desktop.domain.office import OfficeRecord
from desktop.domain.outline import Outline
from desktop.domain.report import Report
from desktop.ui import theme
from desktop.ui.importing.draft import Draft
from desktop.ui.importing.form import DraftForm, FormArea
from desktop.ui.importing.leftover_panel import LeftoverPanel
from desktop.ui.importing.notes_panel import NotesPanel
from desktop.ui.importing.outline_view import OutlinePanel
from desktop.ui.importing.reading_pane import ReadingPane

_HALF = 1000  # any two equal widths share what there is equally


class DraftPane(QWidget):
    """Shows a draft and tells of every edit; it changes nothing itself.

    Signals:
        edited: The changed `Draft`, and what was done, in words.
        report_edited: The changed `Report`, and what was done, in words.
        reading_requested: The file is to be read again, verbatim or not.
    """

    edited = Signal(object, str)
    report_edited = Signal(object, str)
    reading_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft: Draft | None = None
        self._notice = QLabel(self)
        self._notice_frame = QFrame(self)
        self.form = DraftForm(self)
        self.outline = OutlinePanel(self)
        self.text = ReadingPane(self)
        self.leftover = LeftoverPanel(self)
        self.notes = NotesPanel(self)
        self._build()
        self._connect()

    @property
    def notice(self) -> str:
        """What is said above the form."""
        return self._notice.text()

    def show_draft(self, draft: Draft, offices: tuple[OfficeRecord, ...], notice: str) -> None:
        """Show a draft; `notice` says what stands against storing it, empty where nothing does."""
        self._draft = draft
        self._notice.setText(notice)
        self._notice_frame.setVisible(bool(notice))
        self.form.show_draft(draft, offices)
        self.outline.show_report(draft.report)
        self.leftover.show_draft(draft)
        self.notes.show_draft(draft)
        self._show_section(self.outline.current)

    def _build(self) -> None:
        theme.mark(self._notice_frame, "banner")
        self._notice.setWordWrap(True)
        inside = QHBoxLayout(self._notice_frame)
        inside.setContentsMargins(theme.UNIT, theme.HALF, theme.UNIT, theme.HALF)
        inside.addWidget(self._notice)
        left = _column(self._notice_frame, FormArea(self.form), self.outline)
        left.setContentsMargins(0, 0, theme.UNIT, 0)
        right = QSplitter(Qt.Orientation.Vertical, self)
        right.setObjectName("import_rows")
        right.setContentsMargins(theme.UNIT, 0, 0, 0)
        reading = _column(self._caption("所选章节的文字"), self.text)
        reading.setContentsMargins(0, theme.UNIT, 0, theme.UNIT)
        for widget in (self.leftover, reading, self.notes):
            right.addWidget(widget)
        right.setStretchFactor(1, 3)
        right.setStretchFactor(2, 1)
        right.setChildrenCollapsible(False)
        columns = QSplitter(Qt.Orientation.Horizontal, self)
        columns.setObjectName("import_columns")
        columns.addWidget(left)
        columns.addWidget(right)
        columns.setStretchFactor(0, 1)
        columns.setStretchFactor(1, 1)
        columns.setSizes([_HALF, _HALF])
        columns.setChildrenCollapsible(False)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(columns)

    def _caption(self, text: str) -> QLabel:
        label = QLabel(text, self)
        theme.mark(label, "strong")
        return label

    def _connect(self) -> None:
        self.form.edited.connect(self.edited)
        self.form.report_edited.connect(self.report_edited)
        self.leftover.edited.connect(self.edited)
        self.outline.edited.connect(self._on_outline_edited)
        self.outline.section_chosen.connect(self._show_section)
        self.notes.reading_requested.connect(self.reading_requested)

    @Slot(object, str)
    def _on_outline_edited(self, sections: Outline, what: str) -> None:
        if self._draft is not None:
            self.edited.emit(self._draft.with_sections(sections), what)

    @Slot(int)
    def _show_section(self, number: int) -> None:
        report = self._draft.report if self._draft else Report()
        there = 0 <= number < len(report.sections)
        section = report.sections[number] if there else None
        self.text.show_section(section, report.markers[number] if there else "")
        self.leftover.set_section(number if there else -1)


def _column(*widgets: QWidget) -> QWidget:
    """Stack widgets, the last one taking what room there is."""
    column = QWidget()
    box = QVBoxLayout(column)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(theme.UNIT)
    for widget in widgets:
        box.addWidget(widget, 1 if widget is widgets[-1] else 0)
    return column
