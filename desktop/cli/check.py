"""The command that proofreads reports: stored ones, files and whole folders."""

import argparse
import datetime as dt
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.cli.catalogues import catalogue_at_hand
from desktop.cli.stores import opened
from desktop.cli.targets import as_file, stored
from desktop.domain.errors import UnreadableFileError
from desktop.domain.finding import Finding, Severity
from desktop.domain.report import Report, ReportRecord
from desktop.proofing.context import Context
from desktop.recognition import SUFFIXES
from desktop.services.interchange import Json
from desktop.services.proofing import Proofing, check_file, finding_to_json
from desktop.services.proofing_store import without_ignored
from desktop.services.workspace import Workspace

_DONE, _SOMETHING_TO_SEE = 0, 1
_WORDS = {Severity.ERROR: "错误", Severity.WARNING: "提醒", Severity.HINT: "提示"}
_FIELDS = {
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
_UNKNOWN = "（单位不明）"


@dataclass(frozen=True, slots=True)
class _Answer:
    """What was found in one target; a file that cannot be read has an error instead."""

    target: str
    report: Report
    findings: tuple[Finding, ...] = ()
    error: str = ""


def check(options: argparse.Namespace) -> int:
    """Print the findings; status 1 with one of severity error or a file that cannot be read."""
    targets = list(_spread(options.targets))
    several = len(targets) > 1 or targets != list(options.targets)
    answers = list(_answers(options, targets, several=several))
    if options.json:
        shape = [_shape(one) for one in answers] if several else _findings(answers[0])
        sys.stdout.write(json.dumps(shape, ensure_ascii=False, indent=1) + "\n")
    else:
        sys.stdout.writelines(f"{line}\n" for line in _told(answers, several=several))
    wrong = any(one.error or _count(one)[Severity.ERROR] for one in answers)
    return _SOMETHING_TO_SEE if wrong else _DONE


def _spread(targets: Iterable[str]) -> Iterator[str]:
    """Put the files of a folder in its place, those in folders below it too."""
    for target in targets:
        if Path(target).is_dir():
            files = (path for path in Path(target).rglob("*") if path.suffix.lower() in SUFFIXES)
            yield from sorted(str(path) for path in files if path.is_file())
        else:
            yield target


def _answers(
    options: argparse.Namespace, targets: Sequence[str], *, several: bool
) -> Iterator[_Answer]:
    if not targets:
        raise UnreadableFileError(
            "文件夹中没有可以校对的报告（txt、docx、pdf、doc、wps、odt、ofd），请检查路径。"
        )
    proofing = Proofing(catalogue_at_hand(options))
    today = dt.datetime.now().astimezone().date()
    for target in targets:
        path = as_file(target)
        if path is None:
            with opened(options) as workspace:
                record = stored(workspace, target)
                yield _of_record(workspace, record, target, proofing, today)
            continue
        try:
            checked = check_file(path, proofing, Context(today=today))
        except UnreadableFileError as error:
            if not several:
                raise
            yield _Answer(target, Report(), error=str(error))
        else:
            yield _Answer(target, checked.report, checked.findings)


def _of_record(
    workspace: Workspace, record: ReportRecord, target: str, proofing: Proofing, today: dt.date
) -> _Answer:
    context = workspace.proofing.context(record, today)
    figures = workspace.figures.with_suggestions(record.id, record.report)
    findings = proofing.check(record.report, context, figures)
    ignored = workspace.proofing.ignored(record.id)
    return _Answer(target, record.report, without_ignored(findings, record.report, ignored))


def _shape(answer: _Answer) -> Json:
    return {
        "target": answer.target,
        "office": answer.report.office,
        "year": answer.report.year,
        "ok": not answer.error,
        "error": answer.error or None,
        "findings": _findings(answer),
    }


def _findings(answer: _Answer) -> list[Json]:
    return [finding_to_json(finding, answer.report) for finding in answer.findings]


def _told(answers: Sequence[_Answer], *, several: bool) -> Iterator[str]:
    for answer in answers:
        if several:
            yield f"【{answer.target}】"
        if answer.error:
            yield answer.error
        for finding in answer.findings:
            yield _line(finding, answer.report)
        if not answer.error:
            yield _sum(_count(answer))
    if several:
        yield from _by_office(answers)


def _line(finding: Finding, report: Report) -> str:
    quoted = f"“{' '.join(finding.text.split())}”" if finding.text.strip() else ""
    instead = "" if finding.suggestion is None else f"建议：{finding.suggestion or '删去'}。"
    clause = f"（{finding.clause}）" if finding.clause else ""
    where = f"{_WORDS[finding.severity]}\t{_where(finding, report)}{quoted}"
    return f"{where}\t{finding.message}{instead}{clause}"


def _where(finding: Finding, report: Report) -> str:
    if finding.section < 0:
        return _FIELDS.get(finding.field, "附件")
    section = report.sections[finding.section]
    name = report.markers[finding.section] + section.heading.rstrip("。")
    return name[:16] or "导语"


def _count(answer: _Answer) -> Counter[Severity]:
    return Counter(finding.severity for finding in answer.findings)


def _sum(count: Counter[Severity]) -> str:
    return "、".join(f"{word} {count[severity]} 处" for severity, word in _WORDS.items()) + "。"


def _by_office(answers: Sequence[_Answer]) -> Iterator[str]:
    """Sum up by office, those with most errors first."""
    counts: dict[str, Counter[Severity]] = {}
    reports: Counter[str] = Counter()
    for answer in answers:
        if not answer.error:
            name = answer.report.office or _UNKNOWN
            counts.setdefault(name, Counter()).update(_count(answer))
            reports[name] += 1
    yield "【按单位汇总】"
    ranked = sorted(counts, key=lambda name: [-counts[name][one] for one in Severity])
    for name in ranked:
        yield f"{name}\t{reports[name]} 份\t{_sum(counts[name])}"
    failed = sum(bool(answer.error) for answer in answers)
    if failed:
        yield f"另有 {failed} 个文件无法读取。"
