"""What of a report is found by the search, and keeping the index in step with it.

The index holds no text of its own: a passage is taken out by telling it the text that was put in.
So it is written in the transaction that writes the text, from the rows before and after it; a
change of `domain.searching.folded` or of this module needs a step that rebuilds the index.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from itertools import chain
from operator import add
from typing import NamedTuple

from desktop.domain.report import Report, ReportId
from desktop.domain.searching import CLOSING_FIELDS, HEADER_FIELDS, field_text, folded
from desktop.store.connection import Connection
from desktop.store.rows import attachment_from, section_from
from desktop.store.states import Kept, State, state_of

Progress = Callable[[int, int], None]  # how many are done, of how many


def untold(_done: int, _all: int) -> None:
    """Take no notice of progress."""


_PASSAGES = 20  # bits: passages of one report
_REPORTS = 31  # bits
_LAST_YEAR = 4095
_FIRST_ATTACHMENT = 1 << (_PASSAGES - 1)
_CLOSING = (1 << _PASSAGES) - 1
_BUILDING = 32 << 20  # bytes of terms held while the whole index is built: halves the time
_USUALLY = 1 << 20
_INDEXES = ("search", "search_signs")
_TOLD_EVERY = 50  # reports


class Place(Enum):
    """Where in a report a passage stands."""

    HEADER = "header"
    SECTION = "section"
    ATTACHMENT = "attachment"
    CLOSING = "closing"


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of a report that is found on its own.

    Attributes:
        index: Of the section or attachment; 0 else.
    """

    report: ReportId
    place: Place
    index: int = 0


def key_of(year: int, passage: Passage) -> int:
    """Return a passage's key in the index.

    Falling keys go from the latest year to the earliest, and through each report from its head.
    """
    match passage.place:
        case Place.HEADER:
            slot = 0
        case Place.SECTION:
            slot = 1 + passage.index
        case Place.ATTACHMENT:
            slot = _FIRST_ATTACHMENT + passage.index
        case Place.CLOSING:
            slot = _CLOSING
    return first_key(year) + (passage.report << _PASSAGES) + _CLOSING - slot


def first_key(year: int) -> int:
    """Return the lowest key of a year."""
    return min(max(year, 0), _LAST_YEAR) << (_REPORTS + _PASSAGES)


def passage_at(key: int) -> Passage:
    """Return the passage that has a key."""
    report = ReportId((key >> _PASSAGES) & ((1 << _REPORTS) - 1))
    slot = _CLOSING - (key & _CLOSING)
    if slot == _CLOSING:
        return Passage(report, Place.CLOSING)
    if slot >= _FIRST_ATTACHMENT:
        return Passage(report, Place.ATTACHMENT, slot - _FIRST_ATTACHMENT)
    return Passage(report, Place.SECTION, slot - 1) if slot else Passage(report, Place.HEADER)


def grams(text: str) -> str:
    """Return a text as the index wants it: its pairs of signs, and the last sign of each line.

    What follows itself in pairs is found as a phrase of any length, exactly; no phrase goes over
    a line's end; a single sign is the beginning of a pair.
    """
    return _grams(folded(text))


def _grams(text: str) -> str:
    return " ".join(chain.from_iterable(map(_pairs, text.split("\n"))))


def _pairs(line: str) -> Iterator[str]:
    signs = line.replace(" ", "")
    return chain(map(add, signs, signs[1:]), (signs[-1:],))


def _signs(text: str) -> str:
    return " ".join(set(text) - {" ", "\n"})


def office_mark(office: int) -> str:
    """Return the word that stands for an office in the index."""
    return f"o{office}"


class _Entry(NamedTuple):
    """What the index holds of a passage: its row, from which its text is made, and its marks.

    A plain tuple: with every save all of a report's are made and compared.
    """

    row: Kept
    text: Callable[[Kept], str]
    marks: str


def update_index(
    connection: Connection, report: ReportId, before: State | None, after: State | None
) -> None:
    """Bring the index from one state of a report to another; None: there is no report."""
    if before and after and before.text == after.text:
        return  # only figures have changed
    old = _entries(report, before) if before else {}
    new = _entries(report, after) if after else {}
    for key, entry in old.items():
        if new.get(key) != entry:
            _take_out(connection, key, entry)
    for key, entry in new.items():
        if old.get(key) != entry:
            _put(connection, key, entry)


