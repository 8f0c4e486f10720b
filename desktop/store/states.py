"""The whole of a report as rows, and the way back from a state to the one before it.

A revision keeps what was there before it and is no more: the text of today stands in the tables
alone. A list of rows is undone by runs of the rows that stayed and, in full, those that did not,
so that a section moved, put in or taken out costs no copy of the others.
"""

import json
import sqlite3
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from desktop.domain.report import ReportId
from desktop.store.connection import Connection, Value

Kept = tuple[tuple[str, Value], ...]  # a row: its columns' names and values

_OWN = ("id", "office", "status", "updated")  # of a report's row: no part of its text
_ORDERS = {"sections": "position", "attachments": "position", "figures": "id"}
_LEVEL = 6  # of zlib


@dataclass(frozen=True, slots=True)
class State:
    """All of a report that a revision keeps, row by row.

    Attributes:
        office: The office whose report it is.
        header: The report's own row.
        lists: The rows of sections, attachments and figures, in their order.
    """

    office: int
    header: Mapping[str, Value]
    lists: Mapping[str, tuple[Kept, ...]]

    @property
    def text(self) -> tuple[Mapping[str, Value], tuple[Kept, ...], tuple[Kept, ...]]:
        """All but the figures."""
        return self.header, self.lists["sections"], self.lists["attachments"]


def state_of(connection: Connection, report: ReportId) -> State | None:
    """Read a report's state; None: there is no such report."""
    found = connection.row("SELECT * FROM reports WHERE id = ?", report)
    if found is None:
        return None
    header = {name: value for name, value in _pairs(found) if name not in _OWN}
    lists = {name: _rows(connection, name, report) for name in _ORDERS}
    return State(found["office"], header, lists)


def undo_between(new: State, old: State) -> bytes:
    """Write down what leads from `new` back to `old`."""
    header = {
        name: value for name, value in old.header.items() if new.header.get(name, ...) != value
    }
    lists = {
        name: _written(old.lists[name], new.lists[name])
        for name in _ORDERS
        if old.lists[name] != new.lists[name]
    }
    return packed({"header": header, **lists} if header else lists)


def undone(new: State, undo: bytes) -> State:
    """Return the state before `new`."""
    data = unpacked(undo)
    lists = {
        name: tuple(_read(data[name], new.lists[name])) if name in data else new.lists[name]
        for name in _ORDERS
    }
    return State(new.office, {**new.header, **data.get("header", {})}, lists)


def packed(value: object) -> bytes:
    """Write a value of rows as compressed JSON."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=_hexed)
    return zlib.compress(text.encode(), _LEVEL)


def unpacked(data: bytes) -> dict[str, Any]:
    """Read what `packed` wrote."""
    found: dict[str, Any] = json.loads(zlib.decompress(data), object_hook=_unhexed)
    return found


def _rows(connection: Connection, table: str, report: ReportId) -> tuple[Kept, ...]:
    order = _ORDERS[table]
    rows = connection.rows(f"SELECT * FROM {table} WHERE report = ? ORDER BY {order}", report)  # noqa: S608 - a table of ours
    if not rows:
        return ()
    kept = [
        (place, name)
        for place, name in enumerate(rows[0].keys())
        if name not in {"id", "report", "position"}
    ]
    return tuple(tuple([(name, row[place]) for place, name in kept]) for row in rows)


def _pairs(row: sqlite3.Row) -> Iterable[tuple[str, Value]]:
    return zip(row.keys(), row, strict=True)


def _written(old: Sequence[Kept], new: Sequence[Kept]) -> list[list[int] | dict[str, Value]]:
    places = {row: place for place, row in enumerate(new)}
    written: list[list[int] | dict[str, Value]] = []
    for row in old:
        place = places.get(row)
        if place is None:
            written.append(dict(row))
            continue
        last = written[-1] if written else None
        if isinstance(last, list) and sum(last) == place:
            last[1] += 1
        else:
            written.append([place, 1])
    return written


def _read(written: Iterable[list[int] | dict[str, Value]], new: Sequence[Kept]) -> Iterable[Kept]:
    return chain.from_iterable(
        new[item[0] : sum(item)] if isinstance(item, list) else (tuple(item.items()),)
        for item in written
    )


def _hexed(value: object) -> dict[str, str]:
    if not isinstance(value, bytes):
        msg = f"no value of a row: {value!r}"
        raise TypeError(msg)
    return {"$hex": value.hex()}


def _unhexed(value: dict[str, Any]) -> Any:  # noqa: ANN401 - any JSON
    return bytes.fromhex(value["$hex"]) if value.keys() == {"$hex"} else value
