"""After a removal: what went, and taking it back at once."""

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.office import Office, OfficeId
from desktop.domain.report import LedgerEntry
from desktop.services.workspace import Workspace
from desktop.ui.bridge import Bridge
from desktop.ui.ledger.page import LedgerPage
from tests.ui.asked import Asked

TODAY = dt.date(2026, 1, 17)


@pytest.fixture
def page(
    dressed: QApplication,
    workspace: Workspace,
    counties: tuple[OfficeId, ...],
    today: Callable[[], dt.date],
    qtbot: QtBot,
) -> LedgerPage:
    assert dressed is not None
    for office in counties:
        workspace.reports.new_blank(office, 2025, today=TODAY)
    made = LedgerPage(workspace, Bridge(workspace.listeners), today)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def entries(workspace: Workspace, page: LedgerPage) -> tuple[LedgerEntry, ...]:
    assert page is not None
    return workspace.reports.all_entries()


def test_removed_report_is_said_to_be_in_the_bin(
    page: LedgerPage, entries: tuple[LedgerEntry, ...]
) -> None:
    page.commands.remove_reports(entries[:1])
    assert page.removed.isVisible()
    assert page.removed.text.endswith("已移入回收站，可以在“工具 - 回收站”中找回。")


def test_removal_of_several_reports_is_taken_back_at_once(
    page: LedgerPage, workspace: Workspace, entries: tuple[LedgerEntry, ...], qtbot: QtBot
) -> None:
    page.commands.remove_reports(entries)
    assert page.removed.text.startswith("2 份报告已移入")
    with qtbot.waitSignal(page.removed.brought_back):
        page.removed.undo.click()
    assert [entry.id for entry in workspace.reports.all_entries()] == [
        entry.id for entry in entries
    ]
    assert not page.removed.isVisible()


def test_removed_office_is_taken_back(page: LedgerPage, workspace: Workspace) -> None:
    key = workspace.offices.add(Office("云溪县国防动员办公室"))
    page.commands.remove_office(workspace.offices.get(key))
    assert workspace.offices.find("云溪县国防动员办公室") is None
    page.removed.undo.click()
    assert workspace.offices.get(key).office.full_name == "云溪县国防动员办公室"


def test_place_that_was_taken_meanwhile_is_told(
    page: LedgerPage, workspace: Workspace, entries: tuple[LedgerEntry, ...], asked: Asked
) -> None:
    page.commands.remove_reports(entries[:1])
    workspace.reports.new_blank(entries[0].office_id, 2025, today=TODAY)
    page.removed.undo.click()
    assert "没有找回" in asked.warned[0]


def test_nothing_removed_is_nothing_said(page: LedgerPage) -> None:
    page.removed.tell(())
    assert not page.removed.isVisible()
