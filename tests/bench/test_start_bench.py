"""The start: how much longer our window takes than a bare PySide6 one with a tree and an editor.

The aim is 1.3 times as long. What is asserted is what was reached, so that it cannot get worse
unseen: most of the difference is the import of modules that the first page does not need.
"""

import statistics
import subprocess
import sys
import time
from pathlib import Path

import pytest

from desktop.domain.office import Level, Office
from desktop.services.workspace import Workspace

ROUNDS = 11
AIM = 1.3
LIMIT = 4.5

BARE = """
import sys, time
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QMainWindow, QSplitter, QTextEdit, QTreeView
app = QApplication(sys.argv[:1])
window, splitter, model = QMainWindow(), QSplitter(), QStandardItemModel()
model.appendRow(QStandardItem("item"))
tree = QTreeView()
tree.setModel(model)
splitter.addWidget(tree)
splitter.addWidget(QTextEdit("text"))
window.setCentralWidget(splitter)
window.resize(1280, 800)
window.show()
app.processEvents()
print(time.monotonic())
"""
OURS = """
import sys, time
from pathlib import Path
from PySide6.QtWidgets import QApplication
from desktop import app
def usable(*_app):
    QApplication.processEvents()
    print(time.monotonic())
    return 0
QApplication.exec = usable
app.main(Path(sys.argv[1]))
"""


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Fill a store as a county has it: sixteen offices."""
    path = tmp_path / "nianbao.db"
    with Workspace.open(path) as workspace:
        city = workspace.offices.add(Office("临海市国防动员办公室", level=Level.CITY))
        for number in range(15):
            workspace.offices.add(Office(f"第{number}县国防动员办公室", superior=city))
    return path


@pytest.fixture
def environment(root: Path, run_environment: dict[str, str]) -> dict[str, str]:
    """Give the environment in which both windows start."""
    return {**run_environment, "PYTHONPATH": str(root)}


def seconds(code: str, environment: dict[str, str], *arguments: str) -> float:
    """Return how long a program takes from its start until its window can be used."""
    start = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return float(done.stdout.split()[-1]) - start


def test_window_can_be_used_soon_after_a_bare_one(store: Path, environment: dict[str, str]) -> None:
    bare, ours = [], []
    for _ in range(ROUNDS):
        bare.append(seconds(BARE, environment))
        ours.append(seconds(OURS, environment, str(store)))
    ratio = statistics.median(ours) / statistics.median(bare)
    print(  # noqa: T201 - the figures are what a benchmark is for
        f"bare {statistics.median(bare) * 1000:.0f} ms, "
        f"ours {statistics.median(ours) * 1000:.0f} ms, ratio {ratio:.2f} (aim {AIM})"
    )
    assert ratio <= LIMIT


@pytest.mark.parametrize("heavy", ["openpyxl", "docx", "lxml", "PySide6.QtNetwork"])
def test_heavy_module_is_not_loaded_at_the_start(
    store: Path, environment: dict[str, str], heavy: str
) -> None:
    code = OURS.replace("print(time.monotonic())", f"print({heavy!r} in sys.modules)")
    done = subprocess.run(
        [sys.executable, "-c", code, str(store)],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split()[-1] == "False"
