"""The password of the store with its copies: set, changed, removed."""

import datetime as dt
import sys
from pathlib import Path

import pytest

from desktop.domain.audit import Event
from desktop.domain.errors import (
    NotAllowedError,
    PasswordNeededError,
    StoreError,
    WeakPasswordError,
    WrongPasswordError,
)
from desktop.domain.office import OfficeId
from desktop.domain.operator import Role
from desktop.services import backups
from desktop.services.encryption import CopyWork, earlier_copies, key_for
from desktop.services.workspace import Workspace
from desktop.store import key
from desktop.store.engine import can_encrypt
from desktop.store.identity import is_encrypted

pytestmark = pytest.mark.skipif(not can_encrypt(), reason="sqlcipher3 is not installed")

FIRST, SECOND = "correct horse 电池", "another long 密码 9"
NOW = dt.datetime(2025, 1, 17, 12, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a key cost next to nothing."""
    monkeypatch.setattr(key, "_MEMORY", 64)


def _done(work: CopyWork) -> list[str]:
    return [step.complaint for step in work.steps()]


def test_a_store_with_a_password_opens_with_it_alone(workspace: Workspace) -> None:
    path = workspace.path
    workspace.encryption.set_password(FIRST)
    workspace.close()
    with pytest.raises(PasswordNeededError):
        Workspace.open(path)
    with pytest.raises(WrongPasswordError):
        Workspace.open(path, password=SECOND)
    with Workspace.open(path, password=FIRST) as again:
        assert again.encrypted


def test_the_password_of_an_open_store_can_be_checked(workspace: Workspace) -> None:
    assert not workspace.encrypted
    assert not workspace.check_password("")
    workspace.encryption.set_password(FIRST)
    assert workspace.check_password(FIRST)
    assert not workspace.check_password(SECOND)


def test_a_new_store_opened_with_a_password_is_encrypted(tmp_path: Path) -> None:
    Workspace.open(tmp_path / "new.db", password=FIRST).close()
    assert is_encrypted(tmp_path / "new.db")


@pytest.mark.usefixtures("office")
def test_services_go_on_after_the_password_was_set(workspace: Workspace) -> None:
    workspace.encryption.set_password(FIRST)
    assert workspace.offices.count() == 1
    assert workspace.searching.find("国防").total == 0
    assert workspace.verify().ok


def test_changing_takes_the_current_password(workspace: Workspace) -> None:
    workspace.encryption.set_password(FIRST)
    with pytest.raises(WrongPasswordError, match="现在的密码不正确"):
        workspace.encryption.set_password(SECOND, current="guess")
    with pytest.raises(WrongPasswordError, match="现在的密码不正确"):
        workspace.encryption.remove_password("guess")
    assert workspace.check_password(FIRST)


def test_a_removed_password_leaves_a_plain_store(workspace: Workspace) -> None:
    workspace.encryption.set_password(FIRST)
    workspace.encryption.remove_password(FIRST)
    workspace.close()
    with Workspace.open(workspace.path) as again:
        assert not again.encrypted


def test_a_short_password_is_refused(workspace: Workspace) -> None:
    with pytest.raises(WeakPasswordError):
        workspace.encryption.set_password("1234567")
    assert not workspace.encrypted


def test_only_a_manager_sets_a_password(workspace: Workspace) -> None:
    workspace.operators.add("王敏", Role.MANAGER)
    drafter = workspace.operators
    with pytest.raises(NotAllowedError):
        drafter.add("李明", Role.DRAFTER)
    with pytest.raises(NotAllowedError):
        workspace.encryption.set_password(FIRST)


def test_what_was_done_is_logged_without_the_password(workspace: Workspace) -> None:
    workspace.encryption.set_password(FIRST)
    workspace.encryption.set_password(SECOND, current=FIRST)
    workspace.encryption.remove_password(SECOND)
    logged = [each for each in workspace.audit.entries() if each.event == Event.PASSWORD]
    assert [each.detail for each in logged] == ["设置台账密码", "更换台账密码", "取消台账密码"]


def test_backups_are_encrypted_with_the_store_s_password(workspace: Workspace) -> None:
    workspace.encryption.set_password(FIRST)
    made = workspace.backups.maker(NOW)()
    assert is_encrypted(made.backup.path)
    assert workspace.backups.contents(made.backup.path).offices == 0
    with pytest.raises(PasswordNeededError):
        backups.contents(made.backup.path)


def test_earlier_copies_follow_the_password(workspace: Workspace, tmp_path: Path) -> None:
    workspace.backups.choose_second_place(tmp_path / "usb")
    made = workspace.backups.maker(NOW)()
    work = workspace.encryption.set_password(FIRST)
    assert set(work.paths) == {made.backup.path, made.second}
    assert _done(work) == ["", ""]
    assert all(map(is_encrypted, work.paths))
    assert _done(workspace.encryption.remove_password(FIRST)) == ["", ""]
    assert not any(map(is_encrypted, work.paths))


def test_a_copy_with_an_older_password_is_told(workspace: Workspace) -> None:
    workspace.encryption.set_password(FIRST)
    workspace.backups.maker(NOW)()
    workspace.encryption.set_password(SECOND, current=FIRST)
    (complaint,) = _done(workspace.encryption.set_password(FIRST, current=SECOND))
    assert "用的是更早的密码" in complaint


def test_a_copy_that_is_damaged_is_told(workspace: Workspace) -> None:
    made = workspace.backups.maker(NOW)()
    made.backup.path.write_bytes(b"SQLite format 3\0" + bytes(5000))
    (complaint,) = _done(workspace.encryption.set_password(FIRST))
    assert "请自行删除" in complaint


def test_copies_of_other_stores_are_left_alone(tmp_path: Path) -> None:
    ours = [
        "台账.v1.bak.db",
        "台账.v7.bak2.db",
        "台账.恢复前20250117-120000.db",
        "台账.损坏-20250117-120000.db",
    ]
    others = ["台账2.db", "台账.db", "台账2.v1.bak.db", "台账.docx", "台账.db.lock"]
    for name in (*ours, *others, "台账.db.part"):
        (tmp_path / name).touch()
    assert sorted(path.name for path in earlier_copies(tmp_path / "台账.db")) == sorted(ours)
    assert not (tmp_path / "台账.db.part").exists()


@pytest.mark.usefixtures("office")
def test_a_plain_backup_comes_back_under_the_store_s_password(
    workspace: Workspace, tmp_path: Path
) -> None:
    plain = tmp_path / "plain.db"
    backups.write_checked(workspace.path, plain)
    workspace.encryption.set_password(FIRST)
    workspace.backups.restore(plain, NOW)
    with Workspace.open(workspace.path, password=FIRST) as restored:
        assert restored.offices.count() == 1
        assert restored.encrypted


@pytest.mark.usefixtures("office")
def test_a_backup_with_an_older_password_comes_back_under_today_s(
    workspace: Workspace, tmp_path: Path
) -> None:
    older = tmp_path / "older.db"
    workspace.encryption.set_password(FIRST)
    backups.write_checked(workspace.path, older, workspace.key)
    workspace.encryption.set_password(SECOND, current=FIRST)
    with pytest.raises(WrongPasswordError):
        workspace.backups.contents(older)
    workspace.backups.restore(older, NOW, password=FIRST)
    with Workspace.open(workspace.path, password=SECOND) as restored:
        assert restored.offices.count() == 1


def test_a_store_in_use_is_not_replaced_whatever_its_password(
    workspace: Workspace, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.db"
    workspace.encryption.set_password(FIRST)
    backups.write_checked(workspace.path, copy, workspace.key)
    with pytest.raises(StoreError, match="正由另一个窗口或程序使用"):
        backups.restore(copy, workspace.path, now=NOW, key=key_for(copy, FIRST))


def test_readers_in_other_threads_open_an_encrypted_store(
    workspace: Workspace, office: OfficeId
) -> None:
    workspace.encryption.set_password(FIRST)
    for service in (workspace.rollups, workspace.exporting, workspace.searching):
        with service._reader() as store:
            assert store.office(office).id == office


def test_without_the_binding_it_is_said_that_there_is_no_encryption(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "sqlcipher3", None)
    assert not workspace.encryption.available
    with pytest.raises(StoreError, match="没有加密组件，不能给年报库设置密码"):
        workspace.encryption.set_password(FIRST)
