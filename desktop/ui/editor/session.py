"""A report being edited: its present value and the one history of all changes to it."""

from collections.abc import Hashable

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop.domain.report import Report
from desktop.ui.history import History, Step

_PAUSE_MS = 1500


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
        self._burst = 0
        self._history: History[Report] = History(self)
        self._pause = QTimer(self, interval=pause_ms, singleShot=True)
        self._pause.timeout.connect(self.break_merge)

    @property
    def report(self) -> Report:
        """The report as it is now."""
        return self._report

    @property
    def history(self) -> History[Report]:
        """The history, for the texts and states of 撤销 and 重做."""
        return self._history

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
        self._history.add(Step(text, self._report, after, *cursor, burst))
        self._show(after, origin)
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
            step = self._history.undo()
            if step is not None:
                self._show(step.before)
                self.place_restored.emit(step.place_before)

    @Slot()
    def redo(self) -> None:
        """Do the step taken back last again."""
        if not self._read_only:
            self.break_merge()
            step = self._history.redo()
            if step is not None:
                self._show(step.after)
                self.place_restored.emit(step.place_after)

    @Slot()
    def break_merge(self) -> None:
        """Begin a new step with the next change."""
        self._pause.stop()
        self._burst += 1

    def load(self, report: Report) -> None:
        """Show another report, or another version, as saved and with an empty history."""
        self.break_merge()
        self._history.clear()
        self._saved = report
        self._show(report)

    def mark_saved(self, report: Report) -> None:
        """Remember `report`, which may be older than the present one, as what is saved."""
        self._saved = report
        self._tell_dirty()

    def _show(self, report: Report, origin: object = None) -> None:
        before, self._report = self._report, report
        self.report_changed.emit(before, report, origin)
        self._tell_dirty()

    def _tell_dirty(self) -> None:
        dirty = self.is_dirty
        if dirty != self._was_dirty:
            self._was_dirty = dirty
            self.dirty_changed.emit(dirty)
