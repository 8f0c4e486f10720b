"""The lines of the workbook's lists, from the store's reports and figures."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping

from desktop.domain.figure import Figure
from desktop.domain.indicator import Catalogue
from desktop.domain.office import OfficeId, OfficeRecord
from desktop.domain.report import Report, ReportRecord, Status
from desktop.exports.xlsx.content import CheckLine, DetailLine, FilingLine
from desktop.services.figure_checks import verdicts
from desktop.statistics.tables import complete
from desktop.statistics.verdicts import Place, Severity, Verdict
from desktop.store import Store

_SEVERITIES = {Severity.ERROR: "错误", Severity.WARNING: "提醒", Severity.HINT: "提示"}
_LONGEST_HEADING = 30
_TITLE = -1


def detail_lines(
    store: Store,
    catalogue: Catalogue,
    office: OfficeId,
    name: str,
    by_year: Mapping[int, Mapping[str, Figure]],
) -> Iterator[DetailLine]:
    """Yield the figures of an office, year by year, in the order of the indicators."""
    for year, figures in by_year.items():
        placed = any(figure.section is not None for figure in figures.values())
        record = store.find_report(office, year) if placed else None
        for indicator in complete(catalogue.of_year(year, figures), figures):
            figure = figures[indicator.key]
            place = _heading(record.report, figure.section) if record else ""
            yield DetailLine(name, year, indicator, figure, place)


def filing_line(
    name: str, superior: str, record: OfficeRecord, report: ReportRecord | None
) -> FilingLine:
    """Return how far an office's report has got."""
    reached: dict[Status, dt.date] = {}
    for step in report.steps if report else ():
        reached[step.status] = step.on
    level = record.office.level.value
    return FilingLine(name, superior, level, report.status if report else None, reached)


class CheckedReports:
    """Checks the reports of a year, and remembers how many checks came out how."""

    def __init__(self, store: Store, catalogue: Catalogue, year: int) -> None:
        self._store = store
        self._catalogue = catalogue
        self._year = year
        self._reports = 0
        self._found: Counter[Severity] = Counter()

    def lines(self, office: OfficeId, name: str) -> Iterator[CheckLine]:
        """Yield what was found in the report of an office; what comes out is only counted."""
        record = self._store.find_report(office, self._year)
        if record is None:
            return
        self._reports += 1
        by_year = self._store.figures_of(office)
        figures, last = by_year.get(self._year, {}), by_year.get(self._year - 1, {})
        for verdict in verdicts(record.report, figures, last, self._catalogue):
            self._found[verdict.severity] += 1
            if verdict.severity in _SEVERITIES:
                yield self._line(name, record.report, verdict)

    def told(self) -> str:
        """Say what was checked and what came of it."""
        told = "、".join(
            f"{word}{self._found[severity]}条" for severity, word in _SEVERITIES.items()
        )
        return (
            f"共校核{self._reports}份报告，核对{self._found.total()}处，"
            f"其中一致{self._found[Severity.OK]}处，{told}。"
        )

    def _line(self, name: str, report: Report, verdict: Verdict) -> CheckLine:
        found = (self._catalogue.get(key) for key in verdict.keys)
        subject = "、".join(one.label_in(self._year) for one in found if one)
        places = "\n".join(dict.fromkeys(_told(report, place) for place in verdict.places))
        severity = _SEVERITIES[verdict.severity]
        return CheckLine(name, severity, subject, verdict.message, places)


def _told(report: Report, place: Place) -> str:
    """Say where a figure stands: under which heading, and in which words."""
    if place.section is None:
        return "填报数据"
    if place.section == _TITLE:
        return f"标题：{report.title}"
    if place.section >= len(report.sections):
        return ""
    text = report.sections[place.section].text
    start = max(text.rfind(mark, 0, place.start) for mark in "。；\n") + 1
    ends = [end for mark in "。；\n" if (end := text.find(mark, place.end)) >= 0]
    sentence = " ".join(text[start : min(ends, default=len(text))].split())
    heading = _heading(report, place.section)
    return f"{heading}：{sentence}" if heading else sentence


def _heading(report: Report, section: int | None) -> str:
    """Return the heading a section stands under, with its number; empty where there is none."""
    if section is None or not 0 <= section < len(report.sections):
        return ""
    heading = report.sections[section].heading.strip().rstrip("。")
    cut = heading[:_LONGEST_HEADING] + ("……" if len(heading) > _LONGEST_HEADING else "")
    return f"{report.markers[section]}{cut}".strip()
