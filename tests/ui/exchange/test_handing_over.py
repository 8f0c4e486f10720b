"""制作报送包 in the window."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.office import Office
from desktop.domain.report import ReportId, Status
from desktop.services.workspace import Workspace
from desktop.ui.exchange.handing_over import hand_over
from desktop.ui.exchange.packing_dialog import PackingDialog
from desktop.ui.exchange.scopes import scopes
from tests.ui.asked import Asked
from tests.ui.exchange.conftest import NAME, NOW


@pytest.fixture
def dialog(qtbot: QtBot, sender: Workspace, sent: ReportId) -> PackingDialog:
    """Show what is asked for the one report."""
    made = PackingDialog(scopes(sender, [sent]), sender.packing.concerns_beside)
    qtbot.addWidget(made)
    return made


def test_a_package_is_made_beside_the_work_and_remembered(
    *, sender: Workspace, sent: ReportId, window: QWidget, accepting: list[QDialog],
    asked: Asked, tmp_path: Path,
) -> None:  # fmt: skip
    asked.paths, asked.choice = [tmp_path / "a.nbz"], 1
    assert hand_over(sender, window, [sent], now=lambda: NOW) == tmp_path / "a.nbz"
    assert accepting
    assert [each.office for each in sender.packing.history()] == [NAME]
    assert "已把 1 份报告装入" in asked.questions[-1]


def test_without_a_report_there_is_nothing_to_hand_over(
    workspace: Workspace, window: QWidget, asked: Asked
) -> None:
    assert hand_over(workspace, window) is None
    assert "没有内容可以报送" in asked.warned[0]


def test_a_file_that_cannot_be_written_is_said_and_not_remembered(
    *, sender: Workspace, sent: ReportId, window: QWidget, accepting: list[QDialog],
    asked: Asked, tmp_path: Path,
) -> None:  # fmt: skip
    asked.paths = [tmp_path / "不在" / "a.nbz"]
    assert hand_over(sender, window, [sent], now=lambda: NOW) is None
    assert "不存在" in asked.warned[0]
    assert accepting
    assert sender.packing.history() == ()


def test_a_password_must_be_long_enough_and_twice_the_same(dialog: PackingDialog) -> None:
    dialog.sealed.setChecked(True)
    states = []
    for first, second in (("短", "短"), ("青山绿水一二三四", ""), ("青山绿水一二三四",) * 2):
        dialog.password.first.setText(first)
        dialog.password.second.setText(second)
        states.append(dialog.accept_button.isEnabled())
    assert states == [False, False, True]
    assert dialog.wrapping.password == "青山绿水一二三四"  # noqa: S105 - of a test


def test_two_different_passwords_are_said(dialog: PackingDialog) -> None:
    dialog.sealed.setChecked(True)
    dialog.password.first.setText("青山绿水一二三四")
    dialog.password.second.setText("青山绿水")
    assert dialog.password.said.text() == "两次输入的不一样"


def test_a_password_that_is_not_wanted_is_not_used(dialog: PackingDialog) -> None:
    dialog.password.first.setText("青山绿水一二三四")
    dialog.password.second.setText("青山绿水一二三四")
    assert dialog.wrapping.password == ""


def test_what_is_not_final_is_said_and_hinders_nobody(dialog: PackingDialog, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: "尚未定稿" in dialog.told.text(), timeout=20_000)
    assert dialog.accept_button.isEnabled()


def test_a_year_and_all_below_an_office_are_offered(sender: Workspace, sent: ReportId) -> None:
    office = sender.offices.find(NAME)
    assert office is not None
    below = sender.offices.add(Office("青山县一镇", superior=office.id))
    sender.reports.new_blank(below, 2025, today=NOW.date())
    sender.reports.new_blank(below, 2024, today=NOW.date())
    offered = {scope.words: len(scope.reports) for scope in scopes(sender, [sent], office.id)}
    assert list(offered.values()) == [1, 2, 3]


def test_final_reports_without_errors_need_no_words(
    qtbot: QtBot, sender: Workspace, sent: ReportId
) -> None:
    sender.reports.set_status(sent, Status.FINAL, on=NOW.date())
    dialog = PackingDialog(scopes(sender, [sent]), sender.packing.concerns_beside)
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: not dialog._task.busy, timeout=20_000)
    assert "尚未定稿" not in dialog.told.text()
