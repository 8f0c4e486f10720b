"""Puts the window and its splitters where they were the last time; bad values do no harm."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QMainWindow, QSplitter, QWidget

from desktop.ui import state

_WIDTH, _HEIGHT = 1280, 800


def remember(window: QMainWindow) -> None:
    """Note the window's place and size and those of its splitters that have a name."""
    splitters = {
        _key(splitter): splitter.saveState()
        for splitter in window.findChildren(QSplitter)
        if splitter.objectName()
    }
    state.change(geometry=window.saveGeometry(), **splitters)


def restore_window(window: QMainWindow) -> None:
    """Put the window back, or in a size that fits the screen where nothing is known."""
    if not window.restoreGeometry(state.load().blob("geometry")):
        room = window.screen().availableGeometry().size()
        window.resize(QSize(_WIDTH, _HEIGHT).boundedTo(room))


def restore_splitters(page: QWidget) -> None:
    """Put the splitters of a page back that have a name."""
    known = state.load()
    for splitter in page.findChildren(QSplitter):
        kept = known.blob(_key(splitter))
        if splitter.objectName() and not kept.isEmpty():
            splitter.restoreState(kept)


def _key(splitter: QSplitter) -> str:
    return f"splitter_{splitter.objectName()}"
