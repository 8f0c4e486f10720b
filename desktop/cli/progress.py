"""How far a batch has got: a bar on a terminal, nothing where nobody watches."""

import sys
from types import TracebackType
from typing import Self

from desktop.domain.chinese import width

_WIDTH = 24  # cells of the bar
_LINE = 76  # columns that are written to, so that a line of a terminal is never broken
_NAME = 20  # full characters of a file's name


class Bar:
    """A bar on standard error, where that is a terminal and there is more than one thing to do."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._done = 0
        self._shown = total > 1 and sys.stderr.isatty()

    def __enter__(self) -> Self:
        """Return the bar itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Take the bar away."""
        self._wipe()

    def show(self, name: str) -> None:
        """Show that the next thing's turn has come."""
        self._done += 1
        if self._shown:
            filled = self._done * _WIDTH // self._total
            bar = "#" * filled + "." * (_WIDTH - filled)
            sys.stderr.write(f"\r[{bar}] {self._done}/{self._total} {_fitting(name)}")
            sys.stderr.flush()

    def say(self, sentence: str) -> None:
        """Write a sentence on a line of its own."""
        self._wipe()
        sys.stderr.write(f"{sentence}\n")

    def _wipe(self) -> None:
        if self._shown:
            sys.stderr.write(f"\r{' ' * _LINE}\r")


def _fitting(name: str) -> str:
    """Cut a name where it is too long, and fill it up where it is short."""
    kept = name
    while width(kept) > _NAME:
        kept = kept[:-1]
    return kept + " " * round(2 * (_NAME - width(kept)))
