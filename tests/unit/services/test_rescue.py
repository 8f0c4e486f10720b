"""Looking for a backup that can stand in for a damaged store."""

import datetime as dt
from pathlib import Path

import pytest

from desktop.domain.office import Office
from desktop.services import backups
from desktop.services.rescue import SOUND, check_file, newest_good
from desktop.services.workspace import Workspace

_NOW = dt.datetime(2026, 11, 22, 18, 30, tzinfo=dt.UTC)
_DAY = dt.timedelta(days=1)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Return the path of a store with one office, closed."""
    path = tmp_path / "nianbao.db"
    with Workspace.open(path) as workspace:
        workspace.offices.add(Office("云岭县国防动员办公室"))
    return path


def test_without_backups_there_is_none(store: Path) -> None:
    assert newest_good(store) is None


def test_the_newest_sound_one_is_found_behind_damaged_ones(store: Path) -> None:
    good = backups.make(store, now=_NOW).backup
    backups.make(store, now=_NOW + _DAY).backup.path.write_bytes(b"damaged" * 1000)
    found = newest_good(store)
    assert found is not None
    assert found.backup == good
    assert found.contents is not None
    assert found.contents.offices == 1


def test_a_check_that_is_stopped_finds_nothing(store: Path) -> None:
    assert check_file(store, stopped=lambda: True) == SOUND


def test_a_store_that_was_taken_away_is_not_damaged(store: Path) -> None:
    store.unlink()
    assert check_file(store) == SOUND
