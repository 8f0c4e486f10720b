"""Full-text search: which passages hold given words, in all reports or some of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.domain.office import OfficeId
from desktop.domain.outline import Part
from desktop.store.connection import Tables
from desktop.store.indexing import (
    Passage,
    Progress,
    build_index,
    first_key,
    grams,
    office_mark,
    passage_at,
)

RANKED = 5_000  # passages: to weigh more of them takes longer than anyone waits
_NOBODY = "none"  # a mark that no passage bears
_ALL_YEARS = (0, 9999)


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found.

    Attributes:
        passages: The best first; where there are too many to weigh, the latest year first.
        total: How many there are; `RANKED` + 1 stands for that many and more.
    """

    passages: tuple[Passage, ...]
    total: int


class SearchTables(Tables):
    """The part of a store that finds texts."""

    def search(
        self,
        words: Sequence[str],
        *,
        offices: Sequence[OfficeId] | None = None,
        years: tuple[int, int] = _ALL_YEARS,
        part: Part | None = None,
        limit: int = 50,
        newest_first: bool = False,
    ) -> Found:
        """Return the passages that hold every one of `words` (see `words_of`).

        `offices` None: all; `years` are the first and the last; a `part` takes in what stands
        below its heading. No words find nothing.
        """
        if not words:
            return Found((), 0)
        match = _match(words, offices, part)
        bounds = (first_key(years[0]), first_key(years[1] + 1) - 1)
        if years == _ALL_YEARS:
            bounds = (0, (1 << 63) - 1)
        # Put together from our own words alone: what the user looks for is a value.
        where = "FROM search WHERE search MATCH ? AND rowid BETWEEN ? AND ?"
        counted = self._connection.row(
            f"SELECT count(*) AS number FROM (SELECT 1 {where} LIMIT {RANKED + 1})",  # noqa: S608
            *(match, *bounds),
        )
        total = int(counted["number"]) if counted else 0
        weight = "" if newest_first or total > RANKED else "bm25(search, 1.0, 0.0), "
        rows = self._connection.rows(
            f"SELECT rowid AS key {where} ORDER BY {weight}rowid DESC LIMIT ?",
            *(match, *bounds, limit),
        )
        return Found(tuple(passage_at(row["key"]) for row in rows), total)

    def rebuild_search(self, progress: Progress) -> None:
        """Make the index of the search anew; `progress` is told reports done and in all."""
        with self._connection.transaction():
            build_index(self._connection, progress)


def _match(words: Sequence[str], offices: Sequence[OfficeId] | None, part: Part | None) -> str:
    match = f"{{grams}} : ({' AND '.join(map(_phrase, words))})"
    if offices is not None:
        marks = " OR ".join(office_mark(office) for office in offices) or _NOBODY
        match += f" AND {{marks}} : ({marks})"
    if part is not None:
        match += f" AND {{marks}} : {part.value}"
    return match


def _phrase(word: str) -> str:
    if len(word) == 1:
        return f'"{word}" *'
    # Without the word's last sign, which stands alone only where a line ends.
    return f'"{grams(word).rpartition(" ")[0]}"'
