"""A sitting: the window opens, its store is exchanged, it is covered, it closes."""

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QThreadPool, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.office import Office
from desktop.domain.operator import Role
from desktop.services.workspace import Workspace
from desktop.ui.operators.sign_in import SignInDialog, SignInForm
from desktop.ui.start import lock
from desktop.ui.start.damage import Remedy
from desktop.ui.start.remedies import mend
from desktop.ui.start.session import Session
from tests.ui.asked import Asked
from tests.ui.start.conftest import NOW

Now = Callable[[], dt.datetime]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return the path of a store with one office."""
    made = tmp_path / "store" / "nianbao.db"
    with Workspace.open(made) as workspace:
        workspace.offices.add(Office("云岭县国防动员办公室"))
    return made


@pytest.fixture
def guarded(path: Path) -> Path:
    """Return the path of a store with a manager, who has a password, and a drafter."""
    with Workspace.open(path) as workspace:
        manager = workspace.operators.add("陈立川", Role.MANAGER, "安全第一")
        workspace.operators.sign_in(manager, "安全第一")
        workspace.operators.add("李清", Role.DRAFTER)
    return path


@pytest.fixture
def session(qtbot: QtBot, dressed: QApplication, now: Now) -> Iterator[Session]:  # noqa: ARG001
    """Give a sitting that is closed at the end."""
    owner = QWidget()
    qtbot.addWidget(owner)
    made = Session(now, owner)
    yield made
    if made.window is not None:
        made.window.close()
        made.window.deleteLater()
    made.close()


@pytest.fixture
def signing_in(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """Sign in as the names and passwords of this list, one after the other; leave at its end."""
    wanted: list[tuple[str, str]] = []

    def executed(dialog: SignInDialog) -> int:
        if not wanted:
            return 0
        enter(dialog.form, *wanted.pop(0))
        return 1

    monkeypatch.setattr(SignInDialog, "exec", executed)
    return wanted


def enter(form: QWidget, name: str, password: str = "") -> None:
    """Sign in with a form."""
    assert isinstance(form, SignInForm)
    for row in range(form.names.count()):
        if form.names.item(row).text().startswith(name):
            form.names.setCurrentRow(row)
    form.password.line.setText(password)
    form.submit()


def opened(session: Session, path: Path) -> Workspace:
    """Open a store and begin its upkeep."""
    assert session.open(path)
    session.take_care()
    QThreadPool.globalInstance().waitForDone()
    QApplication.processEvents()  # takes the first backup's answer
    assert session.workspace is not None
    return session.workspace


def test_the_window_opens_and_its_bar_says_when_the_last_backup_was_made(
    qtbot: QtBot, session: Session, path: Path
) -> None:
    opened(session, path)
    upkeep = session._upkeep
    assert upkeep is not None
    qtbot.waitUntil(lambda: upkeep.last_backup.text() == "上次备份：今天 09:00")
    assert upkeep.operator.isHidden()


def test_a_backup_that_comes_back_opens_the_window_anew(
    qtbot: QtBot, session: Session, path: Path, now: Now, asked: Asked
) -> None:
    workspace = opened(session, path)
    backup = workspace.backups.maker(now())().backup
    workspace.offices.add(Office("清河市国防动员办公室"))
    before = session.window
    assert before is not None
    session.exchange(lambda: f"{workspace.backups.restore(backup.path, now())}")
    assert session.workspace is not None
    assert session.workspace.offices.count() == 1
    assert session.window is not before
    assert "恢复前" in asked.told[0]
    assert qtbot is not None


def test_where_that_fails_the_store_opens_as_it_is(
    session: Session, path: Path, now: Now, asked: Asked
) -> None:
    workspace = opened(session, path)
    session.exchange(lambda: f"{workspace.backups.restore(path.parent / 'gone.db', now())}")
    assert session.workspace is not None
    assert session.workspace.offices.count() == 1
    assert "没有找到备份" in asked.warned[0]


def test_a_store_with_operators_shows_nothing_before_somebody_signs_in(
    session: Session, guarded: Path, signing_in: list[tuple[str, str]]
) -> None:
    assert signing_in == []
    assert not session.open(guarded)
    assert session.window is None


def test_who_signed_in_stands_in_the_bar_and_may_not_do_all(
    session: Session, guarded: Path, signing_in: list[tuple[str, str]]
) -> None:
    signing_in.append(("李清", ""))
    opened(session, guarded)
    assert session._upkeep is not None
    assert session.window is not None
    assert session._upkeep.operator.text() == "操作员：李清（起草）"
    action = session.window.pages.ledger.action("add_office")
    assert not action.isEnabled()
    assert "不能管理单位" in action.toolTip()
    action.setEnabled(True)
    assert not action.isEnabled()


def test_after_the_idle_minutes_somebody_else_may_go_on(
    session: Session, guarded: Path, signing_in: list[tuple[str, str]]
) -> None:
    signing_in.append(("李清", ""))
    workspace = opened(session, guarded)
    assert workspace.lock_minutes == 15
    upkeep = session._upkeep
    assert upkeep is not None

    def unlock() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, lock.LockDialog)
        enter(dialog.form, "陈立川", "安全第一")

    QTimer.singleShot(0, unlock)
    upkeep.idle.passed.emit()
    assert session.window is not None
    assert upkeep.operator.text() == "操作员：陈立川（管理）"
    assert session.window.pages.ledger.action("add_office").isEnabled()


def test_leaving_from_the_lock_closes_the_window(
    session: Session, guarded: Path, signing_in: list[tuple[str, str]]
) -> None:
    signing_in.append(("李清", ""))
    opened(session, guarded)

    def leave() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, lock.LockDialog)
        dialog.leave()

    QTimer.singleShot(0, leave)
    session.lock()
    assert session.window is not None
    assert not session.window.isVisible()


def test_without_operators_and_password_there_is_no_lock(session: Session, path: Path) -> None:
    workspace = opened(session, path)
    assert workspace.lock_minutes == 0
    session.lock()
    assert session.window is not None
    assert session.window.isVisible()


def test_closing_backs_up_what_has_changed(session: Session, path: Path) -> None:
    workspace = opened(session, path)
    workspace.offices.add(Office("清河市国防动员办公室"))
    assert session.window is not None
    session.window.close()
    last = workspace.backups.last()
    assert last is not None
    assert workspace.backups.contents(last.path).offices == 2


@pytest.mark.parametrize("wanted", [Remedy.BACKUP, Remedy.RESCUE])
def test_damage_that_is_found_later_is_mended_and_the_window_opens_anew(
    session: Session, path: Path, remedy: list[Remedy], asked: Asked, wanted: Remedy
) -> None:
    workspace = opened(session, path)
    window = session.window
    assert window is not None
    remedy.append(wanted)
    mend(window, workspace, lambda: NOW)
    assert session.window is not window
    assert session.workspace is not None
    assert session.workspace.offices.count() == 1
    assert "保留为" in asked.told[0]


def test_a_complaint_of_the_check_is_said_in_the_bar(
    session: Session, path: Path, remedy: list[Remedy]
) -> None:
    opened(session, path)
    remedy.append(Remedy.LEAVE)
    assert session._upkeep is not None
    assert session.window is not None
    session._upkeep._on_checked("ok")
    assert session.window.statusBar().currentMessage() == ""
    session._upkeep._on_checked("row 1 missing from index a\nrow 2")
    assert "有损坏：row 1" in session.window.statusBar().currentMessage()
