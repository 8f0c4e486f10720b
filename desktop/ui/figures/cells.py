"""How a figure reads in a cell, and how what is typed into a cell becomes a figure."""

import re
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from desktop.domain.figure import NOT_APPLICABLE, Figure, FigureStatus, parse_value
from desktop.domain.indicator import Indicator, Measure

_APPROXIMATE = "约"
_COPIED = "（约数；复制到 Excel 时只带数字，不带“约”字）"
_ABOUT = re.compile(r"^(?:约|近|超过|逾)|[余多](?=[万亿]?$)")
_HUNDRED = 100
_SHOUTING = 1000
_SOURCES = {
    FigureStatus.ENTERED: "手工填写",
    FigureStatus.CONFIRMED: "取自正文，已确认",
    FigureStatus.SUGGESTED: "取自正文，待确认",
}


@dataclass(frozen=True, slots=True)
class CellChange:
    """What an edit does to one cell: the figure before and after, None where it is blank."""

    year: int
    key: str
    before: Figure | None
    after: Figure | None

    def reversed(self) -> "CellChange":
        """Return the change that takes this one back."""
        return replace(self, before=self.after, after=self.before)


def shown(figure: Figure | None, indicator: Indicator) -> str:
    """Write a figure as the table shows it; a blank one is empty, 0 is 0."""
    if figure is None:
        return ""
    if figure.value is None:
        return NOT_APPLICABLE
    text = f"{rounded(figure.value, indicator):,}"
    return f"{_APPROXIMATE} {text}" if figure.approx else text


def plain(figure: Figure | None) -> str:
    """Write a figure for a spreadsheet, which is to count with it: digits only, and all of them.

    That a number is approximate is left out, as the cell's tip says: 约50 would be text there.
    """
    if figure is None:
        return ""
    return NOT_APPLICABLE if figure.value is None else f"{figure.value:f}"


def typed(figure: Figure | None) -> str:
    """Write a figure as it is offered for editing, so that leaving it alone changes nothing."""
    text = plain(figure)
    return f"{_APPROXIMATE}{text}" if figure and figure.approx else text


def rounded(value: Decimal, indicator: Indicator) -> Decimal:
    """Round a value to the digits its indicator shows; whole money is shown without cents."""
    if value == value.to_integral_value() and indicator.measure is not Measure.RATE:
        return value.to_integral_value()
    places = max(indicator.decimals, 1)
    return value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def entered(text: str, indicator: Indicator, before: Figure | None) -> Figure | None:
    """Read what a clerk typed into a cell; nothing makes the cell blank.

    The value that was there already confirms it and keeps its source. Raises `ValueError` with a
    Chinese sentence where the text is no value of the indicator.
    """
    if not text.strip():
        return None
    cleaned, hits = _ABOUT.subn("", "".join(text.split()))
    value = parse_value(cleaned)
    _check(value, indicator)
    if before is not None and before.value == value and before.approx == bool(hits):
        sure = before.status is not FigureStatus.SUGGESTED
        return before if sure else replace(before, status=FigureStatus.CONFIRMED)
    return Figure(indicator.key, value, FigureStatus.ENTERED, approx=bool(hits))


def _check(value: Decimal | None, indicator: Indicator) -> None:
    """Refuse a value that the indicator's kind of number cannot take."""
    if value is None:
        return
    if indicator.measure is Measure.COUNT and value != value.to_integral_value():
        msg = f"“{indicator.label}”以{indicator.unit}计，应填整数。"
        raise ValueError(msg)
    if indicator.measure is Measure.RATE and value > _HUNDRED:
        msg = f"“{indicator.label}”是百分比，应在 0 到 100 之间。"
        raise ValueError(msg)


def change_text(figure: Figure | None, previous: Figure | None, indicator: Indicator) -> str:
    """Write how a figure stands to the year before: ↑ 33%, ↓ 2.5 点, or nothing to say."""
    if figure is None or previous is None or figure.value is None or previous.value is None:
        return ""
    difference = figure.value - previous.value
    if not difference:
        return "持平"
    arrow = "↑" if difference > 0 else "↓"
    if indicator.measure is Measure.RATE:
        return f"{arrow} {rounded(abs(difference), indicator)} 点"
    if not previous.value:
        return arrow
    percent = abs(difference) / previous.value * _HUNDRED
    if percent >= _SHOUTING:
        return f"{arrow} {_times(figure.value / previous.value)} 倍"
    return f"{arrow} {percent.quantize(Decimal(1), rounding=ROUND_HALF_UP)}%"


def compared(figure: Figure | None, previous: Figure | None, indicator: Indicator) -> str:
    """Write the change to the year before with its difference: ↑2（40%）, or nothing to say."""
    if figure is None or previous is None or figure.value is None or previous.value is None:
        return ""
    difference = figure.value - previous.value
    if not difference:
        return "持平"
    gap = f"{'↑' if difference > 0 else '↓'}{rounded(abs(difference), indicator):,}"
    if indicator.measure is Measure.RATE:
        return f"{gap} 点"
    if not previous.value:
        return gap
    percent = abs(difference) / previous.value * _HUNDRED
    return f"{gap}（{percent.quantize(Decimal(1), rounding=ROUND_HALF_UP)}%）"


def compared_in_words(figure: Figure | None, previous: Figure | None, indicator: Indicator) -> str:
    """Say the change to the year before: 比上年增加 2 件（40%）."""
    if previous is None:
        return "上年没有数据"
    was = shown(previous, indicator)
    unit = "" if previous.value is None else f" {indicator.unit}"
    change = compared(figure, previous, indicator)
    word = {"↑": "增加", "↓": "减少"}.get(change[:1])
    if word is None:
        return f"上年 {was}{unit}" + (f"，{change}" if change else "")
    number, _, share = change[1:].partition("（")
    gap = number.replace(" 点", " 个百分点") if "点" in number else f"{number} {indicator.unit}"
    return f"上年 {was}{unit}，今年{word} {gap}" + (f"（{share}" if share else "")


def _times(ratio: Decimal) -> str:
    return f"{ratio.quantize(Decimal(1), rounding=ROUND_HALF_UP)}"


def explained(figure: Figure | None, previous: Figure | None, indicator: Indicator) -> str:
    """Say in a few lines where a figure comes from and how it stands to the year before."""
    if figure is None:
        return "空白：尚未填写。没有发生的填 0，没有此项的填“不适用”。"
    lines = [_SOURCES[figure.status] + (_COPIED if figure.approx else "")]
    if figure.text:
        lines.append(f"“{figure.text}”")
    if previous is not None:
        change = change_text(figure, previous, indicator)
        was = shown(previous, indicator)
        unit = "" if previous.value is None else f" {indicator.unit}"
        lines.append(f"上年 {was}{unit}" + (f"，{change}" if change else ""))
    return "\n".join(lines)


def about(indicator: Indicator) -> str:
    """Say what an indicator counts, what it was called before, and until when it was asked for."""
    lines = [f"{indicator.definition}（{indicator.unit}）"]
    lines += [
        f"{former.last_year} 年及以前称“{former.label}”。"
        for former in sorted(indicator.former_labels, key=lambda each: -each.last_year)
        if former.label != indicator.label
    ]
    if indicator.retired_after is not None:
        lines.append(f"自 {indicator.retired_after + 1} 年起不再填报。")
    return "\n".join(lines)
