import importlib
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtWidgets import QFileDialog

from desktop.ui import state
from desktop.ui.dialogs import files, messages
from tests.ui.asked import Asked


@pytest.fixture
def real(monkeypatch: pytest.MonkeyPatch, asked: Asked) -> ModuleType:
    """Take the recorder away again: here the functions themselves are tried."""
    assert asked is not None
    monkeypatch.undo()
    return importlib.import_module(files.__name__)


@pytest.fixture
def answer(real: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Answer every dialog of the system with a file, and tell it."""
    assert real is files
    monkeypatch.setenv("NIANBAO_HOME", str(tmp_path / "home"))
    chosen = tmp_path / "年报"
    for name, given in (
        ("getSaveFileName", (str(chosen), "")),
        ("getOpenFileName", (str(chosen), "")),
        ("getOpenFileNames", ([str(chosen)], "")),
        ("getExistingDirectory", str(tmp_path)),
    ):
        monkeypatch.setattr(QFileDialog, name, lambda *_words, given=given: given)
    return chosen


def test_suffix_that_was_not_typed_is_added(answer: Path) -> None:
    path = files.ask_save_path(None, "导出", "a.docx", "Word 文档", ".docx")
    assert path == answer.with_name("年报.docx")


@pytest.mark.parametrize("may", [True, False])
def test_file_met_by_the_added_suffix_is_asked_about(
    answer: Path, monkeypatch: pytest.MonkeyPatch, *, may: bool
) -> None:
    there = answer.with_name("年报.docx")
    there.touch()
    recorder = Asked(yes=may)
    monkeypatch.setattr(messages, "ask", recorder.ask)
    path = files.ask_save_path(None, "导出", "a.docx", "Word 文档", ".docx")
    assert path == (there if may else None)
    assert recorder.questions == ["！文件“年报.docx”已经存在，要替换它吗？"]


def test_folder_that_was_chosen_is_where_the_next_dialog_begins(answer: Path) -> None:
    files.ask_open_file(None, "选择", "台账文件", ".db")
    assert state.load().text("folder") == str(answer.parent)
    assert files._folder() == answer.parent


def test_files_and_folder_are_given_as_paths(answer: Path) -> None:
    chosen = files.ask_open_files(None, "选择", "报告文件", (".docx", ".txt"))
    assert (chosen, files.ask_folder(None, "导出到")) == ([answer], answer.parent)


@pytest.mark.usefixtures("answer")
def test_closed_dialog_gives_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_words: ("", ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_words: "")
    assert files.ask_save_path(None, "导出", "a.docx", "Word 文档", ".docx") is None
    assert files.ask_folder(None, "导出到") is None
