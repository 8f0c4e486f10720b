"""The files that are found below a folder, and those that are not."""

import os
from pathlib import Path

import pytest

from desktop.services.file_search import by_count, files_below

KNOWN = (".txt", ".docx")


def names(*roots: Path) -> list[str]:
    return [sighted.path.name for sighted in files_below(roots, KNOWN)]


def touch(folder: Path, *names: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        (folder / name).touch()


def test_files_of_known_kinds_are_found_at_every_depth(tmp_path: Path) -> None:
    touch(tmp_path / "甲" / "2023", "报告.txt", "照片.jpg")
    touch(tmp_path, "总表.DOCX")
    assert names(tmp_path) == ["总表.DOCX", "报告.txt"]


@pytest.mark.parametrize("name", ["~$报告.docx", ".报告.docx", "._报告.docx", ".~lock.报告.docx"])
def test_hidden_and_passing_files_are_left_out(tmp_path: Path, name: str) -> None:
    touch(tmp_path, name, "报告.docx")
    assert names(tmp_path) == ["报告.docx"]


def test_hidden_folders_are_left_out(tmp_path: Path) -> None:
    touch(tmp_path / ".git", "报告.txt")
    touch(tmp_path / "__MACOSX", "报告.txt")
    assert names(tmp_path) == []


def test_files_come_in_the_order_in_which_people_count(tmp_path: Path) -> None:
    touch(tmp_path, "第10份.txt", "第2份.txt", "第1份.txt")
    assert names(tmp_path) == ["第1份.txt", "第2份.txt", "第10份.txt"]


def test_circle_of_links_comes_to_an_end(tmp_path: Path) -> None:
    touch(tmp_path / "甲", "报告.txt")
    (tmp_path / "甲" / "回到上面").symlink_to(tmp_path, target_is_directory=True)
    assert names(tmp_path) == ["报告.txt"]


def test_linked_folder_is_searched_once(tmp_path: Path) -> None:
    touch(tmp_path / "别处", "报告.txt")
    touch(tmp_path / "甲")
    (tmp_path / "甲" / "链接").symlink_to(tmp_path / "别处", target_is_directory=True)
    assert names(tmp_path / "甲", tmp_path / "别处") == ["报告.txt"]


def test_broken_link_is_no_trouble(tmp_path: Path) -> None:
    touch(tmp_path, "报告.txt")
    (tmp_path / "断.txt").symlink_to(tmp_path / "没有.txt")
    assert sorted(names(tmp_path)) == ["报告.txt", "断.txt"]


def test_file_named_by_hand_is_found_whatever_it_is_called(tmp_path: Path) -> None:
    touch(tmp_path, ".隐藏.jpg")
    assert names(tmp_path / ".隐藏.jpg", tmp_path / ".隐藏.jpg") == [".隐藏.jpg"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root opens all")
def test_folder_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    touch(tmp_path / "锁", "报告.txt")
    (tmp_path / "锁").chmod(0)
    found = list(files_below([tmp_path], KNOWN))
    (tmp_path / "锁").chmod(0o700)
    assert [(sighted.path.name, sighted.closed) for sighted in found] == [("锁", True)]


def test_deep_tree_needs_no_deep_stack(tmp_path: Path) -> None:
    folder = tmp_path
    for _ in range(400):
        folder = folder / "a"
    folder.mkdir(parents=True)
    touch(folder, "报告.txt")
    assert names(tmp_path) == ["报告.txt"]


def test_numbers_and_words_of_names_can_always_be_compared() -> None:
    assert sorted(["a1", "1a", "²", "一", ""], key=by_count)
