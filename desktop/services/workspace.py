"""One open store with all use cases on it.

What the ledger can do without is loaded when it is first asked for: a start waits for no
recogniser and no exporter (see adr/011-start.md).
"""

from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from desktop import paths, private
from desktop.domain.changes import Changes
from desktop.domain.errors import NotFoundError
from desktop.domain.operator import Act
from desktop.domain.outline import Part
from desktop.domain.report import Report, ReportId
from desktop.services.listeners import Listeners
from desktop.services.offices import OfficeService
from desktop.services.reports import ReportService
from desktop.store import Health, Store
from desktop.store.identity import key_for
from desktop.store.indexing import Progress, untold

if TYPE_CHECKING:
    from desktop.domain.indicator import Catalogue
    from desktop.domain.parts import PartGuide
    from desktop.services.audit_log import AuditService
    from desktop.services.catalogues import CatalogueService
    from desktop.services.collection import CollectionService
    from desktop.services.copying import CopyingService
    from desktop.services.encryption import EncryptionService
    from desktop.services.exporting import ExportService
    from desktop.services.figures import FigureService
    from desktop.services.formatting import FormatService
    from desktop.services.fulfilment import FulfilmentService
    from desktop.services.history import HistoryService
    from desktop.services.importing import ImportService
    from desktop.services.merging import MergeService
    from desktop.services.operators import OperatorService
    from desktop.services.packing import PackingService
    from desktop.services.proofing_store import ProofingService
    from desktop.services.revisions import RevisionService
    from desktop.services.rollup import RollUpService
    from desktop.services.safekeeping import BackupService
    from desktop.services.search import SearchService
    from desktop.store.key import Key

DEFAULT_LOCK_MINUTES = 15
MOST_LOCK_MINUTES = 240
_LOCK_MINUTES = "lock.minutes"


