"""Figures across offices: a few indicators of thousands of reports, read or added up at once.

Sums over years are answered by the index `figures_by_indicator`, which holds the numbers but not
the sentences they were taken from.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from desktop.domain.office import OfficeId
from desktop.domain.report import HANDED_IN, ReportId, Status
from desktop.store.connection import Tables, listed

if TYPE_CHECKING:
    from desktop.domain.rollup import Amount, OfficeYear, Tally


class RollupTables(Tables):
    """The part of a store that answers questions over many offices."""

    def office_years(self, offices: Sequence[OfficeId], year: int) -> "tuple[OfficeYear, ...]":
        """Return which of `offices` have a report on `year`, and whether it has any figure."""
        from desktop.domain.rollup import OfficeYear  # noqa: PLC0415 - as in `figures`

        rows = self._connection.rows(
            "SELECT office, id, status,"
            " EXISTS (SELECT 1 FROM figures WHERE figures.report = reports.id) AS has_figures"
            " FROM reports WHERE year = ? AND office IN (SELECT value FROM json_each(?))",
            year,
            listed(offices),
        )
        return tuple(
            OfficeYear(
                OfficeId(row["office"]),
                ReportId(row["id"]),
                Status(row["status"]),
                bool(row["has_figures"]),
            )
            for row in rows
        )

    def amounts(
        self, offices: Sequence[OfficeId], year: int, indicators: Sequence[str]
    ) -> "dict[OfficeId, dict[str, Amount]]":
        """Return the figures of `offices` on `year` by office and indicator, of a few indicators.

        An office without any is absent.
        """
        from decimal import Decimal  # noqa: PLC0415 - the ledger, which comes first, needs none

        from desktop.domain.rollup import Amount  # noqa: PLC0415

        held = self._connection.rows(
            "SELECT id, office FROM reports"
            " WHERE year = ? AND office IN (SELECT value FROM json_each(?))",
            year,
            listed(offices),
        )
        office_of = {str(row["id"]): OfficeId(row["office"]) for row in held}
        reports = listed([row["id"] for row in held])
        known: dict[str, Amount] = {}
        found: dict[OfficeId, dict[str, Amount]] = {}
        for indicator in indicators:
            for report, written in self._written(indicator, reports):
                amount = known.get(written)
                if amount is None:
                    value, approx = written[:-1], written[-1] == "1"
                    amount = known[written] = Amount(Decimal(value) if value else None, approx)
                found.setdefault(office_of[report], {})[indicator] = amount
        return found

    def _written(self, indicator: str, reports: str) -> "Iterator[tuple[str, str]]":
        """Tell report by report what an indicator's value is, behind it 1 or 0: approximate or not.

        All in one row, which takes a third of the time of as many rows.
        """
        row = self._connection.row(
            "SELECT group_concat(report, ' ') AS reports,"
            " group_concat(coalesce(value, '') || approx, ' ') AS written FROM figures"
            " WHERE indicator = ? AND report IN (SELECT value FROM json_each(?))",
            indicator,
            reports,
        )
        if row is None or row["reports"] is None:
            return iter(())
        return zip(row["reports"].split(" "), row["written"].split(" "), strict=True)

    def sums(
        self,
        offices: Sequence[OfficeId],
        years: Sequence[int],
        indicator: str,
        *,
        handed_in_only: bool = False,
    ) -> "dict[int, Tally]":
        """Add up one indicator over `offices`, exactly, year by year; a year without any is absent.

        One indicator a query: grouping all of them at once takes SQLite longer.
        """
        rows = self._connection.rows(
            "SELECT year, count(value) AS given, count(*) - count(value) AS not_applicable,"
            " sum(approx AND value IS NOT NULL) AS approximate,"
            # SQLite adds up a million whole numbers this short without overflow, and compares text
            # this short with a number exactly; the others are handed over as they are written,
            # since it would make them floats.
            " sum(CASE WHEN whole = +value AND length(value) < 13 THEN whole END) AS whole,"
            " group_concat(CASE WHEN whole = +value AND length(value) < 13 THEN NULL"
            " ELSE value END, ' ') AS others"
            " FROM (SELECT reports.year, figures.value, figures.approx,"
            " CAST(figures.value AS INTEGER) AS whole"
            " FROM figures CROSS JOIN reports ON reports.id = figures.report"
            " WHERE figures.indicator = ?"
            " AND reports.year IN (SELECT value FROM json_each(?))"
            " AND reports.office IN (SELECT value FROM json_each(?))"
            " AND (? = 0 OR reports.status IN (SELECT value FROM json_each(?))))"
            " GROUP BY year ORDER BY year",
            indicator,
            listed(years),
            listed(offices),
            int(handed_in_only),
            listed(HANDED_IN),
        )
        return {row["year"]: _tally(row, len(offices)) for row in rows}


def _tally(row: sqlite3.Row, expected: int) -> "Tally":
    from decimal import Decimal, localcontext  # noqa: PLC0415 - as in `amounts`

    from desktop.domain.rollup import EXACT, Tally  # noqa: PLC0415

    with localcontext(prec=EXACT):
        total = sum(map(Decimal, (row["others"] or "").split()), Decimal(row["whole"] or 0))
    return Tally(
        total if row["given"] else None,
        row["given"],
        row["not_applicable"],
        row["approximate"],
        expected,
    )
