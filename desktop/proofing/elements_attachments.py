"""Attachments named and there, and nothing asked for in a report (7.3.4, 条例第十五条)."""

import re
from collections.abc import Iterator, Mapping

from desktop.domain.chinese import value_of
from desktop.domain.finding import CLOSING
from desktop.domain.report import Report
from desktop.proofing.context import Context
from desktop.proofing.passages import attachment_field
from desktop.proofing.rule import ReportRule, Spot

_MENTIONED = re.compile(r"附件\s*(\d{1,2}|[一二三四五六七八九十]{1,2})(?![\d年月])")
_REFERRED = re.compile(r"(?:详见|见|参见|后附|随文附)附(?:件|表)")
_ENDING = re.compile(r"[。；，、：]+\s*$")
_WRAPPED = re.compile(r"《([^《》]+)》")
_LABELLED = re.compile(r"附件\s*(?:\d{1,2}|[一二三四五六七八九十]{1,2})?\s*[:：.、]?\s*(?=\S)")
_REQUEST = re.compile(
    r"(?:妥否|当否|可否|是否妥当|以上意见妥否)，?请(?:予)?(?:批示|批复|审批|审示|指示)"
    r"|请予(?:以)?(?:批准|审批|批复|批示)|恳请(?:上级|省|市|区|县|予以|给予)[^。；]{0,20}(?:解决|支持|批准|批复)"
    r"|特此请示"
)


def _missing(report: Report, _context: Context) -> Iterator[Spot]:
    """An attachment that the text speaks of is there."""
    count = len(report.attachments)
    for index, section in enumerate(report.sections):
        for match in _MENTIONED.finditer(section.text):
            if (value_of(match.group(1)) or 0) > count:
                message = f"正文提到“{match.group()}”，报告只有 {count} 个附件，请核对。"
                yield Spot(index, match.start(), match.end(), message=message)
        referred = None if count else _REFERRED.search(section.text)
        if referred:
            yield Spot(index, referred.start(), referred.end())


def _title(report: Report, _context: Context) -> Iterator[Spot]:
    for index, attachment in enumerate(report.attachments):
        if not attachment.title.strip():
            message = f"第 {index + 1} 个附件没有名称，附件说明中列不出来，请补上。"
            yield Spot(CLOSING, field=attachment_field(index), message=message)


def _ending(report: Report, _context: Context) -> Iterator[Spot]:
    """No mark stands behind an attachment's name."""
    for index, attachment in enumerate(report.attachments):
        match = _ENDING.search(attachment.title)
        if match:
            yield Spot(CLOSING, match.start(), match.end(), attachment_field(index), "")


def _wrapped(report: Report, _context: Context) -> Iterator[Spot]:
    for index, attachment in enumerate(report.attachments):
        match = _WRAPPED.fullmatch(attachment.title)
        if match:
            end = len(attachment.title)
            yield Spot(CLOSING, 0, end, attachment_field(index), match.group(1))


def _labelled(report: Report, _context: Context) -> Iterator[Spot]:
    """附件1： is added by the program."""
    for index, attachment in enumerate(report.attachments):
        match = _LABELLED.match(attachment.title)
        if match:
            yield Spot(CLOSING, 0, match.end(), attachment_field(index), "")


def _request(report: Report, _context: Context) -> Iterator[Spot]:
    for index, section in enumerate(report.sections):
        for match in _REQUEST.finditer(section.text):
            yield Spot(index, match.start(), match.end())


RULES: Mapping[str, ReportRule] = {
    "elements.attachment_missing": _missing,
    "elements.attachment_title": _title,
    "elements.attachment_ending": _ending,
    "elements.attachment_wrapped": _wrapped,
    "elements.attachment_labelled": _labelled,
    "elements.request": _request,
}
