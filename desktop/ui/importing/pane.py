"""One file being looked over: its source on the left, what was recognised on the right."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSplitter, QVBoxLayout, QWidget

from desktop.domain.office import OfficeRecord
from desktop.domain.outline import Outline
from desktop.services.source_map import ATTACHMENTS, LEFTOVER, SECTIONS, Located, Target
from desktop.ui import theme
from desktop.ui.dialogs import messages
from desktop.ui.importing import corrections
from desktop.ui.importing.draft import Draft
from desktop.ui.importing.fields import field_of
from desktop.ui.importing.leftover_panel import LeftoverPanel
from desktop.ui.importing.notes_panel import NotesPanel
from desktop.ui.importing.pieces import Piece, PieceKind
from desktop.ui.importing.result_tabs import ResultTabs
from desktop.ui.importing.source_view import SourceView

_HALF = 1000  # any two equal widths share what there is equally


class DraftPane(QWidget):
    """Shows a draft and tells of every edit; it changes nothing itself.

    Signals:
        edited: The changed `Draft`, and what was done, in words.
        report_edited: The changed `Report`, and what was done, in words.
        skip_requested: The kinds of normalisation to be left out (`frozenset`).
    """

    edited = Signal(object, str)
    report_edited = Signal(object, str)
    skip_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft: Draft | None = None
        self._located: Located | None = None
        self._notice = QLabel(self)
        self._notice_frame = QFrame(self)
        self.source = SourceView(self)
        self.result = ResultTabs(self)
        self.leftover = LeftoverPanel(self)
        self.notes = NotesPanel(self)
        self.form = self.result.form
        self.outline = self.result.outline
        self.text = self.result.text
        self._build()
        self._connect()

    @property
    def notice(self) -> str:
        """What is said above the file."""
        return self._notice.text()

    def show_draft(self, draft: Draft, offices: tuple[OfficeRecord, ...], notice: str) -> None:
        """Show a draft; `notice` says what stands against storing it, empty where nothing does."""
        another = self._draft is None or self._draft.path != draft.path
        self._draft = draft
        self._notice.setText(notice)
        self._notice_frame.setVisible(bool(notice))
        places = draft.reading.places if draft.reading else None
        self._located = places.located(draft.report, draft.leftover) if places else None
        self.source.show_reading(draft.reading, self._located)
        self.result.show_draft(draft, offices)
        self.leftover.show_draft(draft)
        self.leftover.set_section(self.outline.current)
        self.notes.show_draft(draft)
        if another:
            self._show_spans(Target("title"))

    @Slot()
    def go_to_doubt(self) -> None:
        """Go to the next field that is to be looked at."""
        self.result.go_to_doubt()

    @Slot(object)
    def show_target(self, target: Target) -> None:
        """Go to a part that was pointed at in the source; the keyboard stays there."""
        if target.field == LEFTOVER:
            self.leftover.texts.setCurrentRow(target.number)
        elif target.field == SECTIONS:
            self.result.show_section(target.number)
        elif target.field != ATTACHMENTS:
            self.result.show_field(target.field)
        self._show_spans(target)

    def _show_spans(self, target: Target, piece: int | None = None) -> None:
        """Mark a part in the source, or one piece of it."""
        if self._located is None:
            return
        pieces = self._located.pieces.get(target, ())
        some = pieces[piece] if piece is not None and piece < len(pieces) else None
        self.source.show_spans(self._located.spans(target) if some is None else some)

    @Slot(int)
    def _on_section_chosen(self, number: int) -> None:
        self.leftover.set_section(number)
        self._show_spans(Target(SECTIONS, number))

    @Slot(int, int)
    def _on_paragraph_chosen(self, section: int, paragraph: int) -> None:
        self._show_spans(Target(SECTIONS, section), paragraph + 1)

    @Slot(str)
    def _on_field_entered(self, name: str) -> None:
        self._show_spans(Target(name))

    @Slot(int)
    def _on_leftover_chosen(self, number: int) -> None:
        if number >= 0:
            self._show_spans(Target(LEFTOVER, number))

    @Slot(object, str)
    def _on_outline_edited(self, sections: Outline, what: str) -> None:
        if self._draft is not None:
            self.edited.emit(self._draft.with_sections(sections), what)

    @Slot(object, str)
    def _put_in_field(self, piece: Piece, name: str) -> None:
        field = field_of(name)
        if self._draft is None or field is None:
            return
        try:
            changed = corrections.into_field(self._draft, piece, field)
        except ValueError as error:
            messages.warn(self, str(error))
            return
        self.edited.emit(changed, f"放入{field.label}")

    @Slot(str)
    def _empty_field(self, name: str) -> None:
        field = field_of(name)
        if self._draft is not None and field is not None and self.form.commit():
            self.edited.emit(corrections.out_of_field(self._draft, field), f"移出{field.label}")

    @Slot(object, int)
    def _put_in_section(self, piece: Piece, section: int) -> None:
        if self._draft is not None:
            self.edited.emit(corrections.into_section(self._draft, piece, section), "放入章节")

    @Slot(int)
    def _make_heading(self, paragraph: int) -> None:
        if self._draft is not None:
            report = self._draft.report
            sections = corrections.as_heading(report, self.outline.current, paragraph)
            self.edited.emit(self._draft.with_sections(sections), "设为标题")

    @Slot(int)
    def _set_aside(self, paragraph: int) -> None:
        if self._draft is not None:
            piece = Piece(PieceKind.PARAGRAPH, self.outline.current, paragraph)
            self.edited.emit(corrections.set_aside(self._draft, piece), "移出段落")

    def _build(self) -> None:
        theme.mark(self._notice_frame, "banner")
        self._notice.setWordWrap(True)
        inside = QHBoxLayout(self._notice_frame)
        inside.setContentsMargins(theme.UNIT, theme.HALF, theme.UNIT, theme.HALF)
        inside.addWidget(self._notice)
        left = QSplitter(Qt.Orientation.Vertical, self)
        left.setObjectName("import_rows")
        left.setContentsMargins(0, 0, theme.UNIT, 0)
        for widget in (self.leftover, self.source, self.notes):
            left.addWidget(widget)
        left.setStretchFactor(1, 3)
        left.setStretchFactor(2, 1)
        left.setChildrenCollapsible(False)
        columns = QSplitter(Qt.Orientation.Horizontal, self)
        columns.setObjectName("import_columns")
        columns.addWidget(left)
        columns.addWidget(self.result)
        columns.setSizes([_HALF, _HALF])
        columns.setChildrenCollapsible(False)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.UNIT)
        box.addWidget(self._notice_frame)
        box.addWidget(columns, 1)

    def _connect(self) -> None:
        self.form.edited.connect(self.edited)
        self.form.report_edited.connect(self.report_edited)
        self.form.field_entered.connect(self._on_field_entered)
        self.form.piece_dropped.connect(self._put_in_field)
        self.form.emptying_requested.connect(self._empty_field)
        self.leftover.edited.connect(self.edited)
        self.leftover.text_chosen.connect(self._on_leftover_chosen)
        self.leftover.field_requested.connect(self._put_in_field)
        self.outline.edited.connect(self._on_outline_edited)
        self.outline.piece_dropped.connect(self._put_in_section)
        self.result.section_chosen.connect(self._on_section_chosen)
        self.result.paragraph_chosen.connect(self._on_paragraph_chosen)
        self.result.field_requested.connect(self._put_in_field)
        self.text.heading_requested.connect(self._make_heading)
        self.text.aside_requested.connect(self._set_aside)
        self.source.target_chosen.connect(self.show_target)
        self.notes.skip_requested.connect(self.skip_requested)
        self.notes.line_chosen.connect(self.source.show_line)
