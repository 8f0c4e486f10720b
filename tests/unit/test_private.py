"""Files for the user alone."""

import stat
import sys
from pathlib import Path

import pytest

from desktop import private

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="modes are of other systems")


def _mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_folder_is_made_closed(tmp_path: Path) -> None:
    assert _mode(private.folder(tmp_path / "a" / "b")) == 0o700


def test_one_that_stood_open_is_closed(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir(mode=0o755)
    assert _mode(private.folder(tmp_path / "a")) == 0o700


def test_a_file_is_closed_and_empty(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("draft")
    path.chmod(0o644)
    assert (_mode(private.file(path)), path.read_bytes()) == (0o600, b"")


def test_what_cannot_be_closed_is_left_as_it_is(tmp_path: Path) -> None:
    private.close(tmp_path / "gone")
    assert not (tmp_path / "gone").exists()


def test_a_passing_folder_is_closed_and_leaves_nothing(tmp_path: Path) -> None:
    with private.passing_folder(tmp_path / "work") as folder:
        (folder / "a.txt").write_text("draft")
        assert _mode(folder) == 0o700
    assert list((tmp_path / "work").iterdir()) == []
