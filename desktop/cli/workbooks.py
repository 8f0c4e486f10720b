"""The statistics workbook on the command line: which sheets, which years, and how far it is."""

import argparse
import datetime as dt
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from desktop.domain.errors import ReportError
from desktop.domain.report import ReportId
from desktop.services.workbook_request import ALL_SHEETS, SheetKind, WorkbookRequest
from desktop.services.workspace import Workspace


def write_workbook(
    workspace: Workspace,
    reports: Sequence[ReportId],
    path: Path,
    options: argparse.Namespace,
    today: dt.date,
) -> None:
    """Write one workbook of the offices of `reports`, and on a terminal tell how far it is."""
    request = _request(workspace.exporting.workbook_request(reports, today), options)
    for step in workspace.exporting.workbook_steps(request, path, force=options.force):
        if sys.stderr.isatty():
            sys.stderr.write(f"\r{100 * step.done // step.total:3d}% {step.sheet}\x1b[K")
    if sys.stderr.isatty():
        sys.stderr.write("\n")


def write_workbooks(
    workspace: Workspace, reports: Sequence[ReportId], options: argparse.Namespace, today: dt.date
) -> Iterator[tuple[Path, str]]:
    """Write a workbook for each report into a folder; yields where it went, or what went wrong."""
    folder = Path(options.to)
    folder.mkdir(parents=True, exist_ok=True)
    for report in reports:
        path = folder / workspace.exporting.suggested_name(report, options.format)
        try:
            write_workbook(workspace, [report], path, options, today)
        except ReportError as error:
            yield path, str(error)
        else:
            yield path, ""


def _request(request: WorkbookRequest, options: argparse.Namespace) -> WorkbookRequest:
    sheets = frozenset(map(SheetKind, options.sheets)) or ALL_SHEETS
    if not options.years:
        return replace(request, sheets=sheets)
    first, last = options.years
    return replace(request, sheets=sheets, year=last, first_year=first)
