"""The one place that asks for files and folders; it begins where the user last was.

Callers say `files.ask_save_path(…)`, so that a test can put its answer in place.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.ui import state

T = TypeVar("T")


def ask_save_path(
    parent: QWidget | None, title: str, name: str, label: str, suffix: str
) -> Path | None:
    """Ask where to write a file of one kind; the system asks before one is replaced."""
    chosen, _ = QFileDialog.getSaveFileName(
        parent, title, str(_folder() / name), f"{label} (*{suffix})"
    )
    if not chosen:
        return None
    path = Path(chosen)
    if path.suffix.lower() != suffix:
        path = path.with_name(path.name + suffix)
    return _remembered(path, path.parent)


def ask_folder(parent: QWidget | None, title: str) -> Path | None:
    """Ask for a folder."""
    chosen = QFileDialog.getExistingDirectory(parent, title, str(_folder()))
    return _remembered(Path(chosen), Path(chosen)) if chosen else None


def ask_open_files(
    parent: QWidget | None, title: str, label: str, suffixes: Sequence[str]
) -> list[Path]:
    """Ask for one or several files of the kinds given; an empty list is a no."""
    patterns = " ".join(f"*{suffix}" for suffix in suffixes)
    chosen, _ = QFileDialog.getOpenFileNames(parent, title, str(_folder()), f"{label} ({patterns})")
    paths = [Path(each) for each in chosen]
    return _remembered(paths, paths[0].parent) if paths else []


def ask_open_file(parent: QWidget | None, title: str, label: str, suffix: str) -> Path | None:
    """Ask for one file of one kind."""
    chosen, _ = QFileDialog.getOpenFileName(
        parent, title, str(_folder()), f"{label} (*{suffix});;所有文件 (*)"
    )
    return _remembered(Path(chosen), Path(chosen).parent) if chosen else None


def _folder() -> Path:
    """Tell the folder used last, else the user's documents."""
    last = state.load().text("folder")
    if last and Path(last).is_dir():
        return Path(last)
    documents = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(documents))


def _remembered(answer: T, folder: Path) -> T:
    state.change(folder=str(folder))
    return answer
