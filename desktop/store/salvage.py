"""Reading what can still be read of a damaged file, row by row, past what cannot."""

from collections.abc import Generator, Iterator, Mapping
from contextlib import closing
from pathlib import Path

from desktop.store.connection import Value
from desktop.store.engine import connect, failures, row_type
from desktop.store.key import Key

_LAST_KEY = (1 << 63) - 1

Row = dict[str, Value]


class Wreck:
    """A damaged store, open for reading.

    Attributes:
        holes: The tables in which something could not be read.
    """

    def __init__(self, path: Path, key: Key | None = None) -> None:
        self._path = path
        self._key = key
        self._open()
        self.holes: set[str] = set()

    def close(self) -> None:
        """Close the file."""
        self._raw.close()

    def tables(self) -> frozenset[str]:
        """Return the names of the tables; none where not even that can be read."""
        try:
            rows = self._raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            return frozenset(row["name"] for row in rows)
        except failures("DatabaseError"):
            return frozenset()

    def rows(self, table: str) -> Iterator[Row]:
        """Yield every row of a table that can be read, once."""
        try:
            self._raw.execute(f"SELECT rowid FROM {table} LIMIT 0")  # noqa: S608 - a table of ours
        except failures("OperationalError"):
            yield from self._in_one_go(table)  # without a number to go on from
            return
        except failures("DatabaseError"):
            self.holes.add(table)
            self._go_on()
            return
        last: int | None = -1
        while last is not None:
            last = yield from self._on_from(table, last)

    def index(self, table: str, columns: str, index: str) -> Iterator[Row]:
        """Yield what an index says of its table, as far as it can be read."""
        yield from self._read(f"SELECT rowid AS id, {columns} FROM {table} INDEXED BY {index}")  # noqa: S608

    def _on_from(self, table: str, last: int) -> Generator[Row, None, int | None]:
        """Yield rows up to damage; returns the key before the next that can be read, or None."""
        sql = f"SELECT rowid AS _key, * FROM {table} WHERE rowid > ? ORDER BY rowid"  # noqa: S608
        try:
            for row in self._raw.execute(sql, (last,)):
                last = row["_key"]
                yield {name: row[name] for name in row.keys() if name != "_key"}  # noqa: SIM118
        except failures("DatabaseError"):
            self.holes.add(table)
            self._go_on()
            return self._behind(table, last)
        return None

    def _behind(self, table: str, last: int) -> int | None:
        """Return the least key behind damage from which reading succeeds, or None."""
        step = 1
        while not self._readable(table, last + step):
            step *= 2
            if last + step > _LAST_KEY // 2:
                return None
        low, high = last + step // 2, last + step
        while low + 1 < high:
            middle = (low + high) // 2
            low, high = (low, middle) if self._readable(table, middle) else (middle, high)
        return high

    def _readable(self, table: str, key: int) -> bool:
        try:
            self._raw.execute(
                f"SELECT * FROM {table} WHERE rowid > ? ORDER BY rowid LIMIT 1",  # noqa: S608
                (key,),
            ).fetchone()
        except failures("DatabaseError"):
            self._go_on()
            return False
        return True

    def _in_one_go(self, table: str) -> Iterator[Row]:
        try:
            yield from self._read(f"SELECT * FROM {table}")  # noqa: S608
        except failures("DatabaseError"):
            self.holes.add(table)

    def _read(self, sql: str) -> Iterator[Row]:
        try:
            for row in self._raw.execute(sql):
                yield dict(row)
        except failures("DatabaseError"):
            self._go_on()
            raise

    def _open(self) -> None:
        self._raw = connect(self._path, "mode=ro", self._key)
        self._raw.text_factory = lambda text: text.decode("utf-8", "replace")
        self._raw.row_factory = row_type(self._raw)

    def _go_on(self) -> None:
        """Read on behind damage, after which SQLCipher's connection refuses everything."""
        if self._key is not None:
            self._raw.close()
            self._open()


def opened_wreck(path: Path, key: Key | None = None) -> "closing[Wreck]":
    """Open a damaged store for reading; closed at the end of a `with`."""
    return closing(Wreck(path, key))


def fitting(row: Mapping[str, Value], columns: frozenset[str]) -> Row:
    """Return of a row what a table of today has a column for."""
    return {name: value for name, value in row.items() if name in columns}
