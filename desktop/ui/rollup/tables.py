"""What the table of the roll-up shows, as plain values: rows, sums and what they rest on."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum

from desktop.domain.figure import NOT_APPLICABLE
from desktop.domain.indicator import Indicator
from desktop.domain.office import OfficeId
from desktop.domain.report import ReportId
from desktop.domain.rollup import Amount, Tally
from desktop.services.rollup import Answer
from desktop.statistics.rollup import Change, Line, Part, Standing, YearRow
from desktop.ui.figures.cells import rounded

_ABOUT = "约 "
_NONE = "–"
_SHOUTING = Decimal(1000)


class View(Enum):
    """How the figures are laid out; the value is what the window says."""

    OFFICES = "各单位"
    SUPERIORS = "按上级单位"
    LEVELS = "按层级"
    YEARS = "历年"


class Tone(Enum):
    """How a cell looks."""

    NUMBER = "number"
    SUM = "sum"
    QUIET = "quiet"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell.

    Attributes:
        plain: What a spreadsheet is given: digits only, nothing where there is no number.
        order: What it is sorted by; None goes last.
        word: It is text, and stands at the left.
        note: Behind the number, small: of how many offices it is.
    """

    text: str
    plain: str = ""
    order: Decimal | None = None
    tone: Tone = Tone.NUMBER
    tip: str = ""
    word: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One row.

    Attributes:
        fixed: Stays on top, whatever the rows are sorted by.
        indicator: What the row counts, where the rows are indicators.
    """

    name: str
    cells: tuple[Cell, ...]
    fixed: bool = False
    office: OfficeId | None = None
    report: ReportId | None = None
    standing: Standing | None = None
    indicator: Indicator | None = None
    tip: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: an indicator, a year, or a word."""

    head: str
    tip: str = ""
    indicator: Indicator | None = None
    word: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """All of it; `names` says what the names of the rows are."""

    columns: tuple[Column, ...] = ()
    rows: tuple[Row, ...] = ()
    names: str = ""

    def sorted_by(self, column: int, *, descending: bool) -> "Table":
        """Return the table in another order; what has no number goes last, the sums stay first."""
        fixed = [row for row in self.rows if row.fixed]
        numbers: list[Row] = []
        others: list[Row] = []
        for row in self.rows:
            if not row.fixed:
                known = row.cells[column].order is not None
                (numbers if known else others).append(row)
        numbers.sort(key=lambda row: row.cells[column].order or Decimal(0), reverse=descending)
        return replace(self, rows=(*fixed, *numbers, *others))

    def only(self, wanted: Callable[[Row], bool]) -> "Table":
        """Return the table without the rows that are not wanted; the sums stay as they are."""
        return replace(self, rows=tuple(row for row in self.rows if row.fixed or wanted(row)))


def table_of(answer: Answer, view: View) -> Table:
    """Lay an answer out."""
    if view is View.YEARS:
        return _years(answer)
    year = answer.year
    columns = tuple(
        Column(f"{each.label}\n（{each.unit}）" if each.unit else each.label, each.definition, each)
        for each in year.indicators
    )
    if view is View.OFFICES:
        progress = Column("报送情况", "已报送、尚未报送、有报告无数据、没有报告", word=True)
        sums = _sums(year.tallies, year.indicators)
        plain = replace(sums, cells=tuple(replace(cell, note="") for cell in sums.cells))
        counts = _counts(year.tallies)
        lines = map(_line(year.indicators), year.lines)
        return Table((progress, *columns), (plain, counts, *lines), "单位")
    parts = year.by_level() if view is View.LEVELS else year.by_superior(answer.offices)
    offices = Column("单位数", "应当填报的单位数")
    whole = _sums(year.tallies, year.indicators, str(len(year.lines)))
    named = "层级" if view is View.LEVELS else "上级单位"
    rows = (whole, *(_part(part, year.indicators) for part in parts))
    return Table((offices, *columns), rows, named)


def said(value: Decimal, indicator: Indicator) -> str:
    """Write a number as the table shows it."""
    return f"{rounded(value, indicator):,}"


def tally_cell(tally: Tally, indicator: Indicator) -> Cell:
    """Show a sum; its tip says of how many offices it is."""
    tip = told(tally, indicator)
    if tally.total is None:
        text = "不合计" if tally.given and not indicator.summed else _NONE
        return Cell(text, tone=Tone.QUIET, tip=tip)
    about = _ABOUT if tally.approximate else ""
    return Cell(
        f"{about}{said(tally.total, indicator)}",
        f"{tally.total:f}",
        tally.total,
        Tone.SUM,
        tip,
        note="" if tally.complete else f"{tally.given}/{tally.expected}",
    )


