"""The command that proofreads reports: stored ones, files and whole folders."""

import argparse
import datetime as dt
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.cli.answers import in_options
from desktop.cli.catalogues import catalogue_at_hand
from desktop.cli.stores import opened
from desktop.cli.targets import as_file, stored
from desktop.domain.errors import ConflictError, UnreadableFileError
from desktop.domain.finding import Finding, Severity
from desktop.domain.proof_sheet import ProofSheet, by_office
from desktop.domain.report import Report
from desktop.proofing.context import Context
from desktop.recognition import SUFFIXES
from desktop.services.interchange import Json
from desktop.services.proofing import Proofing, check_file, finding_to_json
from desktop.services.proofing_report import check_suffix, proof_sheet, write_proof
from desktop.services.proofing_snapshot import SnapshotReader, check_stored
from desktop.services.proofing_words import counted, place_in_words, quoted, sum_in_words
from desktop.services.workspace import Workspace

_DONE, _SOMETHING_TO_SEE = 0, 1


@dataclass(frozen=True, slots=True)
class _Answer:
    """What was found in one target; a file that cannot be read has an error instead."""

    target: str
    report: Report
    findings: tuple[Finding, ...] = ()
    error: str = ""


def check(options: argparse.Namespace) -> int:
    """Print the findings, and write them where --to says; status 1 with an error among them.

    A file that cannot be read counts as one.
    """
    if options.to is not None:
        check_suffix(options.to)
    targets = list(_spread(options.targets))
    several = len(targets) > 1 or targets != list(options.targets)
    answers = list(_answers(options, targets, several=several))
    if options.json:
        shape = [_shape(one) for one in answers] if several else _findings(answers[0])
        sys.stdout.write(json.dumps(shape, ensure_ascii=False, indent=1) + "\n")
    else:
        sys.stdout.writelines(f"{line}\n" for line in _told(answers, several=several))
    if options.to is not None:
        _write(options, answers)
    wrong = any(one.error or counted(one.findings)[Severity.ERROR] for one in answers)
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
    proofing, reader = Proofing(catalogue_at_hand(options)), SnapshotReader()
    today = _today()
    for target in targets:
        path = as_file(target)
        if path is None:
            with opened(options) as workspace:
                yield _of_record(workspace, target, reader, today)
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
    workspace: Workspace, target: str, reader: SnapshotReader, today: dt.date
) -> _Answer:
    record = stored(workspace, target)
    findings = check_stored(workspace, record, reader, today)
    return _Answer(target, record.report, findings)


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
            yield f"{sum_in_words(counted(answer.findings))}。"
    if several:
        yield from _by_office(answers)


def _line(finding: Finding, report: Report) -> str:
    words = quoted(finding)
    where = (
        f"{place_in_words(finding, report)}“{words}”" if words else place_in_words(finding, report)
    )
    instead = "" if finding.suggestion is None else f"建议：{finding.suggestion or '删去'}。"
    clause = f"（{finding.clause}）" if finding.clause else ""
    return f"{finding.severity.word}\t{where}\t{finding.message}{instead}{clause}"


def _by_office(answers: Sequence[_Answer]) -> Iterator[str]:
    """Sum up by office, those with most errors first."""
    yield "【按单位汇总】"
    for one in by_office(map(_sheet, answers)):
        counts = dict(zip(Severity, (one.errors, one.warnings, one.hints), strict=True))
        yield f"{one.office}\t{one.reports} 份\t{sum_in_words(counts)}。"
    failed = sum(bool(answer.error) for answer in answers)
    if failed:
        yield f"另有 {failed} 个文件无法读取。"


def _write(options: argparse.Namespace, answers: Sequence[_Answer]) -> None:
    """Write the 校对报告 and say where it is, apart from what is printed as JSON."""
    sheets = [_sheet(answer) for answer in answers]
    try:
        write_proof(options.to, sheets, made_on=_today(), force=options.force)
    except ConflictError as error:
        raise ConflictError(in_options(str(error))) from error
    told = sys.stderr if options.json else sys.stdout
    told.write(f"已导出：{options.to}\n")


def _sheet(answer: _Answer) -> ProofSheet:
    source = Path(answer.target).name if as_file(answer.target) else answer.target
    return proof_sheet(answer.report, answer.findings, source, answer.error)


def _today() -> dt.date:
    return dt.datetime.now().astimezone().date()
