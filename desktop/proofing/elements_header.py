"""Elements above the body: signers, secrecy, addressee (GB/T 9704—2012 7.2, 7.3.2)."""

import re
from collections.abc import Iterator, Mapping

from desktop.domain.finding import HEADER
from desktop.domain.report import Report
from desktop.proofing.context import Context
from desktop.proofing.rule import ReportRule, Spot

_SECRECY = re.compile(r"(绝密|机密|秘密)(?:★(?:\d+(?:年|个月)|长期))?")
_STAR = re.compile(r"(?<=密)\s*[*＊☆✩✭﹡]\s*")
_COPY_NUMBER = re.compile(r"\d{6}")
_PERSON = re.compile(r"同志|书记$|市长$|省长$|区长$|县长$|主任$|局长$|厅长$")
_ADDRESSEES = re.compile(
    r"(?:(?:中共)?[\u4e00-\u9fff]{0,12}(?:省|市|区|县|州|旗|盟)?"
    r"(?:委|政府|党委|办公室|委员会|国动办|依法治\w办|局|厅|部)(?:[、，,]|$))+"
)
_LONGEST_ADDRESSEE = 60


def _is_red(report: Report) -> bool:
    return bool(report.mark or report.doc_number)


def _signers(report: Report, _context: Context) -> Iterator[Spot]:
    if _is_red(report) and not report.signers:
        yield Spot(HEADER, field="signers")


def _plain(report: Report, _context: Context) -> Iterator[Spot]:
    """A report without red header lacks what only a red one must have: told, never gated."""
    missing = [
        name
        for name, there in (
            ("主送机关", report.addressee),
            ("发文字号", report.doc_number),
            ("签发人", report.signers),
        )
        if not there
    ]
    if missing and not _is_red(report):
        message = (
            f"没有{'、'.join(missing)}：网站公开稿可以没有，报送上级的正式公文应当用红头并补齐。"
        )
        yield Spot(HEADER, field="addressee", message=message)


def _addressee(report: Report, _context: Context) -> Iterator[Spot]:
    if _is_red(report) and not report.addressee:
        yield Spot(HEADER, field="addressee")


def _addressee_colon(report: Report, context: Context) -> Iterator[Spot]:
    """The addressee without its colon is read as the first paragraph of the lead."""
    written = context.source.written.get("addressee", "") if context.source else ""
    if written.rstrip().endswith(":"):
        message = "主送机关后面应当用全角冒号“：”。"
        yield Spot(HEADER, 0, len(report.addressee), "addressee", message=message)
    if report.addressee or not report.sections or report.sections[0].depth:
        return
    first = report.sections[0].paragraphs[0] if report.sections[0].paragraphs else ""
    if isinstance(first, str) and len(first) <= _LONGEST_ADDRESSEE and _ADDRESSEES.fullmatch(first):
        yield Spot(0, 0, len(first), suggestion=f"{first}：")


def _addressee_end(report: Report, _context: Context) -> Iterator[Spot]:
    bare = report.addressee.rstrip("：:。，、；; ")
    if bare != report.addressee:
        yield Spot(HEADER, len(bare), len(report.addressee), "addressee", "")


def _addressee_person(report: Report, _context: Context) -> Iterator[Spot]:
    match = _PERSON.search(report.addressee)
    if match:
        yield Spot(HEADER, match.start(), match.end(), "addressee")


def _secrecy(report: Report, _context: Context) -> Iterator[Spot]:
    text = report.secrecy.strip()
    if text and not _STAR.search(text) and not _SECRECY.fullmatch(text):
        yield Spot(HEADER, 0, len(report.secrecy), "secrecy")


def _secrecy_period(report: Report, _context: Context) -> Iterator[Spot]:
    match = _SECRECY.fullmatch(report.secrecy.strip())
    if match and "★" not in report.secrecy:
        end = len(report.secrecy)
        yield Spot(HEADER, end, end, "secrecy")


def _secrecy_star(report: Report, _context: Context) -> Iterator[Spot]:
    match = _STAR.search(report.secrecy)
    if match:
        yield Spot(HEADER, match.start(), match.end(), "secrecy", "★")


def _secrecy_public(report: Report, _context: Context) -> Iterator[Spot]:
    if report.secrecy and "公开" in report.note and "不" not in report.note:
        yield Spot(HEADER, 0, len(report.secrecy), "secrecy")


def _copy_number(report: Report, _context: Context) -> Iterator[Spot]:
    text = report.copy_number
    if text and not _COPY_NUMBER.fullmatch(text):
        digits = text.isdecimal() and len(text) < len("000000")
        yield Spot(HEADER, 0, len(text), "copy_number", text.zfill(6) if digits else None)
    elif report.secrecy and not text:
        message = "涉密公文应当标注份号（六位阿拉伯数字）。"
        yield Spot(HEADER, field="copy_number", message=message)


RULES: Mapping[str, ReportRule] = {
    "elements.signers": _signers,
    "elements.plain": _plain,
    "elements.addressee": _addressee,
    "elements.addressee_colon": _addressee_colon,
    "elements.addressee_end": _addressee_end,
    "elements.addressee_person": _addressee_person,
    "elements.secrecy": _secrecy,
    "elements.secrecy_period": _secrecy_period,
    "elements.secrecy_star": _secrecy_star,
    "elements.secrecy_public": _secrecy_public,
    "elements.copy_number": _copy_number,
}
