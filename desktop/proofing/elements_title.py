"""The title: office, subject and kind (条例第九条（七）), and where its lines break (7.3.1)."""

import re
from collections.abc import Iterator, Mapping
from itertools import accumulate

from desktop.domain.finding import HEADER
from desktop.domain.report import Report
from desktop.official.title import pieces
from desktop.proofing.context import Context
from desktop.proofing.rule import ReportRule, Spot

_FIELD = "title"
_ABOUT = "关于"
_KIND = "报告"
_ENDING = re.compile(r"报告(?:（[^（）]*）)?$")
_OFFICE = re.compile(
    r"(?:委员会|办公室|办事处|人民政府|国动办|人防办|民防办|[局厅委院署校]|[\u4e00-\u9fff]办"
    r"|[省市区县镇乡州旗盟]|街道|开发区|新区|公司|集团)$"
)
_BARE = re.compile(
    r"[省市区县州旗盟]?(?:国动办|国防动员办公室|人防办|人民防空办公室|民防办公室|民防办)"
)
_YEAR = re.compile(r"\s*(?:19|20)\d{2}\s*年")
_SUBJECT = re.compile(r"法治政府|依法行政|法治建设|法治工作")
_OTHER_KINDS = re.compile(r"(?:工作)?(?:总结|汇报|小结|通报|请示|函|意见|方案|要点|计划|说明)\s*$")


def _missing(report: Report, _context: Context) -> Iterator[Spot]:
    if not report.title.strip():
        yield Spot(HEADER, field=_FIELD)


def _kind(report: Report, _context: Context) -> Iterator[Spot]:
    title = report.title.rstrip()
    if not title or _ENDING.search(title):
        return
    match = _OTHER_KINDS.search(title)
    start = match.start() if match else len(title)
    yield Spot(HEADER, start, len(title), _FIELD)


def _subject(report: Report, _context: Context) -> Iterator[Spot]:
    if report.title.strip() and not _SUBJECT.search(_flat(report.title)):
        yield Spot(HEADER, 0, len(report.title), _FIELD)


def _office(report: Report, _context: Context) -> Iterator[Spot]:
    """A title begins with its office: whole, or its usual short name."""
    title = report.title
    if title.strip() and not _issuer(title) and not _is_named(report):
        yield Spot(HEADER, 0, 0, _FIELD)


def _office_bare(report: Report, _context: Context) -> Iterator[Spot]:
    """区国动办, 省国防动员办公室: of which district, of which province?"""
    issuer = _issuer(report.title)
    match = (
        _BARE.search(_flat(report.title)[:20]) if not issuer else _BARE.fullmatch(issuer.strip())
    )
    if match and _flat(report.title)[:20].strip():
        start = report.title.find(match.group())
        if start >= 0:
            yield Spot(HEADER, start, start + len(match.group()), _FIELD)


def _about(report: Report, _context: Context) -> Iterator[Spot]:
    """A title that ends with 的报告 needs its 关于."""
    title = report.title
    if _ABOUT in title or not title.rstrip().endswith(f"的{_KIND}"):
        return
    match = _YEAR.search(title)
    if match and match.start():
        start = match.start()
        end = start + len(match.group()) - len(match.group().lstrip())
        yield Spot(HEADER, start, end, _FIELD, _ABOUT)
    else:
        yield Spot(HEADER, 0, len(title), _FIELD)


def _of(report: Report, _context: Context) -> Iterator[Spot]:
    """关于…情况报告 wants its 的."""
    match = re.search(rf"{_ABOUT}.*情况(?={_KIND}$)", report.title.rstrip(), re.DOTALL)
    if match:
        yield Spot(HEADER, match.end(), match.end(), _FIELD, "的")


def _break(report: Report, context: Context) -> Iterator[Spot]:
    """No line of a title ends within a word."""
    lines = _lines(report, context)
    flat = "".join(lines)
    names = tuple(name for name in (report.office, report.signature) if name)
    inner = {0, *accumulate(map(len, pieces(flat, names)))}
    for place in accumulate(map(len, lines[:-1])):
        if place not in inner:
            first, last = _place(report.title, place - 1), _place(report.title, place) + 1
            message = (
                f"标题在“{lines_around(flat, place)}”处断行，把一个词拆成了两行，应按词意回行。"
            )
            yield Spot(HEADER, first, last, _FIELD, message=message)


def lines_around(flat: str, place: int) -> str:
    """Quote a break with two characters on either side."""
    return f"{flat[max(place - 2, 0) : place]}／{flat[place : place + 2]}"


def _lines(report: Report, context: Context) -> list[str]:
    written = context.source.written.get(_FIELD, "") if context.source else ""
    source = written if "\n" in written else report.title
    return ["".join(line.split()) for line in source.split("\n") if line.strip()]


def _place(title: str, dense: int) -> int:
    """Turn a place among the characters that are no spaces into one in the title."""
    seen = 0
    for index, character in enumerate(title):
        if seen == dense and not character.isspace():
            return index
        seen += not character.isspace()
    return len(title)


def _issuer(title: str) -> str:
    """Return the office's name that the title begins with, or nothing."""
    flat = _flat(title)
    head = flat.split(_ABOUT, 1)[0] if _ABOUT in flat else _YEAR.split(flat, maxsplit=1)[0]
    return head if _OFFICE.search(head.strip()) and head != flat else ""


def _is_named(report: Report) -> bool:
    names = {
        report.office,
        *report.mark.replace("文件", "").split("\n"),
        *report.signature.split("\n"),
    }
    flat = _flat(report.title)
    return any(name and name in flat for name in names) or bool(_BARE.search(flat[:20]))


def _flat(title: str) -> str:
    return title.replace("\n", "")


RULES: Mapping[str, ReportRule] = {
    "elements.title": _missing,
    "elements.title_kind": _kind,
    "elements.title_subject": _subject,
    "elements.title_office": _office,
    "elements.title_office_bare": _office_bare,
    "elements.title_about": _about,
    "elements.title_of": _of,
    "elements.title_break": _break,
}
