"""Opening a store for the window, damaged and encrypted ones too."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.services.workspace import Workspace
from desktop.ui.password import prompt
from desktop.ui.start.damage import DamageDialog, Remedy
from desktop.ui.start.opening import open_workspace, rescued
from tests.ui.asked import Asked

_PASSWORD = "一个很长的密码"  # noqa: S105 - of a store of this test
Now = Callable[[], dt.datetime]


def test_a_sound_store_opens_without_a_word(tmp_path: Path, now: Now, asked: Asked) -> None:
    opened = open_workspace(tmp_path / "a.db", now)
    assert opened is not None
    opened.close()
    assert asked == Asked()


def test_what_cannot_be_opened_is_said_in_words(tmp_path: Path, now: Now, asked: Asked) -> None:
    asked.choice = 1
    assert open_workspace(tmp_path, now) is None
    assert "是一个文件夹" in asked.questions[0]


def test_another_store_may_be_chosen_in_its_place(tmp_path: Path, now: Now, asked: Asked) -> None:
    asked.paths = [tmp_path / "good.db"]
    opened = open_workspace(tmp_path, now)
    assert opened is not None
    assert opened.path == tmp_path / "good.db"
    opened.close()


@pytest.mark.usefixtures("qapp")
def test_a_damaged_store_is_left_alone_where_the_user_leaves(
    no_store: Path, now: Now, remedy: list[Remedy]
) -> None:
    before = no_store.read_bytes()
    remedy.append(Remedy.LEAVE)
    assert open_workspace(no_store, now) is None
    assert no_store.read_bytes() == before


@pytest.mark.usefixtures("qapp")
def test_the_newest_backup_takes_its_place_and_it_is_set_aside(
    no_store: Path, now: Now, remedy: list[Remedy], asked: Asked
) -> None:
    broken = no_store.read_bytes()
    remedy.append(Remedy.BACKUP)
    opened = open_workspace(no_store, now)
    assert opened is not None
    assert opened.offices.count() == 1
    opened.close()
    (kept,) = [path for path in no_store.parent.glob("*.db") if path.read_bytes() == broken]
    assert kept.name in asked.told[0]


@pytest.mark.usefixtures("qapp")
def test_where_nothing_can_be_read_that_is_said_and_asked_again(
    no_store: Path, now: Now, remedy: list[Remedy], asked: Asked
) -> None:
    remedy.extend([Remedy.RESCUE, Remedy.LEAVE])
    assert open_workspace(no_store, now) is None
    assert asked.warned


@pytest.mark.usefixtures("qapp")
def test_another_file_may_be_taken_instead_of_a_damaged_one(
    no_store: Path, tmp_path: Path, now: Now, remedy: list[Remedy], asked: Asked
) -> None:
    remedy.append(Remedy.OTHER)
    asked.paths = [tmp_path / "good.db"]
    opened = open_workspace(no_store, now)
    assert opened is not None
    assert opened.path.name == "good.db"
    opened.close()


def test_what_is_saved_and_what_is_lost_is_told(damaged: Path, now: Now) -> None:
    said = rescued(damaged, now())
    assert "已找回" in said
    assert "损坏-" in said
    with Workspace.open(damaged) as opened:
        assert opened.verify().ok


@pytest.mark.usefixtures("qapp")
def test_the_password_of_an_encrypted_store_is_asked_for(
    tmp_path: Path, now: Now, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("sqlcipher3")
    Workspace.open(tmp_path / "a.db", password=_PASSWORD).close()

    def executed(dialog: prompt.PasswordPrompt) -> int:
        dialog.form.line.setText(_PASSWORD)
        dialog.form.submit()
        return 1

    monkeypatch.setattr(prompt.PasswordPrompt, "exec", executed)
    opened = open_workspace(tmp_path / "a.db", now)
    assert opened is not None
    assert opened.encrypted
    opened.close()


@pytest.mark.usefixtures("dressed")
def test_the_dialog_offers_the_newest_good_backup(qtbot: QtBot, no_store: Path) -> None:
    dialog = DamageDialog(no_store, "台账文件已经损坏。", "退出", None)
    qtbot.addWidget(dialog)
    button = dialog.choices[Remedy.BACKUP]
    assert not button.isEnabled()
    qtbot.waitUntil(button.isEnabled)
    assert "2026年1月16日" in button.accessibleDescription()
    button.click()
    assert dialog.remedy is Remedy.BACKUP


def test_without_one_the_dialog_says_so(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = DamageDialog(tmp_path / "a.db", "台账文件已经损坏。", "退出", None)
    qtbot.addWidget(dialog)
    button = dialog.choices[Remedy.BACKUP]
    qtbot.waitUntil(lambda: "没有找到" in button.accessibleDescription())
    assert not button.isEnabled()
