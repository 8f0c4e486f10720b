"""One file of a folder being imported, as a value: what is kept of it, and how it stands.

The text of a file is not kept: of a thousand files it would not fit. It is read again when its
row is opened, and when it is stored.
"""

import datetime as dt
import hashlib
import json
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from desktop.domain.report import Report, ReportId
from desktop.recognition import Confidence, Recognised
from desktop.recognition.trifles import trifle_of
from desktop.services.interchange import report_to_json


class Origin(StrEnum):
    """Where office or year of a file were found; the value is what is said of it."""

    CONTENT = "正文"
    FILE_NAME = "文件名"
    FOLDER_NAME = "文件夹名"
    CLERK = "手工填写"
    NOWHERE = "没有找到"


class State(StrEnum):
    """How a file stands against the store and the other files; the value is what is shown."""

    NEW = "新"
    SAME = "相同"
    NEWER = "较新"
    OLDER = "较旧"
    OTHER = "不同"
    TWIN = "两个文件同一单位同一年度"
    DOUBLE = "与另一文件相同"
    INCOMPLETE = "缺单位或年度"
    UNREADABLE = "读不了"


class Choice(StrEnum):
    """What is to become of a file; the value is what is shown."""

    STORE = "存入"
    KEEP = "保留已有"
    REPLACE = "作为新修订替换"
    SKIP = "跳过"


CHANGING = (Choice.STORE, Choice.REPLACE)


@dataclass(frozen=True, slots=True)
class FileRow:
    """What is kept of a file.

    Attributes:
        root: The folder that was asked for.
        office: The full name that it will be stored under; empty where none was found.
        confidence: The least sure of office, year, title and outline; None: unreadable.
        date: When the report was signed.
        changed: When the file was last written, in UTC.
        digest: Equal where the content of two reports is equal.
        leftover: How many texts found no place.
        problem: Why the file cannot be read, a sentence.
        choice: What the clerk has chosen; None: what its state proposes.
    """

    path: Path
    root: Path
    office: str = ""
    office_from: Origin = Origin.NOWHERE
    year: int = 0
    year_from: Origin = Origin.NOWHERE
    title: str = ""
    confidence: Confidence | None = None
    date: dt.date | None = None
    changed: dt.datetime | None = None
    digest: str = ""
    leftover: int = 0
    problem: str = ""
    choice: Choice | None = None

    @property
    def place(self) -> str:
        """The file's path below the folder that was asked for."""
        if self.path == self.root or not self.path.is_relative_to(self.root):
            return self.path.name
        return str(self.path.relative_to(self.root))

    def with_office(self, name: str) -> "FileRow":
        """Return the row with another office; what was chosen for the first one is void."""
        if name == self.office:
            return self
        return replace(self, office=name, office_from=Origin.CLERK, choice=None)

    def with_year(self, year: int) -> "FileRow":
        """Return the row with another year; what was chosen for the first one is void."""
        if year == self.year:
            return self
        return replace(self, year=year, year_from=Origin.CLERK, choice=None)


@dataclass(frozen=True, slots=True)
class Standing:
    """How a row stands, and what may become of it.

    Attributes:
        sentence: What is said about it, empty where there is nothing to say.
        choices: What may be chosen, the proposed one first.
        existing: The report in the store of that office and year.
        owner: What the known office is called today; empty where none is known.
    """

    state: State
    sentence: str = ""
    choices: tuple[Choice, ...] = (Choice.SKIP,)
    existing: ReportId | None = None
    owner: str = ""

    def choice(self, row: FileRow) -> Choice:
        """Return what will become of a row: what was chosen where that may be, else the first."""
        return row.choice if row.choice in self.choices and row.choice else self.choices[0]


def row_of(path: Path, root: Path, recognised: Recognised) -> FileRow:
    """Keep of a file what the table shows."""
    report, sure = recognised.report, recognised.confidence
    steps = [sure.get(field, Confidence.GUESSED) for field in ("office", "year", "title")]
    return FileRow(
        path=path,
        root=root,
        office=report.office,
        office_from=Origin.CONTENT if report.office else Origin.NOWHERE,
        year=report.year,
        year_from=Origin.CONTENT if report.year else Origin.NOWHERE,
        title=report.title.replace("\n", ""),
        confidence=max((*steps, sure.get("sections", Confidence.GUESSED)), key=_doubt),
        date=report.date,
        changed=written_at(path),
        digest=digest(report),
        leftover=sum(trifle_of(text) is None for text in recognised.leftover),
    )


def digest(report: Report) -> str:
    """Return a short text that is equal for reports of equal content, whoever they belong to."""
    shape = report_to_json(replace(report, office="", year=0))
    plain = json.dumps(shape, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(plain.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGEST]


def written_at(path: Path) -> dt.datetime | None:
    """Return when a file was last written, in UTC; None where nobody can tell."""
    try:
        return dt.datetime.fromtimestamp(path.stat().st_mtime, tz=dt.UTC)
    except (OSError, OverflowError, ValueError):
        return None


_DIGEST = 32


def _doubt(confidence: Confidence) -> int:
    return list(Confidence).index(confidence)
