"""Use cases that write files: Word, PDF, plain text and the statistics workbook."""

import datetime as dt
import re
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from desktop import exports
from desktop.domain.audit import Event
from desktop.domain.errors import ReportError
from desktop.domain.indicator import Catalogue
from desktop.domain.office import OfficeId
from desktop.domain.operator import Act
from desktop.domain.report import Report, ReportId
from desktop.exports.files import write_atomically
from desktop.official.compose import DEFAULT
from desktop.official.options import Options
from desktop.services.auditing import log_file, named
from desktop.services.formatting import FormatService, settled
from desktop.services.permission import Require
from desktop.services.typeset import PDF
from desktop.services.workbook_request import WorkbookProgress, WorkbookRequest
from desktop.store import Store

_UNFIT_FOR_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]')


@dataclass(frozen=True, slots=True)
class Exported:
    """One step of a long export.

    Attributes:
        path: The file written, None where it failed.
        error: The sentence for the user; empty where all went well.
    """

    report: ReportId
    path: Path | None
    error: str = ""


def formats() -> dict[str, exports.Format]:
    """Return every format by its key, in the order it is offered: the text ones first."""
    found = exports.formats()
    return {"docx": found.pop("docx"), PDF.key: PDF, **found}


def suggested_name(report: Report, suffix: str) -> str:
    """Return a file name with office and year, fit for every system."""
    name = f"{report.office}{report.year}年度法治政府建设情况报告"
    return _UNFIT_FOR_NAMES.sub("_", name) + suffix


def write_report(
    report: Report,
    format_key: str,
    path: Path,
    *,
    force: bool = False,
    plain: bool = False,
    options: Options = DEFAULT,
) -> Path:
    """Write one report as Word, PDF or plain text; it needs no store.

    `options` is the office's profile; `plain` holds whatever the profile says.

    Raises `ConflictError` when the file is there and `force` is not set, `ExportError` when it
    cannot be written, `KeyError` for the workbook, which is not made from one report's text.
    """
    content = formats()[format_key].content
    if content is None:
        raise KeyError(format_key)
    chosen = replace(options, plain=plain)
    if format_key == "docx":
        chosen = settled(report, chosen)
    write_atomically(path, content(report, chosen), force=force)
    return path


class ExportService:
    """Writes stored reports to files."""

    formats: tuple[exports.Format, ...] = tuple(formats().values())

    def __init__(
        self,
        store: Store,
        catalogue: Callable[[], Catalogue],
        require: Require,
        reader: Callable[[], Store] | None = None,
    ) -> None:
        self._require = require
        self._store = store
        self._catalogue = catalogue
        self._reader = reader or (lambda: Store.open(store.path, read_only=True, key=store.key))
        self._formatting = FormatService(store, require)

    def suggested_name(self, report: ReportId, format_key: str) -> str:
        """Return a file name with office and year for a stored report."""
        suffix = formats()[format_key].suffix
        return suggested_name(self._store.report(report).report, suffix)

    def export_report(
        self,
        report: ReportId,
        format_key: str,
        path: Path,
        *,
        force: bool = False,
        plain: bool = False,
        today: dt.date | None = None,
    ) -> Path:
        """Write a stored report to `path` as its office has it; `plain` leaves the header out.

        As xlsx it is the statistics workbook of its office and year.
        """
        self._require(Act.EXPORT)
        record = self._store.report(report)
        if format_key == "xlsx":
            return self.export_workbook(
                path,
                year=record.report.year,
                offices=(record.office_id,),
                today=today,
                force=force,
            )
        options = self._formatting.options(record.office_id)
        write_report(record.report, format_key, path, force=force, plain=plain, options=options)
        log_file(self._store, Event.EXPORTED, named(record.report), path)
        return path

    def export_many(
        self,
        reports: Sequence[ReportId],
        format_key: str,
        folder: Path,
        *,
        force: bool = False,
        plain: bool = False,
        today: dt.date | None = None,
    ) -> Iterator[Exported]:
        """Write reports into a folder, made when missing; yields after each one.

        A report that cannot be written does not stop the others. Close the iterator to cancel.
        """
        self._require(Act.EXPORT)
        folder.mkdir(parents=True, exist_ok=True)
        for report in reports:
            try:
                path = folder / self.suggested_name(report, format_key)
                self.export_report(report, format_key, path, force=force, plain=plain, today=today)
                yield Exported(report, path)
            except ReportError as error:
                yield Exported(report, None, str(error))

    def export_workbook(
        self,
        path: Path,
        *,
        year: int,
        offices: Sequence[OfficeId],
        today: dt.date | None = None,
        force: bool = False,
    ) -> Path:
        """Write the statistics workbook with all its sheets: `year` and the years up to it.

        It is handed in by the office among them that stands above the others.
        """
        request = WorkbookRequest(year, tuple(offices), today=today)
        for _ in self.workbook_steps(request, path, force=force):
            pass
        return path

    def export_workbook_of(
        self,
        reports: Sequence[ReportId],
        path: Path,
        *,
        today: dt.date | None = None,
        force: bool = False,
    ) -> Path:
        """Write one workbook of the offices of `reports`, for the newest year among them."""
        for _ in self.workbook_steps(self.workbook_request(reports, today), path, force=force):
            pass
        return path

    def workbook_request(
        self, reports: Sequence[ReportId], today: dt.date | None = None
    ) -> WorkbookRequest:
        """Ask for a workbook of the offices of `reports`, for the newest year among them."""
        wanted = set(reports)
        entries = [entry for entry in self._store.all_entries() if entry.id in wanted]
        offices = tuple(dict.fromkeys(entry.office_id for entry in entries))
        return WorkbookRequest(max(entry.year for entry in entries), offices, today=today)

    def workbook_steps(
        self, request: WorkbookRequest, path: Path, *, force: bool = False
    ) -> Generator[WorkbookProgress, None, Path]:
        """Write a statistics workbook, yielding now and then; close the generator to cancel.

        Raises `ConflictError` when the file is there and `force` is not set, `ExportError` when
        it cannot be written; nothing is left behind then.
        """
        self._require(Act.EXPORT)
        from desktop.services.workbook import workbook_steps  # noqa: PLC0415 - loads openpyxl

        yield from workbook_steps(self._store, self._catalogue(), request, path, force=force)
        log_file(self._store, Event.EXPORTED, request.title, path)
        return path

    def workbook_steps_beside(
        self, request: WorkbookRequest, path: Path, *, force: bool = False
    ) -> Generator[WorkbookProgress, None, Path]:
        """Return the same as work for another thread, which opens the store for itself."""
        self._require(Act.EXPORT)
        from desktop.services.workbook import workbook_steps_beside  # noqa: PLC0415 - as above

        return workbook_steps_beside(self._reader, self._catalogue(), request, path, force=force)
