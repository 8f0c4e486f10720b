"""Backups that are made without being asked for."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QThreadPool
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.changes import Changes
from desktop.domain.office import Office
from desktop.services.workspace import Workspace
from desktop.ui.backups import automatic
from desktop.ui.backups.automatic import AutomaticBackups

_START = dt.datetime(2026, 1, 17, 9, tzinfo=dt.UTC)
_DAY = dt.timedelta(days=1)


@dataclass
class Clock:
    """A clock that stands still until it is put on."""

    now: dt.datetime = _START

    def __call__(self) -> dt.datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    """Give the clock of a test."""
    return Clock()


@pytest.fixture
def backups(qtbot: QtBot, workspace: Workspace, clock: Clock) -> Iterator[AutomaticBackups]:
    """Give the backups of an open store."""
    owner = QWidget()
    qtbot.addWidget(owner)
    made = AutomaticBackups(workspace, clock, owner)
    yield made
    QThreadPool.globalInstance().waitForDone()


def _count(workspace: Workspace) -> int:
    return len(workspace.backups.all())


def test_the_first_look_makes_one(
    qtbot: QtBot, workspace: Workspace, backups: AutomaticBackups
) -> None:
    with qtbot.waitSignal(backups.made):
        backups.look()
    assert _count(workspace) == 1


def test_on_the_same_day_none_is_made_on_the_next_one_is(
    qtbot: QtBot, workspace: Workspace, backups: AutomaticBackups, clock: Clock
) -> None:
    with qtbot.waitSignal(backups.made):
        backups.look()
    backups.look()
    assert _count(workspace) == 1
    clock.now += _DAY
    with qtbot.waitSignal(backups.made):
        backups.look()
    assert _count(workspace) == 2


def test_closing_backs_up_what_has_changed(
    qtbot: QtBot, workspace: Workspace, backups: AutomaticBackups
) -> None:
    workspace.offices.add(Office("清河市国防动员办公室"))
    window = QWidget()
    qtbot.addWidget(window)
    backups.finish(window)
    assert workspace.backups.contents(workspace.backups.all()[0].path).offices == 1
    assert window.isEnabled()


def test_closing_without_a_change_makes_none(
    qtbot: QtBot, workspace: Workspace, backups: AutomaticBackups
) -> None:
    workspace.listeners.tell(Changes(operator=True), None)
    window = QWidget()
    qtbot.addWidget(window)
    backups.finish(window)
    assert _count(workspace) == 0


def test_a_large_store_does_not_keep_the_window_from_closing(
    qtbot: QtBot,
    workspace: Workspace,
    backups: AutomaticBackups,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(automatic, "SMALL", 0)
    workspace.offices.add(Office("清河市国防动员办公室"))
    window = QWidget()
    qtbot.addWidget(window)
    backups.finish(window)
    assert _count(workspace) == 0


def test_waiting_is_explained_when_it_takes_long(
    qtbot: QtBot,
    workspace: Workspace,
    backups: AutomaticBackups,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shown: list[bool] = []
    monkeypatch.setattr(automatic, "_PATIENCE", 0)
    monkeypatch.setattr(automatic._Waiting, "showEvent", lambda *_: shown.append(True))
    workspace.offices.add(Office("清河市国防动员办公室"))
    window = QWidget()
    qtbot.addWidget(window)
    backups.finish(window)
    assert shown == [True] or _count(workspace) == 1


def test_a_failure_is_told_once(
    qtbot: QtBot, workspace: Workspace, backups: AutomaticBackups
) -> None:
    workspace.backups.folder.write_text("a file where the folder should be")
    told: list[str] = []
    backups.failed.connect(told.append)
    for _ in range(2):
        backups.look()
        qtbot.waitUntil(lambda: not backups._task.busy)
    assert len(told) == 1
    assert "备份没有写成" in told[0]


def test_a_stick_that_was_pulled_is_told_once_and_the_backup_is_made(
    qtbot: QtBot, workspace: Workspace, backups: AutomaticBackups, clock: Clock
) -> None:
    pulled = workspace.path.parent / "usb"
    pulled.write_text("no folder")
    workspace.backups.choose_second_place(pulled)
    told: list[str] = []
    backups.failed.connect(told.append)
    for _ in range(2):
        with qtbot.waitSignal(backups.made):
            backups.look()
        clock.now += _DAY
    assert len(told) == 1
    assert _count(workspace) == 2
