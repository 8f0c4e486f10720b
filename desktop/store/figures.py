"""The figures: the values of indicators, by report and by office."""

import sqlite3
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from desktop.domain.office import OfficeId
from desktop.domain.report import ReportId
from desktop.store.connection import Tables, listed
from desktop.store.errors import report_missing
from desktop.store.rows import Row

if TYPE_CHECKING:
    from desktop.domain.figure import Figure


class FigureTables(Tables):
    """The part of a store that keeps figures."""

    def figures(self, report: ReportId) -> "tuple[Figure, ...]":
        """Return a report's figures in the order they were first saved."""
        rows = self._connection.rows("SELECT * FROM figures WHERE report = ? ORDER BY id", report)
        return tuple(map(_figure, rows))

    def save_figures(
        self, report: ReportId, figures: "Iterable[Figure]", removed: Iterable[str] = ()
    ) -> None:
        """Add or change figures, each known by its indicator, and remove those of `removed`.

        Raises `NotFoundError` if the report is gone.
        """
        rows = [_row(figure) | {"report": report} for figure in figures]
        with self._connection.transaction():
            self._touch(report)
            table = self._connection.table("figures")
            table.delete_where(
                "report = ? AND indicator IN (SELECT value FROM json_each(?))",
                [report, listed(removed)],
            )
            if rows:
                table.upsert_all(rows, pk=("report", "indicator"))

    def figures_of(self, office: OfficeId) -> "dict[int, dict[str, Figure]]":
        """Return an office's figures by year and indicator; a year without any is absent."""
        found: dict[int, dict[str, Figure]] = {}
        for row in self._connection.rows(
            "SELECT reports.year, figures.* FROM reports JOIN figures"
            " ON figures.report = reports.id WHERE reports.office = ?"
            " ORDER BY reports.year, figures.id",
            office,
        ):
            found.setdefault(row["year"], {})[row["indicator"]] = _figure(row)
        return found

    def figures_in(
        self, offices: Sequence[OfficeId], year: int
    ) -> "dict[OfficeId, dict[str, Figure]]":
        """Return the figures of `offices` on `year`, by office and indicator.

        An office without any is absent.
        """
        found: dict[OfficeId, dict[str, Figure]] = {}
        for row in self._connection.rows(
            "SELECT reports.office, figures.* FROM reports JOIN figures"
            " ON figures.report = reports.id WHERE reports.year = ?"
            " AND reports.office IN (SELECT value FROM json_each(?)) ORDER BY figures.id",
            year,
            listed(offices),
        ):
            found.setdefault(OfficeId(row["office"]), {})[row["indicator"]] = _figure(row)
        return found

    def _touch(self, report: ReportId) -> None:
        touched = self._connection.run(
            "UPDATE reports SET updated = ? WHERE id = ?", self._connection.now(), report
        )
        if not touched:
            raise report_missing(self._connection.path)


def _row(figure: "Figure") -> Row:
    return {
        "indicator": figure.indicator,
        "value": None if figure.value is None else str(figure.value),
        "status": figure.status,
        "approx": int(figure.approx),
        "raw": figure.raw,
        "text": figure.text,
        "section": figure.section,
        "start": figure.start,
        "end": figure.end,
    }


def _figure(row: sqlite3.Row) -> "Figure":
    from decimal import Decimal  # noqa: PLC0415 - the ledger, which comes first, shows no figure

    from desktop.domain.figure import Figure, FigureStatus  # noqa: PLC0415

    value = row["value"]
    return Figure(
        indicator=row["indicator"],
        value=None if value is None else Decimal(value),
        status=FigureStatus(row["status"]),
        approx=bool(row["approx"]),
        raw=row["raw"],
        text=row["text"],
        section=row["section"],
        start=row["start"],
        end=row["end"],
    )
