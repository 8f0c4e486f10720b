"""The dialog that sets, changes and removes the password of the store."""

import datetime as dt
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit, QMainWindow
from pytestqt.qtbot import QtBot

from desktop.domain.operator import Role
from desktop.services.workspace import Workspace
from desktop.store import key
from desktop.store.engine import can_encrypt
from desktop.store.identity import is_encrypted
from desktop.ui.password import copies, opening
from desktop.ui.password.copies import CopiesDialog
from desktop.ui.password.dialog import PasswordDialog
from desktop.ui.password.fields import ACKNOWLEDGED, NewPassword
from tests.ui.asked import Asked

pytestmark = pytest.mark.skipif(not can_encrypt(), reason="sqlcipher3 is not installed")

FIRST, SECOND = "correct horse 电池", "another long 密码 9"
NOW = dt.datetime(2026, 1, 17, 12, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a key cost next to nothing."""
    monkeypatch.setattr(key, "_MEMORY", 64)


@pytest.fixture
def dialog(qtbot: QtBot, workspace: Workspace) -> PasswordDialog:
    """Give the dialog of a plain store."""
    made = PasswordDialog(workspace)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def changing(qtbot: QtBot, workspace: Workspace) -> PasswordDialog:
    """Give the dialog of an encrypted store."""
    workspace.encryption.set_password(FIRST)
    made = PasswordDialog(workspace)
    qtbot.addWidget(made)
    return made


def _fill(new: NewPassword, password: str) -> None:
    new.first.setText(password)
    new.second.setText(password)
    new.acknowledged.setText(ACKNOWLEDGED)


def test_a_password_is_set(dialog: PasswordDialog, workspace: Workspace, asked: Asked) -> None:
    _fill(dialog.new, FIRST)
    dialog.keep.click()
    assert workspace.check_password(FIRST)
    assert "已设置密码" in asked.told[0]


def test_nothing_is_set_before_its_danger_is_acknowledged_by_typing(
    dialog: PasswordDialog,
) -> None:
    dialog.new.first.setText(FIRST)
    dialog.new.second.setText(FIRST)
    assert not dialog.keep.isEnabled()
    dialog.new.acknowledged.setText("知道了")
    assert not dialog.keep.isEnabled()
    dialog.new.acknowledged.setText(ACKNOWLEDGED)
    assert dialog.keep.isEnabled()


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [
        ("1234567", "", "太短"),
        ("12345678", "", "强度弱"),
        ("nianbao2024", "", "强度中"),
        ("correct horse battery", "", "强度强"),
        ("correct horse battery", "wrong", "两次输入的不一样"),
        ("", "", ""),
    ],
)
def test_what_is_typed_is_judged_in_words(
    dialog: PasswordDialog, first: str, second: str, words: str
) -> None:
    dialog.new.first.setText(first)
    dialog.new.second.setText(second)
    assert words in dialog.new.judged.text()


def test_all_lines_may_be_looked_at(changing: PasswordDialog) -> None:
    changing.new.shown.setChecked(True)
    lines = (changing.current, changing.new.first, changing.new.second)
    assert {line.echoMode() for line in lines} == {QLineEdit.EchoMode.Normal}


def test_a_plain_store_asks_for_no_current_password(dialog: PasswordDialog) -> None:
    assert dialog.current.isHidden()
    assert dialog.remove.isHidden()


def test_a_password_is_changed_with_the_current_one(
    changing: PasswordDialog, workspace: Workspace, asked: Asked
) -> None:
    changing.current.setText(FIRST)
    _fill(changing.new, SECOND)
    changing.keep.click()
    assert workspace.check_password(SECOND)
    assert "已更换密码" in asked.told[0]


def test_another_current_password_is_told_and_changes_nothing(
    changing: PasswordDialog, workspace: Workspace
) -> None:
    changing.current.setText("guess")
    _fill(changing.new, SECOND)
    changing.keep.click()
    assert "现在的密码不正确" in changing.problem.text()
    assert workspace.check_password(FIRST)


def test_a_password_is_removed_after_asking(
    changing: PasswordDialog, workspace: Workspace, asked: Asked
) -> None:
    changing.current.setText(FIRST)
    changing.remove.click()
    assert asked.questions[0].startswith("！取消密码后")
    assert not workspace.encrypted


def test_a_no_keeps_the_password(
    changing: PasswordDialog, workspace: Workspace, asked: Asked
) -> None:
    asked.yes = False
    changing.current.setText(FIRST)
    changing.remove.click()
    assert workspace.encrypted


def test_removing_takes_the_current_password(
    changing: PasswordDialog, workspace: Workspace, asked: Asked
) -> None:
    changing.current.setText("guess")
    changing.remove.click()
    assert not asked.questions
    assert "现在的密码不正确" in changing.problem.text()
    assert workspace.encrypted


def test_earlier_backups_are_encrypted_too(
    qtbot: QtBot, dialog: PasswordDialog, workspace: Workspace
) -> None:
    made = workspace.backups.maker(NOW)()
    _fill(dialog.new, FIRST)
    with qtbot.waitSignal(dialog.accepted):
        dialog.keep.click()
    assert is_encrypted(made.backup.path)


def test_a_copy_that_stays_as_it_was_is_told(
    workspace: Workspace, dialog: PasswordDialog, asked: Asked
) -> None:
    made = workspace.backups.maker(NOW)()
    made.backup.path.write_bytes(b"SQLite format 3\0" + bytes(5000))
    _fill(dialog.new, FIRST)
    dialog.keep.click()
    assert made.backup.path.name in asked.warned[0]


def test_copies_are_told_one_by_one(workspace: Workspace, tmp_path: Path) -> None:
    workspace.backups.choose_second_place(tmp_path / "usb")
    workspace.backups.maker(NOW)()
    told = copies.steps(workspace.encryption.set_password(FIRST))
    assert [(each.done, each.total) for each in told] == [(1, 2), (2, 2)]


def test_the_work_on_copies_cannot_be_left(qtbot: QtBot, workspace: Workspace) -> None:
    dialog = CopiesDialog(workspace.encryption.set_password(FIRST))
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.reject()
    assert dialog.isVisible()


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    """Give a window for the menu's function."""
    made = QMainWindow()
    qtbot.addWidget(made)
    return made


def test_without_the_binding_the_menu_says_so(
    window: QMainWindow, workspace: Workspace, asked: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "sqlcipher3", None)
    opening.open_password(window, workspace)
    assert "没有加密组件" in asked.told[0]


def test_who_may_not_set_a_password_is_told(
    window: QMainWindow, workspace: Workspace, asked: Asked
) -> None:
    workspace.operators.add("王敏", Role.MANAGER)
    opening.open_password(window, workspace)
    assert "需要先登录" in asked.warned[0]


def test_the_menu_shows_the_dialog(
    window: QMainWindow, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(PasswordDialog, "exec", lambda self: shown.append(self.windowTitle()))
    opening.open_password(window, workspace)
    assert shown == ["台账密码"]
