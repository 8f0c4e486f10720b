"""Opens the comparison of two reports, and goes on from there into the editor."""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from functools import partial
from typing import Protocol, runtime_checkable

from PySide6.QtWidgets import QMainWindow, QWidget

from desktop.domain.office import OfficeId
from desktop.domain.report import LedgerEntry, ReportId
from desktop.domain.revision import RevisionId
from desktop.services.workspace import Workspace
from desktop.ui.comparison.copying_dialog import CopyingDialog
from desktop.ui.comparison.dialog import SideBySideDialog


def open_side_by_side(window: QMainWindow, workspace: Workspace) -> SideBySideDialog:
    """Show the dialog with the newest report that has one of its office before it, beside that."""
    dialog = SideBySideDialog(workspace, _now, window)
    dialog.place_requested.connect(partial(_go_to, window))
    both = _newest_two(workspace.reports.all_entries())
    if both is not None:
        dialog.show_reports(*both)
    dialog.show()
    return dialog


def open_reports(
    window: QMainWindow, workspace: Workspace, left: int, right: int
) -> SideBySideDialog:
    """Show two reports side by side."""
    dialog = SideBySideDialog(workspace, _now, window)
    dialog.place_requested.connect(partial(_go_to, window))
    dialog.show_reports(ReportId(left), ReportId(right))
    dialog.show()
    return dialog


def open_revisions(
    window: QWidget,
    workspace: Workspace,
    report: ReportId,
    left: RevisionId,
    right: RevisionId | None,
) -> SideBySideDialog:
    """Show two states of a report side by side; None on the right: as it stands."""
    dialog = SideBySideDialog(workspace, _now, window)
    dialog.place_requested.connect(partial(_go_to, window))
    dialog.show_revisions(report, left, right)
    dialog.show()
    return dialog


def open_copying(window: QMainWindow, workspace: Workspace) -> CopyingDialog:
    """Show the search for copies among offices."""
    dialog = CopyingDialog(workspace, window)
    dialog.pair_requested.connect(partial(open_reports, window, workspace))
    dialog.show()
    return dialog


def _newest_two(entries: Sequence[LedgerEntry]) -> tuple[ReportId, ReportId] | None:
    """Return the newest two reports of one office where there are such, else of all."""
    ordered = sorted(entries, key=lambda each: each.year)
    of_office: dict[OfficeId, list[LedgerEntry]] = defaultdict(list)
    for each in ordered:
        of_office[each.office_id].append(each)
    several = [own for own in of_office.values() if len(own) > 1]
    newest = max(several, key=lambda own: own[-1].year, default=ordered)
    return (newest[-2].id, newest[-1].id) if len(newest) > 1 else None


def _go_to(window: QWidget, report: int, section: int, start: int, end: int) -> None:
    if isinstance(window, _ShowsPlaces):
        window.activateWindow()
        window.show_place(report, section, start, end)


@runtime_checkable
class _ShowsPlaces(Protocol):
    """A window that has an editor."""

    def show_place(self, report: int, section: int, start: int, end: int) -> None:
        """Open a report at a place; a section of -1 is its title."""

    def activateWindow(self) -> None:
        """Come to the front."""


def _now() -> dt.datetime:
    return dt.datetime.now().astimezone()
