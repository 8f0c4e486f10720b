"""Arriving at a hit in the editor: the cursor on it, and every place of the passage marked."""

from typing import Final

from PySide6.QtCore import QObject, Slot

from desktop.services.search import Hit
from desktop.ui.editor.marks import Mark, MarkStyle
from desktop.ui.editor.page import ReportEditor

LAYER: Final = "search"
_HEIGHT: Final = 0.35  # of the sheet in sight, from above, where a hit is shown


def show_hit(editor: ReportEditor, hit: Hit) -> None:
    """Go to a hit in the report that is open; the marks go with the next change of the text."""
    arrival = editor.findChild(Arrival) or Arrival(editor)
    arrival.show(hit)


class Arrival(QObject):
    """Keeps the marks of one editor."""

    def __init__(self, editor: ReportEditor) -> None:
        super().__init__(editor)
        self._editor = editor
        editor.session.report_changed.connect(self._forget)

    def show(self, hit: Hit) -> None:
        """Mark the passage and go to the first place in it."""
        editor, first = self._editor, (*hit.spans, (0, 0))[0]
        report = editor.session.report
        if 0 <= hit.section < len(report.sections):
            marks = [
                Mark(str(start), hit.section, start, end, MarkStyle.STRONG)
                for start, end in hit.spans
            ]
            editor.marks.show(LAYER, marks)
            editor.go_to(hit.section, *first)
            self._raise()
        elif hit.attachment is not None and hit.attachment < len(report.attachments):
            projection = editor.body.projection
            # Attachments are counted on behind the sections.
            unit = hit.attachment + projection.first_attachment - projection.first_section
            editor.go_to(unit, *first)
            self._raise()
        elif hit.field:
            editor.go_to(hit.section, *first, field=hit.field)

    def _raise(self) -> None:
        """Bring the cursor up from the lower edge, so that what follows is in sight."""
        body = self._editor.body
        bar, height = body.verticalScrollBar(), body.viewport().height()
        bar.setValue(bar.value() + body.cursorRect().top() - int(height * _HEIGHT))

    @Slot()
    def _forget(self) -> None:
        self._editor.marks.clear(LAYER)
