"""What the command line says when reports with errors are exported: it warns, it never refuses."""

import datetime as dt
import sys
from collections.abc import Sequence
from typing import Final

from desktop.domain.report import Report, ReportId
from desktop.services.proofing import check
from desktop.services.proofing_gate import gate
from desktop.services.proofing_snapshot import SnapshotReader, check_stored
from desktop.services.workspace import Workspace

_GATED: Final = frozenset({"docx", "pdf"})
_MOST: Final = 200
_TOO_MANY: Final = "提醒：报告多于 {most} 份，导出时没有逐份校对；请用 check 校对后再报送。\n"


def warn_of_stored(
    workspace: Workspace, reports: Sequence[ReportId], format_key: str, today: dt.date
) -> None:
    """Say on standard error how many of the reports exported have errors left, once for all."""
    if format_key not in _GATED or not reports:
        return
    if len(reports) > _MOST:
        sys.stderr.write(_TOO_MANY.format(most=_MOST))
        return
    reader = SnapshotReader()
    records = map(workspace.reports.get, reports)
    found = [gate(check_stored(workspace, record, reader, today)) for record in records]
    _say(len(reports), [len(each.errors) for each in found if each.errors])


def warn_of_file(report: Report, format_key: str) -> None:
    """Say the same of a report that was read from a file."""
    if format_key in _GATED:
        errors = len(gate(check(report)).errors)
        _say(1, [errors] if errors else [])


def _say(total: int, errors: Sequence[int]) -> None:
    if not errors:
        return
    which = "报告" if total == 1 else f"{total} 份报告中有 {len(errors)} 份"
    sys.stderr.write(
        f"提醒：{which}校对还有错误（共 {sum(errors)} 处），已照常导出；用 check 可以逐处查看。\n"
    )
