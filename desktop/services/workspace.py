"""One open store with all use cases on it."""

from pathlib import Path
from types import TracebackType
from typing import Self

from desktop import paths
from desktop.domain.changes import Changes
from desktop.domain.outline import Part
from desktop.recognition.parts import PartGuide, load_parts
from desktop.services.exporting import ExportService
from desktop.services.figures import FigureService
from desktop.services.importing import ImportService
from desktop.services.listeners import Listeners
from desktop.services.offices import OfficeService
from desktop.services.reports import ReportService
from desktop.services.samples import load_samples
from desktop.statistics.catalogue import load_catalogue
from desktop.store import Health, Store


class Workspace:
    """One open store and the use cases on it; used on the thread that opened it.

    Attributes:
        listeners: Told of every write.
        parts: What the required parts are called and must contain.
    """

    def __init__(self, store: Store) -> None:
        catalogue = load_catalogue()
        self._store = store
        self.listeners = Listeners()
        self.parts: tuple[PartGuide, ...] = load_parts()
        self.offices = OfficeService(store, self.listeners)
        self.reports = ReportService(store, self.listeners, self._headings())
        self.figures = FigureService(store, self.listeners, catalogue)
        self.importing = ImportService(store, self.listeners)
        self.exporting = ExportService(store, catalogue)

    @classmethod
    def open(cls, path: Path, *, create: bool = True, read_only: bool = False) -> Self:
        """Open the store at `path`; raises `StoreError` in words when it cannot be used.

        When another program is writing to it, it is opened for reading only.
        """
        if create:
            path.parent.mkdir(parents=True, exist_ok=True)
        return cls(Store.open(path, create=create, read_only=read_only))

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
        changes = load_samples(self._store, paths.resources() / "samples")
        self.listeners.tell(changes, origin)
        return changes

    def verify(self) -> Health:
        """Check the whole store."""
        return self._store.verify()

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

    def _headings(self) -> dict[Part, str]:
        return {info.part: info.heading for info in self.parts}
