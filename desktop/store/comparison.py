"""What was said of the items of last year's plan."""

import json
import sqlite3

from desktop.domain.promise import Fulfilment, Judgement
from desktop.domain.report import ReportId
from desktop.store.connection import Tables

_DELETE = "DELETE FROM judgements WHERE report = ? AND item = ?"


class ComparisonTables(Tables):
    """The part of a store that keeps what the clerk said of last year's plan."""

    def judgements(self, report: ReportId) -> tuple[Judgement, ...]:
        """Return what was said in the work on a report."""
        rows = self._connection.rows("SELECT * FROM judgements WHERE report = ?", report)
        return tuple(map(_judgement, rows))

    def save_judgement(self, report: ReportId, judgement: Judgement) -> None:
        """Keep what was said of an item in the place of what was said before; nothing: forget."""
        with self._connection.transaction():
            self._connection.run(_DELETE, report, judgement.item)
            if not judgement.empty:
                self._connection.insert(
                    "judgements",
                    {
                        "report": report,
                        "item": judgement.item,
                        "fulfilment": judgement.fulfilment,
                        "answer": judgement.answer,
                        "rejected": json.dumps(judgement.rejected, ensure_ascii=False),
                    },
                )


def _judgement(row: sqlite3.Row) -> Judgement:
    said = row["fulfilment"]
    return Judgement(
        row["item"],
        Fulfilment(said) if said else None,
        row["answer"],
        tuple(json.loads(row["rejected"])),
    )
