import errno
import os
from pathlib import Path

import pytest

from desktop.domain.errors import ConflictError, ExportError
from desktop.exports.files import write_atomically, write_with


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_written_and_nothing_else(tmp_path: Path) -> None:
    write_atomically(tmp_path / "报告.docx", b"content")
    assert (tmp_path / "报告.docx").read_bytes() == b"content"
    assert _names(tmp_path) == ["报告.docx"]


def test_a_file_that_is_there_is_kept_without_force(tmp_path: Path) -> None:
    target = tmp_path / "报告.docx"
    target.write_bytes(b"old")
    with pytest.raises(ConflictError, match=r"报告\.docx”已经存在"):
        write_atomically(target, b"new")
    assert target.read_bytes() == b"old"


def test_force_replaces_a_file_that_is_there(tmp_path: Path) -> None:
    target = tmp_path / "报告.docx"
    target.write_bytes(b"old")
    write_atomically(target, b"new", force=True)
    assert target.read_bytes() == b"new"


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "磁盘空间不足"),
        (errno.EIO, "没有写成"),
        (errno.EACCES, "正被其他程序打开"),
        (errno.ENAMETOOLONG, "太长"),
    ],
)
def test_a_failure_leaves_the_old_file_and_no_remains(
    tmp_path: Path, number: int, words: str
) -> None:
    target = tmp_path / "报告.docx"
    target.write_bytes(b"old")

    def save(part: Path) -> None:
        part.write_bytes(b"half")
        raise OSError(number, os.strerror(number))

    with pytest.raises(ExportError, match=words):
        write_with(target, save, force=True)
    assert target.read_bytes() == b"old"
    assert _names(tmp_path) == ["报告.docx"]


def test_a_target_open_in_word_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "报告.docx"
    target.write_bytes(b"old")

    def refuse(_self: Path, _target: Path) -> None:
        raise PermissionError(errno.EACCES, "in use")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(ExportError, match="请在Word或WPS中关闭它"):
        write_atomically(target, b"new", force=True)
    assert _names(tmp_path) == ["报告.docx"]


def test_a_folder_that_may_not_be_written_is_named(tmp_path: Path) -> None:
    def save(_part: Path) -> None:
        raise PermissionError(errno.EACCES, "no")

    with pytest.raises(ExportError, match="没有权限"):
        write_with(tmp_path / "报告.docx", save)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="不存在"):
        write_atomically(tmp_path / "无" / "报告.docx", b"")


def test_a_folder_is_not_taken_for_a_file(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="是一个文件夹"):
        write_atomically(tmp_path, b"", force=True)


def test_what_is_not_the_user_s_to_repair_travels_on_and_leaves_nothing(tmp_path: Path) -> None:
    def save(part: Path) -> None:
        part.write_bytes(b"half")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_with(tmp_path / "报告.docx", save)
    assert _names(tmp_path) == []


def test_a_name_no_folder_can_hold_is_named(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="太长"):
        write_atomically(tmp_path / ("报" * 200 + ".docx"), b"")


def test_the_longest_name_a_folder_can_hold_is_written(tmp_path: Path) -> None:
    target = tmp_path / ("报" * 83 + ".doc")
    write_atomically(target, b"content")
    assert target.read_bytes() == b"content"
