"""What import-linter cannot say: parts of Qt that have their place."""

import ast
from collections.abc import Iterator
from pathlib import Path


def imported(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            yield node.module or ""
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def test_typesetting_needs_fonts_and_a_painter_but_no_widgets(root: Path) -> None:
    modules = {
        name for file in (root / "desktop/typesetting").rglob("*.py") for name in imported(file)
    }
    assert "PySide6.QtGui" in modules
    assert not {name for name in modules if name.startswith("PySide6.QtWidgets")}


def test_nothing_of_qt_that_reaches_a_network_is_used(root: Path) -> None:
    modules = {name for file in (root / "desktop").rglob("*.py") for name in imported(file)}
    assert not {name for name in modules if name.startswith(("PySide6.QtNetwork", "PySide6.QtWeb"))}


def test_every_history_is_one_of_values(root: Path) -> None:
    """PySide 6.9 crashes when a `QUndoStack` is collected together with its commands."""
    texts = (file.read_text(encoding="utf-8") for file in (root / "desktop").rglob("*.py"))
    names = {
        alias.name
        for text in texts
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    assert not names & {"QUndoStack", "QUndoCommand", "QUndoGroup"}
