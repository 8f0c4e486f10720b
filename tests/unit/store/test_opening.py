"""Opening: what is refused and left alone, who may write, what cannot be written."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from desktop.domain.errors import NotFoundError, ReportError, StoreError, StoreTooNewError
from desktop.domain.office import Office
from desktop.store import Store, opening
from desktop.store.lock import locked
from desktop.store.migrations import APPLICATION_ID, STEPS


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


def test_the_log_of_a_lost_store_is_kept_apart_from_the_new_one(path: Path) -> None:
    with Store.open(path, create=True) as store:
        store.add_office(Office("西川县国防动员办公室"))
        lost = Path(shutil.copy(f"{path}-wal", f"{path}.copy"))
    path.unlink()
    lost.replace(f"{path}-wal")
    with Store.open(path, create=True) as store:
        assert store.count_offices() == 0
        assert store.verify().ok
    assert Path(f"{path}-wal.old").stat().st_size > 0


def test_a_name_that_the_system_does_not_take_is_told_in_words(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="请检查文件名"):
        Store.open(tmp_path / ("长" * 300), create=True)


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


def test_a_store_made_by_a_quicker_program_is_taken_as_it_is(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store.open(path.with_name("other.db"), create=True) as other:
        other.add_office(Office("西川县国防动员办公室"))

    def late(lock: Path) -> sqlite3.Connection | None:
        path.with_name("other.db").replace(path)
        return locked(lock)

    monkeypatch.setattr(opening, "locked", late)
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
