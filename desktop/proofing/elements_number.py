"""The document's number (发文字号, GB/T 9704—2012 7.2.5): 代字〔年份〕序号号."""

import re
from collections.abc import Iterator, Mapping

from desktop.domain.finding import HEADER
from desktop.domain.report import Report
from desktop.proofing.context import Context
from desktop.proofing.rule import ReportRule, Spot

_FIELD = "doc_number"
_BRACKETS = re.compile(r"[\[［【(（﹝](\s*(?:[12]\d{3}|\d{2})\s*)[\]］】)）﹞]")
_UNBRACKETED = re.compile(r"(?<=[\u4e00-\u9fff字])\s*((?:19|20)\d{2})(?=\s*(?:年)?第?\s*\d+\s*号)")
_ORDINAL = re.compile(r"(?<=[〕\]］】)）﹞年])\s*第\s*(?=\d)")
_PADDED = re.compile(r"(?<![\d])0+(?=[1-9]\d*\s*号?$)")
_SHORT_YEAR = re.compile(r"(?<=〔)(\d{2})(?=〕)")
_NO_SUFFIX = re.compile(r"〕第?\s*\d+\s*$")
_YEAR = re.compile(r"〔(\d{4})〕")
_CODE = re.compile(r"^(.*?)〔")


def _missing(report: Report, _context: Context) -> Iterator[Spot]:
    if report.mark and not report.doc_number:
        yield Spot(HEADER, field=_FIELD)


def _brackets(report: Report, _context: Context) -> Iterator[Spot]:
    for match in _BRACKETS.finditer(report.doc_number):
        yield Spot(HEADER, match.start(), match.end(), _FIELD, f"〔{match.group(1).strip()}〕")
    for match in _UNBRACKETED.finditer(report.doc_number):
        yield Spot(HEADER, match.start(), match.end(), _FIELD, f"〔{match.group(1)}〕")


def _ordinal(report: Report, _context: Context) -> Iterator[Spot]:
    yield from _each(_ORDINAL, report, "")


def _padded(report: Report, _context: Context) -> Iterator[Spot]:
    yield from _each(_PADDED, report, "")


def _short_year(report: Report, _context: Context) -> Iterator[Spot]:
    for match in _SHORT_YEAR.finditer(report.doc_number):
        yield Spot(HEADER, match.start(), match.end(), _FIELD, f"20{match.group()}")


def _suffix(report: Report, _context: Context) -> Iterator[Spot]:
    if _NO_SUFFIX.search(report.doc_number):
        end = len(report.doc_number)
        yield Spot(HEADER, end, end, _FIELD, "号")


def _spaces(report: Report, _context: Context) -> Iterator[Spot]:
    match = re.search(r"\s+", report.doc_number)
    if match:
        yield Spot(HEADER, match.start(), match.end(), _FIELD, "")


def _year(report: Report, _context: Context) -> Iterator[Spot]:
    match = _YEAR.search(report.doc_number)
    if match and report.date and int(match.group(1)) != report.date.year:
        start, end = match.span(1)
        message = f"发文字号的年份是{match.group(1)}，成文日期在{report.date.year}年，请核对。"
        yield Spot(HEADER, start, end, _FIELD, message=message)


def _code(report: Report, context: Context) -> Iterator[Spot]:
    match = _CODE.match(report.doc_number)
    wanted = context.office.doc_code if context.office else ""
    if match and wanted and not match.group(1).strip().startswith(wanted):
        message = f"机关代字写作“{match.group(1)}”，台账中登记的是“{wanted}”，请核对。"
        yield Spot(HEADER, 0, match.end(1), _FIELD, message=message)


def _each(pattern: re.Pattern[str], report: Report, suggestion: str) -> Iterator[Spot]:
    for match in pattern.finditer(report.doc_number):
        yield Spot(HEADER, match.start(), match.end(), _FIELD, suggestion)


RULES: Mapping[str, ReportRule] = {
    "elements.doc_number": _missing,
    "elements.doc_number_brackets": _brackets,
    "elements.doc_number_ordinal": _ordinal,
    "elements.doc_number_padded": _padded,
    "elements.doc_number_short_year": _short_year,
    "elements.doc_number_suffix": _suffix,
    "elements.doc_number_space": _spaces,
    "elements.doc_number_year": _year,
    "elements.doc_number_code": _code,
}
