"""明细: every figure with its sentence, and 历年数据: every office's year in one row; both long."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from desktop.domain.chinese import width
from desktop.domain.figure import NOT_APPLICABLE, Figure, FigureStatus
from desktop.domain.indicator import Indicator
from desktop.domain.rollup import Amount
from desktop.exports.xlsx import styles
from desktop.exports.xlsx.content import DetailLine, DetailLines, OfficeYearLines
from desktop.exports.xlsx.formats import value_format
from desktop.exports.xlsx.listing import Column, Listing, Rows
from desktop.exports.xlsx.page import LONG_NOTE
from desktop.exports.xlsx.rows import Row, Style, Value
from desktop.exports.xlsx.styles import Look, Styles
from desktop.exports.xlsx.words import LONGEST_NUMBER, holds

DETAILS, OFFICE_YEARS = "明细", "历年数据"

_STATUSES: Final = {
    FigureStatus.SUGGESTED: "建议",
    FigureStatus.CONFIRMED: "已确认",
    FigureStatus.ENTERED: "填报",
}
_COLUMNS: Final = (
    Column("序号", 8.0),
    Column("单位", 22.0),
    Column("年度", 8.0),
    Column("指标组", 14.0),
    Column("指标名称", 26.0),
    Column("数值", 16.0),
    Column("计量单位", 10.0),
    Column("概数", 8.0),
    Column("状态", 10.0),
    Column("原句", 64.0),
    Column("所在章节", 34.0),
)
_SENTENCE, _PLACE = 64.0, 34.0
_MOST_LINES, _LINE, _ROW = 4, 15.0, 20.0
_NOTES: Final = (
    "“概数”为“约”的，报告原文为余、多、近、超过等，按原文所记数列出。",
    "“状态”为“填报”的由人工填写，没有原句；“已确认”的取自报告原文，经人工确认。",
)


def detail_listing(lines: DetailLines) -> Listing:
    """Return the long table of all figures."""
    return Listing(
        name=DETAILS,
        title="法治政府建设统计数据明细表",
        columns=_COLUMNS,
        rows=lambda looks: _detail_rows(lines, looks),
        notes=lambda: (*_NOTES, LONG_NOTE.partition("；")[0] + "。"),
        kept=2,
        table="明细表",
        nothing="所选范围没有统计数据。",
    )


def office_year_listing(indicators: Sequence[Indicator], lines: OfficeYearLines) -> Listing:
    """Return the table of all offices and years, an indicator a column."""
    heads = _heads(indicators)
    values = tuple(Column(head, max(13.0, min(2 * width(head) + 3, 22.0))) for head in heads)
    return Listing(
        name=OFFICE_YEARS,
        title="各单位历年法治政府建设统计数据",
        columns=(Column("单位", 22.0), Column("上级单位", 22.0), Column("年度", 8.0), *values),
        rows=lambda looks: _office_year_rows(indicators, lines, looks),
        notes=lambda: ("空白表示未填报，0表示没有发生。",),
        kept=3,
        table="历年数据表",
        nothing="所选范围没有统计数据。",
    )


def _heads(indicators: Sequence[Indicator]) -> list[str]:
    """Return heads that differ, as a table of Excel wants them."""
    heads: list[str] = []
    for one in indicators:
        head = f"{one.label}（{one.unit}）" if one.unit else one.label
        heads.append(head if head not in heads else f"{head}{one.key}")
    return heads


def _detail_rows(lines: DetailLines, looks: Styles) -> Rows:
    known = _Looks(looks)
    number = 0
    for line in lines:
        if line is None:
            yield None
            continue
        number += 1
        yield _detail_row(number, line, known)


def _detail_row(number: int, line: DetailLine, looks: "_Looks") -> Row:
    figure, indicator = line.figure, line.indicator
    sentence = " ".join(figure.text.split())
    values: tuple[Value, ...] = (
        number,
        line.office,
        line.year,
        indicator.group,
        indicator.label,
        NOT_APPLICABLE if figure.value is None else figure.value,
        indicator.unit,
        "约" if figure.approx else "",
        _STATUSES[figure.status],
        sentence,
        line.place,
    )
    lines = max(
        -(-2 * len(sentence) // int(_SENTENCE - 4)), -(-2 * len(line.place) // int(_PLACE - 4)), 1
    )
    return Row(
        values, looks.of_detail(indicator, figure), max(_ROW, _LINE * min(lines, _MOST_LINES) + 5)
    )


def _office_year_rows(
    indicators: Sequence[Indicator], lines: OfficeYearLines, looks: Styles
) -> Rows:
    known = _Looks(looks)
    names = looks.styles(styles.TEXT, styles.TEXT, styles.YEAR)
    whole = [known.of_value(one, Figure(one.key, Decimal(0))) for one in indicators]
    for line in lines:
        if line is None:
            yield None
            continue
        values: list[Value] = [line.office, line.superior, line.year]
        dressed: list[Style] = list(names)
        for indicator, figure, style in zip(indicators, line.figures, whole, strict=True):
            if figure is None:
                values.append(None)
                dressed.append(style)
                continue
            value = figure.value
            # Most are small whole numbers, which are written twice as fast as such.
            number = _whole(value) if value is not None and not figure.approx else None
            if number is not None:
                values.append(number)
                dressed.append(style)
                continue
            values.append(NOT_APPLICABLE if value is None else value)
            dressed.append(known.of_value(indicator, figure))
        yield Row(values, dressed)


def _whole(value: Decimal) -> int | None:
    """Return a number as a whole one that Excel holds, or None."""
    if not value.is_finite() or value.adjusted() >= LONGEST_NUMBER:
        return None
    number = int(value)
    return number if number == value else None


class _Looks:
    """The looks of figures, asked for once a kind and not once a cell."""

    def __init__(self, looks: Styles) -> None:
        self._looks = looks
        self._values: dict[tuple[str, bool, bool], Style] = {}
        self._details: dict[Style, tuple[Style, ...]] = {}

    def of_value(self, indicator: Indicator, figure: Figure | Amount | None) -> Style:
        """Return the look of a number, of 不适用 or of nothing."""
        if figure is not None and (figure.value is None or not holds(figure.value)):
            return self._looks.style(styles.LONG_NUMBER if figure.value else styles.CENTRED)
        value = figure.value if figure is not None else None
        broken = value is not None and value != value.to_integral_value()
        kind = indicator.measure, broken, figure is not None and figure.approx
        found = self._values.get(kind)
        if found is None:
            shown = value_format(indicator, value, approximate=kind[2])
            found = self._values[kind] = self._looks.style(styles.number(shown))
        return found

    def of_detail(self, indicator: Indicator, figure: Figure) -> tuple[Style, ...]:
        """Return the looks of a row of 明细."""
        value = self.of_value(indicator, figure)
        found = self._details.get(value)
        if found is None:
            kinds: list[Look] = [styles.CENTRED, styles.TEXT, styles.YEAR, styles.TEXT, styles.TEXT]
            behind = [styles.CENTRED] * 3 + [styles.TEXT] * 2
            found = (*self._looks.styles(*kinds), value, *self._looks.styles(*behind))
            self._details[value] = found
        return found
