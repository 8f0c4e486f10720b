"""Marks on the text of a report: stretches that a panel points out, painted under the words.

A panel owns a layer, known by a name, and shows marks in it:

    editor.marks.show("proofing", [Mark("7", 3, 12, 13, MarkStyle.ERROR, tip="…")], of=snapshot)

Marks count as figures and findings do (`Section.text`; -1 and -2 with a `field` for what stands
in the form). They never touch the document or its history. They follow every edit, until their
owner shows others: what was found in a snapshot is shown with `of=snapshot` and is moved to where
its words are by then. Layers shown later lie above earlier ones.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from PySide6.QtCore import QObject, Signal, Slot

from desktop.domain.report import Report
from desktop.services.text_following import Following
from desktop.ui.editor.session import ReportSession


class MarkStyle(Enum):
    """How a mark looks; the three with a wave say how grave it is."""

    ERROR = auto()
    WARNING = auto()
    HINT = auto()
    DOTTED = auto()
    SOLID = auto()
    LINK = auto()
    SOFT = auto()  # a background
    STRONG = auto()  # the same, to be seen at once


@dataclass(frozen=True, slots=True)
class Mark:
    """One stretch of the text.

    Attributes:
        key: What its owner knows it by.
        section: The index of the section, -1 (header) or -2 (closing).
        start: The first character; `end`: behind the last one; equal where something is missing.
        tip: Shown while the mouse rests on it.
        field: The report's attribute, where `section` is -1 or -2.
    """

    key: str
    section: int
    start: int
    end: int
    style: MarkStyle
    tip: str = ""
    field: str = ""

    def covers(self, offset: int) -> bool:
        """Tell whether a cursor at `offset` touches the mark."""
        return self.start <= offset <= self.end


class MarkLayers(QObject):
    """All marks on one report that is being edited.

    Signals:
        changed: There are other marks, or they are elsewhere.
        mark_activated: A mark was clicked: its layer and its key.
        mark_entered: The cursor has come into a mark: its layer and its key; an empty key when
            it has left the last mark of that layer.
    """

    changed = Signal()
    mark_activated = Signal(str, str)
    mark_entered = Signal(str, str)

    def __init__(self, session: ReportSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._layers: dict[str, tuple[Mark, ...]] = {}
        self._by_section: dict[int, list[tuple[str, Mark]]] = {}
        self._entered: dict[str, str] = {}
        session.report_changed.connect(self._on_report_changed)

    def show(self, layer: str, marks: Iterable[Mark], *, of: Report | None = None) -> None:
        """Put marks in the place of all that a layer shows.

        Args:
            layer: The owner's name; it comes to lie above the others when it is first used.
            marks: What it points out.
            of: The report that the marks were found in, where that may be an older one.
        """
        now = self._session.report
        fresh = tuple(marks)
        if of is not None and of.sections is not now.sections:
            following = Following(of.sections, now.sections)
            fresh = tuple(_moved(mark, following) for mark in fresh)
        if fresh != self._layers.get(layer, ()):
            self._layers[layer] = fresh
            self._sort()

    def clear(self, layer: str) -> None:
        """Take all marks of a layer away."""
        self.show(layer, ())

    def marks(self, layer: str) -> tuple[Mark, ...]:
        """Return the marks of a layer where they are now."""
        return self._layers.get(layer, ())

    def find(self, layer: str, key: str) -> Mark | None:
        """Return a layer's mark by its key, where it is now."""
        return next((mark for mark in self.marks(layer) if mark.key == key), None)

    def in_section(self, section: int) -> Sequence[tuple[str, Mark]]:
        """Return the marks of a section with their layers, the lowest first."""
        return self._by_section.get(section, ())

    def at(self, section: int, offset: int) -> tuple[tuple[str, Mark], ...]:
        """Return the marks that a place touches, with their layers, the uppermost first."""
        marks = reversed(self.in_section(section))
        return tuple((layer, mark) for layer, mark in marks if mark.covers(offset))

    def activate(self, section: int, offset: int) -> None:
        """Tell the owners of the marks at a place that it was clicked."""
        for layer, mark in self.at(section, offset):
            self.mark_activated.emit(layer, mark.key)

    def enter(self, section: int | None, offset: int) -> None:
        """Tell the owners of marks that the cursor has come into them, or has left."""
        found: dict[str, str] = {}
        for layer, mark in self.at(section, offset) if section is not None else ():
            found.setdefault(layer, mark.key)
        left = [layer for layer in self._entered if layer not in found]
        come = [layer for layer, key in found.items() if self._entered.get(layer) != key]
        self._entered = found
        for layer in (*left, *come):
            self.mark_entered.emit(layer, found.get(layer, ""))

    def _sort(self) -> None:
        sections: dict[int, list[tuple[str, Mark]]] = {}
        for layer, marks in self._layers.items():
            for mark in marks:
                sections.setdefault(mark.section, []).append((layer, mark))
        self._by_section = sections
        self.changed.emit()

    @Slot(object, object, object)
    def _on_report_changed(self, before: Report, after: Report, _origin: object) -> None:
        if before.sections is after.sections or not self._by_section:
            return
        following = Following(before.sections, after.sections)
        moved = {
            layer: tuple(_moved(mark, following) for mark in marks)
            for layer, marks in self._layers.items()
        }
        if moved != self._layers:
            self._layers = moved
            self._sort()


def _moved(mark: Mark, following: Following) -> Mark:
    if not 0 <= mark.section < following.count:
        return mark
    place = following.moved(mark.section, mark.start, mark.end)
    if place == (mark.section, mark.start, mark.end):
        return mark
    return replace(mark, section=place[0], start=place[1], end=place[2])
