"""A report being edited: its present value and the one history of all changes to it."""

from collections.abc import Hashable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QUndoCommand, QUndoStack
from typing_extensions import override

from desktop.domain.report import Report

_PAUSE_MS = 1500
_MERGING = 1
_ALONE = -1


@dataclass(frozen=True, slots=True)
class Step:
    """One change, as the history holds it: values only.

    Attributes:
        place_before: Where the user was; `place_after`: where the change left him.
        burst: Changes of the same burst become one step; None: never.
    """

    before: Report
    after: Report
    place_before: object
    place_after: object
    burst: Hashable | None = None


class ReportSession(QObject):
    """The report that all editing widgets of one window show and change.

    A view calls `apply` with the whole changed report. Parts that did not change are the same
    objects in both values, so a step in the history costs little and views can compare quickly.

    Signals:
        report_changed: The report before, the report after, and who changed it (the `origin`
            given to `apply`; None for undo, redo and `load`).
        place_restored: Where undo or redo leads the user: the place given to `apply`.
        dirty_changed: Whether there is anything to save.
        read_only_changed: Whether changes are refused.
    """

    report_changed = Signal(object, object, object)
    place_restored = Signal(object)
    dirty_changed = Signal(bool)
    read_only_changed = Signal(bool)

    def __init__(
        self, report: Report, *, pause_ms: int = _PAUSE_MS, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._report = report
        self._saved = report
        self._was_dirty = False
        self._read_only = False
        self._origin: object = None
        self._burst = 0
        self._undo_stack = QUndoStack(self)
        self._pause = QTimer(self, interval=pause_ms, singleShot=True)
        self._pause.timeout.connect(self.break_merge)

    @property
    def report(self) -> Report:
        """The report as it is now."""
        return self._report

    @property
    def undo_stack(self) -> QUndoStack:
        """The history, for the texts and states of 撤销 and 重做."""
        return self._undo_stack

    @property
    def is_dirty(self) -> bool:
        """Whether the report differs from what was saved last."""
        return self._report is not self._saved and self._report != self._saved

    @property
    def read_only(self) -> bool:
        """Whether changes are refused."""
        return self._read_only

    @read_only.setter
    def read_only(self, read_only: bool) -> None:
        if read_only != self._read_only:
            self._read_only = read_only
            self.read_only_changed.emit(read_only)

    def apply(
        self,
        after: Report,
        *,
        text: str,
        merge: Hashable | None = None,
        origin: object = None,
        cursor: tuple[object, object] = (None, None),
    ) -> bool:
        """Make `after` the report, as one step of the history or part of the last one.

        Args:
            after: The changed report.
            text: What was done, as 撤销 names it.
            merge: Changes in succession with the same key are one step, until `break_merge`.
            origin: Who did it, to know its own echo.
            cursor: Where the user was before, and is after.

        Returns:
            Whether there was anything to do and it was allowed.
        """
        if self._read_only or after is self._report or after == self._report:
            return False
        burst = None if merge is None else (merge, self._burst)
        step = Step(self._report, after, *cursor, burst)
        self._origin = origin
        try:
            self._undo_stack.push(_EditCommand(self, step, text))
        finally:
            self._origin = None
        if merge is None:
            self.break_merge()
        else:
            self._pause.start()
        return True

    @Slot()
    def undo(self) -> None:
        """Take the last step back."""
        if not self._read_only:
            self.break_merge()
            self._undo_stack.undo()

    @Slot()
    def redo(self) -> None:
        """Do the step taken back last again."""
        if not self._read_only:
            self.break_merge()
            self._undo_stack.redo()

    @Slot()
    def break_merge(self) -> None:
        """Begin a new step with the next change."""
        self._pause.stop()
        self._burst += 1

    def load(self, report: Report) -> None:
        """Show another report, or another version, as saved and with an empty history."""
        self.break_merge()
        self._undo_stack.clear()
        self._saved = report
        self.show_value(report)

    def mark_saved(self, report: Report) -> None:
        """Remember `report`, which may be older than the present one, as what is saved."""
        self._saved = report
        self._tell_dirty()

    def show_value(self, report: Report) -> None:
        """Exchange the report without a trace in the history; for the history's commands."""
        before, self._report = self._report, report
        self.report_changed.emit(before, report, self._origin)
        self._tell_dirty()

    def _tell_dirty(self) -> None:
        dirty = self.is_dirty
        if dirty != self._was_dirty:
            self._was_dirty = dirty
            self.dirty_changed.emit(dirty)


class _EditCommand(QUndoCommand):
    def __init__(self, session: ReportSession, step: Step, text: str) -> None:
        super().__init__(text)
        self.step = step
        self._session = session
        self._done = False

    @override
    def redo(self) -> None:
        self._session.show_value(self.step.after)
        if self._done:
            self._session.place_restored.emit(self.step.place_after)
        self._done = True

    @override
    def undo(self) -> None:
        self._session.show_value(self.step.before)
        self._session.place_restored.emit(self.step.place_before)

    @override
    def id(self) -> int:
        return _ALONE if self.step.burst is None else _MERGING

    @override
    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, _EditCommand) or other.step.burst != self.step.burst:
            return False
        later = other.step
        self.step = replace(self.step, after=later.after, place_after=later.place_after)
        self.setObsolete(self.step.after == self.step.before)
        return True
