"""Findings in words: severities, families, fields and places as a clerk calls them."""

from collections.abc import Iterable, Mapping
from typing import Final

from desktop.domain.finding import CLOSING, Finding, Severity
from desktop.domain.report import Report
from desktop.proofing.passages import attachment_index

FAMILIES: Final[Mapping[str, str]] = {
    "elements": "公文要素",
    "structure": "结构层次",
    "years": "年度",
    "figures": "数据核算",
    "numbers": "数字用法",
    "punctuation": "标点符号",
    "wording": "用词用语",
    "publication": "公开前核对",
    "layout": "文件排版",
}
FIELDS: Final[Mapping[str, str]] = {
    "copy_number": "份号",
    "secrecy": "密级",
    "urgency": "紧急程度",
    "mark": "发文机关标志",
    "doc_number": "发文字号",
    "signers": "签发人",
    "title": "标题",
    "addressee": "主送机关",
    "signature": "署名",
    "date": "成文日期",
    "note": "附注",
    "cc": "抄送",
    "printer": "印发机关",
    "printed_on": "印发日期",
    "figures": "统计数据",
}
_ATTACHMENT: Final = "attachments["
_LONGEST: Final = 16


def family_of(rule: str) -> str:
    """Return the family a rule belongs to."""
    return rule.partition(".")[0]


def place_in_words(finding: Finding, report: Report) -> str:
    """Name the field or the section that a finding stands in."""
    if finding.field.startswith(_ATTACHMENT):
        several = len(report.attachments) > 1
        return f"附件{attachment_index(finding.field) + 1}" if several else "附件"
    if finding.section < 0:
        return FIELDS.get(finding.field, "附件")
    section = report.sections[finding.section]
    name = report.markers[finding.section] + section.heading.rstrip("。")
    return name[:_LONGEST] or "导语"


def quoted(finding: Finding) -> str:
    """Return the words of a finding in one line, without spaces at their ends."""
    return " ".join(finding.text.split())


def advice(finding: Finding) -> str:
    """Say what to put in place of the words; empty where no mechanical repair is safe."""
    if finding.suggestion is None:
        return ""
    if not finding.suggestion:
        return "删去"
    if not finding.text:
        return f"补上“{finding.suggestion}”"
    return f"改为“{finding.suggestion}”"


def reading_place(finding: Finding) -> tuple[int, int, int]:
    """Return what findings are sorted by: the header, the sections, the closing."""
    group = 0 if finding.section >= 0 else 1 if finding.section == CLOSING else -1
    return group, finding.section, finding.start


def counted(findings: Iterable[Finding]) -> dict[Severity, int]:
    """Count findings by severity; every severity is there."""
    counts = dict.fromkeys(Severity, 0)
    for finding in findings:
        counts[finding.severity] += 1
    return counts


def sum_in_words(counts: Mapping[Severity, int]) -> str:
    """Say how many there are of each severity."""
    return "、".join(f"{severity.word} {counts[severity]} 处" for severity in Severity)
