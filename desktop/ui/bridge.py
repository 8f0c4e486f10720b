"""From the services' listeners to one Qt signal; the services know nothing of Qt."""

from PySide6.QtCore import QObject, Signal

from desktop.domain.changes import Changes
from desktop.services.listeners import Listeners


class Bridge(QObject):
    """Tells views what a write has changed.

    Signals:
        changed: The `Changes` of a write, and its origin, so that a view may ignore its echo.
    """

    changed = Signal(object, object)

    def __init__(self, listeners: Listeners, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._listeners = listeners
        listeners.subscribe(self._on_written)

    def close(self) -> None:
        """Tell nothing any more."""
        self._listeners.unsubscribe(self._on_written)

    def _on_written(self, changes: Changes, origin: object) -> None:
        self.changed.emit(changes, origin)
