"""One program writes; every other one, and what cannot be written, is opened for reading."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.domain.errors import StoreError
from desktop.domain.office import Office
from desktop.store import Store, opening

HOLD = """
import sys
from pathlib import Path
from desktop.store import Store

with Store.open(Path(sys.argv[1])) as store:
    print("read only" if store.read_only else "writing", flush=True)
    sys.stdin.read()
"""


def test_the_second_store_of_a_process_reads_what_the_first_writes(
    path: Path, store: Store
) -> None:
    with Store.open(path) as second:
        store.add_office(Office("西川县国防动员办公室"))
        assert second.read_only
        assert "正由另一个窗口或程序使用" in second.read_only_reason
        assert second.count_offices() == 1


def test_closing_a_reader_does_not_take_the_writer_s_log_away(path: Path, store: Store) -> None:
    Store.open(path).close()
    store.add_office(Office("西川县国防动员办公室"))
    with Store.open(path) as reader:
        assert reader.count_offices() == 1


@pytest.fixture
def holder(
    path: Path, root: Path, run_environment: dict[str, str]
) -> Iterator["subprocess.Popen[str]"]:
    Store.open(path, create=True).close()
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)],
        cwd=root,
        env=run_environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "writing\n"
        yield process
        process.kill()


@pytest.mark.usefixtures("holder")
def test_a_second_program_opens_the_store_for_reading(path: Path) -> None:
    with Store.open(path) as store:
        assert store.read_only
        assert store.read_only_reason.endswith("请关闭那一个，再重新打开。")


def test_a_killed_program_holds_nothing(path: Path, holder: "subprocess.Popen[str]") -> None:
    holder.kill()
    holder.wait()
    with Store.open(path) as store:
        assert not store.read_only


def test_a_store_asked_for_reading_needs_no_lock(path: Path, store: Store) -> None:
    store.set_setting("window", "大")
    with Store.open(path, read_only=True) as reader:
        assert reader.read_only_reason.startswith(f"年报库“{path}”按要求以只读方式打开")
        assert reader.setting("window") == "大"


def test_a_place_that_cannot_take_the_lock_is_opened_for_reading(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Store.open(path, create=True).close()

    def refused(_: Path) -> sqlite3.Connection | None:
        raise sqlite3.OperationalError("attempt to write a readonly database")

    monkeypatch.setattr(opening, "locked", refused)
    with Store.open(path) as store:
        assert "不可写，这里以只读方式打开" in store.read_only_reason
        assert store.years() == ()


def test_a_file_that_cannot_be_written_is_opened_for_reading(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Store.open(path, create=True).close()
    monkeypatch.setattr(os, "access", lambda *_: False)
    with Store.open(path) as store:
        assert "不可写，这里以只读方式打开" in store.read_only_reason


def test_a_store_on_its_way_to_be_made_elsewhere_is_not_made_twice(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "locked", lambda _: None)
    with pytest.raises(StoreError, match="正由另一个程序建立"):
        Store.open(path, create=True)


@pytest.fixture
def shut(path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a store that SQLite cannot open the usual way, as on a medium nobody can write."""
    Store.open(path, create=True).close()
    usual = opening._open

    def opened(file: Path, mode: str, key: None) -> sqlite3.Connection:
        if mode == "mode=ro":
            error = sqlite3.OperationalError("unable to open database file")
            error.sqlite_errorcode = sqlite3.SQLITE_CANTOPEN
            raise error
        return usual(file, mode, key)

    monkeypatch.setattr(opening, "_open", opened)
    return path


def test_what_nobody_can_write_is_read_without_locks(
    shut: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "_is_frozen", lambda _: True)
    with Store.open(shut, read_only=True) as store:
        assert store.years() == ()


def test_a_log_that_cannot_be_read_is_not_passed_by(
    shut: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "_is_frozen", lambda _: True)
    shut.with_name(f"{shut.name}-wal").write_bytes(b"log")
    with pytest.raises(StoreError, match="没有并入的改动"):
        Store.open(shut, read_only=True)


def test_what_others_may_write_is_never_read_without_locks(shut: Path) -> None:
    with pytest.raises(StoreError, match="打不开"):
        Store.open(shut, read_only=True)


@pytest.mark.parametrize(("access", "frozen"), [(True, False), (False, True)])
def test_windows_knows_a_frozen_file_by_its_rights(
    path: Path, monkeypatch: pytest.MonkeyPatch, *, access: bool, frozen: bool
) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(os, "access", lambda *_: access)
    assert opening._is_frozen(path) is frozen


@pytest.mark.skipif(sys.platform == "win32", reason="symbolic links need a right on Windows")
def test_a_link_to_a_store_does_not_let_a_second_writer_in(path: Path, store: Store) -> None:
    link = path.with_name("link.db")
    link.symlink_to(path)
    with Store.open(link) as second:
        assert second.read_only
    assert not store.read_only
