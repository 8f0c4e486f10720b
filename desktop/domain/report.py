"""A yearly report, all its official elements, and the steps it goes through."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

from desktop.domain.numbering import STANDARD, Scheme, markers
from desktop.domain.office import OfficeId
from desktop.domain.outline import Block, Outline, block_text

ReportId = NewType("ReportId", int)


class Status(StrEnum):
    """How far a report has got."""

    DRAFT = "起草"
    REVIEW = "审核"
    FINAL = "定稿"
    SUBMITTED = "已报送"
    PUBLISHED = "已公开"


LOCKED = (Status.FINAL, Status.SUBMITTED, Status.PUBLISHED)
HANDED_IN = (Status.SUBMITTED, Status.PUBLISHED)


@dataclass(frozen=True, slots=True)
class Step:
    """A status that was reached, when and by whom."""

    status: Status
    on: dt.date
    operator: str = ""


@dataclass(frozen=True, slots=True)
class Attachment:
    """An attachment: its title, and what stands on its pages (may be empty: listed only)."""

    title: str
    paragraphs: tuple[Block, ...] = ()

    @property
    def text(self) -> str:
        """Title and content, joined by line feeds."""
        return "\n".join((self.title, *(block_text(block) for block in self.paragraphs)))


@dataclass(frozen=True, slots=True)
class Report:
    """One office's report on one year.

    Attributes:
        office: The full name the report was issued under.
        year: The year reported on.
        mark: The red header; joint issuers one a line; empty: a plain report without one.
        copy_number: Six digits or empty (份号).
        secrecy: With its period (机密★1年), or empty.
        doc_number: 代字〔年份〕序号号, or empty.
        title: A line feed in it is a line break the clerk wants; else broken by sense.
        addressee: Without its colon; several joined by 、.
        scheme: The forms of numbers by depth.
        sections: The flat outline; a section of depth 0, if any, is the lead and comes first.
        signature: Joint issuers one a line.
        note: Without its brackets.
        cc: Without 抄送： and without the last 。
    """

    office: str = ""
    year: int = 0
    mark: str = ""
    copy_number: str = ""
    secrecy: str = ""
    urgency: str = ""
    doc_number: str = ""
    signers: tuple[str, ...] = ()
    title: str = ""
    addressee: str = ""
    scheme: Scheme = STANDARD
    sections: Outline = ()
    attachments: tuple[Attachment, ...] = ()
    signature: str = ""
    date: dt.date | None = None
    note: str = ""
    cc: str = ""
    printer: str = ""
    printed_on: dt.date | None = None

    @property
    def markers(self) -> tuple[str, ...]:
        """The number of each section as it is shown."""
        return markers(self.sections, self.scheme)

    @property
    def characters(self) -> int:
        """The number of non-space characters of lead, headings and text (字数)."""
        return sum(len("".join(section.text.split())) for section in self.sections)


@dataclass(frozen=True, slots=True)
class ReportRecord:
    """A report in the store.

    Attributes:
        steps: Every status reached, oldest first.
        updated: When it was last changed, in UTC.
    """

    id: ReportId
    office_id: OfficeId
    report: Report
    steps: tuple[Step, ...]
    updated: dt.datetime

    @property
    def status(self) -> Status:
        """The status reached last."""
        return self.steps[-1].status if self.steps else Status.DRAFT


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """What the ledger shows of a stored report, without its text."""

    id: ReportId
    office_id: OfficeId
    year: int
    status: Status
    title: str
    updated: dt.datetime
