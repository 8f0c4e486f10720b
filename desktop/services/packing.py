"""Making a 报送包: reports with their figures and revisions, and documents for reading."""

import datetime as dt
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.audit import Event
from desktop.domain.errors import NotFoundError
from desktop.domain.exchange import PACKAGE, Direction, Exchange, Outcome
from desktop.domain.indicator import Catalogue
from desktop.domain.operator import Act
from desktop.domain.report import LOCKED, ReportId, ReportRecord, Status
from desktop.exports.package.archive import write_package
from desktop.exports.package.codec import Packed
from desktop.exports.package.manifest import Manifest
from desktop.services.auditing import file_detail
from desktop.services.package_contents import (
    Contents,
    PackingProgress,
    Wrapping,
    fit_for_names,
    packed_from,
    sender_of,
)
from desktop.services.permission import Require
from desktop.store import Store

__all__ = ["Concern", "PackingProgress", "PackingService", "Wrapping"]

_OPEN = Wrapping()


@dataclass(frozen=True, slots=True)
class Concern:
    """What is to be thought of before a report is handed over.

    Attributes:
        errors: How many findings of proofreading say error; 0 as well where none was asked for.
    """

    report: ReportId
    name: str
    status: Status
    errors: int = 0

    @property
    def told(self) -> str:
        """What there is, in a few words."""
        parts = [] if self.status in LOCKED else [f"尚未定稿（{self.status.value}）"]
        if self.errors:
            parts.append(f"校对还有 {self.errors} 处错误")
        return "，".join(parts)


class PackingService:
    """Makes packages of stored reports."""

    def __init__(
        self,
        store: Store,
        catalogue: Callable[[], Catalogue],
        require: Require,
        reader: Callable[[], Store] | None = None,
    ) -> None:
        self._store = store
        self._catalogue = catalogue
        self._require = require
        self._reader = reader or (lambda: Store.open(store.path, read_only=True, key=store.key))

    def suggested_name(self, reports: Sequence[ReportId], now: dt.datetime) -> str:
        """Return a file name of the sender, the year where there is one, and the day."""
        years = {self._store.report(report).report.year for report in reports}
        year = f"{years.pop()}年度" if len(years) == 1 else ""
        name = f"{sender_of(self._store, reports)}{year}报送包{now:%m%d}"
        return fit_for_names(name) + PACKAGE

    def pack(
        self,
        reports: Sequence[ReportId],
        path: Path,
        *,
        now: dt.datetime,
        wrapping: Wrapping = _OPEN,
        force: bool = False,
    ) -> Manifest:
        """Write a package and remember what went out with it.

        Raises `ConflictError` when the file is there and `force` is not set, `ExportError` when
        it cannot be written; nothing is left behind or remembered then.
        """
        self._require(Act.EXPORT)
        made = _Made(self._catalogue(), tuple(reports), path, now, wrapping, force)
        steps = made.steps(self._store)
        while True:
            try:
                next(steps)
            except StopIteration as end:
                manifest: Manifest = end.value
                break
        self.remember(manifest, path)
        return manifest

    def steps_beside(
        self,
        reports: Sequence[ReportId],
        path: Path,
        *,
        now: dt.datetime,
        wrapping: Wrapping = _OPEN,
        force: bool = False,
    ) -> Generator[PackingProgress, None, Manifest]:
        """Return the making of a package as work for another thread.

        That opens the store for itself; what went out is remembered by `remember`, here. Where
        it is closed early nothing is left behind. Errors are those of `pack`.
        """
        self._require(Act.EXPORT)
        made = _Made(self._catalogue(), tuple(reports), path, now, wrapping, force)
        return made.steps_beside(self._reader)

    def remember(self, manifest: Manifest, path: Path) -> None:
        """Keep what went out with a package, and log it, where the store can be written."""
        if self._store.read_only:
            return
        with self._store.transaction():
            self._store.add_exchanges(_sent(manifest))
            note = f"{len(manifest.items)} 份报告：{_listed(manifest)}"
            self._store.log(Event.PACKED, manifest.sender, file_detail(path, note))

    def packed(self, record: ReportRecord, *, revisions: bool = False) -> Packed:
        """Return all that a package holds of a report."""
        return packed_from(self._store, record, revisions=revisions)

    def not_final(self, reports: Sequence[ReportId]) -> tuple[Concern, ...]:
        """Return the reports that are not 定稿 yet."""
        wanted = set(reports)
        return tuple(
            Concern(entry.id, f"{entry.title} {entry.year}", entry.status)
            for entry in self._store.all_entries()
            if entry.id in wanted and entry.status not in LOCKED
        )

    def concerns_beside(
        self, reports: Sequence[ReportId]
    ) -> Generator[PackingProgress, None, tuple[Concern, ...]]:
        """Return the proofreading of all reports as work for another thread."""
        return _concerns(self._reader, self._catalogue(), tuple(reports))

    def history(self) -> tuple[Exchange, ...]:
        """Return all that was handed over either way (往来记录), the newest first."""
        return tuple(self._store.exchanges())

    def history_of(self, office: str, year: int) -> tuple[Exchange, ...]:
        """Return how the report of an office, by its full name, went to and fro."""
        return self._store.exchanges_of(office, year)


@dataclass(frozen=True, slots=True)
class _Made:
    catalogue: Catalogue
    reports: tuple[ReportId, ...]
    path: Path
    now: dt.datetime
    wrapping: Wrapping
    force: bool

    def steps(self, store: Store) -> Generator[PackingProgress, None, Manifest]:
        contents = Contents(store, self.catalogue, self.wrapping)
        yield from contents.gather(self.reports, self.now)
        return write_package(
            self.path,
            contents.manifest(self.reports, self.now),
            contents.entries,
            password=self.wrapping.password,
            force=self.force,
        )

    def steps_beside(
        self, reader: Callable[[], Store]
    ) -> Generator[PackingProgress, None, Manifest]:
        with reader() as store:
            return (yield from self.steps(store))


def _concerns(
    reader: Callable[[], Store], catalogue: Catalogue, reports: tuple[ReportId, ...]
) -> Generator[PackingProgress, None, tuple[Concern, ...]]:
    from desktop.services.proofing import Proofing, gate  # noqa: PLC0415 - loads the rules
    from desktop.services.proofing_heard import heard  # noqa: PLC0415 - as above
    from desktop.services.proofing_store import ProofingService  # noqa: PLC0415 - as above

    found = []
    proofing = Proofing(catalogue)
    with reader() as store:
        service = ProofingService(store, lambda _act: None)
        for number, key in enumerate(reports):
            try:
                record = store.report(key)
            except NotFoundError:
                continue  # removed while this went on
            report = record.report
            yield PackingProgress(number, len(reports), report.office)
            findings = proofing.check(report, service.context(record), store.figures(key) or None)
            errors = len(gate(heard(findings, report, service.unheard(key))).errors)
            concern = Concern(key, f"{report.office} {report.year} 年度", record.status, errors)
            if concern.told:
                found.append(concern)
    return tuple(found)


def _sent(manifest: Manifest) -> Iterator[Exchange]:
    for item in manifest.items:
        yield Exchange(
            Direction.OUT,
            manifest.package,
            item.office,
            item.year,
            item.content,
            manifest.made,
            Outcome.SENT,
        )


def _listed(manifest: Manifest) -> str:
    return "、".join(f"{item.office} {item.year}" for item in manifest.items)
