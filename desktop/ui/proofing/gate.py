"""The gate before a report goes out: what is left is shown, and going on takes a written note."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtWidgets import QWidget

from desktop.domain.finding import Finding, Severity
from desktop.domain.report import LOCKED, Report, ReportId, ReportRecord, Status, Step
from desktop.services.proofing_gate import Gate, gate
from desktop.services.proofing_snapshot import SnapshotReader, check_stored
from desktop.services.proofing_words import family_of, place_in_words, quoted
from desktop.services.workspace import Workspace
from desktop.ui.proofing import gate_dialog
from desktop.ui.proofing.gate_dialog import Left

GATED: Final = frozenset({"docx", "pdf"})
"""The formats that leave the office; a report for reading or counting may have faults."""
_PUBLICATION: Final = "publication"
_EXPORT: Final = {"docx": "导出 Word", "pdf": "导出 PDF"}


@dataclass(frozen=True, slots=True)
class Passing:
    """A gate that was passed, before what it was passed for is done.

    Attributes:
        purpose: 定稿, 导出 Word.
        note: Why; empty where the gate was open or the store is only read.
    """

    gate: Gate
    purpose: str
    note: str = ""


class Gatekeeper:
    """Asks before stored reports are exported or final, and keeps what was answered."""

    def __init__(self, workspace: Workspace, today: Callable[[], dt.date], window: QWidget) -> None:
        self._workspace = workspace
        self._today = today
        self._window = window
        self._reader = SnapshotReader()

    def findings(self, record: ReportRecord) -> tuple[Finding, ...]:
        """Check a stored report."""
        return check_stored(self._workspace, record, self._reader, self._today())

    def before_export(
        self, record: ReportRecord, format_key: str, found: Sequence[Finding] | None = None
    ) -> Passing | None:
        """Ask before a report is exported; None: it is not to be."""
        if format_key not in GATED:
            return Passing(Gate(), "")
        return self._ask(record, _EXPORT[format_key], found)

    def before_status(
        self, record: ReportRecord, status: Status, found: Sequence[Finding] | None = None
    ) -> Passing | None:
        """Ask before a report becomes final; None: it is not to be."""
        if status not in LOCKED or record.status in LOCKED:
            return Passing(Gate(), "")
        return self._ask(record, status.value.removeprefix("已"), found)

    def keep(self, report: ReportId, passing: Passing, step: Step | None = None) -> None:
        """Keep the note with the report, now that it has gone out."""
        if not passing.note or self._workspace.read_only:
            return
        self._workspace.proofing.pass_gate(
            report,
            passing.gate,
            purpose=passing.purpose,
            note=passing.note,
            on=step.on if step else self._today(),
            operator=step.operator if step else self._workspace.operator,
        )

    def _ask(
        self, record: ReportRecord, purpose: str, found: Sequence[Finding] | None
    ) -> Passing | None:
        findings = self.findings(record) if found is None else found
        left = gate(findings)
        if not left.needs_note:
            return Passing(left, purpose)
        heading = f"校对还有 {len(left.errors)} 处错误没有处理"
        if left.warnings:
            heading += f"，另有 {len(left.warnings)} 处提醒"
        rows = [_row(one, record.report) for one in left.errors]
        noted = not self._workspace.read_only
        note = gate_dialog.ask(self._window, heading, rows, purpose, noted=noted)
        return None if note is None else Passing(left, purpose, note)


def publication_prompts(findings: Sequence[Finding], report: Report) -> tuple[str, ...]:
    """Say what should be looked at once more before a report is published."""
    found = (one for one in findings if family_of(one.rule) == _PUBLICATION)
    return tuple(f"{place_in_words(one, report)}：{one.message}" for one in found)


def _row(finding: Finding, report: Report) -> Left:
    words = quoted(finding)
    place = place_in_words(finding, report)
    return Left(finding.message, f"{place}“{words}”" if words else place, Severity.ERROR)
