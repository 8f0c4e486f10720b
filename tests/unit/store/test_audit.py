"""The log of events: it grows, and nobody changes it unseen."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.domain.audit import START, Event
from desktop.store import Store


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """Return a store with three events."""
    path = tmp_path / "store.db"
    with Store.open(path, create=True) as store:
        store.operator = "陈立川"
        for number in range(3):
            store.log(Event.EXPORTED, f"报告{number}.docx", "sm3")
    return path


def _tamper(path: Path, statement: str) -> None:
    raw = sqlite3.connect(path)
    for word in ("update", "delete"):
        raw.execute(f"DROP TRIGGER audit_no_{word}")
    raw.execute(statement)
    raw.commit()
    raw.close()


def _complaint(path: Path) -> str:
    with Store.open(path) as store:
        return store.verify().audit_chain


def test_entries_are_chained(log: Path) -> None:
    with Store.open(log) as store:
        entries = list(store.audit_entries())
    assert [entry.number for entry in entries] == [1, 2, 3]
    assert [entry.previous for entry in entries] == [START, *(e.digest for e in entries[:2])]
    assert {entry.operator for entry in entries} == {"陈立川"}


def test_an_untouched_log_is_sound(log: Path) -> None:
    assert _complaint(log) == "ok"


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit SET detail = '别的' WHERE number = 2",
        "UPDATE audit SET operator = '' WHERE number = 3",
        "DELETE FROM audit WHERE number = 2",
        "DELETE FROM audit WHERE number = 1",
        "UPDATE audit SET number = 7 WHERE number = 3",
    ],
)
def test_whatever_is_changed_later_is_found(log: Path, statement: str) -> None:
    _tamper(log, statement)
    assert "已被改动" in _complaint(log)


@pytest.mark.parametrize("statement", ["UPDATE audit SET detail = ''", "DELETE FROM audit"])
def test_the_file_itself_refuses_changes(log: Path, statement: str) -> None:
    raw = sqlite3.connect(log)
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        raw.execute(statement)
    raw.close()


def test_an_event_stands_or_falls_with_what_it_speaks_of(tmp_path: Path) -> None:
    def fails(store: Store) -> None:
        with store.transaction():
            store.log(Event.REMOVED, "报告")
            raise KeyError

    check: Callable[[Store], None] = fails
    with Store.open(tmp_path / "store.db", create=True) as store:
        with pytest.raises(KeyError):
            check(store)
        assert list(store.audit_entries()) == []
