"""The one place that asks for files and folders; it begins where the user last was.

Callers say `files.ask_save_path(…)`, so that a test can put its answer in place. Classes are named
where they are used: PySide makes a class when it is first named, and a start shows no dialog.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

from PySide6 import QtCore, QtWidgets
from PySide6.QtWidgets import QWidget

from desktop.ui import state
from desktop.ui.dialogs import messages

T = TypeVar("T")


def ask_save_path(
    parent: QWidget | None, title: str, name: str, label: str, suffix: str
) -> Path | None:
    """Ask where to write a file of one kind; nothing is replaced before that was asked."""
    chosen, _ = QtWidgets.QFileDialog.getSaveFileName(
        parent, title, str(_folder() / name), f"{label} (*{suffix})"
    )
    if not chosen:
        return None
    path = Path(chosen)
    if path.suffix.lower() != suffix:
        path = path.with_name(path.name + suffix)
        if path.exists() and not _may_replace(parent, path):
            return None
    return _remembered(path, path.parent)


def ask_folder(parent: QWidget | None, title: str) -> Path | None:
    """Ask for a folder."""
    chosen = QtWidgets.QFileDialog.getExistingDirectory(parent, title, str(_folder()))
    return _remembered(Path(chosen), Path(chosen)) if chosen else None


def ask_open_files(
    parent: QWidget | None, title: str, label: str, suffixes: Sequence[str]
) -> list[Path]:
    """Ask for one or several files of the kinds given; an empty list is a no."""
    patterns = " ".join(f"*{suffix}" for suffix in suffixes)
    chosen, _ = QtWidgets.QFileDialog.getOpenFileNames(
        parent, title, str(_folder()), f"{label} ({patterns})"
    )
    paths = [Path(each) for each in chosen]
    return _remembered(paths, paths[0].parent) if paths else []


def ask_open_file(parent: QWidget | None, title: str, label: str, suffix: str) -> Path | None:
    """Ask for one file of one kind."""
    chosen, _ = QtWidgets.QFileDialog.getOpenFileName(
        parent, title, str(_folder()), f"{label} (*{suffix});;所有文件 (*)"
    )
    return _remembered(Path(chosen), Path(chosen).parent) if chosen else None


def _may_replace(parent: QWidget | None, path: Path) -> bool:
    """Ask once more: the system has asked about the name as it was typed, without its suffix."""
    question = f"文件“{path.name}”已经存在，要替换它吗？"
    return messages.ask(parent, question, "替换", "保留原文件", danger=True)


def _folder() -> Path:
    """Tell the folder used last, else the user's documents."""
    last = state.load().text("folder")
    if last and Path(last).is_dir():
        return Path(last)
    documents = QtCore.QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QtCore.QStandardPaths.writableLocation(documents))


def _remembered(answer: T, folder: Path) -> T:
    state.change(folder=str(folder))
    return answer
