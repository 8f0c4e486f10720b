"""Whether what a report says twice agrees: text and table, this year and last, its years."""

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal

from desktop.domain.figure import Figure, FigureStatus
from desktop.domain.indicator import Catalogue
from desktop.domain.outline import Part
from desktop.domain.report import Report
from desktop.statistics.checks import load_rules
from desktop.statistics.verdicts import EXACT, Place, Severity, Verdict, number, place

_HUNDRED = Decimal(100)
_YEAR = re.compile(r"(?<![\d—-])(20\d\d)年?(?![—\-\d])")
_TITLE = -1


def check_agreement(figures: Iterable[Figure], catalogue: Catalogue) -> tuple[Verdict, ...]:
    """Compare what text, tables and the entered figures say of one indicator (domain rule 8)."""
    by_key: dict[str, list[Figure]] = {}
    for figure in figures:
        if figure.indicator and figure.value is not None:
            by_key.setdefault(figure.indicator, []).append(figure)
    return tuple(
        verdict for key, found in by_key.items() for verdict in _agree(key, found, catalogue)
    )


def _agree(key: str, figures: list[Figure], catalogue: Catalogue) -> Iterator[Verdict]:
    indicator = catalogue.get(key)
    if indicator is None:
        return
    places = tuple(place(figure) for figure in figures)
    zero = [figure for figure in figures if figure.value == 0 and not _has_digit(figure)]
    more = [figure for figure in figures if figure.value]
    if zero and more:
        message = (
            f"{indicator.label}一处写“{zero[0].raw}”，一处写{number(more[0].value)}{indicator.unit}，"
            "互相矛盾。"
        )
        yield Verdict("zero.number", Severity.ERROR, message, (key,), places)
        return
    by_source = _by_source(figures)
    if len(by_source) > 1 and not set.intersection(*by_source.values()):
        told = "、".join(
            f"{source}{_listed(values)}{indicator.unit}" for source, values in by_source.items()
        )
        message = f"{indicator.label}各处不一致：{told}。"
        yield Verdict("source.agreement", Severity.ERROR, message, (key,), places)
    elif any(len(values) > 1 for values in by_source.values()):
        if key not in load_rules()["several"]:
            told = _listed({figure.value for figure in figures if figure.value is not None})
            message = (
                f"{indicator.label}写了几个数（{told}{indicator.unit}），请确认哪一个是全年数。"
            )
            yield Verdict("source.several", Severity.WARNING, message, (key,), places)
    elif len(by_source) > 1:
        value = f"{number(figures[0].value)}{indicator.unit}"
        message = f"{indicator.label}{'、'.join(by_source)}都是{value}，一致。"
        yield Verdict("source.agreement", Severity.OK, message, (key,), places)


def _by_source(figures: list[Figure]) -> dict[str, set[Decimal]]:
    """Sort the values by where they stand: 正文, 表格, 填报."""
    found: dict[str, set[Decimal]] = {}
    for figure in figures:
        if figure.value is not None:
            found.setdefault(_source(figure), set()).add(figure.value)
    return found


def _source(figure: Figure) -> str:
    if figure.status is FigureStatus.ENTERED or figure.section is None:
        return "填报"
    return "表格" if "\t" in figure.text else "正文"


def _has_digit(figure: Figure) -> bool:
    return not figure.raw or any(character.isdigit() for character in figure.raw)


def _listed(values: Iterable[Decimal]) -> str:
    return "、".join(number(value) for value in sorted(values))


def check_years(
    figures: Mapping[str, Figure],
    last: Mapping[str, Figure],
    catalogue: Catalogue,
) -> tuple[Verdict, ...]:
    """Compare this year's figures with last year's (domain rule 7); no jump is an error."""
    found = []
    for key, figure in figures.items():
        before, indicator = last.get(key), catalogue.get(key)
        if indicator is None or before is None or before.value is None or figure.value is None:
            continue
        unit = indicator.unit
        told = (
            f"{indicator.label}上年{number(before.value)}{unit}，今年{number(figure.value)}{unit}"
        )
        if figure.text and figure.text == before.text:
            message = f"{told}，所在的句子与上年一字不差，请确认不是沿用上年。"
            found.append(Verdict("year.same", Severity.WARNING, message, (key,), (place(figure),)))
            continue
        jump = _jump(before.value, figure.value)
        if jump:
            message = f"{told}，{jump}。"
            found.append(Verdict("year.jump", Severity.HINT, message, (key,), (place(figure),)))
    return tuple(found)


def _jump(before: Decimal, now: Decimal) -> str:
    """Say a change of more than half with its arithmetic, or nothing."""
    if before == now:
        return ""
    if before == 0:
        return "由无到有"
    change = EXACT.divide(EXACT.multiply(EXACT.subtract(now, before), _HUNDRED), before)
    if abs(change) <= load_rules()["jump_percent"]:
        return ""
    shown = number(abs(change).quantize(Decimal("0.1"), ROUND_HALF_UP))
    word = "增长" if change > 0 else "下降"
    return (
        f"（{number(now)} − {number(before)}）÷ {number(before)} = "
        f"{'−' if change < 0 else ''}{shown}%，{word}超过一半，请核对口径"
    )


def check_report_years(report: Report) -> tuple[Verdict, ...]:
    """Compare the years a report names: its own in title and first part, the next in its plan.

    Places in the title have the section -1.
    """
    found = list(_named(report.title, report.year, "标题", Place(_TITLE, 0, len(report.title))))
    for index, section in enumerate(report.sections):
        at = Place(index, 0, len(section.heading))
        if section.part is Part.ACHIEVEMENTS:
            found += _named(section.heading, report.year, "举措和成效部分", at)
        elif section.part is Part.PLAN:
            found += _named(section.heading, report.year + 1, "下年安排部分", at)
    return tuple(found)


def _named(text: str, year: int, where: str, at: Place) -> Iterator[Verdict]:
    match = _YEAR.search("".join(text.split()))
    if match is not None and int(match.group(1)) != year:
        message = f"{where}写的是{match.group(1)}年，按报告年度应为{year}年。"
        yield Verdict("report.year", Severity.ERROR, message, (), (at,))
