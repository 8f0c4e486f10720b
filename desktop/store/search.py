"""Full-text search: which passages hold given words, in all reports or some of them."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from desktop.domain.office import OfficeId
from desktop.domain.outline import Part
from desktop.domain.report import Status
from desktop.domain.searching import CLOSING_FIELDS, HEADER_FIELDS, field_text
from desktop.store.connection import Tables
from desktop.store.errors import report_missing
from desktop.store.indexing import (
    Passage,
    Place,
    Progress,
    build_index,
    first_key,
    grams,
    office_mark,
    passage_at,
)
from desktop.store.rows import attachment_from, report_from, section_from

RANKED = 5_000  # passages: to weigh more of them takes longer than anyone waits
_WEIGHED = 20_000  # passages with one of several words, for which its rarity can be counted
_NOBODY = "none"  # a mark that no passage bears
ALL_YEARS = (0, 9999)


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found.

    Attributes:
        passages: The best first; where there are too many to weigh, the latest year first.
        total: How many there are; `RANKED` + 1 stands for that many and more.
    """

    passages: tuple[Passage, ...]
    total: int


@dataclass(frozen=True, slots=True)
class FoundText:
    """What stands in a passage.

    Attributes:
        office: The office's full name.
        title: The report's, in one line.
        heading: Of the section or, where it has none, of the nearest one above; of an attachment.
        fields: The names and texts of header and closing; else one text without a name.
    """

    passage: Passage
    office_id: OfficeId
    office: str
    year: int
    status: Status
    title: str
    heading: str
    fields: tuple[tuple[str, str], ...]


class SearchTables(Tables):
    """The part of a store that finds texts."""

    def search(
        self,
        words: Sequence[str],
        *,
        offices: Sequence[OfficeId] | None = None,
        years: tuple[int, int] = ALL_YEARS,
        part: Part | None = None,
        limit: int = 50,
        offset: int = 0,
        newest_first: bool = False,
    ) -> Found:
        """Return the passages that hold every one of `words` (see `words_of`).

        `offices` None: all; `years` are the first and the last; a `part` takes in what stands
        below its heading; `offset` passages are left out before the first. No words find nothing.
        """
        if not words:
            return Found((), 0)
        single = all(len(word) == 1 for word in words)
        bounds = (first_key(years[0]), first_key(years[1] + 1) - 1)
        if years == ALL_YEARS:
            bounds = (0, (1 << 63) - 1)
        # Put together from our own words alone: what the user looks for is a value.
        where, values = _asked(words, offices, part, bounds)
        total = self._counted(where, RANKED, *values)
        newest_first = newest_first or single or total > RANKED or self._too_common(words)
        weight = "" if newest_first else "bm25(search, 1.0, 0.0), "
        rows = self._connection.rows(
            f"SELECT rowid AS key {where} ORDER BY {weight}rowid DESC LIMIT ? OFFSET ?",
            *(*values, limit, offset),
        )
        return Found(tuple(passage_at(row["key"]) for row in rows), total)

    def _too_common(self, words: Sequence[str]) -> bool:
        """Tell whether a word stands in so many passages that weighing it takes too long."""
        where = "FROM search WHERE search MATCH ?"
        return any(
            len(word) == 1 or self._counted(where, _WEIGHED, _phrase(word)) > _WEIGHED
            for word in words
        )

    def _counted(self, where: str, most: int, *values: str | int) -> int:
        row = self._connection.row(
            f"SELECT count(*) AS number FROM (SELECT 1 {where} LIMIT {most + 1})",  # noqa: S608
            *values,
        )
        return 0 if row is None else int(row["number"])

    def found_text(self, passage: Passage) -> FoundText:
        """Return what stands in a passage that was just found."""
        report = self._connection.row(
            "SELECT reports.*, offices.full_name FROM reports JOIN offices"
            " ON offices.id = reports.office WHERE reports.id = ?",
            passage.report,
        )
        if report is None:
            raise report_missing(self._connection.path)
        heading, fields = self._fields(passage, report)
        return FoundText(
            passage=passage,
            office_id=OfficeId(report["office"]),
            office=report["full_name"],
            year=report["year"],
            status=Status(report["status"]),
            title=report["title"].replace("\n", ""),
            heading=heading,
            fields=fields,
        )

    def _fields(
        self, passage: Passage, report: sqlite3.Row
    ) -> tuple[str, tuple[tuple[str, str], ...]]:
        where = (passage.report, passage.index)
        if passage.place is Place.SECTION:
            rows = self._connection.rows(
                "SELECT * FROM sections WHERE report = ? AND position <= ?"
                " ORDER BY position DESC LIMIT 9",
                *where,
            )
            heading = next((row["heading"] for row in rows if row["heading"]), "")
            return heading, (("", section_from(rows[0]).text),)
        if passage.place is Place.ATTACHMENT:
            (row,) = self._connection.rows(
                "SELECT * FROM attachments WHERE report = ? AND position = ?", *where
            )
            return row["title"], (("attachments", attachment_from(row).text),)
        value = report_from(report, (), ())
        names = HEADER_FIELDS if passage.place is Place.HEADER else CLOSING_FIELDS
        return "", tuple((name, field_text(value, name)) for name in names)

    def rebuild_search(self, progress: Progress) -> None:
        """Make the index of the search anew; `progress` is told reports done and in all."""
        with self._connection.transaction():
            build_index(self._connection, progress)


def _asked(
    words: Sequence[str],
    offices: Sequence[OfficeId] | None,
    part: Part | None,
    bounds: tuple[int, int],
) -> tuple[str, tuple[str | int, ...]]:
    """Return where passages with all of the words are sought, and the values of it.

    Single signs have an index of their own: to find one among pairs, all that begin with it
    would have to be joined.
    """
    signs = [word for word in words if len(word) == 1]
    longer = [word for word in words if len(word) > 1]
    if not longer:
        where = "FROM search_signs WHERE search_signs MATCH ? AND rowid BETWEEN ? AND ?"
        return where, (_signs_match(signs, offices, part), *bounds)
    where = "FROM search WHERE search MATCH ? AND rowid BETWEEN ? AND ?"
    values = (_match(longer, offices, part), *bounds)
    if not signs:
        return where, values
    # The plus sign keeps SQLite from asking the index of pairs for each of those passages.
    where += " AND +rowid IN (SELECT rowid FROM search_signs WHERE search_signs MATCH ?)"
    return where, (*values, _signs_match(signs, None, None))


def _match(words: Sequence[str], offices: Sequence[OfficeId] | None, part: Part | None) -> str:
    match = f"{{grams}} : ({' AND '.join(map(_phrase, words))})"
    if offices is not None:
        marks = " OR ".join(office_mark(office) for office in offices) or _NOBODY
        match += f" AND {{marks}} : ({marks})"
    if part is not None:
        match += f" AND {{marks}} : {part.value}"
    return match


def _signs_match(
    words: Sequence[str], offices: Sequence[OfficeId] | None, part: Part | None
) -> str:
    match = " AND ".join(f'"{word}"' for word in words)
    if offices is not None:
        match += f" AND ({' OR '.join(map(office_mark, offices)) or _NOBODY})"
    return match if part is None else f"{match} AND {part.value}"


def _phrase(word: str) -> str:
    # Without the word's last sign, which stands alone only where a line ends.
    return f'"{grams(word).rpartition(" ")[0]}"'
