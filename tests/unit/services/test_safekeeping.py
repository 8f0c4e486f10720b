"""The backups of an open store."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.domain.audit import Event
from desktop.domain.errors import NotAllowedError, StoreError
from desktop.domain.office import Office
from desktop.domain.operator import Role
from desktop.services.safekeeping import free_bytes
from desktop.services.workspace import Workspace

_NOW = dt.datetime(2026, 11, 22, 18, 30, tzinfo=dt.UTC)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """Give a store with one office."""
    with Workspace.open(tmp_path / "store" / "nianbao.db") as opened:
        opened.offices.add(Office("云岭县国防动员办公室"))
        yield opened


def test_a_backup_is_made_by_values_alone_and_logged_afterwards(workspace: Workspace) -> None:
    made = workspace.backups.maker(_NOW)()
    workspace.backups.note(made)
    assert workspace.backups.last() == made.backup
    last = list(workspace.audit.entries())[-1]
    assert (last.event, last.subject) == (Event.BACKED_UP, made.backup.path.name)


def test_one_is_due_until_it_is_made(workspace: Workspace) -> None:
    assert workspace.backups.is_due(_NOW)
    workspace.backups.maker(_NOW)()
    assert not workspace.backups.is_due(_NOW)


def test_a_store_that_is_only_read_needs_no_backup(workspace: Workspace) -> None:
    with Workspace.open(workspace.path, read_only=True) as reader:
        assert not reader.backups.is_due(_NOW)


def test_a_backup_in_both_places_is_told_once(workspace: Workspace, tmp_path: Path) -> None:
    workspace.backups.choose_second_place(tmp_path / "usb")
    made = workspace.backups.maker(_NOW)()
    assert [each.path for each in workspace.backups.all()] == [made.backup.path]


def test_one_that_only_the_second_place_still_has_is_told_too(
    workspace: Workspace, tmp_path: Path
) -> None:
    workspace.backups.choose_second_place(tmp_path / "usb")
    made = workspace.backups.maker(_NOW)()
    made.backup.path.unlink()
    assert [each.path for each in workspace.backups.all()] == [made.second]


def test_the_second_place_can_be_given_up(workspace: Workspace, tmp_path: Path) -> None:
    workspace.backups.choose_second_place(tmp_path / "usb")
    workspace.backups.choose_second_place(None)
    assert workspace.backups.second_place is None


def test_bringing_one_back_closes_the_store_and_is_logged_in_the_new_one(
    workspace: Workspace,
) -> None:
    made = workspace.backups.maker(_NOW)()
    workspace.offices.add(Office("清河市国防动员办公室"))
    kept = workspace.backups.restore(made.backup.path, _NOW)
    with Workspace.open(workspace.path) as restored:
        last = list(restored.audit.entries())[-1]
        assert restored.offices.count() == 1
    assert kept is not None
    assert (last.event, kept.name in last.detail) == (Event.REINSTATED, True)


def test_a_damaged_one_leaves_the_store_as_it_was(workspace: Workspace) -> None:
    path = workspace.backups.maker(_NOW)().backup.path
    path.write_bytes(b"damaged")
    with pytest.raises(StoreError):
        workspace.backups.restore(path, _NOW)
    with Workspace.open(workspace.path) as again:
        assert again.offices.count() == 1


def test_only_a_manager_brings_one_back(workspace: Workspace) -> None:
    made = workspace.backups.maker(_NOW)()
    manager = workspace.operators.add("陈立川", Role.MANAGER)
    workspace.operators.sign_in(manager)
    workspace.operators.sign_in(workspace.operators.add("李清", Role.REVIEWER))
    with pytest.raises(NotAllowedError, match="恢复备份"):
        workspace.backups.restore(made.backup.path, _NOW)
    assert workspace.offices.count() == 1


def test_room_is_told_where_there_is_a_place(tmp_path: Path) -> None:
    assert free_bytes(tmp_path)
    assert free_bytes(tmp_path / "gone") is None
