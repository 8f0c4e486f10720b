"""What stood in a report, revision by revision, for measuring how much each of them changed.

A report of 500 revisions is walked through once, and a row that stayed is read once.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from desktop.domain.report import ReportId
from desktop.domain.revision import RevisionId
from desktop.store.connection import Connection
from desktop.store.rows import attachment_from, section_from
from desktop.store.states import Kept, State, state_of, undone

_VALUES = ("value", "approx")  # of a figure: what the clerk knows it by, not where it was read


@dataclass(frozen=True, slots=True)
class KeptText:
    """What a revision held.

    Attributes:
        texts: The title, the sections and the attachments, in order.
        figures: The values by indicator.
    """

    revision: RevisionId
    texts: tuple[str, ...]
    figures: Mapping[str, object]


def kept_texts(connection: Connection, report: ReportId) -> Iterator[KeptText]:
    """Yield the revisions of a report, the newest first, as far back as the history reaches."""
    state = state_of(connection, report)
    if state is None:
        return
    read = _Read({})
    for row in connection.rows(
        "SELECT id, undo FROM revisions WHERE report = ? ORDER BY id DESC", report
    ):
        yield KeptText(RevisionId(row["id"]), read.texts(state), _figures(state))
        if row["undo"] is None:
            return
        state = undone(state, row["undo"])


@dataclass(frozen=True, slots=True)
class _Read:
    """Texts of rows that have been read already."""

    known: dict[tuple[str, Kept], str]

    def texts(self, state: State) -> tuple[str, ...]:
        pairs = [(name, row) for name in ("sections", "attachments") for row in state.lists[name]]
        return (str(state.header["title"]), *(self._text(*pair) for pair in pairs))

    def _text(self, table: str, row: Kept) -> str:
        text = self.known.get((table, row))
        if text is None:
            make = section_from if table == "sections" else attachment_from
            text = make(dict(row)).text
            self.known[table, row] = text
        return text


def _figures(state: State) -> dict[str, object]:
    rows = map(dict, state.lists["figures"])
    return {str(row["indicator"]): tuple(row[name] for name in _VALUES) for row in rows}
