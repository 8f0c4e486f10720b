"""The family of years: title, parts and plan agree; nothing of last year is left over."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from desktop.domain.finding import CLOSING, HEADER
from desktop.domain.outline import Part
from desktop.domain.report import Report
from desktop.proofing.context import Context
from desktop.proofing.parts import parts_of
from desktop.proofing.rule import ReportRule, Spot

_LEAD = 12  # characters of the lead in which its year stands
_NEAR = 2  # years further off belong to something that is named in the title
_YEAR = re.compile(r"(?<![\d—–\-~～至到、])((?:19|20)\d{2})(?=\s*年(?!\s*[—–\-~～至到、]))")
_QUOTED = re.compile(r"《[^》]*》|〔[^〕]*〕|“[^”]*”|（[^）]*）")
_PAST = (Part.ACHIEVEMENTS, Part.PROBLEMS, Part.LEADERSHIP)
_OPENING = re.compile(r"(?:(?<=[。\n])|^)\s*((?:19|20)\d{2})(?=\s*年(?:度)?\s*(?:[，,]|全年|共))")
_REPORTED = re.compile(r"现(?:就|将)\D{0,8}?((?:19|20)\d{2})年度?[^，。；]{0,30}(?:报告|汇报)如下")
_RELATIVE = re.compile(r"(?<!如)今年(?![来轻纪龄])")
_NEXT = re.compile(r"明年")
_LAST = re.compile(r"(?<!同)去年")
_WORKS = re.compile(
    r"《[^》]*?((?:19|20)\d{2})\s*年[^》]*?(?:工作要点|工作计划|行动计划|工作安排)》"
)


def year_told(report: Report) -> int:
    """Return the year that most of a file's title, lead and headings name; else the report's."""
    votes = Counter({report.year: 1})
    for section in report.sections:
        text = section.heading if section.depth else section.text[:_LEAD]
        match = _YEAR.search(text)
        if match and section.depth <= 1 and section.part is not Part.OTHER:
            votes[int(match.group(1)) - (section.part is Part.PLAN)] += 1
    best, count = votes.most_common(1)[0]
    return best if count > votes[report.year] else report.year


def _title(report: Report, _context: Context) -> Iterator[Spot]:
    """The title names the year reported on; it may name the plan's year besides."""
    found = list(_YEAR.finditer(report.title))
    if not report.year or any(int(match.group(1)) == report.year for match in found):
        return
    for match in found:
        if abs(int(match.group(1)) - report.year) <= _NEAR:
            message = f"标题写的是{match.group(1)}年，报告年度是{report.year}年。"
            yield Spot(HEADER, *match.span(1), "title", str(report.year), message)


def _part(report: Report, _context: Context) -> Iterator[Spot]:
    yield from _headings(report, plan=False)


def _plan(report: Report, _context: Context) -> Iterator[Spot]:
    yield from _headings(report, plan=True)


def _headings(report: Report, *, plan: bool) -> Iterator[Spot]:
    """A heading names the part's own year: the plan's is the one after the report's.

    Below the top only one that begins with a year does: last year's files may be what is reviewed.
    """
    for index, (section, part) in enumerate(zip(report.sections, parts_of(report), strict=True)):
        if not report.year or not section.depth or (part is Part.PLAN) is not plan:
            continue
        if not plan and part not in _PAST:
            continue
        wanted = report.year + 1 if plan else report.year
        for match in _outside_quotes(_YEAR, section.heading):
            found = int(match.group(1))
            names_part = section.depth == 1 or not section.heading[: match.start()].strip()
            if found != wanted and abs(found - wanted) == 1 and names_part:
                where = "下年安排部分的标题" if plan else "标题"
                message = f"{where}写的是{found}年，按报告年度应为{wanted}年。"
                yield Spot(index, *match.span(1), suggestion=str(wanted), message=message)


def _left_over(report: Report, _context: Context) -> Iterator[Spot]:
    """A sentence of what was done that opens with last year was not rolled on."""
    for index, (section, part) in enumerate(zip(report.sections, parts_of(report), strict=True)):
        if not report.year or part is Part.PLAN or part is Part.OTHER:
            continue
        for match in _OPENING.finditer(section.text):
            if int(match.group(1)) == report.year - 1:
                message = (
                    f"这里写的是{match.group(1)}年，疑为沿用上年文字，报告年度是{report.year}年。"
                )
                yield Spot(index, *match.span(1), suggestion=str(report.year), message=message)


