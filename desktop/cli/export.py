"""The command that writes files."""

import argparse
import datetime as dt
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from desktop.cli.answers import in_options
from desktop.cli.export_warnings import warn_of_file, warn_of_stored
from desktop.cli.stores import opened
from desktop.cli.targets import as_file, stored
from desktop.cli.workbooks import write_workbook, write_workbooks
from desktop.domain.errors import ConflictError, ExportError, NotFoundError, ReportError
from desktop.domain.report import ReportId
from desktop.recognition import recognise
from desktop.services.exporting import suggested_name, write_report
from desktop.services.workspace import Workspace

_DONE, _SOMETHING_TO_SEE, _UNUSABLE = 0, 1, 3


def export(options: argparse.Namespace) -> int:
    """Write reports as Word, PDF, Excel or plain text; a file that is there needs --force."""
    files = [path for target in options.targets if (path := as_file(target))]
    names = [target for target in options.targets if not as_file(target)]
    errors = [_export_file(path, options) for path in files]
    if names or options.all:
        with opened(options) as workspace:
            errors += _export_stored(workspace, names, options)
    failed = [error for error in errors if error]
    for error in failed:
        sys.stderr.write(f"{in_options(error)}\n")
    if not failed:
        return _DONE
    return _UNUSABLE if len(failed) == len(errors) else _SOMETHING_TO_SEE


def _export_file(path: Path, options: argparse.Namespace) -> str:
    try:
        if options.format == "xlsx":
            raise ExportError(
                f"统计表取自台账中的数据，不能直接由“{path.name}”导出；请先用 import 存入。"
            )
        report = recognise(path).report
        target = Path(options.to)
        if _is_folder(options):
            target.mkdir(parents=True, exist_ok=True)
            target /= suggested_name(report, f".{options.format}")
        write_report(report, options.format, target, force=options.force, plain=options.plain)
    except ReportError as error:
        return str(error)
    _say(target)
    warn_of_file(report, options.format)
    return ""


def _is_folder(options: argparse.Namespace) -> bool:
    path = Path(options.to)
    one = len(options.targets) == 1 or (options.format == "xlsx" and path.suffix == ".xlsx")
    separators = (os.sep, "/")
    return path.is_dir() or options.to.endswith(separators) or not (one and path.suffix)


def _export_stored(
    workspace: Workspace, names: Sequence[str], options: argparse.Namespace
) -> list[str]:
    missing: list[str] = []
    if options.all:
        reports = [entry.id for entry in workspace.reports.all_entries()]
    else:
        reports, missing = _found(workspace, names)
    if not reports:
        return missing or ["台账中还没有报告，没有文件可导出；请先用 import 导入。"]
    return [*missing, *_write(workspace, reports, options)]


def _write(
    workspace: Workspace, reports: Sequence[ReportId], options: argparse.Namespace
) -> list[str]:
    """Write stored reports and warn of errors in them; returns what went wrong, one by one."""
    if _is_folder(options):
        errors = _to_folder(workspace, reports, options)
    else:
        try:
            _to_file(workspace, reports, options)
        except ConflictError as error:
            return [str(error)]
        errors = [""]
    warn_of_stored(workspace, reports, options.format, _today())
    return errors


def _found(workspace: Workspace, names: Sequence[str]) -> tuple[list[ReportId], list[str]]:
    """Return the reports that are there, and a sentence for each name that is not."""
    reports, missing = [], []
    for name in names:
        try:
            reports.append(stored(workspace, name).id)
        except NotFoundError as error:
            missing.append(str(error))
    return reports, missing


def _to_folder(
    workspace: Workspace, reports: Sequence[ReportId], options: argparse.Namespace
) -> list[str]:
    if options.format == "xlsx":
        return _to_workbooks(workspace, reports, options)
    errors = []
    steps = workspace.exporting.export_many(
        reports,
        options.format,
        Path(options.to),
        force=options.force,
        plain=options.plain,
        today=_today(),
    )
    for number, step in enumerate(steps, 1):
        errors.append(step.error)
        if step.path:
            _say(step.path)
        if sys.stderr.isatty():
            sys.stderr.write(f"\r{number}/{len(reports)}")
    if sys.stderr.isatty():
        sys.stderr.write("\n")
    return errors


def _to_workbooks(
    workspace: Workspace, reports: Sequence[ReportId], options: argparse.Namespace
) -> list[str]:
    errors = []
    for path, error in write_workbooks(workspace, reports, options, _today()):
        errors.append(error)
        if not error:
            _say(path)
    return errors


def _to_file(
    workspace: Workspace, reports: Sequence[ReportId], options: argparse.Namespace
) -> None:
    path = Path(options.to)
    if options.format == "xlsx":
        write_workbook(workspace, reports, path, options, _today())
    else:
        workspace.exporting.export_report(
            reports[0], options.format, path, force=options.force, plain=options.plain
        )
    _say(path)


def _say(path: Path) -> None:
    sys.stdout.write(f"已导出：{path}\n")


def _today() -> dt.date:
    return dt.datetime.now().astimezone().date()
