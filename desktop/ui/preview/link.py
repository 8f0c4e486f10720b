"""The editor and the pages, tied together: a click leads to the text, the cursor to its line."""

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

from desktop.domain.report import Report
from desktop.official.blocks import CLOSING, HEADER, Place
from desktop.ui.editor.fields import GROUPS
from desktop.ui.editor.page import ReportEditor
from desktop.ui.preview.panel import PreviewPanel
from desktop.ui.preview.places import Spot

_ATTACHMENTS = "attachments"
_CLOSING_FIELDS = frozenset({"signature", "date", "note", "cc", "printer", "printed_on"})
_SHARED = {"signers": "doc_number", "printed_on": "printer"}
_PAUSE = 60  # milliseconds behind the cursor


class PreviewLink(QObject):
    """Follows both.

    Signals:
        text_wanted: The text of the report is gone to, whatever is shown now.
        field_wanted: The field of the form with this key is gone to.
    """

    text_wanted = Signal()
    field_wanted = Signal(str)

    def __init__(self, editor: ReportEditor, panel: PreviewPanel) -> None:
        super().__init__(panel)
        self._editor = editor
        self._panel = panel
        self._place: Place | None = None
        self._held: Place | None = None
        self._behind = QTimer(self, interval=_PAUSE, singleShot=True)
        self._fields: dict[QWidget, str] = {
            editor.form.editor(field.key): field.key for group in GROUPS for field in group.fields
        }
        self._behind.timeout.connect(self.follow)
        editor.body.place_changed.connect(self._behind.start)
        editor.session.report_changed.connect(self._on_report_changed)
        panel.shown.connect(self._come_along)
        panel.document.laid.connect(self.follow)
        panel.view.place_clicked.connect(self._on_place_clicked)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)

    @Slot()
    def follow(self) -> None:
        """Mark the line where the user is in the editor; show it where the pages are up to date."""
        self._behind.stop()
        if not self._panel.isVisible():
            return
        place = self._editor_place()
        if place == self._held:
            return
        self._held = None
        spot = self._spot_of(place)
        # Someone who turns the pages by the wheel is not pulled back by what changed elsewhere.
        moved = place != self._place or self._panel.view.marked is None
        self._panel.view.mark(spot, follow=moved and self._panel.document.is_laid)
        if self._panel.document.is_laid:
            self._place = place

    def point_at(self, place: Place) -> None:
        """Mark the line of a place and show it, until the user goes elsewhere in the editor."""
        self._behind.stop()
        self._panel.document.refresh()
        self._held = self._editor_place()
        self._panel.view.mark(self._spot_of(place))

    def go_to(self, place: Place, offset: int) -> None:
        """Go to where a line of the pages comes from."""
        self._place = self._held = None
        if place.section >= 0:
            self.text_wanted.emit()
            self._editor.go_to_section(place.section, offset)
        elif place.field.startswith(_ATTACHMENTS):
            self.text_wanted.emit()
            _, _, number = place.field.partition(".")
            projection = self._editor.body.projection
            self._editor.body.go_to_unit(projection.first_attachment + int(number or 0))
            self._editor.body.setFocus()
        else:
            self.field_wanted.emit(place.field)

    def _spot_of(self, place: Place) -> Spot | None:
        """Return the line of a place; a field that shares a line with another stands there."""
        document = self._panel.document
        other = _SHARED.get(place.field, "")
        return document.spot_of(place) or document.spot_of(Place(place.section, field=other))

    def _editor_place(self) -> Place:
        """Return where the user is: in a field of the form, else in the text."""
        focused = QApplication.focusWidget()
        key = self._fields.get(focused) if focused is not None else None
        if key is not None:
            return Place(CLOSING if key in _CLOSING_FIELDS else HEADER, field=key)
        body = self._editor.body
        place, projection = body.place(), body.projection
        offset = projection.offset_of(place)
        attachment = projection.attachment_of(place.unit)
        if attachment is not None:
            return Place(CLOSING, offset, f"{_ATTACHMENTS}.{attachment}")
        return Place(projection.section_of(place.unit) or 0, offset)

    @Slot()
    def _come_along(self) -> None:
        """Show where the user is, wherever the pages were left."""
        self._place = self._held = None
        self._behind.start()

    @Slot(object, object)
    def _on_report_changed(self, before: object, after: object) -> None:
        if not (isinstance(before, Report) and isinstance(after, Report)):
            return
        if (before.office, before.year) != (after.office, after.year):
            self._come_along()

    @Slot(object, int)
    def _on_place_clicked(self, place: object, offset: int) -> None:
        if isinstance(place, Place):
            self.go_to(place, offset)

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and (new in self._fields or new is self._editor.body):
            self._behind.start()