def _reported(report: Report, _context: Context) -> Iterator[Spot]:
    """现将2023年度…情况报告如下 names the year reported on."""
    for index, section in enumerate(report.sections):
        if section.depth or not report.year:
            continue
        for match in _REPORTED.finditer(section.text):
            if abs(int(match.group(1)) - report.year) == 1:
                message = f"导语写的是报告{match.group(1)}年的情况，报告年度是{report.year}年。"
                yield Spot(index, *match.span(1), suggestion=str(report.year), message=message)


def _copied(report: Report, context: Context) -> Iterator[Spot]:
    """A sentence that stood in last year's report and still names that year."""
    if context.last is None or not report.year:
        return
    before = {
        sentence.strip()
        for section in context.last.sections
        for sentence in re.split(r"[。；\n]", section.text)
    }
    for index, section in enumerate(report.sections):
        for match in re.finditer(r"[^。；\n]+", section.text):
            sentence = match.group().strip()
            if sentence in before and str(context.last.year) in sentence:
                years = _outside_quotes(_YEAR, match.group())
                for year in (one for one in years if int(one.group(1)) == context.last.year):
                    start = match.start() + year.start(1)
                    yield Spot(index, start, start + 4)


def _this_year(report: Report, _context: Context) -> Iterator[Spot]:
    """In a report dated the year after, 今年 is another year than the one reported on."""
    if not _is_dated_after(report):
        return
    for index, (section, part) in enumerate(zip(report.sections, parts_of(report), strict=True)):
        if part is Part.PLAN:
            continue
        for match in _outside_quotes(_RELATIVE, section.text):
            start, end = match.end() - len("今年"), match.end()
            behind = section.text[end : end + 1]
            end += behind == "度"
            wanted = f"{report.year}年" + ("度" if behind == "度" else "")
            message = f"成文在{report.year + 1}年，“今年”容易误解，应写明“{report.year}年”。"
            yield Spot(index, start, end, suggestion=wanted, message=message)


def _next_year(report: Report, _context: Context) -> Iterator[Spot]:
    yield from _told(report, _NEXT, report.year + 1)


def _last_year(report: Report, _context: Context) -> Iterator[Spot]:
    yield from _told(report, _LAST, report.year)


def _told(report: Report, pattern: re.Pattern[str], wanted: int) -> Iterator[Spot]:
    if not _is_dated_after(report):
        return
    for index, section in enumerate(report.sections):
        for match in _outside_quotes(pattern, section.text):
            message = (
                f"成文在{report.year + 1}年，“{match.group()}”指哪一年不明确，"
                f"请写明年份（疑为{wanted}年）。"
            )
            yield Spot(index, *match.span(), message=message)


def _early(report: Report, _context: Context) -> Iterator[Spot]:
    """A report dated within its year counts only up to that day."""
    if report.date and report.date.year == report.year:
        end = len(report.date.isoformat())
        message = f"成文日期在{report.year}年度终了之前，全年数据只到成文之日，请注明统计截止日期。"
        yield Spot(CLOSING, 0, end, "date", message=message)


def _works(report: Report, _context: Context) -> Iterator[Spot]:
    """What was done this year is shown by this year's papers."""
    for index, (section, part) in enumerate(zip(report.sections, parts_of(report), strict=True)):
        if part not in _PAST or not report.year:
            continue
        for match in _WORKS.finditer(section.text):
            if int(match.group(1)) == report.year + 1:
                message = f"写{report.year}年的工作，举的却是{match.group(1)}年的文件，请核对年份。"
                yield Spot(index, *match.span(), message=message)


def _is_dated_after(report: Report) -> bool:
    return bool(report.date and report.year and report.date.year == report.year + 1)


def _outside_quotes(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Find what stands in no title, no quotation and no brackets."""
    found = list(pattern.finditer(text))
    quoted = [match.span() for match in _QUOTED.finditer(text)] if found else []
    for match in found:
        if not any(start <= match.start() < end for start, end in quoted):
            yield match


RULES: Mapping[str, ReportRule] = {
    "years.title": _title,
    "years.part": _part,
    "years.plan": _plan,
    "years.left_over": _left_over,
    "years.reported": _reported,
    "years.copied": _copied,
    "years.this_year": _this_year,
    "years.next_year": _next_year,
    "years.last_year": _last_year,
    "years.early": _early,
    "years.works": _works,
}
