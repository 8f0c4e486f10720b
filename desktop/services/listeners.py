"""Who wants to know what a write has changed."""

from collections.abc import Callable

from desktop.domain.changes import Changes

Listener = Callable[[Changes, object], None]


class Listeners:
    """The subscribers of a workspace; each is told the changes and who made them."""

    def __init__(self) -> None:
        self._listeners: list[Listener] = []

    def subscribe(self, listener: Listener) -> None:
        """Call `listener` after every write from now on."""
        self._listeners.append(listener)

    def unsubscribe(self, listener: Listener) -> None:
        """Call `listener` no more; it may have gone already."""
        if listener in self._listeners:
            self._listeners.remove(listener)

    def tell(self, changes: Changes, origin: object) -> None:
        """Pass `changes` on; `origin` lets a view ignore the echo of its own write."""
        if changes:
            for listener in tuple(self._listeners):
                listener(changes, origin)
