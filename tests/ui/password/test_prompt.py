"""The prompt for the password of an encrypted store."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.services.workspace import Workspace
from desktop.store import key
from desktop.store.engine import can_encrypt
from desktop.ui.password.prompt import TRIES, PasswordPrompt

pytestmark = pytest.mark.skipif(not can_encrypt(), reason="sqlcipher3 is not installed")

RIGHT = "correct horse 电池"


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a key cost next to nothing."""
    monkeypatch.setattr(key, "_MEMORY", 64)


@pytest.fixture
def prompt(qtbot: QtBot, tmp_path: Path) -> PasswordPrompt:
    """Give the prompt for an encrypted store."""
    path = tmp_path / "台账.db"
    Workspace.open(path, password=RIGHT).close()
    made = PasswordPrompt(path)
    qtbot.addWidget(made)
    return made


def _try(prompt: PasswordPrompt, text: str) -> None:
    prompt.form.line.setText(text)
    prompt.enter.click()


def test_the_right_password_opens_the_store(prompt: PasswordPrompt) -> None:
    _try(prompt, RIGHT)
    assert prompt.workspace is not None
    assert prompt.workspace.encrypted
    prompt.workspace.close()
    assert prompt.result() == PasswordPrompt.DialogCode.Accepted


def test_a_wrong_one_may_be_tried_again(prompt: PasswordPrompt) -> None:
    _try(prompt, "guess")
    assert "还可以试 2 次" in prompt.form.problem.text()
    _try(prompt, RIGHT)
    assert prompt.workspace is not None
    prompt.workspace.close()


def test_after_three_wrong_ones_nothing_more_is_tried(prompt: PasswordPrompt) -> None:
    for _ in range(TRIES):
        _try(prompt, "guess")
    assert "3 次都不正确" in prompt.form.problem.text()
    assert not prompt.enter.isEnabled()
    assert not prompt.form.line.isEnabled()


def test_nothing_typed_is_no_try(prompt: PasswordPrompt) -> None:
    for _ in range(TRIES):
        _try(prompt, "")
    assert prompt.enter.isEnabled()
    assert "还没有输入密码" in prompt.form.problem.text()


def test_another_file_may_be_wanted(prompt: PasswordPrompt) -> None:
    prompt._take_other()
    assert prompt.wants_other
    assert prompt.workspace is None


def test_the_password_may_be_looked_at(prompt: PasswordPrompt) -> None:
    prompt._show_password(True)  # noqa: FBT003 - a slot's signature
    assert prompt.form.line.echoMode() is QLineEdit.EchoMode.Normal


def test_the_cursor_is_as_before_when_a_try_is_over(prompt: PasswordPrompt) -> None:
    _try(prompt, "guess")
    assert QApplication.overrideCursor() is None
