"""What is wanted in a statistics workbook, and how far it has got; no file is touched here."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from desktop.domain.office import OfficeId
from desktop.exports.xlsx.content import Paper


class SheetKind(StrEnum):
    """A sheet of the workbook; the value is what the user is offered."""

    YEAR = "统计表"
    COMPARISON = "历年对比"
    OFFICE_YEARS = "历年数据"
    DETAILS = "明细"
    FILING = "报送情况"
    CHECKS = "校核结果"


ALL_SHEETS: Final = frozenset(SheetKind)


@dataclass(frozen=True, slots=True)
class WorkbookRequest:
    """What is wanted in the workbook.

    Attributes:
        year: The year that is reported on.
        offices: Whose figures; a superior comes before those below it, whatever their order here.
        first_year: The first of the years that are compared; None: all there are.
        filled_in_by: Who fills it in (填表人), or empty.
        today: The day on the sheets, up to which days overdue are counted.
    """

    year: int
    offices: tuple[OfficeId, ...]
    first_year: int | None = None
    sheets: frozenset[SheetKind] = ALL_SHEETS
    paper: Paper = Paper.FITTING
    filled_in_by: str = ""
    today: dt.date | None = None

    @property
    def title(self) -> str:
        """What the log calls it."""
        return f"{self.year} 年度统计表（{len(self.offices)} 个单位）"


@dataclass(frozen=True, slots=True)
class WorkbookProgress:
    """How far a workbook has got: `done` of `total` steps, and the sheet at hand."""

    done: int
    total: int
    sheet: str
