"""Marks on what stands in the form: a wave under the whole field, its tip on the field."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop.ui.editor.look import EditorColours, light_colours
from desktop.ui.editor.mark_painter import paint_line
from desktop.ui.editor.marks import Mark, MarkLayers

_SECTIONS = (-1, -2)
_HEIGHT, _ASIDE = 6, 8


class FieldMarks(QObject):
    """Shows on the fields of a form what the layers mark in the header and the closing.

    A field that is entered tells the owners of its marks, as a click in the text does.
    """

    def __init__(self, fields: Mapping[str, QWidget], marks: MarkLayers) -> None:
        super().__init__(marks)
        self._fields = dict(fields)
        self._tips = {key: widget.toolTip() for key, widget in fields.items()}
        self._lines: dict[str, _Line] = {}
        self._marks = marks
        self._colours = light_colours()
        for widget in fields.values():
            widget.installEventFilter(self)
        marks.changed.connect(self._on_changed)

    def set_colours(self, colours: EditorColours) -> None:
        """Take other colours."""
        self._colours = colours
        for line in self._lines.values():
            line.dress(colours)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusIn:
            for layer, mark in self._of(self._key(watched)):
                self._marks.mark_activated.emit(layer, mark.key)
        elif event.type() is QEvent.Type.Resize and self._key(watched) in self._lines:
            self._lines[self._key(watched)].settle()
        return False

    def _key(self, watched: QObject) -> str:
        return next((key for key, widget in self._fields.items() if widget is watched), "")

    def _of(self, key: str) -> list[tuple[str, Mark]]:
        found = [each for at in _SECTIONS for each in self._marks.in_section(at)]
        return [(layer, mark) for layer, mark in found if key and mark.field == key]

    @Slot()
    def _on_changed(self) -> None:
        for key, widget in self._fields.items():
            found = [mark for _, mark in self._of(key)]
            if found or key in self._lines:
                self._show(key, widget, found)

    def _show(self, key: str, widget: QWidget, found: list[Mark]) -> None:
        tips = [*(mark.tip for mark in found if mark.tip), self._tips[key]]
        widget.setToolTip("\n".join(tip for tip in tips if tip))
        if key not in self._lines:
            self._lines[key] = _Line(widget, self._colours)
        self._lines[key].show_mark(found[-1] if found else None)


class _Line(QWidget):
    """The line along the foot of one field; the mouse goes through it."""

    def __init__(self, field: QWidget, colours: EditorColours) -> None:
        super().__init__(field)
        self._mark: Mark | None = None
        self._field = field
        self._colours = colours
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.settle()

    def dress(self, colours: EditorColours) -> None:
        self._colours = colours
        self.update()

    def settle(self) -> None:
        """Lie along the foot of the field."""
        field = self._field.rect()
        self.setGeometry(_ASIDE, field.height() - _HEIGHT, field.width() - 2 * _ASIDE, _HEIGHT)

    def show_mark(self, mark: Mark | None) -> None:
        self._mark = mark
        self.setVisible(mark is not None)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._mark is not None:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_line(painter, QRectF(self.rect()), self._mark.style, self._colours)
            painter.end()
