"""The commands that read reports: from files into the ledger, and out of it."""

import argparse
import datetime as dt
import sys
from pathlib import Path

from desktop.cli.answers import write_answer
from desktop.cli.stores import opened
from desktop.cli.targets import as_file, stored, to_be_set
from desktop.domain.errors import ReportError
from desktop.domain.report import Report
from desktop.exports import text
from desktop.recognition import Recognised, recognise
from desktop.services import typeset
from desktop.services.interchange import Json, report_to_json
from desktop.services.workspace import Workspace

DONE, SOMETHING_TO_SEE, UNUSABLE = 0, 1, 3


def import_files(options: argparse.Namespace) -> int:
    """Recognise files and, unless it is a dry run, store them."""
    if options.dry_run:
        answers = [_import_file(path, options, None) for path in options.files]
    else:
        with opened(options, create=True) as workspace:
            answers = [_import_file(path, options, workspace) for path in options.files]
    write_answer(options, answers, _told)
    failed = [answer for answer in answers if answer["error"]]
    if not failed:
        return DONE
    return UNUSABLE if len(failed) == len(answers) else SOMETHING_TO_SEE


def _import_file(path: Path, options: argparse.Namespace, workspace: Workspace | None) -> Json:
    answer: Json = {"file": str(path), "ok": False, "error": None, "stored": False}
    try:
        recognised = recognise(path, verbatim=options.verbatim)
        answer |= {"ok": True, **_recognised(recognised)}
        answer["report"]["office"] = options.office or recognised.report.office
        answer["report"]["year"] = options.year or recognised.report.year
        if workspace:
            answer["id"] = workspace.importing.store_file(
                path,
                recognised,
                office_name=options.office,
                year=options.year,
                today=dt.datetime.now().astimezone().date(),
            )
            answer["stored"] = True
    except ReportError as error:
        answer["error"] = str(error)
        sys.stderr.write(f"{error}\n")
    return answer


def _recognised(recognised: Recognised) -> Json:
    return {
        "report": report_to_json(recognised.report, recognised.markers),
        "notes": list(recognised.notes),
        "leftover": list(recognised.leftover),
        "confidence": {field: step.value for field, step in recognised.confidence.items()},
    }


def _told(answers: list[Json]) -> str:
    lines = []
    for answer in answers:
        if not answer["ok"]:
            continue
        report = answer["report"]
        done = "已存入" if answer["stored"] else "已识别"
        office = report["office"] or "（单位未识别）"
        year = f"{report['year']}年度" if report["year"] else "（年度未识别）"
        lines.append(f"{done}：{office} {year}  {answer['file']}")
        lines += [f"  · {note}" for note in answer["notes"]]
        lines += [f"  ? 未归入：{rest}" for rest in answer["leftover"]]
    return "\n".join(lines)


def show(options: argparse.Namespace) -> int:
    """Show a stored report, or what a file is recognised as."""
    report, markers = _report_at(options)
    write_answer(options, report_to_json(report, markers), lambda _shape: text(report))
    return DONE


def _report_at(options: argparse.Namespace) -> tuple[Report, tuple[str, ...]]:
    """Find the report that is asked for, with its markers: stored, or what a file holds."""
    path = as_file(options.target)
    if path:
        recognised = recognise(path)
        return recognised.report, recognised.markers
    with opened(options) as workspace:
        report = stored(workspace, options.target).report
    return report, report.markers


def layout(options: argparse.Namespace) -> int:
    """Show where every line of a report stands on its pages."""
    write_answer(options, typeset.layout(*to_be_set(options)), _as_pages)
    return DONE


def _as_pages(shape: Json) -> str:
    pages = (
        "\n".join([page["label"], *(line["text"] for line in page["lines"])])
        for page in shape["pages"]
    )
    return "\n\n".join(pages)
