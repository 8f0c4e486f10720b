"""The command that reads files and folders into the ledger."""

import argparse
import datetime as dt
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from desktop.cli.answers import write_answer
from desktop.cli.progress import Bar
from desktop.cli.stores import opened
from desktop.domain.errors import ConflictError, ReportError, UnreadableFileError
from desktop.domain.office import OfficeRecord
from desktop.recognition import SUFFIXES, Recognised, recognise
from desktop.services.file_search import Sighted, files_below
from desktop.services.import_folder import FolderService, proposed
from desktop.services.import_rows import FileRow, row_of
from desktop.services.interchange import Json, report_to_json
from desktop.services.workspace import Workspace

DONE, SOMETHING_TO_SEE, UNUSABLE = 0, 1, 3
# What recognition asks to be confirmed, and nobody needs to where the option says it.
_ANSWERED = {"office": ("没有找到报告机关", "机关全称“"), "year": ("没有找到报告年度",)}


@dataclass
class _Run:
    """One import: what was asked for, and the store it goes to, None on a dry run."""

    options: argparse.Namespace
    workspace: Workspace | None = None
    offices: tuple[OfficeRecord, ...] = field(default=())

    def __post_init__(self) -> None:
        if self.workspace:
            self.offices = self.workspace.offices.search("")


def import_files(options: argparse.Namespace) -> int:
    """Recognise files, those of folders too, and, unless it is a dry run, store them."""
    sighted = tuple(_sighted(options.files))
    if options.dry_run:
        answers = _imported(sighted, _Run(options))
    else:
        with opened(options, create=True) as workspace:
            answers = _imported(sighted, _Run(options, workspace))
    write_answer(options, answers, _told)
    if len(answers) > 1:
        (sys.stderr if options.json else sys.stdout).write(f"{_summary(answers)}\n")
    failed = [answer for answer in answers if answer["error"]]
    if not failed:
        return DONE
    return UNUSABLE if len(failed) == len(answers) else SOMETHING_TO_SEE


def _sighted(paths: Sequence[Path]) -> Iterator[Sighted]:
    """Return the files that were named, and those of the folders that were."""
    for path in paths:
        if not path.is_dir():
            yield Sighted(path, path)
            continue
        found = tuple(files_below([path], SUFFIXES))
        yield from found or (Sighted(path, path, closed=True),)


def _imported(sighted: Sequence[Sighted], run: _Run) -> list[Json]:
    answers = []
    with Bar(len(sighted)) as bar:
        for each in sighted:
            bar.show(each.path.name)
            answers.append(_imported_file(each, run))
            error = answers[-1]["error"]
            if error:
                bar.say(error)
    return answers


def _imported_file(sighted: Sighted, run: _Run) -> Json:
    path, options = sighted.path, run.options
    answer: Json = {"file": str(path), "ok": False, "error": None, "stored": False}
    try:
        recognised = _read(sighted, options)
        row = _row(sighted, recognised, run)
        answer |= {"ok": True, **_recognised(recognised, options)}
        answer["report"]["office"] = row.office
        answer["report"]["year"] = row.year
        if run.workspace:
            answer["id"] = _stored(run.workspace, row, recognised, options)
            answer["stored"] = True
    except ReportError as error:
        answer["error"] = str(error)
    return answer


def _read(sighted: Sighted, options: argparse.Namespace) -> Recognised:
    if sighted.closed and sighted.path == sighted.root:
        kinds = "、".join(suffix.removeprefix(".") for suffix in SUFFIXES)
        raise UnreadableFileError(
            f"文件夹“{sighted.path}”里没有找到能导入的文件（{kinds}），请检查是否选错了文件夹。"
        )
    if sighted.closed:
        raise UnreadableFileError(f"文件夹“{sighted.path}”打不开，请检查权限后再试。")
    return recognise(sighted.path, verbatim=options.verbatim)


def _row(sighted: Sighted, recognised: Recognised, run: _Run) -> FileRow:
    """Propose office and year; what the options say goes before."""
    found = proposed(row_of(sighted.path, sighted.root, recognised), run.offices)
    options = run.options
    return found.with_office(options.office or found.office).with_year(options.year or found.year)


def _stored(
    workspace: Workspace, row: FileRow, recognised: Recognised, options: argparse.Namespace
) -> int:
    folder = FolderService(workspace.importing, workspace.offices, workspace.reports)
    if not options.replace and folder.compared(row).existing is not None:
        raise ConflictError(
            f"“{row.path.name}”没有存入：{row.office}{row.year}年度的报告已在台账中，"
            "原有报告未改动；如需用这个文件替换，请加 --replace。"
        )
    return workspace.importing.store_file(
        row.path,
        recognised,
        office_name=row.office,
        year=row.year,
        replace_existing=options.replace,
        today=dt.datetime.now().astimezone().date(),
    )


def _recognised(recognised: Recognised, options: argparse.Namespace) -> Json:
    answered = tuple(
        beginning
        for option, beginnings in _ANSWERED.items()
        if getattr(options, option)
        for beginning in beginnings
    )
    return {
        "report": report_to_json(recognised.report, recognised.markers),
        "notes": [note for note in recognised.notes if not note.startswith(answered)],
        "leftover": list(recognised.leftover),
        "confidence": {field: step.value for field, step in recognised.confidence.items()},
    }


def _told(answers: list[Json]) -> str:
    lines = []
    for answer in answers:
        if not answer["ok"] or answer["error"]:
            continue
        report = answer["report"]
        done = "已存入" if answer["stored"] else "已识别"
        office = report["office"] or "（单位未识别）"
        year = f"{report['year']}年度" if report["year"] else "（年度未识别）"
        lines.append(f"{done}：{office} {year}  {answer['file']}")
        lines += [f"  · {note}" for note in answer["notes"]]
        lines += [f"  ? 未归入：{rest}" for rest in answer["leftover"]]
    return "\n".join(lines)


def _summary(answers: Sequence[Json]) -> str:
    counts = Counter(_outcome(answer) for answer in answers)
    told = "，".join(f"{outcome} {count}" for outcome, count in counts.items())
    return f"共 {len(answers)} 个文件：{told}。"


def _outcome(answer: Json) -> str:
    if answer["error"]:
        return "没有存入" if answer["ok"] else "没有读入"
    return "已存入" if answer["stored"] else "已识别"
