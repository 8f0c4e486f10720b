"""The sheet of one year for many offices: offices down, indicators across, a subtotal a superior.

It is streamed as the lists are: 3,200 offices are 130,000 cells.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from openpyxl.utils import get_column_letter

from desktop.domain.chinese import width
from desktop.domain.figure import NOT_APPLICABLE, Figure
from desktop.domain.figure_table import Block, FigureRow, subtotalled
from desktop.domain.indicator import Indicator, Measure
from desktop.exports.xlsx import styles
from desktop.exports.xlsx.formats import value_format
from desktop.exports.xlsx.listing import Column, Listing, Rows
from desktop.exports.xlsx.page import LONG_NOTE, NOTHING
from desktop.exports.xlsx.rows import Formula, Row, Style, Value
from desktop.exports.xlsx.styles import Styles
from desktop.exports.xlsx.words import holds, plain
from desktop.exports.xlsx.year_sheet import SUBTOTAL, TOTAL, TOTAL_NOTE

FIRST_ROW, _FIRST_VALUE = 5, 3
_MONEY = 21.0  # 约 and a hundred thousand million, in bold
_ROW_POINTS = 20.0
_NOTES = (
    "空白表示未填报，0表示没有发生，“不适用”表示没有此项职能或者工作。",
    "“约”表示报告原文为概数（余、多、近、超过等），按原文所记数填列。",
    LONG_NOTE,
    TOTAL_NOTE,
)

OfficeFigures = Iterator[tuple[str, dict[str, Figure]] | None]


def roster_listing(
    year: int,
    indicators: Sequence[Indicator],
    blocks: Sequence[Block],
    offices: OfficeFigures,
) -> Listing:
    """Return the sheet of `year`.

    Args:
        year: The year reported on.
        indicators: Its columns, those of one group next to each other.
        blocks: The offices by superior.
        offices: Each with its figures by indicator, in the order of the blocks.
    """
    bands: list[tuple[str, int]] = []
    for one in indicators:
        if bands and bands[-1][0] == one.group:
            bands[-1] = one.group, bands[-1][1] + 1
        else:
            bands.append((one.group, 1))
    return Listing(
        name=f"{year}年统计表",
        title=f"{year}年度法治政府建设统计表",
        columns=(
            Column("序号", 7.0),
            Column("单位", 26.0),
            *(Column(_head(one), _width(one)) for one in indicators),
        ),
        rows=lambda looks: _Roster(indicators, looks).rows(blocks, offices),
        notes=lambda: _NOTES,
        bands=(("", 2), *bands),
        kept=2,
    )


def _head(indicator: Indicator) -> str:
    return f"{indicator.label}\n（{indicator.unit}）" if indicator.unit else indicator.label


def _width(indicator: Indicator) -> float:
    least = _MONEY if indicator.measure is Measure.MONEY else 13.0
    return max(least, min(width(indicator.label) + 3, 18.0))


class _Roster:
    """The rows of the sheet, adding up as they go."""

    def __init__(self, indicators: Sequence[Indicator], looks: Styles) -> None:
        self._indicators = indicators
        self._looks = looks
        self._next = FIRST_ROW
        self._ordinal = 0

    def rows(self, blocks: Sequence[Block], offices: OfficeFigures) -> Rows:
        whole = [_Sum(one) for one in self._indicators]
        for block, _, added in subtotalled(blocks):
            part, first, left = [_Sum(one) for one in self._indicators], self._next, block.size
            while left:
                office = next(offices)
                if office is None:
                    yield None
                    continue
                left -= 1
                name, figures = office
                for sums in (whole, part):
                    for one in sums:
                        one.add(figures.get(one.indicator.key))
                self._next += 1
                yield self._office(name, figures)
            if added:
                last = self._next - 1
                self._next += 1
                yield self._sums(f"{block.name}{SUBTOTAL}", part, f"SUM({{0}}{first}:{{0}}{last})")
        if self._ordinal > 1:
            last = self._next - 1
            # Subtotals bear no ordinal, so that they are not added a second time.
            ordinals = f"$A${FIRST_ROW}:$A${last}"
            formula = f'SUMIF({ordinals},">0",{{0}}{FIRST_ROW}:{{0}}{last})'
            yield self._sums(TOTAL, whole, formula)

    def _office(self, name: str, figures: dict[str, Figure]) -> Row:
        self._ordinal += 1
        values: list[Value] = [self._ordinal, name]
        dressed: list[Style] = list(self._looks.styles(styles.CENTRED, styles.TEXT))
        for indicator in self._indicators:
            figure = figures.get(indicator.key)
            if figure is not None and figure.value is None:
                values.append(NOT_APPLICABLE)
                dressed.append(self._looks.style(styles.CENTRED))
                continue
            value = figure.value if figure else None
            about = figure is not None and figure.approx
            shown = value_format(indicator, value, approximate=about)
            values.append(value)
            long = value is not None and not holds(value)
            look = styles.LONG_NUMBER if long else styles.number(shown)
            dressed.append(self._looks.style(look))
        return Row(values, dressed, _ROW_POINTS)

    def _sums(self, name: str, sums: "Sequence[_Sum]", formula: str) -> Row:
        shaded = name != TOTAL
        heads = (styles.GROUP_ORDINAL, styles.SUBTOTAL)
        values: list[Value] = [None, name]
        dressed: list[Style] = list(self._looks.styles(*heads))
        for column, one in enumerate(sums, _FIRST_VALUE):
            text = formula.format(get_column_letter(column))
            value = one.shown(text)
            values.append(value)
            if isinstance(value, str):
                dash = styles.PALE_DASH if shaded else styles.DASH
                look = dash if value == NOTHING else styles.LONG_NUMBER
            else:
                shown = value_format(one.indicator, one.total, approximate=one.approx)
                look = styles.number(shown, bold=True, shaded=shaded)
            dressed.append(self._looks.style(look))
        return Row(values, dressed, _ROW_POINTS)


class _Sum:
    """What the figures of one indicator come to so far."""

    def __init__(self, indicator: Indicator) -> None:
        self.indicator = indicator
        self.total: Decimal | None = None
        self.approx = False
        self._exact = True

    def add(self, figure: Figure | None) -> None:
        """Add one more figure; blank and 不适用 add nothing."""
        if figure is None or figure.value is None:
            return
        row = FigureRow(self.indicator, (Figure("", self.total or Decimal(0)), figure))
        self.total = row.total if self.indicator.summed else None
        self.approx = self.approx or figure.approx
        self._exact = self._exact and holds(figure.value)

    def shown(self, formula: str) -> Value:
        """Return the cell: a formula, the exact sum as text where Excel would round it, or —."""
        if not self.indicator.summed:
            return NOTHING
        if self.total is None:  # a sum would say 0, as if that had been reported
            return None
        if not self._exact or not holds(self.total):
            return plain(self.total)
        return Formula(formula, self.total)
