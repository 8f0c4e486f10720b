"""What goes into a 报送包, gathered report by report from a store that is only read."""

import datetime as dt
import re
import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from desktop import exports, paths, private
from desktop.domain.indicator import Catalogue, Indicator
from desktop.domain.report import Report, ReportId, ReportRecord
from desktop.exports.package.codec import Packed, encode
from desktop.exports.package.manifest import CATALOGUE, Item, Manifest
from desktop.services.auditing import named
from desktop.services.formatting import FormatService
from desktop.services.workbook import workbook_steps
from desktop.services.workbook_request import WorkbookRequest
from desktop.statistics.catalogue import is_own
from desktop.statistics.catalogue_file import written
from desktop.store import Store

_UNFIT = re.compile(r'[\\/:*?"<>|\x00-\x1f]')
_LONGEST_NAME = 90
_WORKBOOK = "documents/统计表.xlsx"


@dataclass(frozen=True, slots=True)
class Wrapping:
    """How a package is made.

    Attributes:
        password: Seals the package; "" leaves it open.
        revisions: Earlier texts of each report go with it.
        documents: Word files and the workbook, for those who only want to read.
        note: What the sender wants to say.
    """

    password: str = ""
    revisions: bool = False
    documents: bool = True
    operator: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class PackingProgress:
    """How far a package has got: `done` of `total` steps, and what is at hand."""

    done: int
    total: int
    text: str


@dataclass
class Contents:
    """The entries of a package that is being made.

    Attributes:
        entries: What is in it so far, by name.
        items: The reports, as the list of contents has them.
    """

    store: Store
    catalogue: Catalogue
    wrapping: Wrapping
    entries: dict[str, bytes] = field(default_factory=dict)
    items: list[Item] = field(default_factory=list)
    _used: set[str] = field(default_factory=set)

    def gather(self, reports: Sequence[ReportId], now: dt.datetime) -> Iterator[PackingProgress]:
        """Take in reports one by one, then what belongs to all."""
        total = len(reports) + 1
        for number, report in enumerate(reports):
            record = self.store.report(report)
            yield PackingProgress(number, total, named(record.report))
            self._add(record, number + 1)
        own = own_indicators(self.catalogue, self._used)
        if own:
            self.entries[CATALOGUE] = written(own).encode()
        if self.wrapping.documents and reports:
            yield PackingProgress(len(reports), total, "统计表")
            self.entries[_WORKBOOK] = self._workbook(reports, now)
        yield PackingProgress(len(reports), total, "写入文件")

    def manifest(self, reports: Sequence[ReportId], now: dt.datetime) -> Manifest:
        """Return the list of contents, without the digests that writing adds."""
        return Manifest(
            package=uuid.uuid4().hex,
            sender=sender_of(self.store, reports),
            operator=self.wrapping.operator,
            made=now.astimezone(dt.UTC).isoformat(timespec="seconds"),
            note=self.wrapping.note,
            items=tuple(self.items),
            entries=(),
        )

    def _add(self, record: ReportRecord, number: int) -> None:
        entry = f"reports/{number:04}.json"
        packed = packed_from(self.store, record, revisions=self.wrapping.revisions)
        self.entries[entry] = encode(packed)
        self._used.update(figure.indicator for figure in packed.figures)
        documents: tuple[str, ...] = ()
        if self.wrapping.documents:
            name = _document_name(packed.office.full_name, record.report.year, self.entries)
            options = FormatService(self.store, _reading).options(record.office_id)
            self.entries[name] = exports.docx_bytes(record.report, options)
            documents = (name,)
        self.items.append(
            Item(
                entry=entry,
                office=packed.office.full_name,
                year=record.report.year,
                title=packed.title,
                status=record.status.value,
                content=packed.content,
                updated=record.updated.astimezone(dt.UTC).isoformat(),
                documents=documents,
            )
        )

    def _workbook(self, reports: Sequence[ReportId], now: dt.datetime) -> bytes:
        wanted = set(reports)
        entries = [entry for entry in self.store.all_entries() if entry.id in wanted]
        offices = tuple(dict.fromkeys(entry.office_id for entry in entries))
        year = max(entry.year for entry in entries)
        request = WorkbookRequest(year, offices, today=now.date())
        with private.passing_folder(paths.work_dir()) as passing:
            made = passing / "book.xlsx"
            for _ in workbook_steps(self.store, self.catalogue, request, made, force=True):
                pass
            return made.read_bytes()


def packed_from(store: Store, record: ReportRecord, *, revisions: bool = False) -> Packed:
    """Return all that a package holds of a stored report."""
    office = store.office(record.office_id).office
    superior = store.office(office.superior).office.full_name if office.superior else ""
    return Packed(
        office,
        superior,
        record.report,
        tuple(store.figures(record.id)),
        record.steps,
        _earlier(store, record) if revisions else (),
        store.figure_links(record.id),
    )


def own_indicators(catalogue: Catalogue, used: set[str]) -> tuple[Indicator, ...]:
    """Return the office's own indicators among those used, with those they are a part of."""
    known = {each.key: each for each in catalogue.indicators}
    wanted: set[str] = set()
    waiting = [key for key in used if is_own(key)]
    while waiting:
        found = known.get(waiting.pop())
        if found is not None and found.key not in wanted:
            wanted.add(found.key)
            waiting += [found.part_of] if is_own(found.part_of) else []
    return tuple(each for each in catalogue.indicators if each.key in wanted)


def sender_of(store: Store, reports: Sequence[ReportId]) -> str:
    """Return the office all reports are of, or the one that stands above all others."""
    offices = {store.report(report).office_id for report in reports}
    for office in sorted(offices):
        known = store.office(office).office
        if known.superior not in offices:
            return known.full_name
    return ""


def fit_for_names(text: str) -> str:
    """Return a text as a file name that every system takes."""
    return _UNFIT.sub("_", text)[:_LONGEST_NAME]


def _earlier(store: Store, record: ReportRecord) -> tuple[Report, ...]:
    """Return the texts a report had, oldest first, each once however often it was kept."""
    past = (store.report_at(revision.id) for revision in reversed(store.timeline(record.id)))
    return tuple(text for text in dict.fromkeys(past) if text != record.report)


def _document_name(office: str, year: int, taken: Mapping[str, bytes]) -> str:
    plain = fit_for_names(office)
    name = f"documents/{plain}{year}年度报告.docx"
    number = 2
    while name in taken:
        name = f"documents/{plain}{year}年度报告{number}.docx"
        number += 1
    return name


def _reading(_act: object) -> None:
    """Ask nothing: a profile is only read here."""
