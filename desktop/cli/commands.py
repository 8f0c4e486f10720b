"""The commands: each takes the options, writes its answer, and returns the exit status."""

import argparse
import datetime as dt
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from desktop.cli.compliance import compliance
from desktop.cli.demo import demo
from desktop.cli.export import export
from desktop.cli.figures import figures
from desktop.cli.targets import as_file, opened, stored, to_be_set
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
    _answer(options, answers, _told)
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


def list_reports(options: argparse.Namespace) -> int:
    """List the stored reports."""
    with opened(options) as workspace:
        entries = workspace.reports.all_entries()
        offices = {
            key: workspace.offices.get(key).office for key in {entry.office_id for entry in entries}
        }
    answers = [
        {
            "id": entry.id,
            "office": offices[entry.office_id].full_name,
            "short_name": offices[entry.office_id].short_name,
            "year": entry.year,
            "status": entry.status.value,
            "title": entry.title.replace("\n", ""),
            "updated": entry.updated.isoformat(),
        }
        for entry in entries
    ]
    _answer(options, answers, _as_table)
    return DONE


def _as_table(answers: list[Json]) -> str:
    return "\n".join(
        f"{row['id']:>5}  {row['year']}  {row['status']}\t{row['office']}" for row in answers
    )


def show(options: argparse.Namespace) -> int:
    """Show a stored report, or what a file is recognised as."""
    report, markers = _report_at(options)
    _answer(options, report_to_json(report, markers), lambda _shape: text(report))
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
    _answer(options, typeset.layout(*to_be_set(options)), _as_pages)
    return DONE


def _as_pages(shape: Json) -> str:
    pages = (
        "\n".join([page["label"], *(line["text"] for line in page["lines"])])
        for page in shape["pages"]
    )
    return "\n\n".join(pages)


def verify(options: argparse.Namespace) -> int:
    """Check that the store is sound."""
    with opened(options) as workspace:
        health = workspace.verify()
    answer = {
        "ok": health.ok,
        "schema": health.schema,
        "reports": health.reports,
        "integrity": health.integrity,
    }
    sound = "数据文件完好" if health.ok else f"数据文件有损坏：{health.integrity}"
    _answer(options, answer, lambda _answer: f"{sound}（{health.reports} 份报告）")
    return DONE if health.ok else UNUSABLE


def _answer(options: argparse.Namespace, shape: Any, told: Callable[[Any], str]) -> None:  # noqa: ANN401  # any JSON
    if options.json:
        sys.stdout.write(json.dumps(shape, ensure_ascii=False, indent=1) + "\n")
    elif words := told(shape):
        sys.stdout.write(words + "\n")


COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "import": import_files,
    "list": list_reports,
    "show": show,
    "figures": figures,
    "layout": layout,
    "compliance": compliance,
    "export": export,
    "verify": verify,
    "demo": demo,
}
