import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop import paths

FOLDERS = [paths.data_dir, paths.state_dir, paths.log_dir, paths.work_dir]


def test_resources_of_a_checkout_lie_beside_the_package(root: Path) -> None:
    assert paths.resources() == root / "resources"


def test_resources_of_an_installed_package_lie_inside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside = tmp_path / "desktop" / "resources"
    inside.mkdir(parents=True)
    monkeypatch.setattr(paths, "__file__", str(tmp_path / "desktop" / "paths.py"))
    assert paths.resources() == inside


def test_resources_of_a_bundle_lie_where_it_was_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert paths.resources() == tmp_path / "resources"


def test_store_lies_in_the_home_that_was_named(program_home: Path) -> None:
    assert paths.user_store() == program_home / "nianbao.db"


@pytest.mark.parametrize("folder", FOLDERS)
def test_folder_lies_in_the_home_that_was_named(
    folder: Callable[[], Path], program_home: Path
) -> None:
    assert folder().is_relative_to(program_home)


@pytest.mark.parametrize("folder", FOLDERS)
def test_asking_for_a_folder_does_not_make_it(
    folder: Callable[[], Path], program_home: Path
) -> None:
    folder()
    assert not program_home.exists()


@pytest.mark.parametrize("folder", FOLDERS)
def test_without_a_named_home_a_folder_is_the_programs_own(
    folder: Callable[[], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NIANBAO_HOME", " ")
    assert "nianbao" in folder().parts
    assert folder().is_absolute()


def test_a_relative_home_is_taken_from_the_folder_the_program_was_started_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NIANBAO_HOME", "portable")
    assert paths.data_dir() == tmp_path / "portable"
