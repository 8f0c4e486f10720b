"""Use cases on offices."""

from collections.abc import Sequence

from desktop.domain.audit import Event
from desktop.domain.changes import Changes
from desktop.domain.errors import ConflictError
from desktop.domain.office import Office, OfficeId, OfficeRecord
from desktop.domain.operator import Act
from desktop.services.listeners import Listeners
from desktop.services.permission import Require
from desktop.store import Store


class OfficeService:
    """Adds, changes, removes and finds offices."""

    def __init__(self, store: Store, listeners: Listeners, require: Require) -> None:
        self._store = store
        self._listeners = listeners
        self._require = require

    def add(self, office: Office, *, origin: object = None) -> OfficeId:
        """Store a new office; raises `ConflictError` when its full name is taken or empty."""
        self._require(Act.OFFICES)
        key = self._store.add_office(_checked(office))
        self._listeners.tell(Changes(offices=frozenset({key})), origin)
        return key

    def save(self, record: OfficeRecord, *, origin: object = None) -> None:
        """Store a changed office; raises `ConflictError` on a taken name or a circle above it."""
        self._require(Act.OFFICES)
        self._store.save_office(OfficeRecord(record.id, _checked(record.office)))
        self._listeners.tell(Changes(offices=frozenset({record.id})), origin)

    def remove(self, office: OfficeId, *, origin: object = None) -> None:
        """Put an office into the bin; raises `ConflictError` while anything belongs to it."""
        self._require(Act.OFFICES)
        with self._store.transaction():
            name = self._store.office(office).office.full_name
            self._store.remove_office(office)
            self._store.log(Event.REMOVED, name, "单位放入回收站")
        self._listeners.tell(Changes(offices=frozenset({office})), origin)

    def get(self, office: OfficeId) -> OfficeRecord:
        """Return an office; raises `NotFoundError` if there is none."""
        return self._store.office(office)

    def find(self, name: str) -> OfficeRecord | None:
        """Return the office that bears or bore `name`, full or short, or None."""
        return self._store.find_office(name)

    def subordinates(self, superior: OfficeId | None) -> tuple[OfficeRecord, ...]:
        """Return the offices right below `superior`; None: those at the top."""
        return self._store.subordinates(superior)

    def count_subordinates(self, offices: Sequence[OfficeId]) -> dict[OfficeId, int]:
        """Return how many offices stand right below each of `offices`."""
        return self._store.count_subordinates(offices)

    def search(self, text: str) -> tuple[OfficeRecord, ...]:
        """Return the offices whose names, old ones too, contain `text`."""
        return self._store.search_offices(text)

    def count(self) -> int:
        """Return the number of offices."""
        return self._store.count_offices()


def _checked(office: Office) -> Office:
    if not office.full_name.strip():
        raise ConflictError("单位全称不能为空，请填写单位全称后再保存。")
    return office
