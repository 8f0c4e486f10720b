"""Copies while the store is in use."""

from pathlib import Path

import pytest

from desktop.domain.errors import ConflictError, StoreError
from desktop.domain.office import Office
from desktop.store import Store


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "备份.db"


def test_a_copy_holds_what_was_just_saved(store: Store, target: Path) -> None:
    store.add_office(Office("西川县国防动员办公室"))
    store.copy_to(target)
    with Store.open(target) as copy:
        assert copy.count_offices() == 1


def test_a_copy_is_one_file(store: Store, path: Path, target: Path) -> None:
    store.copy_to(target)
    beside = {file.name for file in path.parent.iterdir() if not file.name.startswith(path.name)}
    assert beside == {target.name}


def test_an_earlier_copy_is_replaced(store: Store, target: Path) -> None:
    store.copy_to(target)
    store.add_office(Office("西川县国防动员办公室"))
    store.copy_to(target)
    with Store.open(target) as copy:
        assert copy.count_offices() == 1


def test_a_file_that_is_no_store_is_not_replaced(store: Store, target: Path) -> None:
    target.write_bytes("一份文稿".encode())
    with pytest.raises(ConflictError, match="没有覆盖"):
        store.copy_to(target)
    assert target.read_bytes() == "一份文稿".encode()


def test_a_store_is_not_copied_onto_itself(store: Store, path: Path) -> None:
    with pytest.raises(ConflictError, match="没有覆盖"):
        store.copy_to(path)


def test_a_copy_that_cannot_be_written_is_told_in_words(store: Store, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"备份没有写成.*年报库没有改变"):
        store.copy_to(tmp_path / "没有的文件夹" / "备份.db")


def test_a_reader_can_copy_too(path: Path, store: Store, target: Path) -> None:
    store.add_office(Office("西川县国防动员办公室"))
    with Store.open(path, read_only=True) as reader:
        reader.copy_to(target)
    with Store.open(target) as copy:
        assert copy.count_offices() == 1
