import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from desktop.store.lock import locked


@pytest.fixture
def lock(tmp_path: Path) -> Path:
    return tmp_path / "年报 库.db.lock"


def test_a_lock_is_held_by_one_at_a_time(lock: Path) -> None:
    held = locked(lock)
    assert held is not None
    with closing(held):
        assert locked(lock) is None


def test_a_closed_lock_is_free_again(lock: Path) -> None:
    for _ in range(2):
        held = locked(lock)
        assert held is not None
        held.close()


def test_nothing_is_written_into_the_lock_or_beside_it(lock: Path) -> None:
    held = locked(lock)
    assert held is not None
    with closing(held):
        assert [(file.name, file.stat().st_size) for file in lock.parent.iterdir()] == [
            (lock.name, 0)
        ]


@pytest.mark.parametrize("content", [None, b"no database" * 100])
def test_a_place_that_takes_no_lock_is_told(tmp_path: Path, content: bytes | None) -> None:
    lock = tmp_path / "missing" / "lock" if content is None else tmp_path / "lock"
    if content is not None:
        lock.write_bytes(content)
    with pytest.raises(sqlite3.Error):
        locked(lock)
