"""The store: one file with all offices, reports and figures."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from desktop.domain.errors import ConflictError, StoreError, StoreGoneError, StoreReadOnlyError
from desktop.store.audit import AuditTables
from desktop.store.catalogue import CatalogueTables
from desktop.store.comparison import ComparisonTables
from desktop.store.connection import Clock, Connection, utc_now
from desktop.store.engine import failures
from desktop.store.exchange import ExchangeTables
from desktop.store.health import Health, examined
from desktop.store.history import HistoryTables
from desktop.store.identity import is_store
from desktop.store.indexing import Progress, untold
from desktop.store.key import Key
from desktop.store.migrations import STEPS, Step
from desktop.store.offices import OfficeTables
from desktop.store.opening import Opened, open_file, reopened
from desktop.store.operators import OperatorTables
from desktop.store.proofing import ProofingTables
from desktop.store.recoding import recode
from desktop.store.rollup import RollupTables
from desktop.store.search import SearchTables
from desktop.store.settings import SettingTables

_ANOTHER = (
    "“{path}”现在不是刚才打开的那个年报库（或者其中的这份报告已经改动），没有保存；"
    "文字还在窗口里，请先复制到别处，再重新打开本程序。"
)


class Store(
    OfficeTables,
    HistoryTables,
    SearchTables,
    RollupTables,
    CatalogueTables,
    ExchangeTables,
    OperatorTables,
    AuditTables,
    ProofingTables,
    ComparisonTables,
    SettingTables,
):
    """An open store; used on the thread that opened it, and a context manager that closes it.

    One process at a time writes; every other opening of the file is for reading. A thread of
    its own opens the file a second time, for reading.
    """

    def __init__(self, connection: Connection, opened: Opened) -> None:
        super().__init__(connection)
        self._opened = opened
        self._lost: list[Opened] = []

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        create: bool = False,
        read_only: bool = False,
        steps: Sequence[Step] = STEPS,
        clock: Clock = utc_now,
        progress: Progress = untold,
        key: Key | None = None,
    ) -> Self:
        """Open the store at `path`; `create` makes a missing one, with the folders above it.

        An older file is copied and upgraded by `steps`, of which `progress` is told: reports done
        and in all. A file that is not ours, damaged, or of a
        newer program is refused by a `StoreError` and left as it was; a missing one by a
        `NotFoundError`. Where another program holds the file, or it cannot be written, it is
        opened for reading and `read_only_reason` says why.

        `key` opens an encrypted file, and makes a new one encrypted; a plain file needs none.
        Without it an encrypted one is refused by a `PasswordNeededError`, with another one by a
        `WrongPasswordError`.
        """
        opened = open_file(
            path, create=create, read_only=read_only, steps=steps, progress=progress, key=key
        )
        connection = Connection(opened.raw, path, opened.read_only_reason, clock, opened.key)
        return cls(connection, opened)

    def __enter__(self) -> Self:
        """Return the store."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Close the store."""
        self.close()

    @property
    def path(self) -> Path:
        """The file."""
        return self._connection.path

    @property
    def schema(self) -> int:
        """The number of the file's schema."""
        return self._opened.schema

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written."""
        return bool(self._connection.read_only_reason)

    @property
    def read_only_reason(self) -> str:
        """Why nothing can be written, a Chinese sentence; empty where it can."""
        return self._connection.read_only_reason

    @property
    def warning(self) -> str:
        """What to beware of although the store can be used, a Chinese sentence, or empty."""
        return self._opened.warning

    @property
    def operator(self) -> str:
        """Who works with the store, as the history names them; empty: nobody said."""
        return self._connection.operator

    @operator.setter
    def operator(self, name: str) -> None:
        self._connection.operator = name

    def transaction(self) -> AbstractContextManager[None]:
        """Make all writes of one use case stand or fall together.

        Inside another transaction it becomes part of it. Raises `StoreReadOnlyError` where
        nothing can be written.
        """
        return self._connection.transaction()

    @property
    def key(self) -> Key | None:
        """What the file is encrypted with, for opening it or its copies again; None: it is not."""
        return self._connection.key

    def change_key(self, key: Key | None) -> None:
        """Encrypt the file with another key, or with none; nothing of the old one is left.

        It stays locked for other programs. Raises `StoreReadOnlyError` where nothing can be
        written, `StoreError` where it did not succeed; the store is then open as it was.
        """
        if self.read_only:
            raise StoreReadOnlyError(self.read_only_reason)
        current = self.key
        self._opened.work.close()
        try:
            recode(self.path, current, key)
            current = key
        finally:
            self._opened = reopened(self._opened, self.path, current)
            self._connection.go_on_with(self._opened.raw, current)

    def come_back(self, is_same: Callable[["Store"], bool]) -> bool:
        """Open the file again where it has come back to its place; False: it has not.

        The earlier opening is closed only after the new one: closing it now would remove, by its
        name, the log of the file that has come back. Raises `StoreGoneError` where what stands
        there now is another store, as `is_same` finds, and else as `open` does.
        """
        if not self.path.is_file():
            return False
        self._opened.claim.close()  # it may be the lock of what stands there now
        found = Store.open(self.path, key=self.key)
        if not is_same(found):
            found.close()
            raise StoreGoneError(_ANOTHER.format(path=self.path))
        self._lost.append(self._opened)
        self._opened = found._opened  # noqa: SLF001 - of its own kind
        self._connection.go_on_with(self._opened.raw, self._opened.key)
        self._connection.read_only_reason = self._opened.read_only_reason
        return True

    def verify(self) -> Health:
        """Check the whole file."""
        return examined(self._connection, self.schema)

    def copy_to(self, path: Path) -> None:
        """Write a copy of all that is saved, while the store stays in use.

        An earlier copy at `path` is replaced; any other file there raises `ConflictError`.
        """
        if path.exists() and (path.samefile(self.path) or not is_store(path)):
            raise ConflictError(f"“{path}”已经存在，又不是年报库的备份，没有覆盖；请换一个文件名。")
        self._connection.copy_to(path)

    def close(self) -> None:
        """Close the file and free it for other programs; a closed store stays closed."""
        self._opened.close()
        for each in self._lost:
            with suppress(StoreError, OSError, *failures()):  # of a stick that is not there
                each.close()
