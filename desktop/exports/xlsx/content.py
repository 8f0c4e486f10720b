"""What the lists of the workbook are made from, as plain values."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from desktop.domain.figure import Figure
from desktop.domain.indicator import Indicator
from desktop.domain.report import Status
from desktop.domain.rollup import Amount


class Paper(StrEnum):
    """The paper a sheet is printed on, always landscape; the value is what the user is offered."""

    FITTING = "自动"
    A4 = "A4"
    A3 = "A3"


@dataclass(frozen=True, slots=True)
class Heading:
    """What every sheet says of itself.

    Attributes:
        filed_by: The office that hands it in (填报单位), or empty: to be filled in by hand.
        filled_in_by: Who filled it in (填表人), or empty.
        made_on: The day on the sheets (制表日期); None: to be filled in by hand.
    """

    filed_by: str = ""
    filled_in_by: str = ""
    made_on: dt.date | None = None
    paper: Paper = Paper.FITTING


@dataclass(frozen=True, slots=True)
class DetailLine:
    """One figure of one report.

    Attributes:
        place: The heading its sentence stands under, with its number; empty: it was typed.
    """

    office: str
    year: int
    indicator: Indicator
    figure: Figure
    place: str = ""


@dataclass(frozen=True, slots=True)
class OfficeYearLine:
    """All figures of one office on one year, in the order of the indicators.

    Attributes:
        figures: With their sources or without; the sheet shows the numbers alone.
    """

    office: str
    superior: str
    year: int
    figures: tuple[Figure | Amount | None, ...]


@dataclass(frozen=True, slots=True)
class FilingLine:
    """How far an office has got with its report.

    Attributes:
        status: None: there is no report.
        reached: The day each status was reached last.
    """

    office: str
    superior: str
    level: str
    status: Status | None
    reached: dict[Status, dt.date]


@dataclass(frozen=True, slots=True)
class CheckLine:
    """One thing that a check found.

    Attributes:
        severity: 错误, 提醒 or 提示.
        subject: The indicators that took part.
        message: The sentence with the arithmetic.
        place: Where to look: heading and sentence.
    """

    office: str
    severity: str
    subject: str
    message: str
    place: str


# A list that is long in the making says with None that it is alive though it has nothing to say.
DetailLines = Iterator[DetailLine | None]
OfficeYearLines = Iterator[OfficeYearLine | None]
FilingLines = Iterator[FilingLine | None]
CheckLines = Iterator[CheckLine | None]
