"""What the store remembers of packages."""

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import fields

from desktop.domain.exchange import Direction, Exchange, Outcome
from desktop.store.connection import Tables

_COLUMNS = tuple(field.name for field in fields(Exchange))
_SELECT = f"SELECT {', '.join(_COLUMNS)} FROM exchanges"  # noqa: S608 - names of our own


class ExchangeTables(Tables):
    """The part of a store that keeps what was handed over."""

    def add_exchanges(self, exchanges: Iterable[Exchange]) -> None:
        """Keep what was handed over."""
        with self._connection.transaction():
            for each in exchanges:
                self._connection.insert(
                    "exchanges", {name: _value(each, name) for name in _COLUMNS}
                )

    def exchanges_of_package(self, package: str) -> tuple[Exchange, ...]:
        """Return what went out or came in with a package, in order."""
        rows = self._connection.rows(f"{_SELECT} WHERE package = ? ORDER BY id", package)
        return tuple(map(_exchange, rows))

    def exchanges(self) -> Iterator[Exchange]:
        """Yield all that was handed over either way, the newest first."""
        return map(_exchange, self._connection.stream(f"{_SELECT} ORDER BY id DESC"))

    def exchanges_of(self, office: str, year: int) -> tuple[Exchange, ...]:
        """Return how a report went to and fro, the newest first."""
        rows = self._connection.rows(
            f"{_SELECT} WHERE office = ? AND year = ? ORDER BY id DESC", office, year
        )
        return tuple(map(_exchange, rows))


def _value(exchange: Exchange, name: str) -> str | int:
    value: str | int = getattr(exchange, name)
    return value if isinstance(value, int) else str(value)


def _exchange(row: sqlite3.Row) -> Exchange:
    plain = {name: row[name] for name in _COLUMNS if name not in {"direction", "outcome"}}
    return Exchange(direction=Direction(row["direction"]), outcome=Outcome(row["outcome"]), **plain)