def told(tally: Tally, indicator: Indicator) -> str:
    """Say what a sum rests on."""
    words = [f"应填 {tally.expected} 个单位，{tally.given} 个填了数"]
    if tally.not_applicable:
        words.append(f"{tally.not_applicable} 个不适用")
    if tally.blank:
        words.append(f"{tally.blank} 个未填")
    if tally.approximate:
        words.append(f"其中 {tally.approximate} 个是约数")
    end = "" if indicator.summed else "比率和人均数不能相加。"
    return "，".join(words) + "。" + end


def change_words(change: Change | None, indicator: Indicator) -> str:
    """Say how a sum stands to the year before."""
    if change is None:
        return ""
    if not change.difference:
        return "持平"
    arrow = "↑" if change.difference > 0 else "↓"
    amount = said(abs(change.difference), indicator)
    if change.percent is None or abs(change.percent) >= _SHOUTING:
        return f"{arrow} {amount}"
    return f"{arrow} {amount}（{abs(change.percent):.1f}%）"


def _line(indicators: Sequence[Indicator]) -> Callable[[Line], Row]:
    def row(line: Line) -> Row:
        standing = Cell(line.standing.value, line.standing.value, word=True)
        cells = (_amount(line.numbers.get(each.key), each) for each in indicators)
        return Row(
            line.name,
            (standing, *cells),
            office=line.office.id,
            report=line.report,
            standing=line.standing,
            tip=line.office.office.full_name,
        )

    return row


def _amount(amount: Amount | None, indicator: Indicator) -> Cell:
    if amount is None:
        return Cell(_NONE, tone=Tone.QUIET, tip="未填")
    if amount.value is None:
        return Cell(NOT_APPLICABLE, NOT_APPLICABLE, tone=Tone.QUIET)
    about = _ABOUT if amount.approx else ""
    text = f"{about}{said(amount.value, indicator)}"
    tip = "约数：原文写“余”“多”“近”等" if amount.approx else ""
    return Cell(text, f"{amount.value:f}", amount.value, tip=tip)


def _sums(tallies: Iterable[Tally], indicators: Sequence[Indicator], first: str = "") -> Row:
    cells = (tally_cell(tally, each) for tally, each in zip(tallies, indicators, strict=True))
    return Row("合计", (Cell(first, first, tone=Tone.SUM), *cells), fixed=True)


def _counts(tallies: Iterable[Tally]) -> Row:
    """Say below the sums of how many offices each is."""
    cells = (
        Cell(f"{tally.given}/{tally.expected}", str(tally.given), tone=Tone.QUIET)
        for tally in tallies
    )
    return Row("填数单位", (Cell(""), *cells), fixed=True, tip="填了数的单位数 / 应填的单位数")


def _part(part: Part, indicators: Sequence[Indicator]) -> Row:
    count = Cell(f"{part.expected:,}", str(part.expected), Decimal(part.expected))
    cells = (tally_cell(tally, each) for tally, each in zip(part.tallies, indicators, strict=True))
    return Row(part.name, (count, *cells), office=part.office)


def _years(answer: Answer) -> Table:
    years = answer.years
    heads = (*(Column(f"{year} 年") for year in years.years), Column("较上年", "最后一年比前一年"))
    return Table(heads, tuple(map(_year_row, years.rows)), "指标")


def _year_row(row: YearRow) -> Row:
    indicator = row.indicator
    cells = [_year_cell(row, place) for place in range(len(row.tallies))]
    last = row.change(len(row.tallies) - 1)
    unit = f"（{indicator.unit}）" if indicator.unit else ""
    return Row(
        f"{indicator.label}{unit}",
        (*cells, _change_cell(last, indicator)),
        indicator=indicator,
        tip=indicator.definition,
    )


def _year_cell(row: YearRow, place: int) -> Cell:
    cell, change = tally_cell(row.tallies[place], row.indicator), row.change(place)
    words = change_words(change, row.indicator)
    uneven = "（两年填数的单位数不同）" if change and change.uneven else ""
    tip = f"{cell.tip}\n较上年 {words}{uneven}" if words else cell.tip
    return replace(cell, tip=tip, tone=_toned(cell))


def _toned(cell: Cell) -> Tone:
    return Tone.NUMBER if cell.tone is Tone.SUM else cell.tone


def _change_cell(change: Change | None, indicator: Indicator) -> Cell:
    if change is None:
        return Cell(_NONE, tone=Tone.QUIET)
    words = change_words(change, indicator)
    tip = "两年填数的单位数不同，增减要结合填报情况看。" if change.uneven else ""
    mark = " *" if change.uneven else ""
    return Cell(f"{words}{mark}", words, change.percent or change.difference, tip=tip)
