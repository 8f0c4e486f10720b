"""An encrypted store: opened with its key alone, and as good as a plain one."""

import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from desktop.domain.errors import (
    ConflictError,
    PasswordNeededError,
    StoreError,
    StoreReadOnlyError,
    WrongPasswordError,
)
from desktop.domain.office import Office, OfficeId
from desktop.domain.report import Report, Step
from desktop.store import Store, recoding
from desktop.store.engine import can_encrypt
from desktop.store.identity import is_encrypted, is_store, key_for
from desktop.store.key import Key
from desktop.store.migrations import STEPS

pytestmark = pytest.mark.skipif(not can_encrypt(), reason="sqlcipher3 is not installed")

KEY = Key(b"\x01" * 32, b"NBK1" + b"\x02" * 12)
OTHER = Key(b"\x03" * 32, b"NBK1" + b"\x04" * 12)
PLAIN_BEGINNING = b"SQLite format 3\0"


@pytest.fixture
def locked(path: Path) -> Path:
    """Give a closed encrypted store with one office."""
    with Store.open(path, create=True, key=KEY) as store:
        store.add_office(Office("东岭区国防动员办公室"))
    return path


def test_a_new_store_can_be_encrypted_from_the_start(locked: Path) -> None:
    assert locked.read_bytes()[:16] == KEY.salt
    with Store.open(locked, key=KEY) as store:
        assert store.count_offices() == 1
        assert store.key == KEY


def test_without_a_key_it_is_refused_in_words(locked: Path) -> None:
    before = locked.read_bytes()
    with pytest.raises(PasswordNeededError, match="是加密的，文件没有改动"):
        Store.open(locked)
    assert locked.read_bytes() == before


@pytest.mark.parametrize("wrong", [OTHER, Key(b"\x09" * 32, KEY.salt)], ids=["file", "secret"])
def test_with_another_key_it_is_refused_and_untouched(locked: Path, wrong: Key) -> None:
    before = locked.read_bytes()
    with pytest.raises(WrongPasswordError, match="密码不正确"):
        Store.open(locked, key=wrong)
    assert locked.read_bytes() == before


