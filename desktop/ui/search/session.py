"""Asks the search in a thread of its own, page by page; a newer question drops the older."""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from desktop.services.search import Hits, Query
from desktop.services.workspace import Workspace
from desktop.ui.tasks import Task


@dataclass(frozen=True, slots=True)
class Answer:
    """What a search came to.

    Attributes:
        query: What was asked; its offset tells which page this is.
        seconds: How long it took, the opening of the store included.
    """

    query: Query
    hits: Hits
    seconds: float


class SearchSession(QObject):
    """One question at a time.

    Signals:
        answered: The `Answer` with the first hits.
        continued: The `Answer` with those that follow.
        failed: The sentence on what went wrong.
    """

    answered = Signal(object)
    continued = Signal(object)
    failed = Signal(str)

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._answer: Answer | None = None
        self._held = 0
        self._task: Task[Answer] = Task(self)
        self._task.succeeded.connect(self._on_succeeded)
        self._task.failed.connect(self._on_failed)

    @property
    def busy(self) -> bool:
        """Whether a question is under way."""
        return self._task.busy

    @property
    def answer(self) -> Answer | None:
        """The first page of what was found last."""
        return self._answer

    def ask(self, query: Query) -> None:
        """Begin to answer another question."""
        self._answer, self._held = None, 0
        self._start(query)

    @Slot()
    def go_on(self) -> None:
        """Get the hits behind those there are, if any are left and none are on their way."""
        answer = self._answer
        if answer is not None and not self.busy and self._held < answer.hits.total:
            self._start(replace(answer.query, offset=self._held))

    @Slot()
    def cancel(self) -> None:
        """Drop the question."""
        self._task.cancel()

    def _start(self, query: Query) -> None:
        self._task.start(partial(_timed, query, self._workspace.searching.asking(query)))

    @Slot(object)
    def _on_succeeded(self, answer: Answer) -> None:
        self._held = answer.query.offset + len(answer.hits.hits)
        if answer.query.offset:
            if not answer.hits.hits:
                self._held = answer.hits.total  # the texts have changed meanwhile
            self.continued.emit(answer)
        else:
            self._answer = answer
            self.answered.emit(answer)

    @Slot(object)
    def _on_failed(self, error: object) -> None:
        self.failed.emit(str(error))


def _timed(query: Query, work: Callable[[], Hits]) -> Answer:
    began = time.perf_counter()
    hits = work()
    return Answer(query, hits, time.perf_counter() - began)
