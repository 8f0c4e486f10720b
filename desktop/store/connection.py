"""One connection to a store's file: statements, transactions and the clock; no tables.

Reading is plain SQLite; sqlite-utils, which writes, is loaded by the first write.
"""

import datetime as dt
import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.domain.errors import StoreGoneError, StoreReadOnlyError
from desktop.store.copies import write_copy
from desktop.store.engine import row_type
from desktop.store.errors import explained
from desktop.store.key import Key

if TYPE_CHECKING:
    from sqlite_utils import Database
    from sqlite_utils.db import Table

Clock = Callable[[], dt.datetime]
Value = str | int | bytes | None


_GONE = (
    "年报库“{path}”已不在原处（可能被移动、删除或替换，或者U盘已经拔出），刚才的改动没有保存；"
    "请把它放回原处（插好U盘），程序会接着保存。"
)


def utc_now() -> dt.datetime:
    """Tell the time in UTC."""
    return dt.datetime.now(dt.UTC)


class Connection:
    """A store's file, open on the thread that opened it.

    Attributes:
        path: The file.
        read_only_reason: Why nothing can be written, a Chinese sentence; empty: it can.
        operator: Who works with the store now, as the history names them; empty: nobody said.
        key: What the file is encrypted with; None: it is not.
    """

    def __init__(
        self,
        raw: sqlite3.Connection,
        path: Path,
        read_only_reason: str,
        clock: Clock = utc_now,
        key: Key | None = None,
    ) -> None:
        self._clock = clock
        self.path = path
        self.read_only_reason = read_only_reason
        self.operator = ""
        self.go_on_with(raw, key)

    def go_on_with(self, raw: sqlite3.Connection, key: Key | None) -> None:
        """Use another opening of the file, such as after it was encrypted."""
        self._raw = raw
        self._rows = row_type(raw)
        self._place = _place_of(self.path)
        self.key = key
        self.__dict__.pop("_database", None)

    def rows(self, sql: str, *values: Value) -> list[sqlite3.Row]:
        """Run a query and return all of its rows."""
        with explained(self.path):
            return self._cursor().execute(sql, values).fetchall()

    def row(self, sql: str, *values: Value) -> sqlite3.Row | None:
        """Run a query and return its first row, or None."""
        with explained(self.path):
            found: sqlite3.Row | None = self._cursor().execute(sql, values).fetchone()
            return found

    def stream(self, sql: str, *values: Value) -> Iterator[sqlite3.Row]:
        """Run a query and yield its rows one by one."""
        with explained(self.path):
            yield from self._cursor().execute(sql, values)

    def run(self, sql: str, *values: Value) -> int:
        """Run one statement inside a transaction; returns the number of rows it touched."""
        return self._raw.execute(sql, values).rowcount

    def put(self, sql: str, *values: Value) -> int:
        """Run an INSERT inside a transaction; returns the key of its row.

        A tenth of what sqlite-utils takes, for what is written with every keystroke's save.
        """
        return self._raw.execute(sql, values).lastrowid or 0

    def insert(self, table: str, row: Mapping[str, Value]) -> int:
        """Insert a row inside a transaction; returns its key."""
        return int(self.table(table).insert(dict(row)).last_pk or 0)

    def table(self, name: str) -> "Table":
        """Return a table for writing, inside a transaction."""
        return self._database.table(name)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Write all or nothing; inside another transaction, become part of it.

        Raises `StoreReadOnlyError` where nothing can be written, and `StoreError` where the file
        is no longer in its place.
        """
        if self.read_only_reason:
            raise StoreReadOnlyError(self.read_only_reason)
        if not self._raw.in_transaction and self._place != _place_of(self.path):
            # The system would go on writing, unasked, into a file that nobody can open again.
            raise StoreGoneError(_GONE.format(path=self.path))
        with explained(self.path), self._database.atomic():
            yield

    def copy_to(self, target: Path) -> None:
        """Copy all that is committed into a file, while this one stays in use."""
        write_copy(self._raw, self.path, target, self.key)

    def now(self) -> str:
        """Tell the time in UTC, as it is stored."""
        return self.time().isoformat()

    def time(self) -> dt.datetime:
        """Tell the time in UTC."""
        return self._clock()

    @cached_property
    def _database(self) -> "Database":
        from sqlite_utils import Database  # noqa: PLC0415 - a third of the start

        return Database(self._raw, execute_plugins=False)

    def _cursor(self) -> sqlite3.Cursor:
        cursor = self._raw.cursor()
        cursor.row_factory = self._rows  # sqlite-utils wants plain tuples from its own cursors
        return cursor


def _place_of(path: Path) -> tuple[int, int] | None:
    """Tell which file stands under a name now; None: there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


class Tables:
    """Some of a store's tables, reached through its connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection


def listed(values: Iterable[int] | Iterable[str]) -> str:
    """Write keys for `IN (SELECT value FROM json_each(?))`, which has no limit of length."""
    return json.dumps(list(values), ensure_ascii=False)
