"""Use case: forms that collect figures go out to lower offices, and come back filled in."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from desktop.domain.audit import Event
from desktop.domain.collection import FilledForm, Form, digest_of
from desktop.domain.errors import ReportError
from desktop.domain.figure import Figure
from desktop.domain.office import OfficeId, OfficeRecord
from desktop.domain.operator import Act
from desktop.domain.report import LOCKED
from desktop.services.audit_log import AuditService
from desktop.services.auditing import named_office
from desktop.services.catalogues import CatalogueService
from desktop.services.figures import FigureService, final_words
from desktop.services.file_search import files_below
from desktop.services.offices import OfficeService
from desktop.services.permission import Require
from desktop.services.reports import ReportService

SUFFIX = ".xlsx"

_UNFIT_FOR_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]')


def forms_in(paths: Iterable[Path]) -> list[Path]:
    """List the workbooks among files and in folders; what Excel keeps open is none."""
    return [found.path for found in files_below(paths, (SUFFIX,)) if not found.closed]


@dataclass(frozen=True, slots=True)
class Sent:
    """One step of writing many forms; `error` is empty where all went well."""

    path: Path
    error: str = ""


@dataclass(frozen=True, slots=True)
class Returned:
    """A form that came back, and where it belongs.

    Attributes:
        office: None where no known office bears the form's name.
        figures: What it brings, ready to be stored.
        problems: What keeps it from being stored, a sentence each; empty: nothing.
        notes: What is worth knowing all the same.
    """

    path: Path
    office: OfficeRecord | None
    year: int
    figures: tuple[Figure, ...]
    problems: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


class CollectionService:
    """Writes blank forms and takes filled ones in."""

    def __init__(
        self,
        offices: OfficeService,
        reports: ReportService,
        figures: FigureService,
        catalogues: CatalogueService,
        *,
        audit: AuditService,
        require: Require,
    ) -> None:
        self._audit = audit
        self._require = require
        self._offices = offices
        self._reports = reports
        self._figures = figures
        self._catalogues = catalogues

    def name_of(self, office: OfficeRecord, year: int) -> str:
        """Return the file name of an office's form, fit for every system."""
        name = f"{office.office.name_in(year)}{year}年度统计数据填报表"
        return _UNFIT_FOR_NAMES.sub("_", name) + SUFFIX

    def write(self, path: Path, office: OfficeRecord, year: int, *, force: bool = False) -> None:
        """Write one blank form; errors are those of any export."""
        self._require(Act.EXPORT)
        from desktop.exports.xlsx.form import write_form  # noqa: PLC0415 - loads openpyxl

        write_form(path, self._form(office, year), force=force)
        about = f"{named_office(office.office, year)}填报表"
        self._audit.log_file(Event.EXPORTED, about, path)

    def write_all(
        self, folder: Path, offices: Sequence[OfficeId], year: int, *, force: bool = False
    ) -> Iterator[Sent]:
        """Write a form for each office into a folder; close the iterator to cancel."""
        for key in offices:
            office = self._offices.get(key)
            path = folder / self.name_of(office, year)
            try:
                self.write(path, office, year, force=force)
                yield Sent(path)
            except ReportError as error:
                yield Sent(path, str(error))

    def read_all(self, paths: Sequence[Path]) -> Iterator[Returned]:
        """Read filled forms one after the other; what cannot be read is a problem of its own.

        Two forms of one office and year are a problem of the second.
        """
        seen: dict[tuple[OfficeId, int], str] = {}
        for path in paths:
            try:
                found = self.read(path)
            except ReportError as error:
                found = Returned(path, None, 0, (), (str(error),))
            place = (found.office.id, found.year) if found.office else None
            if place in seen:
                told = f"与“{seen[place]}”是同一单位同一年度的填报表，请只收回其中一份。"
                found = replace(found, problems=(*found.problems, told))
            elif place is not None:
                seen[place] = path.name
            yield found

    def read(self, path: Path) -> Returned:
        """Read one filled form; raises `UnreadableFileError` where it is none."""
        from desktop.exports.xlsx.form_reading import read_form  # noqa: PLC0415 - loads openpyxl

        indicators = self._catalogues.current.indicators
        form = read_form(path, {each.key: each for each in indicators})
        office = self._offices.find(form.office)
        problems = list(form.problems)
        if office is None:
            problems.insert(0, f"台账中没有“{form.office}”，请先在台账中添加这个单位。")
        elif (final := self._final(office, form.year)) is not None:
            problems.insert(0, final)
        figures = tuple(Figure(e.indicator, e.value, approx=e.approx) for e in form.entries)
        notes = self._notes(form)
        return Returned(path, office, form.year, figures, tuple(problems), notes)

    def store(
        self, returned: Sequence[Returned], *, today: dt.date, origin: object = None
    ) -> tuple[Path, ...]:
        """Store the figures of forms without problems; returns the files that were taken in.

        An office without a report on that year gets a blank one. Figures that a form leaves
        blank stay as they are.
        """
        self._require(Act.IMPORT)
        taken = []
        for each in returned:
            if each.problems or each.office is None:
                continue
            entries = self._reports.entries((each.office.id,), (each.year,))
            report = (
                entries[0].id
                if entries
                else self._reports.new_blank(each.office.id, each.year, today=today, origin=origin)
            )
            self._figures.save(report, each.figures, origin=origin)
            about = f"{named_office(each.office.office, each.year)}填报表"
            self._audit.log_file(Event.IMPORTED, about, each.path)
            taken.append(each.path)
        return tuple(taken)

    def _final(self, office: OfficeRecord, year: int) -> str | None:
        """Say that the report a form belongs to is final, where it is."""
        held = self._reports.entries((office.id,), (year,))
        if not held or held[0].status not in LOCKED:
            return None
        return final_words(office.office.name_in(year), year, held[0].status)

    def _form(self, office: OfficeRecord, year: int) -> Form:
        asked = self._catalogues.current.of_year(year).indicators
        return Form(office.office.name_in(year), year, asked)

    def _notes(self, form: FilledForm) -> tuple[str, ...]:
        asked = self._catalogues.current.of_year(form.year).indicators
        if form.digest == digest_of(asked):
            return ()
        return ("下发这份表之后，指标目录有过改动；相同的指标照收。",)
