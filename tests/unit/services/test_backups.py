"""Backups of a real store."""

import datetime as dt
import stat
import sys
from pathlib import Path

import pytest

from desktop.domain.errors import NotFoundError, StoreError
from desktop.domain.office import Office
from desktop.domain.report import Report
from desktop.services import backups
from desktop.services.workspace import Workspace

_NOW = dt.datetime(2026, 11, 22, 18, 30, tzinfo=dt.UTC)
_HOUR = dt.timedelta(hours=1)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Return the path of a store with one report, closed."""
    path = tmp_path / "nianbao.db"
    with Workspace.open(path) as workspace:
        office = workspace.offices.add(Office("云岭县国防动员办公室"))
        workspace.reports.add(office, Report(year=2024, title="报告"), today=_NOW.date())
    return path


def _add(store: Path, name: str) -> None:
    with Workspace.open(store) as workspace:
        workspace.offices.add(Office(name))


def _offices(store: Path) -> int:
    with Workspace.open(store, create=False) as workspace:
        return workspace.offices.count()


def test_a_backup_lies_in_a_folder_beside_the_store(store: Path) -> None:
    made = backups.make(store, now=_NOW)
    assert made.backup.path == store.parent / "nianbao-backups/nianbao.20261122-183000.bak.db"
    assert [each.path for each in backups.backups_in(made.backup.path.parent, "nianbao")] == [
        made.backup.path
    ]


def test_it_is_made_while_the_store_is_being_written(store: Path) -> None:
    with Workspace.open(store) as workspace:
        workspace.offices.add(Office("清河市国防动员办公室"))
        made = backups.make(store, now=_NOW)
    assert backups.contents(made.backup.path).offices == 2


def test_what_it_holds_can_be_seen_before_it_is_brought_back(store: Path) -> None:
    made = backups.make(store, now=_NOW)
    found = backups.contents(made.backup.path)
    assert (found.offices, found.reports, found.years) == (1, 1, (2024, 2024))


def test_looking_into_a_backup_leaves_it_as_it_was(store: Path) -> None:
    path = backups.make(store, now=_NOW).backup.path
    before = path.read_bytes()
    backups.contents(path)
    assert path.read_bytes() == before


def test_two_in_one_second_get_two_names(store: Path) -> None:
    first, second = (backups.make(store, now=_NOW).backup.path for _ in range(2))
    assert first != second
    assert second.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="modes are of other systems")
def test_it_is_for_the_user_alone(store: Path) -> None:
    path = backups.make(store, now=_NOW).backup.path
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_one_is_due_when_the_last_is_a_day_old(store: Path) -> None:
    assert backups.is_due(store, _NOW)
    backups.make(store, now=_NOW)
    assert not backups.is_due(store, _NOW + 23 * _HOUR)
    assert backups.is_due(store, _NOW + 25 * _HOUR)


def test_a_clock_that_was_set_back_does_not_stop_backups(store: Path) -> None:
    backups.make(store, now=_NOW + 900 * _HOUR)
    assert backups.is_due(store, _NOW)


def test_a_copy_goes_to_the_second_place(store: Path, tmp_path: Path) -> None:
    made = backups.make(store, now=_NOW, second_place=tmp_path / "usb")
    assert made.second == tmp_path / "usb" / made.backup.path.name
    assert made.second.read_bytes() == made.backup.path.read_bytes()


def test_a_second_place_that_is_not_there_is_told_and_the_first_is_made(
    store: Path, tmp_path: Path
) -> None:
    (tmp_path / "usb").write_text("a file, no folder")
    made = backups.make(store, now=_NOW, second_place=tmp_path / "usb")
    assert made.backup.path.exists()
    assert "第二处" in made.warning


def test_old_ones_are_cleared_away(store: Path) -> None:
    for hours in range(5):
        made = backups.make(store, now=_NOW.replace(hour=1) + hours * _HOUR)
    assert [each.path for each in backups.backups_in(made.backup.path.parent, "nianbao")] == [
        made.backup.path
    ]


def test_other_files_in_the_folder_are_left_alone(store: Path) -> None:
    folder = backups.folder_of(store)
    folder.mkdir()
    names = ["报告.docx", "other.20261122-183000.bak.db", "nianbao.99999999-999999.bak.db"]
    for name in names:
        (folder / name).write_text("mine")
    for hours in range(3):
        backups.make(store, now=_NOW + hours * _HOUR)
    assert all((folder / name).exists() for name in names)


def test_bringing_one_back_keeps_the_store_that_was_there(store: Path) -> None:
    made = backups.make(store, now=_NOW)
    _add(store, "清河市国防动员办公室")
    kept = backups.restore(made.backup.path, store, now=_NOW)
    assert kept is not None
    assert (_offices(store), _offices(kept)) == (1, 2)


def test_one_can_be_brought_back_where_the_store_is_lost(store: Path) -> None:
    made = backups.make(store, now=_NOW)
    store.unlink()
    assert backups.restore(made.backup.path, store, now=_NOW) is None
    assert _offices(store) == 1


def test_one_can_be_brought_back_over_a_damaged_store(store: Path) -> None:
    made = backups.make(store, now=_NOW)
    store.write_bytes(b"not a store any more")
    kept = backups.restore(made.backup.path, store, now=_NOW)
    assert kept is not None
    assert kept.read_bytes() == b"not a store any more"
    assert _offices(store) == 1


def test_a_store_in_use_is_not_replaced(store: Path) -> None:
    made = backups.make(store, now=_NOW)
    with Workspace.open(store), pytest.raises(StoreError, match="正由另一个"):
        backups.restore(made.backup.path, store, now=_NOW)
    assert _offices(store) == 1


def test_a_damaged_backup_is_not_brought_back(store: Path) -> None:
    path = backups.make(store, now=_NOW).backup.path
    data = bytearray(path.read_bytes())
    data[len(data) // 2 :] = bytes(len(data) - len(data) // 2)
    path.write_bytes(bytes(data))
    with pytest.raises(StoreError):
        backups.restore(path, store, now=_NOW)
    assert _offices(store) == 1


def test_a_backup_that_is_not_there_is_said(store: Path) -> None:
    with pytest.raises(NotFoundError, match="没有找到备份"):
        backups.restore(store.parent / "no.db", store, now=_NOW)
