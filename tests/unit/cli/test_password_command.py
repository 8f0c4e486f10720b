"""The password of the store on the command line."""

from pathlib import Path

import pytest

from desktop.cli import run
from desktop.domain.office import Office
from desktop.services.workspace import Workspace
from desktop.store import key
from desktop.store.engine import can_encrypt
from desktop.store.identity import is_encrypted

pytestmark = pytest.mark.skipif(not can_encrypt(), reason="sqlcipher3 is not installed")


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a key cost next to nothing."""
    monkeypatch.setattr(key, "_MEMORY", 64)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Return the path of a plain store with one office."""
    path = tmp_path / "nianbao.db"
    with Workspace.open(path) as workspace:
        workspace.offices.add(Office("云岭县国防动员办公室"))
    return path


@pytest.fixture
def first(tmp_path: Path) -> str:
    """Return the name of a password file."""
    file = tmp_path / "first.txt"
    file.write_text("correct horse 电池\r\nnot this\r\n", encoding="utf-8")
    return str(file)


@pytest.fixture
def second(tmp_path: Path) -> str:
    """Return the name of another password file."""
    file = tmp_path / "second.txt"
    file.write_text("\ufeffanother long 密码 9", encoding="utf-8")
    return str(file)


def _set(store: Path, file: str) -> None:
    assert run(["--store", str(store), "password", "--new-password-file", file]) == 0


def test_setting_says_first_that_a_forgotten_password_is_hopeless(
    store: Path, first: str, capsys: pytest.CaptureFixture[str]
) -> None:
    _set(store, first)
    told = capsys.readouterr().err.splitlines()
    assert "密码无法找回" in told[0]
    assert "已设置密码" in told[1]
    assert is_encrypted(store)


def test_commands_open_the_store_with_the_password_file(
    store: Path, first: str, tmp_path: Path
) -> None:
    _set(store, first)
    known = ["--store", str(store), "--password-file", first]
    copy = str(tmp_path / "copy.db")
    assert run([*known, "list"]) == 0
    assert run([*known, "verify"]) == 0
    assert run([*known, "backup", copy]) == 0
    assert run([*known, "restore", copy]) == 0
    assert is_encrypted(Path(copy))
    assert is_encrypted(store)


def test_without_the_file_a_command_says_what_to_do(
    store: Path, first: str, capsys: pytest.CaptureFixture[str]
) -> None:
    _set(store, first)
    capsys.readouterr()
    assert run(["--store", str(store), "list"]) == 3
    assert "--password-file" in capsys.readouterr().err


def test_a_wrong_password_is_one_sentence(
    store: Path, first: str, second: str, capfd: pytest.CaptureFixture[str]
) -> None:
    _set(store, first)
    capfd.readouterr()
    assert run(["--store", str(store), "--password-file", second, "list"]) == 3
    told = capfd.readouterr().err
    assert told.count("\n") == 1
    assert "密码不正确" in told


def test_the_password_is_changed_and_removed(store: Path, first: str, second: str) -> None:
    _set(store, first)
    now = ["--store", str(store), "--password-file"]
    assert run([*now, first, "password", "--new-password-file", second]) == 0
    assert run([*now, first, "password", "--remove"]) == 3
    assert run([*now, second, "password", "--remove"]) == 0
    assert run(["--store", str(store), "list"]) == 0


def test_an_empty_password_file_sets_nothing(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    empty = tmp_path / "empty.txt"
    empty.touch()
    assert run(["--store", str(store), "password", "--new-password-file", str(empty)]) == 3
    assert "是空的" in capsys.readouterr().err
    assert not is_encrypted(store)


def test_a_copy_that_keeps_its_old_password_is_told(
    store: Path, first: str, capsys: pytest.CaptureFixture[str]
) -> None:
    damaged = store.with_name("nianbao.损坏-20250117-120000.db")
    damaged.write_bytes(b"\xff" * 5000)
    assert run(["--store", str(store), "password", "--new-password-file", first]) == 1
    assert damaged.name in capsys.readouterr().err
