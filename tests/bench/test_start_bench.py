"""The start: how much longer our window takes than a bare PySide6 one with a tree and an editor.

The aim is 1.3 times as long. What is asserted is a little more than what was reached, so that it
cannot get worse unseen; `desktop/adr/011-start.md` says where the rest goes. Both are started as
users start them: as programs of their own, in turns, with compiled modules from an earlier start,
and both show Chinese, whose fonts are large.
"""

import json
import statistics
import subprocess
import sys
import time
from pathlib import Path

import pytest

from desktop.domain.office import Level, Office
from desktop.services.workspace import Workspace

ROUNDS = 9
AIM = 1.3
LIMIT = 2.0

BARE = """
import json, sys, time
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QMainWindow, QSplitter, QTextEdit, QTreeView
app = QApplication(sys.argv[:1])
window, splitter, model = QMainWindow(), QSplitter(), QStandardItemModel()
model.appendRow(QStandardItem("国防动员办公室"))
tree = QTreeView()
tree.setModel(model)
splitter.addWidget(tree)
splitter.addWidget(QTextEdit("年度报告"))
window.setCentralWidget(splitter)
window.resize(1280, 800)
window.show()
app.processEvents()
print(json.dumps({"usable": time.monotonic()}))
"""
# What the program loads and opens tells how far it has got; nothing in it knows of this.
OURS = """
import json, sys, time
seen = {}
PARTS = {
    ("import", "PySide6"): "python",
    ("import", "desktop.logs"): "Qt",
    ("import", "desktop.ui"): "services",
    ("sqlite3.connect", ""): "modules of the window",
}
def usable(*_app):
    from PySide6.QtWidgets import QApplication
    QApplication.processEvents()
    seen["usable"] = time.monotonic()
    print(json.dumps(seen | {"modules": sorted(sys.modules)}))
    return 0
def watch(event, arguments):
    part = PARTS.get((event, arguments[0] if event == "import" else ""))
    if part:
        seen.setdefault(part, time.monotonic())
    if event == "import" and arguments[0] == "desktop.ui.main_window":
        from PySide6.QtWidgets import QApplication
        QApplication.exec = usable
sys.addaudithook(watch)
from desktop.__main__ import main
sys.argv = ["nianbao"]
sys.exit(main())
"""
Stamps = dict[str, float]


@pytest.fixture
def environment(root: Path, run_environment: dict[str, str], tmp_path: Path) -> dict[str, str]:
    """Give the environment in which both windows start, with a store of sixteen offices."""
    with Workspace.open(tmp_path / "nianbao.db") as workspace:
        city = workspace.offices.add(Office("临海市国防动员办公室", level=Level.CITY))
        for number in range(15):
            workspace.offices.add(Office(f"第{number}县国防动员办公室", superior=city))
    kept = {name: value for name, value in run_environment.items() if name not in _NO_COMPILING}
    return kept | {
        "NIANBAO_HOME": str(tmp_path),
        "PYTHONPATH": str(root),
        "PYTHONPYCACHEPREFIX": str(tmp_path / "compiled"),
    }


_NO_COMPILING = ("PYTHONDONTWRITEBYTECODE",)


def started(code: str, environment: dict[str, str]) -> tuple[Stamps, list[str]]:
    """Start a program; return in seconds when it got where, and the modules it loaded."""
    start = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )
    found = json.loads(done.stdout.splitlines()[-1])
    modules = found.pop("modules", [])
    return {part: at - start for part, at in found.items()}, modules


def ratio(environment: dict[str, str]) -> float:
    """Start both in turns; print the medians, part by part, and return their ratio."""
    rounds = [
        (started(BARE, environment)[0]["usable"], started(OURS, environment)[0])
        for _ in range(ROUNDS)
    ]
    bare = statistics.median(one for one, _ in rounds)
    before, lines = 0.0, []
    for part in rounds[0][1]:
        at = statistics.median(other[part] for _, other in rounds)
        lines.append(f"{part} {(at - before) * 1000:.0f}")
        before = at
    print(  # noqa: T201 - the figures are what a benchmark is for
        f"bare {bare * 1000:.0f} ms, ours {before * 1000:.0f} ms ({', '.join(lines)}),"
        f" ratio {before / bare:.2f} (aim {AIM})"
    )
    return before / bare


def test_window_can_be_used_soon_after_a_bare_one(environment: dict[str, str]) -> None:
    started(BARE, environment)
    started(OURS, environment)  # compiles
    # The best of three, since a machine that does something else meanwhile says nothing.
    assert min(ratio(environment) for _ in range(3)) <= LIMIT


def test_what_the_ledger_does_not_need_is_not_loaded_at_the_start(
    environment: dict[str, str],
) -> None:
    _, modules = started(OURS, environment)
    assert "desktop.ui.ledger.page" in modules
    assert not LATE & set(modules)


LATE = {
    "PySide6.QtNetwork",
    "docx",
    "lxml",
    "openpyxl",
    "pypdfium2",
    "socket",
    "sqlite_utils",
    "desktop.exports",
    "desktop.official",
    "desktop.recognition",
    "desktop.statistics",
    "desktop.typesetting",
    "desktop.ui.figures_page",
    "desktop.ui.import_page",
    "desktop.ui.report_page",
    "desktop.ui.tasks",
}
"""What a page, a dialog or a write loads when it is first asked for."""
