"""雷同检查: of the offices below a superior, who shares how much with whom in one year.

Asked beside the store, in another thread: it opens the file itself, for reading. All texts of a
year are held at once, as the characters that count: 12 kB an office.
"""

import datetime as dt
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.comparison.copied import SHORTEST, body_stream
from desktop.comparison.likeness import Crowd
from desktop.comparison.tiling import tiles
from desktop.domain.report import ReportId, ReportRecord
from desktop.exports.csv_file import csv_bytes
from desktop.exports.files import write_atomically
from desktop.statistics.rollup import Scope, members
from desktop.store import Store

MOST_PAIRS = 5_000
"""Pairs that are compared word by word, those that share most first."""

COLUMNS = (
    "单位", "成文日期", "雷同于", "其成文日期", "雷同占比", "雷同字数", "最长一段字数", "最长一段",
)  # fmt: skip
"""The heads of a table of pairs: the later report first."""

_ENDS = "。，；：、！？"  # a passage may begin with the end of the sentence before
_AT_A_TIME = 10  # reports or pairs between two steps


@dataclass(frozen=True, slots=True)
class CopyQuestion:
    """Whose reports on which year are held against each other.

    Attributes:
        share: The least share of the later report, from 0 to 1, that is worth telling.
    """

    scope: Scope
    year: int
    share: float = 0.1


@dataclass(frozen=True, slots=True)
class Side:
    """One of two reports that are alike.

    Attributes:
        name: The office's name in that year.
        dated: The date on the report; where there is none, of its last change.
    """

    report: ReportId
    name: str
    dated: dt.date


@dataclass(frozen=True, slots=True)
class Pair:
    """Two reports that share passages, the earlier one first.

    Attributes:
        characters: What they share, in characters that count.
        share: The part of the later report that is.
        longest: The longest passage.
    """

    earlier: Side
    later: Side
    characters: int
    share: float
    longest: str

    @property
    def ordered(self) -> bool:
        """Whether the dates tell who was first."""
        return self.earlier.dated < self.later.dated


@dataclass(frozen=True, slots=True)
class CopyAnswer:
    """What was found.

    Attributes:
        offices: How many offices were asked about; `reports`: how many had a report.
        pairs: The greatest share first.
        left_out: Pairs that shared least and were not compared.
    """

    question: CopyQuestion
    offices: int
    reports: int
    pairs: tuple[Pair, ...]
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class CopyProgress:
    """How far it is: `done` of `total`, reading reports or comparing pairs."""

    done: int
    total: int
    reading: bool


CopyWork = Generator[CopyProgress, None, CopyAnswer]


class CopyingService:
    """Finds out who copied from whom."""

    def __init__(self, store: Store, reader: Callable[[], Store] | None = None) -> None:
        self._reader = reader or (lambda: Store.open(store.path, read_only=True, key=store.key))

    def asking(self, question: CopyQuestion) -> CopyWork:
        """Return work for another thread; closing it cancels."""
        return _beside(self._reader, question)


def cells(pair: Pair) -> tuple[str, ...]:
    """Return a pair as it stands in a table, under `COLUMNS`."""
    return (
        pair.later.name,
        pair.later.dated.isoformat(),
        pair.earlier.name,
        pair.earlier.dated.isoformat() if pair.ordered else "先后不明",
        f"{pair.share:.1%}",
        str(pair.characters),
        str(len(pair.longest)),
        pair.longest,
    )


def said(answer: CopyAnswer) -> str:
    """Say what was found."""
    asked, share = answer.question, answer.question.share
    told = (
        f"{asked.year} 年度 {answer.offices} 个单位中 {answer.reports} 个有报告，"
        f"雷同 {share:.0%} 以上的 {len(answer.pairs)} 对"
    )
    left = f"；另有 {answer.left_out} 对相同较少，没有逐字比较" if answer.left_out else ""
    return f"{told}{left}。"


def write_pairs(answer: CopyAnswer, path: Path, *, force: bool = False) -> None:
    """Write the pairs as .xlsx or .csv, as the name says.

    Raises `ConflictError` when the file is there and `force` is not set, `ExportError` when it
    cannot be written.
    """
    if path.suffix.lower() == ".csv":
        content = csv_bytes(COLUMNS, [cells(pair) for pair in answer.pairs])
    else:
        content = _workbook(answer)
    write_atomically(path, content, force=force)


def _workbook(answer: CopyAnswer) -> bytes:
    from desktop.exports.xlsx.copying_sheet import (  # noqa: PLC0415 - openpyxl, when needed
        CopyRow,
        copying_workbook,
    )

    rows = []
    for pair in answer.pairs:
        later, dated, earlier, its = cells(pair)[:4]
        counts = (pair.characters, len(pair.longest))
        rows.append(CopyRow((later, dated, earlier, its), pair.share, counts, pair.longest))
    title = f"{answer.question.year}年度报告雷同检查"
    return copying_workbook(title, said(answer), COLUMNS, rows)


@dataclass(frozen=True, slots=True)
class _Text:
    side: Side
    text: str


def _beside(reader: Callable[[], Store], question: CopyQuestion) -> CopyWork:
    with reader() as store:
        offices = members(store.search_offices(""), question.scope)
        keys = [entry.id for entry in store.entries([each.id for each in offices], [question.year])]
        crowd = Crowd()
        texts: list[_Text] = []
        for done, key in enumerate(keys):
            if done % _AT_A_TIME == 0:
                yield CopyProgress(done, len(keys), reading=True)
            texts.append(_read(store.report(key)))
            crowd.add(texts[-1].text)
    near = crowd.alike(question.share)
    pairs = yield from _compared(texts, near[:MOST_PAIRS], question.share)
    left_out = max(0, len(near) - MOST_PAIRS)
    return CopyAnswer(question, len(offices), len(keys), pairs, left_out)


def _read(record: ReportRecord) -> _Text:
    report = record.report
    dated = report.date or record.updated.date()
    return _Text(Side(record.id, report.office, dated), body_stream(report))


def _compared(
    texts: Sequence[_Text], near: Sequence[tuple[int, int]], share: float
) -> Generator[CopyProgress, None, tuple[Pair, ...]]:
    found: list[Pair] = []
    for done, (one, other) in enumerate(near):
        if done % _AT_A_TIME == 0:
            yield CopyProgress(done, len(near), reading=False)
        pair = _pair(texts[one], texts[other])
        if pair.share >= share:
            found.append(pair)
    return tuple(sorted(found, key=lambda pair: (-pair.share, pair.later.name, pair.earlier.name)))


def _pair(one: _Text, other: _Text) -> Pair:
    earlier, later = sorted((one, other), key=lambda each: (each.side.dated, each.side.report))
    shared = tiles(later.text, earlier.text, SHORTEST)
    size = sum(tile.size for tile in shared)
    longest = max(shared, key=lambda tile: tile.size, default=None)
    passage = later.text[longest.start_a : longest.start_a + longest.size] if longest else ""
    share = size / max(len(later.text), 1)
    return Pair(earlier.side, later.side, size, share, passage.lstrip(_ENDS))
