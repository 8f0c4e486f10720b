"""The tabs of the panels beside the text: all in sight, and each says what it is for."""

import datetime as dt
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication, QTabWidget
from pytestqt.qtbot import QtBot

from desktop.domain.office import OfficeId
from desktop.services.workspace import Workspace
from desktop.ui import tasks
from desktop.ui.report_page import ReportPage


@pytest.fixture
def panels(
    dressed: QApplication,
    workspace: Workspace,
    counties: tuple[OfficeId, ...],
    today: Callable[[], dt.date],
    qtbot: QtBot,
) -> Iterator[QTabWidget]:
    assert dressed is not None
    page = ReportPage(workspace, today=today)
    qtbot.addWidget(page)
    page.resize(1294, 700)
    page.open_report(int(workspace.reports.new_blank(counties[0], 2025, today=today())))
    page.show()
    yield page.editor.panels
    tasks.wait_for_all()


def last_edge(panels: QTabWidget) -> int:
    return panels.tabBar().tabRect(panels.count() - 1).right()


def test_all_tabs_are_in_sight(panels: QTabWidget) -> None:
    assert panels.count() == 7
    assert last_edge(panels) <= panels.width()


def test_many_errors_push_no_tab_out_of_sight(panels: QTabWidget, qtbot: QtBot) -> None:
    panels.setTabText(2, "校对 12345678901234567890")
    qtbot.waitUntil(lambda: last_edge(panels) <= panels.width())


def test_each_tab_says_what_it_is_for(panels: QTabWidget) -> None:
    assert all(panels.tabToolTip(each) for each in range(panels.count()))