class Workspace:
    """One open store and the use cases on it; used on the thread that opened it.

    Attributes:
        listeners: Told of every write.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self.listeners = Listeners()
        self.offices = OfficeService(store, self.listeners, self._require)
        self.reports = ReportService(store, self.listeners, self._headings, self._require)

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        create: bool = True,
        read_only: bool = False,
        progress: Progress = untold,
        password: str = "",
    ) -> Self:
        """Open the store at `path`; raises `StoreError` in words when it cannot be used.

        An encrypted one needs its `password`: `PasswordNeededError` without, `WrongPasswordError`
        with another; a new one is encrypted with it.

        When another program is writing to it, it is opened for reading only. `progress` is told
        of the upgrade of an older file, reports done and in all.
        """
        if create and (path.parent == paths.data_dir() or not path.parent.exists()):
            private.folder(path.parent)
        key = key_for(path, password, create=create) if password else None
        store = Store.open(path, create=create, read_only=read_only, progress=progress, key=key)
        return cls(store)

    @cached_property
    def figures(self) -> "FigureService":
        """Reads and stores figures."""
        from desktop.services.figures import FigureService  # noqa: PLC0415 - not at the start

        return FigureService(self._store, self.listeners, self.catalogues.current, self._require)

    @cached_property
    def catalogues(self) -> "CatalogueService":
        """Changes the catalogue of indicators."""
        from desktop.services.catalogues import CatalogueService  # noqa: PLC0415 - not at the start

        return CatalogueService(self._store, self.listeners, self._on_catalogue, self._require)

    @cached_property
    def collection(self) -> "CollectionService":
        """Sends out and takes in forms that collect figures."""
        from desktop.services.collection import CollectionService  # noqa: PLC0415 - as above

        return CollectionService(
            self.offices,
            self.reports,
            self.figures,
            self.catalogues,
            audit=self.audit,
            require=self._require,
        )

    @cached_property
    def rollups(self) -> "RollUpService":
        """Adds figures up over offices and years."""
        from desktop.services.rollup import RollUpService  # noqa: PLC0415 - not at the start

        return RollUpService(self._store, lambda: self.catalogues.current)

    @cached_property
    def history(self) -> "HistoryService":
        """Shows and brings back what was."""
        from desktop.services.history import HistoryService  # noqa: PLC0415 - not at the start

        return HistoryService(self._store, self.listeners, self._require)

    @cached_property
    def revisions(self) -> "RevisionService":
        """Measures and compares revisions."""
        from desktop.services.revisions import RevisionService  # noqa: PLC0415 - not at the start

        return RevisionService(self._store, lambda: self.catalogues.current, self._require)

    @cached_property
    def searching(self) -> "SearchService":
        """Finds words in all texts."""
        from desktop.services.search import SearchService  # noqa: PLC0415 - not at the start

        return SearchService(self._store)

    @cached_property
    def importing(self) -> "ImportService":
        """Reads files."""
        from desktop.services.importing import ImportService  # noqa: PLC0415 - not at the start

        return ImportService(self._store, self.listeners, self.reports, self._require)

    @cached_property
    def exporting(self) -> "ExportService":
        """Writes files."""
        from desktop.services.exporting import ExportService  # noqa: PLC0415 - not at the start

        return ExportService(self._store, lambda: self.catalogues.current, self._require)

    @cached_property
    def packing(self) -> "PackingService":
        """Makes packages for the superior office."""
        from desktop.services.packing import PackingService  # noqa: PLC0415 - not at the start

        return PackingService(self._store, lambda: self.catalogues.current, self._require)

    @cached_property
    def merging(self) -> "MergeService":
        """Takes packages of subordinate offices in, and receipts."""
        from desktop.services.merging import MergeService  # noqa: PLC0415 - not at the start

        return MergeService(self._store, self.listeners, self.catalogues, self._require)

    @cached_property
    def proofing(self) -> "ProofingService":
        """Keeps what is ignored and how gates were passed."""
        from desktop.services.proofing_store import ProofingService  # noqa: PLC0415

        return ProofingService(self._store, self._require)

    @cached_property
    def fulfilment(self) -> "FulfilmentService":
        """Keeps what is said of the items of last year's plan."""
        from desktop.services.fulfilment import FulfilmentService  # noqa: PLC0415 - as above

        return FulfilmentService(self._store, self._require)

    @cached_property
    def copying(self) -> "CopyingService":
        """Finds out who copied from whom."""
        from desktop.services.copying import CopyingService  # noqa: PLC0415 - not at the start

        return CopyingService(self._store)

    @cached_property
    def operators(self) -> "OperatorService":
        """Knows who works with the store and who may do what."""
        from desktop.services.operators import OperatorService  # noqa: PLC0415 - not at the start

        return OperatorService(self._store, self.listeners)

    @cached_property
    def backups(self) -> "BackupService":
        """Makes backups of the store and brings them back."""
        from desktop.services.safekeeping import BackupService  # noqa: PLC0415 - not at the start

        return BackupService(self._store, self._require)

    @cached_property
    def audit(self) -> "AuditService":
        """Logs events and reads the log."""
        from desktop.services.audit_log import AuditService  # noqa: PLC0415 - not at the start

        return AuditService(self._store, self._require)

    @cached_property
    def encryption(self) -> "EncryptionService":
        """Sets, changes and removes the store's password."""
        from desktop.services.encryption import EncryptionService  # noqa: PLC0415 - as above

        return EncryptionService(self._store, self._require)

    @cached_property
    def formatting(self) -> "FormatService":
        """Reads and keeps format profiles."""
        from desktop.services.formatting import FormatService  # noqa: PLC0415 - not at the start

        return FormatService(self._store, self._require)

    @cached_property
    def parts(self) -> "tuple[PartGuide, ...]":
        """What the required parts are called and must contain."""
        from desktop.recognition.parts import load_parts  # noqa: PLC0415 - not at the start

        return load_parts()

    @property
    def path(self) -> Path:
        """The file of the store."""
        return self._store.path

    @property
    def read_only(self) -> bool:
        """Whether nothing can be changed."""
        return self._store.read_only

    @property
    def read_only_reason(self) -> str:
        """Why nothing can be changed, in a sentence."""
        return self._store.read_only_reason

    @property
    def warning(self) -> str:
        """What to beware of although the store can be used, in a sentence, or empty."""
        return self._store.warning

    @property
    def operator(self) -> str:
        """Who works with the store, as the history names them; empty: nobody said."""
        return self._store.operator

    @operator.setter
    def operator(self, name: str) -> None:
        self._store.operator = name

    @property
    def encrypted(self) -> bool:
        """Whether the store opens with a password."""
        return self._store.key is not None

    @property
    def key(self) -> "Key | None":
        """What opens the store's file and its copies elsewhere; None: it is not encrypted."""
        return self._store.key

    def check_password(self, text: str) -> bool:
        """Tell whether it is the store's password; takes a fifth of a second."""
        key = self._store.key
        return key is not None and key.comes_from(text)

    def has_operators(self) -> bool:
        """Tell whether somebody has to sign in; loads nothing for a store without operators."""
        return any(operator.active for operator in self._store.operators())

    @property
    def lock_minutes(self) -> int:
        """After how many idle minutes the window covers itself; 0: never.

        Nobody can be asked for a password where there is neither one nor an operator.
        """
        if not (self.encrypted or self.has_operators()):
            return 0
        kept = self.setting(_LOCK_MINUTES) or ""
        return int(kept) if kept.isdecimal() else DEFAULT_LOCK_MINUTES

    @lock_minutes.setter
    def lock_minutes(self, minutes: int) -> None:
        self._require(Act.STORE)
        self.set_setting(_LOCK_MINUTES, str(minutes))

    def setting(self, key: str) -> str | None:
        """Return a setting kept in the store, or None."""
        return self._store.setting(key)

    def set_setting(self, key: str, value: str) -> None:
        """Keep a setting in the store."""
        self._store.set_setting(key, value)

    def is_empty(self) -> bool:
        """Tell whether there is no office yet."""
        return self._store.count_offices() == 0

    def load_samples(self, *, origin: object = None) -> Changes:
        """Store the fictional offices with their reports; those there already are left alone."""
        from desktop.services.samples import load_samples  # noqa: PLC0415 - not at the start

        self._require(Act.OFFICES)
        changes = load_samples(self._store, paths.resources() / "samples")
        self.listeners.tell(changes, origin)
        return changes

    def verify(self) -> Health:
        """Check the whole store."""
        return self._store.verify()

    def come_back(self, report: ReportId, known: Report) -> bool:
        """Go on with the store's file where it is in its place again; False: it is not.

        It is the same where a `report` still reads as it is `known`; else `StoreGoneError`.
        """

        def is_same(store: Store) -> bool:
            try:
                return store.report(report).report == known
            except NotFoundError:
                return False

        return self._store.come_back(is_same)

    def close(self) -> None:
        """Close the store and let others write to it."""
        self._store.close()

    def __enter__(self) -> Self:
        """Return the workspace itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the store."""
        self.close()

    def _require(self, act: Act) -> None:
        """Ask of each use case whether whoever works now may do it."""
        self.operators.require(act)

    def _on_catalogue(self, catalogue: "Catalogue") -> None:
        """Let all that has been made already work with another catalogue."""
        if "figures" in self.__dict__:
            self.figures.catalogue = catalogue
        self.__dict__.pop("exporting", None)

    def _headings(self) -> dict[Part, str]:
        return {info.part: info.heading for info in self.parts}
