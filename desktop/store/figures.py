"""The figures: the values of indicators by report and by office, and what belongs to them."""

import sqlite3
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from desktop.domain.office import OfficeId
from desktop.domain.report import ReportId
from desktop.store.connection import listed
from desktop.store.errors import report_missing
from desktop.store.recording import RecordedTables
from desktop.store.rows import Columns, Row

if TYPE_CHECKING:
    from desktop.domain.figure import Figure, FigureLink, Rejection


class FigureTables(RecordedTables):
    """The part of a store that keeps figures."""

    def figures(self, report: ReportId) -> "tuple[Figure, ...]":
        """Return a report's figures in the order they were first saved."""
        rows = self._connection.rows("SELECT * FROM figures WHERE report = ? ORDER BY id", report)
        return tuple(map(figure_from, rows))

    def save_figures(
        self, report: ReportId, figures: "Iterable[Figure]", removed: Iterable[str] = ()
    ) -> None:
        """Add or change figures, each known by its indicator, and remove those of `removed`.

        Raises `NotFoundError` if the report is gone.
        """
        rows = [_row(figure) | {"report": report} for figure in figures]
        with self._recorded(report):
            self._touch(report)
            table = self._connection.table("figures")
            table.delete_where(
                "report = ? AND indicator IN (SELECT value FROM json_each(?))",
                [report, listed(removed)],
            )
            if rows:
                table.upsert_all(rows, pk=("report", "indicator"))

    def figure_links(self, report: ReportId) -> "tuple[FigureLink, ...]":
        """Return where the text of a report follows its figures, in the order of the text."""
        rows = self._connection.rows(
            "SELECT * FROM figure_links WHERE report = ? ORDER BY section, start, id", report
        )
        return tuple(map(_link, rows))

    def save_figure_links(self, report: ReportId, links: "Iterable[FigureLink]") -> None:
        """Put these links in the place of all that a report has."""
        rows = [_link_row(link) | {"report": report} for link in links]
        with self._connection.transaction():
            table = self._connection.table("figure_links")
            table.delete_where("report = ?", [report])
            if rows:
                table.insert_all(rows)

    def rejections(self, report: ReportId) -> "frozenset[Rejection]":
        """Return the suggestions for a report that were turned down."""
        from desktop.domain.figure import Rejection  # noqa: PLC0415 - as in `figure_from`

        rows = self._connection.rows(
            "SELECT indicator, raw, text FROM figure_rejections WHERE report = ?", report
        )
        return frozenset(Rejection(row["indicator"], row["raw"], row["text"]) for row in rows)

    def save_rejections(
        self, report: ReportId, added: "Iterable[Rejection]", removed: "Iterable[Rejection]" = ()
    ) -> None:
        """Turn suggestions for a report down, and take others into favour again."""
        fresh = [_rejection_row(report, each) for each in added]
        with self._connection.transaction():
            table = self._connection.table("figure_rejections")
            for each in removed:
                table.delete_where(
                    "report = ? AND indicator = ? AND raw = ? AND text = ?",
                    [report, each.indicator, each.raw, each.text],
                )
            if fresh:
                table.upsert_all(fresh, pk=("report", "indicator", "raw", "text"))

    def figures_of(self, office: OfficeId) -> "dict[int, dict[str, Figure]]":
        """Return an office's figures by year and indicator; a year without any is absent."""
        found: dict[int, dict[str, Figure]] = {}
        for row in self._connection.rows(
            "SELECT reports.year, figures.* FROM reports JOIN figures"
            " ON figures.report = reports.id WHERE reports.office = ?"
            " ORDER BY reports.year, figures.id",
            office,
        ):
            found.setdefault(row["year"], {})[row["indicator"]] = figure_from(row)
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
            found.setdefault(OfficeId(row["office"]), {})[row["indicator"]] = figure_from(row)
        return found

    def indicators_in(self, offices: Sequence[OfficeId], years: Sequence[int]) -> frozenset[str]:
        """Return the indicators of which `offices` have any figure on any of `years`."""
        rows = self._connection.rows(
            "SELECT DISTINCT figures.indicator AS indicator FROM reports JOIN figures"
            " ON figures.report = reports.id"
            " WHERE reports.office IN (SELECT value FROM json_each(?))"
            " AND reports.year IN (SELECT value FROM json_each(?))",
            listed(offices),
            listed(years),
        )
        return frozenset(row["indicator"] for row in rows)

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


def _rejection_row(report: ReportId, rejection: "Rejection") -> Row:
    return {
        "report": report,
        "indicator": rejection.indicator,
        "raw": rejection.raw,
        "text": rejection.text,
    }


def _link_row(link: "FigureLink") -> Row:
    return {
        "indicator": link.indicator,
        "section": link.section,
        "start": link.start,
        "end": link.end,
        "text": link.text,
        "form": link.form,
    }


def _link(row: sqlite3.Row) -> "FigureLink":
    from desktop.domain.figure import FigureLink  # noqa: PLC0415 - as in `figure_from`

    return FigureLink(
        indicator=row["indicator"],
        section=row["section"],
        start=row["start"],
        end=row["end"],
        text=row["text"],
        form=row["form"],
    )


def figure_from(row: Columns) -> "Figure":
    """Return the figure that was kept in a row."""
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
