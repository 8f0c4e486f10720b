"""What a TARGET on the command line names: a stored report, or a file."""

import argparse
from dataclasses import replace
from pathlib import Path

from desktop.cli.stores import opened
from desktop.domain.errors import NotFoundError
from desktop.domain.report import Report, ReportId, ReportRecord
from desktop.official.options import Options
from desktop.recognition import SUFFIXES, recognise
from desktop.services.workspace import Workspace

_LONGEST_ID = 18  # digits of the largest number SQLite keeps


def as_file(target: str) -> Path | None:
    """Return the path when `target` names a file to be recognised, else None."""
    path = Path(target)
    return path if path.suffix.lower() in SUFFIXES or path.is_file() else None


def to_be_set(options: argparse.Namespace) -> tuple[Report, Options]:
    """Return the report that is asked for, and how it is set: by its office's format profile.

    A file, whose office has no profile, is set by the standard.
    """
    path = as_file(options.target)
    if path:
        return recognise(path).report, Options(plain=options.plain)
    with opened(options) as workspace:
        record = stored(workspace, options.target)
        chosen = workspace.formatting.options(record.office_id)
    return record.report, replace(chosen, plain=options.plain)


def stored(workspace: Workspace, target: str) -> ReportRecord:
    """Find a stored report by its id or OFFICE:YEAR; raises `NotFoundError`."""
    if target.isdecimal() and len(target) <= _LONGEST_ID:
        return workspace.reports.get(ReportId(int(target)))
    name, _, year = target.replace("：", ":").rpartition(":")
    office = workspace.offices.find(name.strip()) if year.strip().isdecimal() else None
    record = workspace.reports.find(office.id, int(year)) if office else None
    if record is None:
        raise NotFoundError(
            f"台账中没有“{target}”：请写成“单位:年度”（如 青浦区国动办:2024）、编号或文件名，"
            "用 list 可查看已有的报告。"
        )
    return record
