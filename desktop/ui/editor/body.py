"""The text of a report as one editor: a projection of the session's report.

Typing within a paragraph or a cell is left to Qt and read back line by line. Whatever concerns
more than one line is an edit of the report, and the document follows it. So the document can
never say anything that the report does not.
"""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QMimeData, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QTextCursor,
)
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop.domain.outline import Part
from desktop.ui.editor import edits, levels
from desktop.ui.editor.announced import with_parts
from desktop.ui.editor.canvas import PaperEdit
from desktop.ui.editor.clipboard import fill, fill_plain, pasted_lines
from desktop.ui.editor.edits import Edit
from desktop.ui.editor.insertions import fill_cells, next_cell
from desktop.ui.editor.lines import Line, Role
from desktop.ui.editor.marks import MarkLayers
from desktop.ui.editor.menus import show_menu
from desktop.ui.editor.paste import cells_from_text
from desktop.ui.editor.projection import Place, Projection, project
from desktop.ui.editor.reading import changed_lines
from desktop.ui.editor.session import ReportSession
from desktop.ui.history_actions import HistoryKeys

_TYPING = "输入"
_ERASERS: dict[tuple[int, bool], QTextCursor.MoveOperation] = {
    (Qt.Key.Key_Backspace, False): QTextCursor.MoveOperation.PreviousCharacter,
    (Qt.Key.Key_Backspace, True): QTextCursor.MoveOperation.PreviousWord,
    (Qt.Key.Key_Delete, False): QTextCursor.MoveOperation.NextCharacter,
    (Qt.Key.Key_Delete, True): QTextCursor.MoveOperation.NextWord,
}


