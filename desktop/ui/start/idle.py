"""Tells when nobody has touched the program for a while."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QWindow
from typing_extensions import override

_LOOK = 5_000  # milliseconds between two looks at the clock
_TOUCHES = frozenset(
    (
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    )
)


class IdleWatch(QObject):
    """Watches what comes from keyboard and mouse.

    The filter sits on the system's windows, through which few events pass, and not on the
    application, where each event of each widget would come by. An input method may swallow all
    keys; then the saving that follows the text tells of it (`touch`).

    Signals:
        passed: Nobody has touched anything for `minutes`.
    """

    passed = Signal()

    def __init__(
        self,
        minutes: Callable[[], int],
        parent: QObject | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._minutes = minutes
        self._clock = clock
        self._touched = clock()
        self._timer = QTimer(self, interval=_LOOK)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._watch)
            self._watch(app.focusWindow())

    def touch(self) -> None:
        """Begin to count anew."""
        self._touched = self._clock()

    def stop(self) -> None:
        """Watch nothing any more."""
        self._timer.stop()

    @Slot()
    def look(self) -> None:
        """Look at the clock."""
        minutes = self._minutes()
        if minutes and self._clock() - self._touched >= minutes * 60:
            self.touch()
            self.passed.emit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note that somebody is there; nothing is held back."""
        if event.type() in _TOUCHES:
            self.touch()
        return False

    @Slot(QWindow)
    def _watch(self, window: QWindow | None) -> None:
        if window is not None:
            self.touch()
            window.installEventFilter(self)  # where it is there already, it stays the only one