def build_index(connection: Connection, progress: Progress) -> None:
    """Make the whole index anew, inside a transaction."""
    reports = [ReportId(row["id"]) for row in connection.rows("SELECT id FROM reports ORDER BY id")]
    for table in _INDEXES:
        _command(connection, table, "delete-all")
        _command(connection, table, "hashsize", _BUILDING)
    for done, report in enumerate(reports, 1):
        update_index(connection, report, None, state_of(connection, report))
        if done % _TOLD_EVERY == 0 or done == len(reports):
            progress(done, len(reports))
    for table in _INDEXES:
        _command(connection, table, "optimize")
        _command(connection, table, "hashsize", _USUALLY)


def index_complaints(connection: Connection) -> list[str]:
    """Compare the index with the texts: every passage, and how many pairs it has."""
    held = {
        row["id"]: _first_size(row["sz"])
        for row in connection.stream("SELECT id, sz FROM search_docsize")
    }
    complaints = []
    for row in connection.rows("SELECT id FROM reports ORDER BY id"):
        state = state_of(connection, row["id"])
        for key, entry in (_entries(row["id"], state) if state else {}).items():
            if held.pop(key, None) != len(grams(entry.text(entry.row)).split()):
                complaints.append(f"search: {passage_at(key)} is not as it is indexed")
    return complaints + [f"search: {passage_at(key)} is indexed and gone" for key in held]


def check_pages(connection: Connection) -> None:
    """Let SQLite check the indexes' own structure; raises `StoreError` where it is damaged."""
    with connection.transaction():  # it is worded as a write
        for table in _INDEXES:
            _command(connection, table, "integrity-check")


def _command(connection: Connection, table: str, name: str, value: int | None = None) -> None:
    if value is None:
        connection.run(f"INSERT INTO {table} ({table}) VALUES (?)", name)  # noqa: S608
    else:
        connection.run(f"INSERT INTO {table} ({table}, rank) VALUES (?, ?)", name, value)  # noqa: S608


def _put(connection: Connection, key: int, entry: _Entry) -> None:
    text = folded(entry.text(entry.row))
    connection.run(
        "INSERT INTO search (rowid, grams, marks) VALUES (?, ?, ?)", key, _grams(text), entry.marks
    )
    connection.run(
        "INSERT INTO search_signs (rowid, signs) VALUES (?, ?)",
        *(key, f"{_signs(text)} {entry.marks}"),
    )


def _take_out(connection: Connection, key: int, entry: _Entry) -> None:
    text = folded(entry.text(entry.row))
    connection.run(
        "INSERT INTO search (search, rowid, grams, marks) VALUES ('delete', ?, ?, ?)",
        *(key, _grams(text), entry.marks),
    )
    connection.run(
        "INSERT INTO search_signs (search_signs, rowid, signs) VALUES ('delete', ?, ?)",
        *(key, f"{_signs(text)} {entry.marks}"),
    )


def _entries(report: ReportId, state: State) -> Mapping[int, _Entry]:
    year = int(str(state.header["year"]))
    return {
        key_of(year, Passage(report, place, index)): entry for place, index, entry in _placed(state)
    }


def _placed(state: State) -> Iterator[tuple[Place, int, _Entry]]:
    office = office_mark(state.office)
    header = tuple((name, state.header[name]) for name in HEADER_FIELDS)
    closing = tuple((name, state.header[name]) for name in CLOSING_FIELDS)
    yield Place.HEADER, 0, _Entry(header, _fields_text, office)
    yield Place.CLOSING, 0, _Entry(closing, _fields_text, office)
    part = ""
    for index, row in enumerate(state.lists["sections"]):
        columns = dict(row)
        if columns["depth"] in {0, 1}:
            part = str(columns["part"] or "")  # what stands below belongs to it
        yield Place.SECTION, index, _Entry(row, _section_text, f"{office} {part}")
    for index, row in enumerate(state.lists["attachments"]):
        yield Place.ATTACHMENT, index, _Entry(row, _attachment_text, office)


def _section_text(row: Kept) -> str:
    return section_from(dict(row)).text


def _attachment_text(row: Kept) -> str:
    return attachment_from(dict(row)).text


def _fields_text(row: Kept) -> str:
    values = {
        name: tuple(json.loads(str(value))) if name == "signers" else str(value)
        for name, value in row
    }
    report = Report(**values)  # type: ignore[arg-type]  # each field as its name wants it
    return "\n".join(field_text(report, name) for name in values)


def _first_size(sizes: bytes) -> int:
    """Read the first number of what SQLite keeps of a passage's length: seven bits a byte."""
    number = 0
    for byte in sizes:
        number = (number << 7) | (byte & 0x7F)
        if byte < 0x80:  # noqa: PLR2004 - the last byte has no high bit
            break
    return number
