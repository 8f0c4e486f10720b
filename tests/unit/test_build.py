"""The parts of the build scripts that decide something."""

import shutil
import sys
from pathlib import Path

import pytest

import environment
import machine
import tasks

LISTING = """installed|libgl1|
installed|libglib2.0-0t64|libglib2.0-0 (= 2.80.0)
installed|libcups2t64|
config-files|xvfb|
installed|python3|python3-importable, python3-profiler
"""


@pytest.fixture(scope="module")
def installed() -> set[str]:
    return machine.parse_installed(LISTING)


@pytest.mark.parametrize("name", ["libgl1", "libglib2.0-0", "libcups2", "python3-profiler"])
def test_a_package_counts_under_its_old_and_its_new_name(name: str, installed: set[str]) -> None:
    assert machine.missing([name], installed) == []


def test_a_removed_package_and_an_unknown_one_are_missing(installed: set[str]) -> None:
    assert machine.missing(["xvfb", "libgl1", "libegl1"], installed) == ["xvfb", "libegl1"]


@pytest.mark.parametrize("variable", ["DISPLAY", "WAYLAND_DISPLAY"])
def test_either_kind_of_display_will_do(variable: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    assert not machine.has_display()
    monkeypatch.setenv(variable, ":0")
    assert machine.has_display()


def test_other_systems_always_have_a_display(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    assert machine.has_display()


def test_without_rights_the_needed_command_is_told_word_for_word(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    nobodys_machine(monkeypatch)
    with pytest.raises(SystemExit, match="apt-get install --no-install-recommends libegl1 xvfb"):
        machine._provide(needed=["libgl1", "libegl1"], wanted=["xvfb"])


def test_without_rights_a_test_program_is_only_asked_for(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    nobodys_machine(monkeypatch)
    machine._provide(needed=["libgl1"], wanted=["xvfb"])
    assert "apt-get install --no-install-recommends xvfb" in capsys.readouterr().err


def nobodys_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pretend to be a user without rights on a machine with little installed."""
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(machine, "_installed", lambda: machine.parse_installed(LISTING))
    monkeypatch.setattr(machine, "_as_root", lambda: None)


@pytest.fixture
def steps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Give the environment a folder of its own and record what pip is asked for."""
    asked: list[str] = []
    monkeypatch.setattr(environment, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(environment, "STAMP", tmp_path / ".venv" / "stamp.txt")
    environment.python().parent.mkdir(parents=True)
    for name in ("python", "pip"):
        environment.script(name).touch()
    monkeypatch.setattr(environment, "_pip", lambda *words: asked.append(Path(words[-1]).name))
    return asked


def test_a_second_start_installs_nothing(steps: list[str]) -> None:
    environment.prepare("run")
    environment.prepare("run")
    assert steps == ["run.txt", ""]


def test_a_larger_lock_covers_the_smaller_ones(steps: list[str]) -> None:
    environment.prepare("package")
    environment.prepare("dev")
    environment.prepare("run")
    assert steps == ["package.txt", ""]


def test_a_changed_lock_is_installed_and_so_is_the_older_one_again(
    steps: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(environment, "LOCKS", tmp_path)
    for text in ("before", "after", "before"):
        (tmp_path / "run.txt").write_text(text, encoding="utf-8")
        environment.prepare("run")
    assert [step for step in steps if step] == ["run.txt"] * 3


@pytest.mark.parametrize(("word", "status"), [("help", 0), ("-h", 0), ("rnu", 2)])
def test_what_is_not_a_command_shows_the_commands(
    word: str, status: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert tasks.main([word]) == status
    shown = capsys.readouterr().out
    assert [name for name in tasks.COMMANDS if name not in shown] == []
