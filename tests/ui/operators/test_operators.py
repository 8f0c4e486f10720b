"""Operators in the window."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from desktop.domain.operator import Act, Operator, Role
from desktop.domain.report import Status
from desktop.services.workspace import Workspace
from desktop.ui.dialogs.status import StatusDialog
from desktop.ui.main_window import MainWindow
from desktop.ui.operators import gate
from desktop.ui.operators.dialog import OperatorsDialog
from desktop.ui.operators.form import OperatorForm, PasswordDialog
from desktop.ui.operators.opening import open_operators, switch_operator
from desktop.ui.operators.sign_in import SignInDialog
from desktop.ui.tools import TOOLS
from tests.ui.asked import Asked
from tests.ui.conftest import TODAY


@pytest.fixture
def manager(workspace: Workspace) -> Operator:
    """Sign a manager with a password in."""
    key = workspace.operators.add("陈立川", Role.MANAGER, "安全第一")
    return workspace.operators.sign_in(key, "安全第一")


@pytest.fixture
def dialog(qtbot: QtBot, workspace: Workspace) -> OperatorsDialog:
    """Give the dialog of operators."""
    made = OperatorsDialog(workspace)
    qtbot.addWidget(made)
    return made


def _answer(
    monkeypatch: pytest.MonkeyPatch, name: str, role: Role, password: str = ""
) -> list[str]:
    """Fill in the form of an operator and keep what it complained of."""
    said: list[str] = []

    def executed(form: OperatorForm) -> int:
        form.name.setText(name)
        form.roles[role].setChecked(True)
        if form.password is not None:
            form.password.first.setText(password)
            form.password.second.setText(password)
        form.accept()
        said.append(form.problem.text())
        return form.result()

    monkeypatch.setattr(OperatorForm, "exec", executed)
    return said


def test_the_first_operator_is_a_manager_and_signs_in_at_once(
    dialog: OperatorsDialog, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "还没有操作员" in dialog.words.text()
    _answer(monkeypatch, "陈立川", Role.MANAGER, "安全第一")
    dialog.add()
    assert workspace.operators.current is not None
    assert workspace.operators.may(Act.OPERATORS)


def test_a_name_that_is_taken_is_said_in_the_form(
    manager: Operator, dialog: OperatorsDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = _answer(monkeypatch, manager.name, Role.DRAFTER)
    dialog.add()
    assert "已经有名为“陈立川”" in said[0]


def test_two_different_passwords_are_not_taken(qtbot: QtBot) -> None:
    kept: list[str] = []
    form = OperatorForm(None, lambda name, _role, _password: kept.append(name), None)
    qtbot.addWidget(form)
    assert form.password is not None
    form.password.first.setText("一")
    form.accept()
    assert (kept, "不一样" in form.problem.text()) == ([], True)


@pytest.mark.usefixtures("manager")
def test_name_and_role_can_be_changed(
    dialog: OperatorsDialog,
    workspace: Workspace,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    key = workspace.operators.add("李清", Role.DRAFTER)
    dialog.refresh(key)
    _answer(monkeypatch, "李青", Role.REVIEWER)
    dialog.change()
    found = next(each for each in workspace.operators.all() if each.id == key)
    assert (found.name, found.role) == ("李青", Role.REVIEWER)


@pytest.mark.usefixtures("manager")
def test_an_operator_can_be_retired_and_taken_back(
    dialog: OperatorsDialog, workspace: Workspace, asked: Asked
) -> None:
    key = workspace.operators.add("李清", Role.DRAFTER)
    for active in (False, True):
        dialog.refresh(key)
        dialog.retire()
        assert next(each for each in workspace.operators.all() if each.id == key).active is active
    assert len(asked.questions) == 1


def test_the_last_manager_stays(
    manager: Operator, dialog: OperatorsDialog, workspace: Workspace, asked: Asked
) -> None:
    workspace.operators.add("李清", Role.DRAFTER)
    dialog.refresh(manager.id)
    dialog.retire()
    assert "至少要留一位" in asked.warned[0]


def test_a_password_can_be_changed(
    manager: Operator,
    dialog: OperatorsDialog,
    workspace: Workspace,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def executed(asking: PasswordDialog) -> int:
        asking.password.first.setText("新口令")
        asking.accept()
        assert asking.problem.text()
        asking.password.second.setText("新口令")
        asking.accept()
        return 1

    monkeypatch.setattr(PasswordDialog, "exec", executed)
    dialog.refresh(manager.id)
    dialog.set_password()
    assert workspace.operators.sign_in(manager.id, "新口令") == manager


def test_a_drafter_sees_the_list_and_changes_only_their_own_password(
    manager: Operator, workspace: Workspace, qtbot: QtBot
) -> None:
    drafter = workspace.operators.add("李清", Role.DRAFTER)
    workspace.operators.sign_in(drafter)
    dialog = OperatorsDialog(workspace)
    qtbot.addWidget(dialog)
    dialog.refresh(manager.id)
    assert not any(button.isEnabled() for button in dialog.buttons.values())
    assert "不能管理操作员" in dialog.buttons["add"].toolTip()
    dialog.refresh(drafter)
    assert dialog.buttons["password"].isEnabled()
    assert not dialog.minutes.isEnabled()


@pytest.mark.usefixtures("manager")
def test_the_minutes_of_the_lock_are_kept(dialog: OperatorsDialog, workspace: Workspace) -> None:
    assert dialog.minutes.value() == 15
    dialog.minutes.setValue(5)
    assert workspace.lock_minutes == 5


def test_the_table_shows_every_act_for_every_role(dialog: OperatorsDialog) -> None:
    assert dialog.table.topLevelItemCount() == len(Act)
    assert dialog.table.columnCount() == len(Role) + 1


@pytest.mark.usefixtures("manager")
def test_signing_in_asks_for_a_password_where_there_is_one(
    workspace: Workspace, qtbot: QtBot
) -> None:
    workspace.operators.add("李清", Role.DRAFTER)
    workspace.operators.sign_out()
    asking = SignInDialog(workspace.operators, "nianbao.db")
    qtbot.addWidget(asking)
    lines = {}
    for row in range(asking.form.names.count()):
        asking.form.names.setCurrentRow(row)
        chosen = asking.form.chosen
        assert chosen is not None
        lines[chosen.name] = not asking.form.password.line.isHidden()
    assert lines == {"李清": False, "陈立川": True}
    asking.form.names.setCurrentRow(asking.form.names.count() - 1)
    asking.form.password.line.setText("错")
    asking.form.submit()
    assert "口令不正确" in asking.form.password.problem.text()
    assert workspace.operators.current is None


@pytest.mark.usefixtures("manager", "city")
def test_the_dialog_of_statuses_offers_a_drafter_only_review(
    workspace: Workspace, qtbot: QtBot
) -> None:
    key = workspace.reports.new_blank(workspace.offices.search("")[0].id, 2024, today=TODAY)
    workspace.operators.sign_in(workspace.operators.add("李清", Role.DRAFTER))
    dialog = StatusDialog(workspace.reports.get(key), TODAY)
    qtbot.addWidget(dialog)
    dialog.let(workspace.operators)
    offered = {each for each, button in dialog.buttons.items() if button.isEnabled()}
    assert offered == {Status.DRAFT, Status.REVIEW}
    assert "不能定稿" in dialog.buttons[Status.FINAL].toolTip()
    assert dialog.step.operator == "李清"
    assert dialog.operator_edit.isReadOnly()


def test_every_action_the_gate_knows_is_there(workspace: Workspace, qtbot: QtBot) -> None:
    window = MainWindow(workspace, lambda: TODAY)
    qtbot.addWidget(window)
    assert set(gate.TOOLS) <= {tool.spec.key for tool in TOOLS}
    assert all(window.pages.ledger.action(key) for key in gate.LEDGER)
    window.resize(QSize(800, 600))


@pytest.mark.usefixtures("manager")
def test_changing_who_works_asks_the_window_to_cover_itself(
    workspace: Workspace, qtbot: QtBot
) -> None:
    window = MainWindow(workspace, lambda: TODAY)
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.lock_requested):
        switch_operator(window, workspace)


def test_without_operators_that_is_explained(
    workspace: Workspace, qtbot: QtBot, asked: Asked
) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    switch_operator(window, workspace)
    assert "还没有设置操作员" in asked.told[0]


def test_the_tool_opens_the_dialog(
    workspace: Workspace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(OperatorsDialog, "exec", lambda self: shown.append(self.windowTitle()))
    window = QMainWindow()
    qtbot.addWidget(window)
    open_operators(window, workspace)
    assert shown == ["操作员"]
    assert isinstance(workspace.path, Path)
