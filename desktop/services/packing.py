"""Making a 报送包: reports with their figures and revisions, and documents for reading."""

import datetime as dt
import re
import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from desktop import exports
from desktop.domain.exchange import Direction, Exchange, Outcome
from desktop.domain.operator import Act
from desktop.domain.report import Report, ReportId, ReportRecord
from desktop.exports.package.archive import write_package
from desktop.exports.package.codec import Packed, encode
from desktop.exports.package.manifest import Item, Manifest
from desktop.services.exporting import ExportService
from desktop.services.formatting import FormatService
from desktop.services.permission import Require
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


_OPEN = Wrapping()


class PackingService:
    """Makes packages of stored reports."""

    def __init__(self, store: Store, exporting: ExportService, require: Require) -> None:
        self._require = require
        self._store = store
        self._exporting = exporting
        self._formatting = FormatService(store, require)

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
        records = [self._store.report(report) for report in reports]
        contents: dict[str, bytes] = {}
        items = [
            self._add(record, number, contents, wrapping)
            for number, record in enumerate(records, start=1)
        ]
        if wrapping.documents and records:
            contents[_WORKBOOK] = self._workbook(reports, path, now)
        made = Manifest(
            package=uuid.uuid4().hex,
            sender=self._sender(records),
            operator=wrapping.operator,
            made=now.astimezone(dt.UTC).isoformat(timespec="seconds"),
            note=wrapping.note,
            items=tuple(items),
            entries=(),
        )
        manifest = write_package(path, made, contents, password=wrapping.password, force=force)
        if not self._store.read_only:
            self._store.add_exchanges(_sent(manifest))
        return manifest

    def packed(self, record: ReportRecord, *, revisions: bool = False) -> Packed:
        """Return all that a package holds of a report."""
        office = self._store.office(record.office_id).office
        superior = self._store.office(office.superior).office.full_name if office.superior else ""
        earlier = self._earlier(record) if revisions else ()
        figures = tuple(self._store.figures(record.id))
        return Packed(office, superior, record.report, figures, record.steps, earlier)

    def _add(
        self, record: ReportRecord, number: int, contents: dict[str, bytes], wrapping: Wrapping
    ) -> Item:
        """Put a report and its document among the contents; returns how the list has it."""
        entry = f"reports/{number:04}.json"
        packed = self.packed(record, revisions=wrapping.revisions)
        contents[entry] = encode(packed)
        documents: tuple[str, ...] = ()
        if wrapping.documents:
            name = _document_name(packed.office.full_name, record.report.year, contents)
            options = self._formatting.options(record.office_id)
            contents[name] = exports.docx_bytes(record.report, options)
            documents = (name,)
        return Item(
            entry=entry,
            office=packed.office.full_name,
            year=record.report.year,
            title="".join(record.report.title.splitlines()),
            status=record.status.value,
            content=packed.content,
            updated=record.updated.astimezone(dt.UTC).isoformat(),
            documents=documents,
        )

    def _earlier(self, record: ReportRecord) -> tuple[Report, ...]:
        past = self._store.timeline(record.id)[1:]
        return tuple(self._store.report_at(revision.id) for revision in reversed(past))

    def _workbook(self, reports: Sequence[ReportId], path: Path, now: dt.datetime) -> bytes:
        with TemporaryDirectory(dir=path.parent, prefix=".") as folder:
            made = Path(folder) / "book.xlsx"
            self._exporting.export_workbook_of(reports, made, today=now.date())
            return made.read_bytes()

    def _sender(self, records: Sequence[ReportRecord]) -> str:
        """Return the office all reports are of, or the one that stands above all others."""
        offices = {record.office_id for record in records}
        for office in offices:
            known = self._store.office(office).office
            if known.superior not in offices:
                return known.full_name
        return ""


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


def _document_name(office: str, year: int, taken: Mapping[str, bytes]) -> str:
    plain = _UNFIT.sub("_", office)[:_LONGEST_NAME]
    name = f"documents/{plain}{year}年度报告.docx"
    number = 2
    while name in taken:
        name = f"documents/{plain}{year}年度报告{number}.docx"
        number += 1
    return name