class BodyEditor(PaperEdit):
    """The lead, the sections and the attachments of a report, to be typed in.

    Signals:
        place_changed: The place of the cursor.
    """

    place_changed = Signal(object)

    def __init__(
        self,
        session: ReportSession,
        labels: Mapping[Part, str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(project(session.report), labels or {}, parent)
        self._session = session
        self._menu_actions: Sequence[QAction | None] = ()
        self.installEventFilter(HistoryKeys(session.undo, session.redo, self))
        self._last_place = Place()
        self._expected: Place | None = None
        self._typed: tuple[int, str] | None = None
        self.marks = MarkLayers(session, self)
        self.set_marks(self.marks)
        self.go_to(Place())
        self._connect()
        self._on_read_only_changed(read_only=session.read_only)

    def _connect(self) -> None:
        self._session.report_changed.connect(self._on_report_changed)
        self._session.place_restored.connect(self._on_place_restored)
        self._session.read_only_changed.connect(self._on_read_only_changed)
        self.cursorPositionChanged.connect(self._on_cursor_moved)

    def set_menu(self, actions: Sequence[QAction | None]) -> None:
        """Set what the context menu offers; None is a separator."""
        self._menu_actions = actions

    def perform(self, edit: Edit | None) -> bool:
        """Do an edit and follow it with the cursor; tell whether anything was done."""
        if edit is None or self.isReadOnly():
            return False
        cursor = (self._last_place, edit.place)
        report = with_parts(self._session.report, edit.report)
        done = self._session.apply(report, text=edit.text, cursor=cursor)
        self.go_to(edit.place)
        return done

    def selected_places(self) -> tuple[Place, Place]:
        """Return where the selection begins and ends."""
        cursor = self.textCursor()
        return self.place_at(cursor.selectionStart()), self.place_at(cursor.selectionEnd())

    def remove_selection(self) -> None:
        """Remove what is selected, across paragraphs too."""
        if self.isReadOnly() or not self.textCursor().hasSelection():
            return
        start, end = self.selected_places()
        if self._in_one_line(start, end):
            self.textCursor().removeSelectedText()
        else:
            self.perform(edits.remove_range(self.projection, start, end))

    @Slot()
    def cut_selection(self) -> None:
        """Copy the selection and remove it."""
        self.copy()
        self.remove_selection()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.isReadOnly() or not self._handles(event):
            self._type(event)

    @override
    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if event.commitString() or event.preeditString():
            self._open_selection()
        super().inputMethodEvent(event)
        self._number_typed()

    @override
    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasHtml() or (source.hasText() and not source.hasUrls())

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        if self.isReadOnly() or not self.canInsertFromMimeData(source):
            return
        self.remove_selection()
        if self.place().cell is None:
            self._paste_lines(pasted_lines(source, self.projection, self.place()))
        else:
            self._paste_cells(source.text())

    @override
    def createMimeDataFromSelection(self) -> QMimeData:
        data = super().createMimeDataFromSelection()
        start, end = self.selected_places()
        if start.cell is not None and self._in_one_line(start, end):
            fill_plain(data, self.textCursor().selectedText())
        else:
            fill(data, self.projection, start, end)
        return data

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        show_menu(self, self._menu_actions, event.globalPos())

    def _handles(self, event: QKeyEvent) -> bool:
        """Do what a key does beyond typing; tell whether it did."""
        key, modifiers = event.key(), event.modifiers()
        control = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        if event.matches(QKeySequence.StandardKey.Cut):
            self.cut_selection()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._enter(split=control)
        elif key in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab} and not control:
            self._tab(back=key == Qt.Key.Key_Backtab)
        elif (operation := _ERASERS.get((key, control))) is not None:
            self._erase(operation, back=key == Qt.Key.Key_Backspace)
        else:
            return False
        return True

    def _type(self, event: QKeyEvent) -> None:
        if event.text() and event.text().isprintable():
            self._open_selection()
        super().keyPressEvent(event)
        self._number_typed()

    def _open_selection(self) -> None:
        """Remove a selection across lines before Qt would type over it."""
        start, end = self.selected_places()
        if not self._in_one_line(start, end):
            self.remove_selection()

    def _in_one_line(self, start: Place, end: Place) -> bool:
        return self.projection.line_of(start) == self.projection.line_of(end)

    def _number_typed(self) -> None:
        """Give a paragraph that has just begun with a number that number's level."""
        if self._typed is None:
            return
        line, before = self._typed
        self._typed = None
        place = self.place()
        if self.projection.line_of(place) == line:
            self.perform(levels.numbered_while_typing(self.projection, place, before))

    def _enter(self, *, split: bool) -> None:
        self.remove_selection()
        place = self.place()
        if place.cell is not None and not split:
            self.textCursor().insertText("\u2028")
        elif split:
            self.perform(levels.split(self.projection, place))
        elif self.projection.lines[self.projection.line_of(place)].table is None:
            self.perform(edits.enter(self.projection, place))

    def _tab(self, *, back: bool) -> None:
        place = self.place()
        if place.cell is not None:
            self.perform(next_cell(self.projection, place, back=back))
        elif self.projection.lines[self.projection.line_of(place)].opens and not place.offset:
            self.perform(levels.shift(self.projection, place, -1 if back else 1))

    def _erase(self, operation: QTextCursor.MoveOperation, *, back: bool) -> None:
        cursor = self.textCursor()
        if cursor.hasSelection():
            self.remove_selection()
            return
        if cursor.atBlockStart() if back else cursor.atBlockEnd():
            join = edits.join_back if back else edits.join_forward
            if self.place().cell is None:
                self.perform(join(self.projection, self.place()))
            return
        cursor.movePosition(operation, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        self.setTextCursor(cursor)
        self._typed = None

    def _paste_lines(self, lines: list[Line]) -> None:
        if len(lines) == 1 and lines[0].role is Role.TEXT:
            self.textCursor().insertText(lines[0].text)
            self._typed = None
        elif lines:
            self.perform(edits.insert_lines(self.projection, self.place(), lines))

    def _paste_cells(self, text: str) -> None:
        cells = cells_from_text(text)
        if len(cells) == 1 and len(cells[0]) == 1:
            self.textCursor().insertText(cells[0][0])
        else:
            self.perform(fill_cells(self.projection, self.place(), cells))

    @override
    def _on_contents_change(self, position: int, removed: int, added: int) -> None:
        if self._rendering:
            return
        if self.document().blockCount() != self.projection.blocks[-1]:
            QTimer.singleShot(0, self, self._rewrite)
            return
        changed = changed_lines(self.document(), self.projection, position, position + added)
        if not changed:
            return
        first, last = min(changed), max(changed) + 1
        lines = [changed.get(at, self.projection.lines[at]) for at in range(first, last)]
        typed = self.projection.report_with(first, last, lines)
        report = with_parts(self.projection.report, typed)
        after = project(report, self.projection)
        if report is not typed:
            self.viewport().update()  # Qt paints the line again, not the badge beside it.
        self._typed = (first, self.projection.lines[first].text) if len(changed) == 1 else None
        self._take(after, ("typing", first), self.place_at(position + added))

    def _take(self, after: Projection, burst: tuple[str, int], place: Place) -> None:
        """Let the session follow the document."""
        if after.blocks != self.projection.blocks:
            QTimer.singleShot(0, self, self._rewrite)
        self._projection = after
        self._expected = place
        cursor = (self._last_place, place)
        self._session.apply(after.report, text=_TYPING, merge=burst, origin=self, cursor=cursor)

    @Slot()
    def _rewrite(self) -> None:
        """Write the document anew from the report: something changed it that must not."""
        self.show_projection(project(self._session.report, self.projection), rewrite=True)

    @Slot(object, object, object)
    def _on_report_changed(self, _before: object, _after: object, origin: object) -> None:
        if origin is not self:
            self._expected = None
            self.show_projection(project(self._session.report, self.projection))

    @Slot(object)
    def _on_place_restored(self, place: object) -> None:
        if isinstance(place, Place):
            self.go_to(place)
            self.setFocus()

    @Slot(bool)
    def _on_read_only_changed(self, read_only: bool) -> None:  # noqa: FBT001  # Qt's signature
        self.setReadOnly(read_only)
        flags = self.textInteractionFlags() | Qt.TextInteractionFlag.TextSelectableByKeyboard
        self.setTextInteractionFlags(flags)

    @Slot()
    def _on_cursor_moved(self) -> None:
        if self._rendering:
            return
        self._last_place = self.place()
        if self._last_place != self._expected:
            self._session.break_merge()
        self._expected = None
        self.place_changed.emit(self._last_place)
        self.marks.enter(*self.offset_at(self._last_place))
