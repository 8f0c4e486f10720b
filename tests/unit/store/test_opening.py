"""Opening: what is refused and left alone, who may write, what cannot be written."""

import errno
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import filelock
import pytest

from desktop.domain.errors import NotFoundError, ReportError, StoreError, StoreTooNewError
from desktop.domain.office import Office
from desktop.store import Store, opening
from desktop.store.migrations import APPLICATION_ID, STEPS

HOLD = """
import sys
from pathlib import Path
from desktop.store import Store

with Store.open(Path(sys.argv[1])) as store:
    print("read only" if store.read_only else "writing", flush=True)
    sys.stdin.read()
"""


def _foreign(path: Path) -> None:
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("CREATE TABLE notes (text TEXT)")


def _newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as raw:
        raw.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        raw.execute(f"PRAGMA user_version = {len(STEPS) + 1}")


@pytest.mark.parametrize(
    ("make", "error", "words"),
    [
        (lambda path: path.write_bytes(b""), StoreError, "不是本程序的年报库"),
        (lambda path: path.write_bytes(b"x"), StoreError, "不是本程序的年报库"),
        (lambda path: path.write_text("年度报告" * 999, "utf-8"), StoreError, "不是年报库"),
        (_foreign, StoreError, "不是本程序的年报库"),
        (_newer, StoreTooNewError, "请升级本程序"),
    ],
    ids=["empty", "one byte", "text", "foreign database", "newer"],
)
def test_a_file_that_cannot_be_used_is_refused_and_left_as_it_was(
    path: Path, make: object, error: type[ReportError], words: str
) -> None:
    assert callable(make)
    make(path)
    before = path.read_bytes()
    with pytest.raises(error, match=words) as caught:
        Store.open(path, create=True)
    assert str(path) in str(caught.value)
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="是一个文件夹"):
        Store.open(tmp_path)


def test_a_missing_store_is_not_made_unless_asked_for(path: Path) -> None:
    with pytest.raises(NotFoundError, match="没有找到年报库"):
        Store.open(path)
    assert not list(path.parent.iterdir())


def test_a_missing_store_is_not_made_for_reading(path: Path) -> None:
    with pytest.raises(NotFoundError):
        Store.open(path, create=True, read_only=True)


def test_a_store_is_made_with_the_folders_above_it(tmp_path: Path) -> None:
    path = tmp_path / "年报" / "库.db"
    with Store.open(path, create=True) as store:
        assert (store.path, store.schema, store.read_only) == (path, len(STEPS), False)


def test_nothing_but_the_store_and_its_lock_is_left_after_closing(path: Path) -> None:
    Store.open(path, create=True).close()
    assert sorted(file.name for file in path.parent.iterdir()) == [path.name, f"{path.name}.lock"]


def test_what_a_broken_off_creation_left_does_not_stand_in_the_way(path: Path) -> None:
    path.with_name(f"{path.name}.part").write_bytes(b"half")
    with Store.open(path, create=True) as store:
        assert store.verify().ok


def test_a_store_that_cannot_be_made_says_where(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(StoreError, match="请换一个可写的文件夹"):
        Store.open(tmp_path / "file" / "store.db", create=True)


def test_a_place_that_is_taken_by_a_folder_cannot_hold_the_half_made_store(path: Path) -> None:
    path.with_name(f"{path.name}.part").mkdir()
    with pytest.raises(StoreError, match="不能建立年报库"):
        Store.open(path, create=True)


def test_a_failed_opening_frees_the_lock(path: Path) -> None:
    path.with_name(f"{path.name}.part").mkdir()
    with pytest.raises(StoreError):
        Store.open(path, create=True)
    path.with_name(f"{path.name}.part").rmdir()
    with Store.open(path, create=True) as store:
        assert not store.read_only


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

    def refused(*_: object, **__: object) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    monkeypatch.setattr(filelock.FileLock, "acquire", refused)
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
    def taken(lock: filelock.FileLock, **_: object) -> None:
        raise filelock.Timeout(lock.lock_file)

    monkeypatch.setattr(filelock.FileLock, "acquire", taken)
    with pytest.raises(StoreError, match="正由另一个程序建立"):
        Store.open(path, create=True)


def test_a_store_made_by_a_quicker_program_is_taken_as_it_is(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store.open(path.with_name("other.db"), create=True) as other:
        other.add_office(Office("西川县国防动员办公室"))
    acquire = filelock.FileLock.acquire

    def late(lock: filelock.FileLock, timeout: float) -> object:
        path.with_name("other.db").replace(path)
        return acquire(lock, timeout=timeout)

    monkeypatch.setattr(filelock.FileLock, "acquire", late)
    with Store.open(path, create=True) as store:
        assert store.count_offices() == 1


def test_damage_is_told_in_words_and_the_file_is_left_as_it_was(path: Path) -> None:
    Store.open(path, create=True).close()
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(StoreError, match="已经损坏"):
        Store.open(path)
    assert path.read_bytes() == whole[: len(whole) // 2]


def test_a_schema_that_cannot_be_read_is_damage_too(path: Path) -> None:
    Store.open(path, create=True).close()
    path.write_bytes(path.read_bytes().replace(b"CREATE TABLE settings", b"CREATE TABEL settings"))
    with pytest.raises(StoreError, match="已经损坏"):
        Store.open(path)


def test_a_newer_schema_that_stands_only_in_the_log_is_refused_too(path: Path) -> None:
    Store.open(path, create=True).close()
    with closing(sqlite3.connect(path)) as newer:
        newer.execute(f"PRAGMA user_version = {len(STEPS) + 1}")
        with pytest.raises(StoreTooNewError, match="请升级本程序"):
            Store.open(path)


@pytest.fixture
def shut(path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a store that SQLite cannot open the usual way, as on a medium nobody can write."""
    Store.open(path, create=True).close()
    usual = opening._open

    def opened(file: Path, mode: str) -> sqlite3.Connection:
        if mode == "mode=ro":
            error = sqlite3.OperationalError("unable to open database file")
            error.sqlite_errorcode = sqlite3.SQLITE_CANTOPEN
            raise error
        return usual(file, mode)

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
