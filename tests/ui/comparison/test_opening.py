"""From the window into comparisons, and from there into the editor."""

import datetime as dt
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.domain.office import OfficeId
from desktop.domain.report import ReportId
from desktop.services.workspace import Workspace
from desktop.ui.comparison.dialog import SideBySideDialog
from desktop.ui.comparison.opening import open_copying, open_reports, open_side_by_side
from desktop.ui.main_window import MainWindow


@pytest.fixture
def window(
    workspace: Workspace,
    last: ReportId,
    this: ReportId,
    today: Callable[[], dt.date],
    qtbot: QtBot,
) -> Iterator[MainWindow]:
    assert last < this
    made = MainWindow(workspace, today)
    qtbot.addWidget(made)
    made.show()
    yield made
    for dialog in made.findChildren(SideBySideDialog):
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)


def test_the_last_two_reports_stand_side_by_side_at_first(
    window: MainWindow, workspace: Workspace, last: ReportId, this: ReportId
) -> None:
    dialog = open_side_by_side(window, workspace)
    assert [side.key for side in (dialog.left.side, dialog.right.side) if side] == [last, this]


def test_reports_of_one_office_come_before_a_newer_one_of_another(
    window: MainWindow, workspace: Workspace, city: OfficeId, last: ReportId, this: ReportId
) -> None:
    newest = workspace.reports.get(this).report.year + 1
    workspace.reports.new_blank(city, newest, today=dt.date(2026, 1, 17))
    dialog = open_side_by_side(window, workspace)
    assert [side.key for side in (dialog.left.side, dialog.right.side) if side] == [last, this]


def test_a_place_of_a_comparison_is_shown_in_the_editor(
    window: MainWindow, workspace: Workspace, last: ReportId, this: ReportId
) -> None:
    dialog = open_reports(window, workspace, int(last), int(this))
    dialog.place_requested.emit(int(this), 0, 0, 5)
    page = window.pages.report
    assert page.report_id == this
    assert page.editor.body.textCursor().selectedText() == "2023年"


def test_a_pair_of_copies_stands_side_by_side(
    window: MainWindow, workspace: Workspace, last: ReportId, this: ReportId
) -> None:
    copying = open_copying(window, workspace)
    copying.pair_requested.emit(int(last), int(this))
    found = window.findChildren(SideBySideDialog)
    assert [dialog.right.side.key for dialog in found if dialog.right.side] == [this]


def test_the_panel_of_last_year_opens_both_reports(window: MainWindow, this: ReportId) -> None:
    window.open_report(int(this))
    window.pages.report.last_year.panel.side_by_side.click()
    assert len(window.findChildren(SideBySideDialog)) == 1
