"""Use cases on files from outside: read, propose where it belongs, store."""

import datetime as dt
import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path

from desktop.domain.audit import Event
from desktop.domain.changes import Changes
from desktop.domain.errors import ConflictError, ReportError
from desktop.domain.naming import office_from_name
from desktop.domain.office import Office, OfficeId, OfficeRecord
from desktop.domain.operator import Act
from desktop.domain.report import LOCKED, Report, ReportId, ReportRecord, Status, Step
from desktop.domain.revision import RevisionKind
from desktop.recognition import SUFFIXES, Kind, Recognised, recognise
from desktop.services.auditing import file_detail, named
from desktop.services.import_reading import Reading, read_with_source
from desktop.services.listeners import Listeners
from desktop.services.permission import Require
from desktop.services.reports import ReportService
from desktop.store import Store

_REGION_ENDS = "省市区县旗州盟"
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")


@dataclass(frozen=True, slots=True)
class Proposal:
    """Where a recognised report seems to belong.

    Attributes:
        office: The known office of that name, or None.
        office_name: The name that was recognised; empty when none was.
        year: 0 when none was found.
        existing: The report the store has for that office and year already.
    """

    office: OfficeRecord | None
    office_name: str
    year: int
    existing: ReportId | None


class ImportService:
    """Reads files into reports and stores them."""

    suffixes: tuple[str, ...] = SUFFIXES

    def __init__(
        self, store: Store, listeners: Listeners, reports: ReportService, require: Require
    ) -> None:
        self._require = require
        self._store = store
        self._listeners = listeners
        self._reports = reports

    def read(self, path: Path, *, verbatim: bool = False) -> Recognised:
        """Recognise a file; raises `UnreadableFileError`. Touches no store: any thread may ask."""
        return recognise(path, verbatim=verbatim)

    def read_with_source(self, path: Path, *, skip: Collection[Kind] = ()) -> Reading:
        """Recognise a file, without some kinds of normalisation, and keep its text beside it.

        Raises `UnreadableFileError`. Touches no store: any thread may ask.
        """
        return read_with_source(path, skip=skip)

    def propose(self, recognised: Recognised, path: Path) -> Proposal:
        """Find the office and year a recognised report belongs to; the file's name helps."""
        name = recognised.report.office
        office = self._store.find_office(name) if name else None
        year = recognised.report.year or _year_in(path.stem)
        stored = self._store.find_report(office.id, year) if office and year else None
        return Proposal(office, name, year, stored.id if stored else None)

    def new_office_for(self, report: Report) -> Office:
        """Propose an office not yet known from what a report says of its own, and its superior."""
        office = office_from_name(report.office)
        code = report.doc_number.partition("〔")[0]
        mark = report.mark if report.mark != f"{report.office}文件" else ""
        superior = self._superior_of(office)
        return replace(office, doc_code=code, mark=mark, superior=superior)

    def store(
        self,
        report: Report,
        office: OfficeId,
        year: int,
        *,
        replace_existing: bool = False,
        today: dt.date,
        source: Path | None = None,
        origin: object = None,
    ) -> ReportId:
        """Store a recognised report under an office and year; the log names its file, `source`.

        Raises `ConflictError` when there is one and it is not to be replaced, or is final.
        """
        self._require(Act.IMPORT)
        known = report.office or self._store.office(office).office.full_name
        filed = replace(report, year=year, office=known)
        stored = self._store.find_report(office, year)
        if stored is not None:
            _refuse_kept(stored, filed, replace_existing=replace_existing)
        with self._store.transaction():
            if stored is None:
                key = self._store.add_report(office, filed, Step(Status.DRAFT, today))
            else:
                key = stored.id
                # The usual way of saving: what was there is kept as all earlier texts are.
                self._reports.save(
                    key, stored.report, filed, kind=RevisionKind.IMPORTED, origin=origin
                )
            note = "替换原有报告" if stored else ""
            told = file_detail(source, note) if source else note
            self._store.log(Event.IMPORTED, named(filed), told)
        if stored is None:
            self._listeners.tell(Changes(reports=frozenset({key})), origin)
        return key

    def store_file(
        self,
        path: Path,
        recognised: Recognised,
        *,
        office_name: str = "",
        year: int = 0,
        replace_existing: bool = False,
        today: dt.date,
    ) -> ReportId:
        """Store a recognised file without asking: an office not yet known is added.

        `office_name` and `year` override what was recognised. Raises `ReportError` when no
        office or year is known, or there is such a report already that is not to be replaced.
        """
        report = recognised.report
        name = office_name or report.office
        year = year or report.year or _year_in(path.stem)
        if not name or not year:
            missing = "单位" if not name else "年度"
            option = "--office" if not name else "--year"
            raise ReportError(
                f"“{path.name}”中没有找到报告的{missing}，没有存入；请用 {option} 指明后再导入。"
            )
        return self.store_under(
            report, name, year, replace_existing=replace_existing, today=today, source=path
        )

    def store_under(
        self,
        report: Report,
        name: str,
        year: int,
        *,
        replace_existing: bool = False,
        today: dt.date,
        source: Path | None = None,
        origin: object = None,
    ) -> ReportId:
        """Store a report for the office of a name, which is added where it is not yet known.

        Both stand or fall together. Raises `ConflictError` as `store` does.
        """
        with self._store.transaction():
            found = self._store.find_office(name)
            key = found.id if found else self._added(replace(report, office=name))
            office = found.office if found else self._store.office(key).office
            borne = report.office if office.bears(report.office) else office.name_in(year)
            stored = self.store(
                replace(report, office=borne),
                key,
                year,
                replace_existing=replace_existing,
                today=today,
                source=source,
                origin=origin,
            )
        if found is None:
            self._listeners.tell(Changes(offices=frozenset({key})), origin)
        return stored

    def _added(self, report: Report) -> OfficeId:
        self._require(Act.OFFICES)
        return self._store.add_office(self.new_office_for(report))

    def _superior_of(self, office: Office) -> OfficeId | None:
        """Find the office above a new one: the same body of the region that its own lies in.

        上海市青浦区国防动员办公室 stands below 上海市国防动员办公室, where that is known.
        """
        body = office.full_name.removeprefix(office.region)
        cuts = [place + 1 for place, sign in enumerate(office.region) if sign in _REGION_ENDS]
        for cut in sorted(cuts, reverse=True)[1:]:
            found = self._only(office.region[:cut] + body) if body else None
            if found is not None:
                return found.id
        return None

    def _only(self, name: str) -> OfficeRecord | None:
        """Find the office of a name; None also where several share it."""
        try:
            return self._store.find_office(name)
        except ConflictError:
            return None


def _refuse_kept(stored: ReportRecord, filed: Report, *, replace_existing: bool) -> None:
    """Raise `ConflictError` where the report that is there has to stay as it is."""
    if not replace_existing:
        raise ConflictError(
            f"{filed.office}{filed.year}年度的报告已在台账中，原有报告未改动；"
            "如需用新文件覆盖，请选择“替换”。"
        )
    if stored.status in LOCKED:
        done = stored.status.value.removeprefix("已")
        raise ConflictError(
            f"{filed.office}{filed.year}年度的报告已经{done}，没有替换；"
            "如需用新文件替换，请先在报告页把它退回起草。"
        )


def _year_in(text: str) -> int:
    match = _YEAR.search(text)
    return int(match.group(1)) if match else 0
