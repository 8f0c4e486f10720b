"""The dialog of backups."""

import datetime as dt
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QThreadPool
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from desktop.domain.office import Office, OfficeId
from desktop.domain.operator import Role
from desktop.services.workspace import Workspace
from desktop.ui.backups.dialog import BackupsDialog
from desktop.ui.backups.restore import RestoreDialog
from tests.ui.asked import Asked

_NOW = dt.datetime(2026, 1, 17, 9, tzinfo=dt.UTC)


@pytest.fixture
def dialog(qtbot: QtBot, workspace: Workspace, city: OfficeId) -> Iterator[BackupsDialog]:
    """Give the dialog on a store with one backup, looked into."""
    assert city
    workspace.backups.maker(_NOW)()
    made = BackupsDialog(workspace, lambda: _NOW + dt.timedelta(hours=1))
    qtbot.addWidget(made)
    qtbot.waitUntil(lambda: "个单位" in made.details.text())
    yield made
    QThreadPool.globalInstance().waitForDone()


def test_the_newest_is_chosen_and_says_what_it_holds(dialog: BackupsDialog) -> None:
    assert "3 个单位、0 份报告" in dialog.details.text()
    assert dialog.restore_button.isEnabled()


def test_one_more_can_be_made_at_once(qtbot: QtBot, dialog: BackupsDialog) -> None:
    with qtbot.waitSignal(dialog._making.finished):
        dialog.make()
    chosen = dialog.list.backup
    assert chosen is not None
    assert chosen.made.hour == 10  # the one of an hour ago has made way
    assert dialog.make_button.isEnabled()


def test_a_failure_is_told(
    qtbot: QtBot, dialog: BackupsDialog, workspace: Workspace, asked: Asked
) -> None:
    shutil.rmtree(workspace.backups.folder)
    workspace.backups.folder.write_text("no folder")
    with qtbot.waitSignal(dialog._making.finished):
        dialog.make()
    assert "备份没有写成" in asked.warned[0]


def test_a_damaged_one_is_said_and_cannot_be_brought_back(
    qtbot: QtBot, dialog: BackupsDialog, workspace: Workspace
) -> None:
    workspace.backups.all()[0].path.write_bytes(b"damaged")
    dialog.refresh()
    qtbot.waitUntil(lambda: "不是年报库" in dialog.details.text())
    assert not dialog.restore_button.isEnabled()


def test_without_any_that_is_said(dialog: BackupsDialog, workspace: Workspace) -> None:
    workspace.backups.all()[0].path.unlink()
    dialog.refresh()
    assert "还没有备份" in dialog.details.text()
    assert not dialog.restore_button.isEnabled()


def test_bringing_one_back_is_left_to_the_window(
    dialog: BackupsDialog, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(RestoreDialog, "exec", lambda _self: 1)
    workspace.offices.add(Office("清河市国防动员办公室"))
    dialog.restore()
    assert dialog.restoring is not None
    said = dialog.restoring()
    assert "台账已恢复到2026年1月17日" in said
    with Workspace.open(workspace.path) as again:
        assert again.offices.count() == 3


def test_nothing_is_brought_back_without_a_yes(
    dialog: BackupsDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(RestoreDialog, "exec", lambda _self: 0)
    dialog.restore()
    assert dialog.restoring is None


def test_a_drafter_may_look_and_copy_but_not_bring_back(
    qtbot: QtBot, dialog: BackupsDialog, workspace: Workspace
) -> None:
    workspace.operators.sign_in(workspace.operators.add("陈立川", Role.MANAGER))
    workspace.operators.sign_in(workspace.operators.add("李清", Role.DRAFTER))
    dialog.refresh()
    dialog.place.refresh()
    qtbot.waitUntil(lambda: "个单位" in dialog.details.text())
    assert not dialog.restore_button.isEnabled()
    assert "不能恢复备份" in dialog.restore_button.toolTip()
    assert dialog.make_button.isEnabled()
    assert not dialog.place.choose_button.isEnabled()


def test_a_second_place_is_chosen_and_its_room_told(
    dialog: BackupsDialog, tmp_path: Path, asked: Asked
) -> None:
    asked.paths = [tmp_path]
    dialog.place.choose()
    assert "可以使用" in dialog.place.said


def test_a_stick_that_was_pulled_is_told_calmly(
    dialog: BackupsDialog, tmp_path: Path, asked: Asked
) -> None:
    asked.paths = [tmp_path / "gone"]
    dialog.place.choose()
    assert "优盘可能没有插上" in dialog.place.said
    dialog.place.drop()
    assert "还没有设置" in dialog.place.said


def test_the_folder_can_be_opened(
    dialog: BackupsDialog, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    dialog.open_folder()
    assert opened == [str(workspace.backups.folder)]
