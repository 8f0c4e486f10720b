from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray

from desktop.ui import state


def test_value_is_remembered_beside_the_others() -> None:
    state.change(folder="/home/clerk")
    state.change(report=7)
    assert (state.load().text("folder"), state.load().number("report")) == ("/home/clerk", 7)


def test_state_of_a_widget_is_remembered() -> None:
    state.change(geometry=QByteArray(b"\x00\xff"))
    assert state.load().blob("geometry") == QByteArray(b"\x00\xff")


@pytest.mark.parametrize("damage", ["", "{", "[1]", '{"folder": [1], "report": "seven"}'])
def test_damaged_file_remembers_nothing(program_home: Path, damage: str) -> None:
    file = program_home / "state" / "window.json"
    file.parent.mkdir(parents=True)
    file.write_text(damage, encoding="utf-8")
    assert (state.load().text("folder"), state.load().number("report")) == ("", None)


def test_folder_that_cannot_be_written_does_no_harm(program_home: Path) -> None:
    program_home.write_text("a file where the folder should be", encoding="utf-8")
    state.change(report=7)
    assert state.load().number("report") is None