def test_a_wrong_password_is_not_told_on_standard_error(
    locked: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(WrongPasswordError):
        Store.open(locked, key=Key(b"\x09" * 32, KEY.salt))
    assert capfd.readouterr() == ("", "")


def test_a_key_does_no_harm_to_a_plain_store(path: Path) -> None:
    Store.open(path, create=True).close()
    with Store.open(path, key=KEY) as store:
        assert store.key is None
        assert not store.read_only


def test_a_reader_beside_the_writer_sees_what_it_saved(locked: Path) -> None:
    with Store.open(locked, key=KEY) as writer, Store.open(locked, key=KEY) as reader:
        writer.set_setting("window", "大")
        assert reader.read_only
        assert reader.setting("window") == "大"


@pytest.mark.parametrize("way", [(None, KEY), (KEY, OTHER), (KEY, None)])
def test_a_changed_key_keeps_everything(
    path: Path,
    report: Report,
    draft: Step,
    content: Callable[[Store], str],
    way: tuple[Key | None, Key | None],
) -> None:
    with Store.open(path, create=True, key=way[0]) as store:
        store.add_report(store.add_office(Office("东岭区国防动员办公室")), report, draft)
        before = content(store)
        store.change_key(way[1])
        assert content(store) == before
        assert store.search(("国",), limit=5).total
        assert store.verify().ok
    assert is_encrypted(path) is (way[1] is not None)


def test_the_store_goes_on_writing_after_its_key_was_changed(path: Path) -> None:
    with Store.open(path, create=True) as store:
        store.change_key(KEY)
        store.add_office(Office("东岭区国防动员办公室"))
        store.set_setting("window", "大")
    with Store.open(path, key=KEY) as store:
        assert (store.count_offices(), store.setting("window")) == (1, "大")


def test_the_lock_is_held_while_the_key_is_changed(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[bool] = []
    usual = recoding.recode

    def watched(path: Path, old: Key | None, new: Key | None) -> None:
        usual(path, old, new)
        with Store.open(path, key=new) as second:
            seen.append(second.read_only)

    monkeypatch.setattr("desktop.store.store.recode", watched)
    with Store.open(path, create=True) as store:
        store.change_key(KEY)
    assert seen == [True]


def test_nothing_is_left_beside_the_file(path: Path) -> None:
    with Store.open(path, create=True) as store:
        store.change_key(KEY)
    assert sorted(each.name for each in path.parent.iterdir()) == [path.name, f"{path.name}.lock"]


def test_a_key_that_cannot_be_changed_leaves_the_store_open_as_it_was(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(recoding, "_flush", full)
    with Store.open(path, create=True) as store:
        with pytest.raises(StoreError, match="密码没有改变"):
            store.change_key(KEY)
        store.set_setting("window", "大")
        assert store.key is None
    assert path.read_bytes()[:16] == PLAIN_BEGINNING
    assert not path.with_name(f"{path.name}.part").exists()


def test_a_copy_that_differs_is_not_put_in_place(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recoding, "_is_sound", lambda _: False)
    with Store.open(path, create=True) as store:
        with pytest.raises(StoreError, match="与原来的不一致"):
            store.change_key(KEY)
        assert store.key is None


def test_another_window_keeps_the_key_from_being_changed(path: Path) -> None:
    with Store.open(path, create=True, key=KEY) as store, Store.open(path, key=KEY) as reader:
        assert reader.years() == ()
        with pytest.raises(StoreError):
            store.change_key(OTHER)
        assert store.key == KEY
        store.set_setting("window", "大")
        assert reader.setting("window") == "大"


def test_what_is_only_read_keeps_its_key(locked: Path) -> None:
    with (
        Store.open(locked, key=KEY, read_only=True) as store,
        pytest.raises(StoreReadOnlyError),
    ):
        store.change_key(None)


def test_copies_are_encrypted_with_the_same_key(locked: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    with Store.open(locked, key=KEY) as store:
        store.copy_to(copy)
        store.copy_to(copy)  # an earlier copy is known for one
    assert copy.read_bytes()[:16] == KEY.salt
    with Store.open(copy, key=KEY, read_only=True) as store:
        assert store.count_offices() == 1


def test_the_copy_before_an_upgrade_is_encrypted(path: Path) -> None:
    Store.open(path, create=True, key=KEY, steps=STEPS[:-1]).close()
    Store.open(path, key=KEY).close()
    (copy,) = path.parent.glob(f"*.v{len(STEPS) - 1}.bak.db")
    assert copy.read_bytes()[:16] == KEY.salt


def test_damage_is_told_from_a_wrong_password(locked: Path) -> None:
    content = bytearray(locked.read_bytes())
    content[4096 * 3 : 4096 * 4] = bytes(4096)
    locked.write_bytes(content)
    with Store.open(locked, key=KEY) as store:
        assert not store.verify().ok


def test_an_encrypted_file_is_known_without_its_key(locked: Path) -> None:
    assert is_encrypted(locked)
    assert is_store(locked)


def test_a_password_gives_no_key_to_what_is_not_encrypted(path: Path) -> None:
    assert key_for(path, "correct horse") is None
    Store.open(path, create=True).close()
    assert key_for(path, "correct horse") is None


def test_two_offices_of_one_name_are_refused_as_in_a_plain_store(locked: Path) -> None:
    office = Office("东岭区国防动员办公室")
    with Store.open(locked, key=KEY) as store:
        with pytest.raises(ConflictError, match="已经"):
            store.add_office(office)
        assert store.count_offices() == 1


def test_python_s_own_library_reads_nothing_of_it(locked: Path) -> None:
    with closing(sqlite3.connect(locked)) as raw, pytest.raises(sqlite3.DatabaseError):
        raw.execute("SELECT * FROM sqlite_master")


@pytest.fixture
def _without_cipher(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the binding be missing, as it is on some computers."""
    monkeypatch.setitem(sys.modules, "sqlcipher3", None)


@pytest.mark.usefixtures("_without_cipher")
def test_without_the_binding_plain_stores_work(path: Path, office: OfficeId) -> None:
    with Store.open(path, read_only=True) as store:
        assert store.office(office).office.full_name == "东岭区国防动员办公室"


def test_without_the_binding_an_encrypted_store_is_refused_in_words(
    locked: Path, request: pytest.FixtureRequest
) -> None:
    request.getfixturevalue("_without_cipher")
    with pytest.raises(StoreError, match="没有加密组件，不能打开"):
        Store.open(locked)
    with pytest.raises(StoreError, match="没有加密组件，不能打开"):
        key_for(locked, "correct horse")


@pytest.mark.usefixtures("_without_cipher")
def test_without_the_binding_no_password_is_set(path: Path) -> None:
    with Store.open(path, create=True) as store:
        with pytest.raises(StoreError, match="没有加密组件"):
            store.change_key(KEY)
        assert store.years() == ()
