"""A history of changes: steps that hold values only, told from one place to the widgets.

Not a `QUndoStack`: PySide 6.9 crashes when a stack with commands written in Python is collected
together with them, as happens when a page is closed.
"""

from collections.abc import Hashable
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Signal

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Step(Generic[Value]):
    """One change.

    Attributes:
        text: What was done, as 撤销 names it.
        before: What undoing puts back; `after`: what redoing does again.
        place_before: Where the user was; `place_after`: where the change left him.
        burst: Changes of the same burst become one step; None: never.
    """

    text: str
    before: Value
    after: Value
    place_before: object = None
    place_after: object = None
    burst: Hashable | None = None

    def joined(self, later: "Step[Value]") -> "Step[Value]":
        """Return both changes as one."""
        return replace(self, after=later.after, place_after=later.place_after)


class History(QObject, Generic[Value]):
    """The steps that can be taken back, and those that can be done again.

    Signals:
        changed: What can be undone or redone is no longer the same.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._done: list[Step[Value]] = []
        self._undone: list[Step[Value]] = []

    @property
    def count(self) -> int:
        """The number of steps, those taken back included."""
        return len(self._done) + len(self._undone)

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Whether there is a step to do again."""
        return bool(self._undone)

    @property
    def undo_text(self) -> str:
        """What the next undo takes back, or ""."""
        return self._done[-1].text if self._done else ""

    @property
    def redo_text(self) -> str:
        """What the next redo does again, or ""."""
        return self._undone[-1].text if self._undone else ""

    def add(self, step: Step[Value]) -> None:
        """Add a step, or join it to the last one of the same burst; what was undone is gone."""
        self._undone.clear()
        last = self._done[-1] if self._done else None
        if last is None or step.burst is None or last.burst != step.burst:
            self._done.append(step)
        else:
            joined = last.joined(step)
            self._done[-1:] = [] if joined.after == joined.before else [joined]
        self.changed.emit()

    def undo(self) -> Step[Value] | None:
        """Go back before the last step and return it, or None where there is none."""
        if not self._done:
            return None
        step = self._done.pop()
        self._undone.append(step)
        self.changed.emit()
        return step

    def redo(self) -> Step[Value] | None:
        """Go on behind the step undone last and return it, or None where there is none."""
        if not self._undone:
            return None
        step = self._undone.pop()
        self._done.append(step)
        self.changed.emit()
        return step

    def drop(self, step: Step[Value]) -> None:
        """Forget a step that turned out to be impossible; the others stay."""
        for steps in (self._done, self._undone):
            steps[:] = [each for each in steps if each is not step]
        self.changed.emit()

    def clear(self) -> None:
        """Forget all steps."""
        self._done.clear()
        self._undone.clear()
        self.changed.emit()
