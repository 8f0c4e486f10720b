"""The commands that make a backup and bring one back."""

from pathlib import Path

import pytest

from desktop.cli import run
from desktop.domain.office import Office
from desktop.services.workspace import Workspace


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Return the path of a store with one office."""
    path = tmp_path / "nianbao.db"
    with Workspace.open(path) as workspace:
        workspace.offices.add(Office("云岭县国防动员办公室"))
    return path


def test_a_backup_can_be_restored_into_a_missing_store(store: Path, tmp_path: Path) -> None:
    copy, other = tmp_path / "copy.db", tmp_path / "new" / "nianbao.db"
    assert run(["--store", str(store), "backup", str(copy)]) == 0
    assert run(["--store", str(other), "restore", str(copy)]) == 0
    with Workspace.open(other) as workspace:
        assert workspace.offices.count() == 1


def test_a_file_that_is_no_backup_is_not_overwritten(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mine = tmp_path / "mine.docx"
    mine.write_text("mine")
    assert run(["--store", str(store), "backup", str(mine)]) == 3
    assert mine.read_text() == "mine"
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_a_store_that_is_not_there_cannot_be_backed_up(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["--store", str(tmp_path / "no.db"), "backup", str(tmp_path / "copy.db")]) == 3
    assert "no.db" in capsys.readouterr().err


def test_what_is_no_backup_is_not_restored(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fake = tmp_path / "fake.db"
    fake.write_bytes(b"SQLite format 3\0 but not really")
    assert run(["--store", str(store), "restore", str(fake)]) == 3
    assert "fake.db" in capsys.readouterr().err
