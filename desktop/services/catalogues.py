"""Use cases on the catalogue of indicators: an office adds its own, renames, retires, exchanges."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from desktop.domain.audit import Event
from desktop.domain.changes import Changes
from desktop.domain.errors import ConflictError, NotFoundError, ReportError
from desktop.domain.indicator import Catalogue, FormerLabel, Indicator
from desktop.domain.operator import Act
from desktop.exports.files import write_atomically
from desktop.services.auditing import log_file
from desktop.services.listeners import Listeners
from desktop.services.permission import Require
from desktop.statistics.catalogue import (
    OWN,
    CatalogueFaultError,
    check,
    departures,
    is_own,
    load_catalogue,
    merged,
)
from desktop.statistics.catalogue_file import check_entry, read, written
from desktop.store import Store

_KEY_LENGTH = 12


class IndicatorError(ReportError):
    """What an office says of an indicator cannot stand."""


@dataclass(frozen=True, slots=True)
class CatalogueImport:
    """What a file would change.

    Attributes:
        added: Indicators that are new.
        changed: Indicators that are there already and would become these.
        same: How many are there just so.
    """

    added: tuple[Indicator, ...]
    changed: tuple[Indicator, ...]
    same: int


class CatalogueService:
    """Reads and changes the catalogue of a store."""

    def __init__(
        self,
        store: Store,
        listeners: Listeners,
        changed: Callable[[Catalogue], None],
        require: Require,
    ) -> None:
        self._require = require
        self._store = store
        self._listeners = listeners
        self._changed = changed
        self._current: Catalogue | None = None

    @cached_property
    def built_in(self) -> Catalogue:
        """The indicators that came with the program."""
        return load_catalogue()

    @property
    def current(self) -> Catalogue:
        """All indicators, retired ones too, under their names of today."""
        if self._current is None:
            self._current = merged(self.built_in, self._store.indicators())
        return self._current

    def add(self, draft: Indicator, *, origin: object = None) -> str:
        """Add an indicator of the office's own and return its key; that of `draft` is ignored.

        Raises `IndicatorError` where it cannot stand, `ConflictError` where its name is taken.
        """
        key = _key(draft, self.current)
        self._put((*self.current.indicators, replace(draft, key=key)), draft.label, origin)
        return key

    def change(self, indicator: Indicator, *, origin: object = None) -> None:
        """Store another unit, group, definition or other words of an indicator."""
        self._replace(indicator, origin)

    def rename(self, key: str, label: str, from_year: int, *, origin: object = None) -> None:
        """Call an indicator by another name from `from_year` on; earlier figures keep theirs."""
        old = self._get(key)
        if label.strip() == old.label:
            return
        former = [each for each in old.former_labels if each.last_year < from_year - 1]
        names = (*former, FormerLabel(old.label, from_year - 1))
        self._replace(replace(old, label=label.strip(), former_labels=names), origin)

    def retire(self, key: str, last_year: int, *, origin: object = None) -> None:
        """Ask for an indicator no more after `last_year`; figures there are stay shown."""
        self._replace(replace(self._get(key), retired_after=last_year), origin)

    def restore(self, key: str, *, origin: object = None) -> None:
        """Ask for a retired indicator again."""
        self._replace(replace(self._get(key), retired_after=None), origin)

    def remove(self, key: str, *, origin: object = None) -> None:
        """Remove one of the office's own indicators that no report has a figure of.

        Raises `ConflictError` for any other.
        """
        found = self._get(key)
        if not is_own(key):
            raise ConflictError(f"“{found.label}”是软件自带的指标，不能删除；不再填报时请停用。")
        if self._store.indicator_in_use(key):
            raise ConflictError(
                f"已有报告填写了“{found.label}”，没有删除；不再填报时请停用，历年数据会保留。"
            )
        rest = tuple(each for each in self.current.indicators if each.key != key)
        self._put(rest, found.label, origin)

    def export(self, path: Path) -> int:
        """Write the office's own indicators and its changes; returns how many.

        Raises `ConflictError` where there are none, `ExportError` where it cannot be written.
        """
        kept = departures(self.built_in, self.current)
        chosen = [each for each in self.current.indicators if each.key in kept]
        if not chosen:
            raise ConflictError("还没有自定指标，也没有改过自带指标，没有内容可以导出。")
        write_atomically(path, written(chosen).encode("utf-8"), force=True)
        log_file(self._store, Event.EXPORTED, f"指标目录（{len(chosen)} 项）", path)
        return len(chosen)

    def read(self, path: Path) -> CatalogueImport:
        """Tell what a file would change; raises `UnreadableFileError` in words."""
        found = read(path, self.built_in)
        known = {each.key: each for each in self.current.indicators}
        return CatalogueImport(
            tuple(each for each in found if each.key not in known),
            tuple(each for each in found if known.get(each.key, each) != each),
            sum(known.get(each.key) == each for each in found),
        )

    def take_in(self, found: CatalogueImport, *, origin: object = None) -> None:
        """Store what a file brings: all of it, or nothing where it does not fit what is there."""
        changed = {each.key: each for each in found.changed}
        kept = [changed.get(each.key, each) for each in self.current.indicators]
        self._put((*kept, *found.added), "导入的指标", origin)

    def unknown(self, found: Sequence[Indicator]) -> tuple[Indicator, ...]:
        """Return those of the indicators of another office that are not known here.

        Raises `ConflictError` where one bears a name that another indicator has here already.
        """
        fresh = tuple(each for each in found if self.current.get(each.key) is None)
        if fresh:
            self._check(Catalogue((*self.current.indicators, *fresh)), "对方的指标")
        return fresh

    def learn(self, found: Sequence[Indicator], *, origin: object = None) -> None:
        """Add indicators that came with a package and are not known here.

        Raises as `unknown` does; nothing is added then.
        """
        fresh = self.unknown(found)
        if fresh:
            self._require(Act.MERGE)
            self._keep(Catalogue((*self.current.indicators, *fresh)), origin)

    def _get(self, key: str) -> Indicator:
        found = self.current.get(key)
        if found is None:
            raise NotFoundError("这个指标已经不在目录中；请关闭指标管理后重新打开。")
        return found

    def _replace(self, indicator: Indicator, origin: object) -> None:
        self._get(indicator.key)
        changed = tuple(
            indicator if each.key == indicator.key else each for each in self.current.indicators
        )
        self._put(changed, indicator.label, origin)

    def _put(self, indicators: Sequence[Indicator], label: str, origin: object) -> None:
        self._require(Act.OFFICES)
        catalogue = Catalogue(tuple(indicators))
        self._check(catalogue, label)
        self._keep(catalogue, origin)

    def _keep(self, catalogue: Catalogue, origin: object) -> None:
        self._store.save_indicators(departures(self.built_in, catalogue))
        self._current = None
        self._changed(self.current)
        self._listeners.tell(Changes(catalogue=True), origin)

    def _check(self, catalogue: Catalogue, label: str) -> None:
        changed = departures(self.built_in, catalogue)
        try:
            for each in catalogue.indicators:
                if each.key in changed:
                    check_entry(each)
            check(catalogue)
        except CatalogueFaultError as fault:
            raise IndicatorError(f"{fault}，“{label}”没有保存；请改正后再试。") from fault
        names = [each.label for each in catalogue.indicators if each.retired_after is None]
        twice = next((name for name in names if names.count(name) > 1), None)
        if twice is not None:
            raise ConflictError(f"已经有名称为“{twice}”的指标，没有保存；请换一个名称。")


def _key(draft: Indicator, known: Catalogue) -> str:
    """Derive a key from what an indicator is, so that two offices give the same one the same."""
    told = f"{draft.group}|{draft.label}|{draft.unit}"
    while True:
        digest = hashlib.sha256(told.encode("utf-8")).hexdigest()[:_KEY_LENGTH]
        key = f"{OWN}{digest}"
        if known.get(key) is None:
            return key
        told += "|"
