"""A folder of reports: read file by file, compared with the store, stored one by one."""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from desktop.domain.errors import ConflictError, ReportError
from desktop.domain.office import OfficeRecord
from desktop.domain.report import LOCKED, ReportId, ReportRecord
from desktop.recognition import Recognised
from desktop.recognition.office import Sources, name_of
from desktop.recognition.trifles import trifle_of
from desktop.recognition.words import load_words
from desktop.services.file_search import Sighted
from desktop.services.import_leftover import with_leftover
from desktop.services.import_rows import (
    CHANGING,
    Choice,
    FileRow,
    Origin,
    Standing,
    State,
    digest,
    row_of,
    written_at,
)
from desktop.services.importing import ImportService
from desktop.services.offices import OfficeService
from desktop.services.reports import ReportService

_YEAR = re.compile(r"(?<!\d)((?:19[89]|20\d)\d)(?!\d)")
_MOMENT = dt.timedelta(minutes=1)  # file systems and archives round times


class Result(StrEnum):
    """What has become of a file; the value is what the summary says."""

    STORED = "已存入"
    REPLACED = "已替换"
    KEPT = "保留已有"
    SKIPPED = "已跳过"
    FAILED = "没有存入"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What has become of one file, and why where it was not stored."""

    row: FileRow
    result: Result
    reason: str = ""
    report: ReportId | None = None


class FolderService:
    """Proposes where the files of a folder belong, and stores them; used where the store is."""

    def __init__(
        self, importing: ImportService, offices: OfficeService, reports: ReportService
    ) -> None:
        self._importing = importing
        self._offices = offices
        self._reports = reports

    def inspect(self, sighted: Sighted) -> FileRow:
        """Read a file for the table; a sentence in the row says where it cannot be read.

        Touches no store: any thread may ask.
        """
        path, root = sighted.path, sighted.root
        if sighted.closed:
            sentence = f"文件夹“{path.name}”打不开，里面的文件没有读；请检查权限后再试。"
            return FileRow(path, root, problem=sentence)
        try:
            return row_of(path, root, self._importing.read(path))
        except ReportError as error:
            return FileRow(path, root, changed=written_at(path), problem=str(error))

    def compared(self, row: FileRow) -> Standing:
        """Tell how a row stands against the store."""
        if row.problem:
            return Standing(State.UNREADABLE, row.problem)
        if not row.office or not row.year:
            missing = "单位" if not row.office else "年度"
            return Standing(State.INCOMPLETE, f"没有找到{missing}，请在表中填写后再存入。")
        try:
            office = self._offices.find(row.office)
        except ConflictError as error:
            return Standing(State.INCOMPLETE, str(error))
        stored = self._reports.find(office.id, row.year) if office else None
        if stored is None:
            new = "" if office else f"台账中还没有“{row.office}”，存入时一并新建。"
            owner = office.office.full_name if office else ""
            return Standing(State.NEW, new, (Choice.STORE, Choice.SKIP), owner=owner)
        return replace(_against(row, stored), owner=office.office.full_name if office else "")

    def store(
        self,
        row: FileRow,
        choice: Choice,
        recognised: Recognised,
        *,
        today: dt.date,
        origin: object = None,
    ) -> Outcome:
        """Store a file that was read again; a report and its new office stand or fall together.

        What found no place in the report is put at the end of its body.
        """
        left = [text for text in recognised.leftover if trifle_of(text) is None]
        try:
            key = self._importing.store_under(
                with_leftover(recognised.report, left),
                row.office,
                row.year,
                replace_existing=choice is Choice.REPLACE,
                today=today,
                source=row.path,
                origin=origin,
            )
        except ReportError as error:
            return Outcome(row, Result.FAILED, str(error))
        done = Result.REPLACED if choice is Choice.REPLACE else Result.STORED
        told = f"有 {len(left)} 段文字没有归入任何要素，放在正文末尾，请核对。" if left else ""
        return Outcome(row, done, told, report=key)


def proposed(row: FileRow, known: Sequence[OfficeRecord]) -> FileRow:
    """Complete office and year from the names of file and folders, where the text has none."""
    if row.problem:
        return row
    names = _names(row)
    if not row.office:
        found = ((_office_in(name, known), origin) for name, origin in names)
        office, origin = next(((o, f) for o, f in found if o), ("", Origin.NOWHERE))
        row = replace(row, office=office, office_from=origin)
    if not row.year:
        years = ((_YEAR.search(name), origin) for name, origin in names)
        match, origin = next(((y, f) for y, f in years if y), (None, Origin.NOWHERE))
        row = replace(row, year=int(match[1]) if match else 0, year_from=origin)
    return row


def chosen(
    rows: Sequence[FileRow], standings: Sequence[Standing], place: int, choice: Choice
) -> tuple[FileRow, ...]:
    """Return the rows with a choice made; of files of one office and year only one is stored."""
    changed = list(rows)
    changed[place] = replace(rows[place], choice=choice)
    if choice in CHANGING and standings[place].state is State.TWIN:
        year, owner = rows[place].year, standings[place].owner or rows[place].office
        for other, row in enumerate(rows):
            same = (standings[other].owner or row.office, row.year) == (owner, year)
            if same and other != place and standings[other].state is State.TWIN:
                changed[other] = replace(row, choice=Choice.SKIP)
    return tuple(changed)


def passed_over(row: FileRow, standing: Standing) -> Outcome:
    """Say of a file that is not to be stored why it is not."""
    if standing.state is State.UNREADABLE:
        return Outcome(row, Result.FAILED, row.problem)
    kept = standing.choice(row) is Choice.KEEP
    return Outcome(row, Result.KEPT if kept else Result.SKIPPED, standing.sentence)


def among_files(rows: Sequence[FileRow], standings: Sequence[Standing]) -> tuple[Standing, ...]:
    """Tell of files of one office and year that they are, whether they are equal or not.

    Of equal files the first keeps its standing, so that a report exported in three formats is
    stored once; of different ones the clerk chooses.
    """
    groups: dict[tuple[str, int], list[int]] = defaultdict(list)
    for place, row in enumerate(rows):
        if row.office and row.year and not row.problem:
            groups[standings[place].owner or row.office, row.year].append(place)
    found = list(standings)
    for places in groups.values():
        if len(places) > 1:
            for place, standing in _of_group(places, rows, standings).items():
                found[place] = standing
    return tuple(found)


def _of_group(
    places: Sequence[int], rows: Sequence[FileRow], standings: Sequence[Standing]
) -> Mapping[int, Standing]:
    first: dict[str, int] = {}
    found: dict[int, Standing] = {}
    for place in places:
        original = first.setdefault(rows[place].digest, place)
        if original != place:
            sentence = f"内容与“{rows[original].place}”相同，只需存入一份。"
            found[place] = Standing(State.DOUBLE, sentence)
    if len(first) > 1:
        for place in first.values():
            found[place] = _twin(place, tuple(first.values()), rows, standings)
    return found


def _twin(
    place: int, others: Sequence[int], rows: Sequence[FileRow], standings: Sequence[Standing]
) -> Standing:
    names = "、".join(f"“{rows[other].place}”" for other in others if other != place)
    alone = standings[place]
    sentence = f"{names}也是这个单位这一年度的报告，内容不同，请选定其中一份。"
    rest = tuple(choice for choice in alone.choices if choice is not Choice.SKIP)
    told = f"{sentence}{alone.sentence}" if alone.existing is not None else sentence
    return replace(alone, state=State.TWIN, sentence=told, choices=(Choice.SKIP, *rest))


def _against(row: FileRow, stored: ReportRecord) -> Standing:
    if digest(stored.report) == row.digest:
        sentence = "台账中已有内容相同的报告，不必再存。"
        return Standing(State.SAME, sentence, (Choice.KEEP, Choice.SKIP), stored.id)
    state, why = _by_time(row, stored)
    sentence = f"台账中已有这一年度的报告（{stored.status.value}），{why}。"
    if stored.status in LOCKED:
        locked = f"{sentence}已{stored.status.value.removeprefix('已')}的报告受保护，不能替换；"
        told = f"{locked}如需替换，请先在报告页把它退回起草。"
        return Standing(state, told, (Choice.KEEP, Choice.SKIP), stored.id)
    choices = (Choice.KEEP, Choice.REPLACE, Choice.SKIP)
    return Standing(state, sentence, choices, stored.id)


def _by_time(row: FileRow, stored: ReportRecord) -> tuple[State, str]:
    """Tell which of two reports is newer: by the day of signature, else by when it was written."""
    signed = stored.report.date
    if row.date and signed and row.date != signed:
        newer = row.date > signed
        return _told("成文日期", newer=newer)
    if row.changed and abs(row.changed - stored.updated) > _MOMENT:
        return _told("文件时间", newer=row.changed > stored.updated)
    return State.OTHER, "内容不同，看不出哪一份更新"


def _told(by: str, *, newer: bool) -> tuple[State, str]:
    state = State.NEWER if newer else State.OLDER
    return state, f"按{by}，这个文件{state.value}"


def _names(row: FileRow) -> tuple[tuple[str, Origin], ...]:
    """Return the names a file goes by, the nearest first: its own, then those of its folders."""
    folders = [row.root, *row.root.parents]
    below = [parent for parent in row.path.parents if parent not in folders[1:]]
    own = ((row.path.stem, Origin.FILE_NAME),)
    return own + tuple((folder.name, Origin.FOLDER_NAME) for folder in below)


def _office_in(name: str, known: Sequence[OfficeRecord]) -> str:
    """Find an office in a name: a known one by any of its names, else what reads like one."""
    fitting = [
        (len(called), record.office.full_name)
        for record in known
        for called in _called(record)
        if called and called in name
    ]
    if fitting:
        return max(fitting)[1]
    words = load_words()
    return name if words.is_organ(name) else name_of(Sources(title=name), words).name


def _called(record: OfficeRecord) -> tuple[str, ...]:
    office = record.office
    former = [each for old in office.former_names for each in (old.full_name, old.short_name)]
    return (office.full_name, office.short_name, *former)
