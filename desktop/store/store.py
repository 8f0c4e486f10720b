"""The store: one file with all offices, reports and figures."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import Self

from desktop.domain.errors import ConflictError
from desktop.store.audit import AuditTables
from desktop.store.catalogue import CatalogueTables
from desktop.store.comparison import ComparisonTables
from desktop.store.connection import Clock, Connection, utc_now
from desktop.store.exchange import ExchangeTables
from desktop.store.health import Health, examined
from desktop.store.history import HistoryTables
from desktop.store.identity import is_store
from desktop.store.indexing import Progress, untold
from desktop.store.migrations import STEPS, Step
from desktop.store.offices import OfficeTables
from desktop.store.opening import Opened, open_file
from desktop.store.operators import OperatorTables
from desktop.store.proofing import ProofingTables
from desktop.store.rollup import RollupTables
from desktop.store.search import SearchTables
from desktop.store.settings import SettingTables


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
    ) -> Self:
        """Open the store at `path`; `create` makes a missing one, with the folders above it.

        An older file is copied and upgraded by `steps`, of which `progress` is told: reports done
        and in all. A file that is not ours, damaged, or of a
        newer program is refused by a `StoreError` and left as it was; a missing one by a
        `NotFoundError`. Where another program holds the file, or it cannot be written, it is
        opened for reading and `read_only_reason` says why.
        """
        opened = open_file(path, create=create, read_only=read_only, steps=steps, progress=progress)
        connection = Connection(opened.raw, path, opened.read_only_reason, clock)
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
        self._opened.resources.close()
