"""Saves a report by itself: a moment after the last change, and every few seconds of typing."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop.domain.errors import ReportError
from desktop.ui.editor.session import ReportSession

Save = Callable[[], None]


class SaveState(Enum):
    """Whether what is on the screen is in the store."""

    SAVED = auto()
    EDITING = auto()
    FAILED = auto()


@dataclass(frozen=True, slots=True)
class SaveNews:
    """What is said of saving: the state, and why it failed."""

    state: SaveState
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class Pace:
    """When to save, in milliseconds.

    Attributes:
        pause: After the last change.
        longest: At most this long after the first change not yet saved.
        again: After an attempt that failed.
    """

    pause: int = 1000
    longest: int = 5000
    again: int = 10_000


class Autosaver(QObject):
    """Watches a session and has it saved; a failed attempt keeps the text and is made again.

    Signals:
        told: The `SaveNews` of each turn.
    """

    told = Signal(object)

    def __init__(
        self, session: ReportSession, save: Save, parent: QObject | None = None, pace: Pace = Pace()
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._save = save
        self._pause = QTimer(self, interval=pace.pause, singleShot=True)
        self._longest = QTimer(self, interval=pace.longest, singleShot=True)
        self._again = QTimer(self, interval=pace.again, singleShot=True)
        for timer in (self._pause, self._longest, self._again):
            timer.timeout.connect(self.save_now)
        session.report_changed.connect(self._on_report_changed)

    @property
    def waiting(self) -> bool:
        """Whether an attempt will be made without anyone asking."""
        return any(timer.isActive() for timer in (self._pause, self._longest, self._again))

    @Slot()
    def save_now(self) -> bool:
        """Save what is not saved yet; tells whether everything is in the store now."""
        self.stop()
        if not self._session.is_dirty:
            return True
        report = self._session.report
        try:
            self._save()
        except ReportError as error:
            self._again.start()
            self.told.emit(SaveNews(SaveState.FAILED, str(error)))
            return False
        self._session.mark_saved(report)
        self.told.emit(SaveNews(SaveState.SAVED))
        return True

    def stop(self) -> None:
        """Make no attempt until something changes again."""
        for timer in (self._pause, self._longest, self._again):
            timer.stop()

    @Slot()
    def _on_report_changed(self) -> None:
        if not self._session.is_dirty:
            return
        self._pause.start()
        if not self._longest.isActive():
            self._longest.start()
        self.told.emit(SaveNews(SaveState.EDITING))
