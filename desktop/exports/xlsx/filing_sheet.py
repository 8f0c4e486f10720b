"""报送情况: how far each office has got, when, and how many days too late."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from desktop.domain.deadlines import hand_in_by, publish_by, reporting_year
from desktop.domain.report import HANDED_IN, Status
from desktop.exports.xlsx import styles
from desktop.exports.xlsx.cells import Cells
from desktop.exports.xlsx.content import FilingLine
from desktop.exports.xlsx.listing import Column, Listing, Rows
from desktop.exports.xlsx.rows import Formula, Row, Value
from desktop.exports.xlsx.styles import Styles

FILING: Final = "报送情况"
NO_REPORT: Final = "未建"
_EPOCH: Final = dt.date(1899, 12, 30)  # the day before Excel's first, as it counts since 1900-03
_OFFICE, _STATUS, _FIRST_STEP = 2, 5, 6
_STEPS: Final = tuple(Status)
_LATE_IN, _LATE_OUT = _FIRST_STEP + len(_STEPS), _FIRST_STEP + len(_STEPS) + 1
_ABOVE_ROWS: Final = 3  # heads of the counts, the counts, and a free row
_NOTES: Final = (
    "部门应于次年3月1日前报送，4月1日前公开；逾期天数按报送、公开之日计，尚未办理的计至制表日期。",
    "“—”表示办理日期没有记录：往年的报告多由旧文件导入。",
)


@dataclass(frozen=True, slots=True)
class _Overdue:
    """Counts days against the deadlines of a year, as of a day."""

    year: int
    today: dt.date | None

    def days(self, line: FilingLine, number: int, *, published: bool) -> Value:
        """Return the formula of the days an office is late, or — where nobody recorded them."""
        deadline = publish_by(self.year) if published else hand_in_by(self.year)
        wanted = (Status.PUBLISHED,) if published else HANDED_IN
        done = min((day for step, day in line.reached.items() if step in wanted), default=None)
        open_still = self.today is not None and self.year == reporting_year(self.today)
        if done is None and (not open_still or line.status in wanted):
            return "—"
        until = done or self.today or deadline
        late = max(0, (until - deadline).days)
        limit = f"DATE({deadline.year},{deadline.month},{deadline.day})"
        first = _letter(_FIRST_STEP + _STEPS.index(Status.SUBMITTED))
        last = _letter(_FIRST_STEP + _STEPS.index(Status.PUBLISHED))
        cells = f"{last}{number}" if published else f"{first}{number}:{last}{number}"
        day = f"DATE({until.year},{until.month},{until.day})"
        return Formula(f"MAX(0,IF(COUNT({cells})=0,{day},MIN({cells}))-{limit})", late)


def filing_listing(year: int, lines: Sequence[FilingLine], today: dt.date | None) -> Listing:
    """Return the list of the offices and their reports on `year`, as of `today`."""
    names = (f"{step.value}日期" for step in _STEPS)
    return Listing(
        name=FILING,
        title=f"{year}年度法治政府建设年度报告报送情况",
        columns=(
            Column("序号", 8.0),
            Column("单位", 26.0),
            Column("上级单位", 22.0),
            Column("层级", 8.0),
            Column("状态", 11.0),
            *(Column(name, 13.0) for name in names),
            Column("报送逾期天数", 14.0),
            Column("公开逾期天数", 14.0),
        ),
        rows=lambda looks: _rows(lines, looks, _Overdue(year, today)),
        notes=lambda: _NOTES,
        above=lambda cells, row: _counts(cells, row, lines, _Overdue(year, today)),
        kept=2,
        table="报送情况表",
        nothing="所选范围没有单位。",
    )


def _letter(column: int) -> str:
    return chr(ord("A") + column - 1)


def _rows(lines: Sequence[FilingLine], looks: Styles, overdue: _Overdue) -> Rows:
    kinds = (styles.CENTRED, styles.TEXT, styles.TEXT, styles.CENTRED, styles.CENTRED)
    plain = looks.styles(*kinds, *[styles.DAY] * len(_STEPS), styles.DAYS, styles.DAYS)
    late = looks.style(styles.LATE)
    for place, line in enumerate(lines):
        number = _first_row() + place
        days = [overdue.days(line, number, published=published) for published in (False, True)]
        values: list[Value] = [place + 1, line.office, line.superior, line.level]
        values.append(line.status.value if line.status else NO_REPORT)
        values += [_serial(line.reached.get(step)) for step in _STEPS]
        dressed = [
            late if isinstance(one, Formula) and one.result else style
            for one, style in zip(days, plain[-2:], strict=True)
        ]
        yield Row([*values, *days], [*plain[:-2], *dressed], 20.0)


def _first_row() -> int:
    """Return the row of the first office: title, line, counts and heads stand above it."""
    return 2 + _ABOVE_ROWS + 2


def _serial(day: dt.date | None) -> int | None:
    return None if day is None else (day - _EPOCH).days


def _counts(cells: Cells, row: int, lines: Sequence[FilingLine], overdue: _Overdue) -> int:
    """Write how many offices have got how far, counted by the sheet itself."""
    first, last = _first_row(), _first_row() + max(len(lines), 1) - 1
    names = [NO_REPORT, *(step.value for step in _STEPS)]
    found = [line.status.value if line.status else NO_REPORT for line in lines]
    status = f"${_letter(_STATUS)}${first}:${_letter(_STATUS)}${last}"
    offices = f"${_letter(_OFFICE)}${first}:${_letter(_OFFICE)}${last}"
    told: list[tuple[str, str, int]] = [("应报单位", f"=COUNTA({offices})", len(lines))]
    told += [(name, f'=COUNTIF({status},"{name}")', found.count(name)) for name in names]
    for name, column, published in (
        ("逾期报送", _LATE_IN, False),
        ("逾期公开", _LATE_OUT, True),
    ):
        reach = f"${_letter(column)}${first}:${_letter(column)}${last}"
        days = [overdue.days(line, first, published=published) for line in lines]
        late = sum(isinstance(one, Formula) and bool(one.result) for one in days)
        told.append((name, f'=COUNTIF({reach},">0")', late))
    for column, (name, formula, result) in enumerate(told, 2):
        cells.text(row, column, name, styles.HEAD)
        cells.formula(row + 1, column, formula, result, styles.CENTRED)
    for number, height in ((row, 22.0), (row + 1, 22.0), (row + 2, 10.0)):
        cells.sheet.row_dimensions[number].height = height
    return _ABOVE_ROWS
