"""What was normalised: each change with its kind and its place, so that it can be undone."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from heapq import nsmallest


class Kind(StrEnum):
    """A kind of normalisation; the value is what its list is headed."""

    COMMA = "半角逗号"
    SEMICOLON = "半角分号"
    COLON = "半角冒号"
    QUESTION = "半角问号"
    EXCLAMATION = "半角叹号"
    STOP = "半角句点"
    BRACKET = "半角括号"
    ANGLE = "半角尖括号"
    QUOTE = "直引号"
    SPACE = "多余空格"
    DIGIT = "全角数字"
    LOOKALIKE = "形近字母"
    YEAR_BRACKET = "文号括号"
    NUMBER = "序号写法"
    JOIN = "断行"
    DASH = "列表符号"
    BLANK = "连续空行"

    @property
    def can_be_skipped(self) -> bool:
        """Whether a file can be read without it; a report has no blank paragraphs to keep."""
        return self is not Kind.BLANK


WIDENED = (
    Kind.COMMA,
    Kind.SEMICOLON,
    Kind.COLON,
    Kind.QUESTION,
    Kind.EXCLAMATION,
    Kind.STOP,
    Kind.BRACKET,
    Kind.ANGLE,
)
# What `verbatim` leaves out: repairs within lines. Lines are joined all the same.
WITHIN_LINES = frozenset(Kind) - {Kind.JOIN, Kind.DASH, Kind.BLANK}

_MOST_SHOWN = 500
_SIGHT = 6
_FAR = 80
_BROKEN = "⏎"


@dataclass(frozen=True, slots=True)
class Change:
    """One place that was changed.

    Attributes:
        line: Counted from 1 in what the reader made of the file.
        before: As it was, with up to 6 characters around it; a broken line shows as ⏎.
        after: As it is now, with the same around it.
    """

    line: int
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Normalised:
    """The changes of one kind.

    Attributes:
        count: How many there are.
        changes: In source order; of very many only the first 500.
    """

    kind: Kind
    count: int
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """A change as it is made: the place in the source of the first character that it touches."""

    kind: Kind
    place: int
    before: str
    after: str


def blank_lines(texts: Sequence[str]) -> list[Record]:
    """Record where more than one blank line stands between lines."""
    records: list[Record] = []
    place = first = blank = 0
    seen = False
    for text in texts:
        if text.strip():
            if seen and blank > 1:
                records.append(Record(Kind.BLANK, first, f"{blank} 个空行", ""))
            seen, blank = True, 0
        else:
            first = first if blank else place
            blank += 1
        place += len(text) + 1
    return records


def listed(records: Iterable[Record], source: str) -> tuple[Normalised, ...]:
    """Put changes together by kind, in the order of the kinds."""
    starts = [0, *(place + 1 for place, character in enumerate(source) if character == "\n")]
    by_kind: dict[Kind, list[Record]] = {}
    for record in records:
        by_kind.setdefault(record.kind, []).append(record)
    return tuple(_listed(kind, by_kind[kind], starts, source) for kind in Kind if kind in by_kind)


def _listed(kind: Kind, records: list[Record], starts: Sequence[int], source: str) -> Normalised:
    first = nsmallest(_MOST_SHOWN, records, key=lambda each: each.place)
    changes = tuple(_shown(each, bisect_right(starts, each.place), source) for each in first)
    return Normalised(kind, len(records), changes)


def _shown(record: Record, line: int, source: str) -> Change:
    if record.kind is Kind.BLANK:
        return Change(line, record.before, record.after)
    place = record.place
    end = place + (0 if record.kind is Kind.JOIN else len(record.before))
    behind = source[end : end + _SIGHT].partition("\n")[0]
    if record.kind is Kind.JOIN:
        ahead = source[max(place - _FAR, 0) : place].rstrip()[-_SIGHT:].rpartition("\n")[2]
        return Change(line, f"{ahead}{_BROKEN}{behind}", f"{ahead}{behind}")
    ahead = source[max(place - _SIGHT, 0) : place].rpartition("\n")[2]
    return Change(line, f"{ahead}{record.before}{behind}", f"{ahead}{record.after}{behind}")
