"""Offline is a property: in a whole session no socket is opened, no name is looked up and no
program is started; and what it leaves behind is for the user alone.
"""

import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

GUARD = """
import os, sys

FORBIDDEN = (
    "socket.", "subprocess.", "os.exec", "os.posix_spawn", "os.spawn", "os.system", "os.fork",
    "os.startfile", "pty.spawn", "ftplib.", "http.client.", "smtplib.", "urllib.", "webbrowser.",
)

def guard(event, args):
    if event.startswith(FORBIDDEN):
        sys.stderr.write(f"forbidden: {event} {args}\\n")
        sys.stderr.flush()
        os._exit(99)

sys.addaudithook(guard)
"""
COMMANDS = """
from desktop.cli import run

folder, report = sys.argv[1:]
store = ["--store", folder + "/store.db"]
other = ["--store", folder + "/other.db"]
formats = ("docx", "pdf", "xlsx", "txt")
statuses = [
    run(["demo", "--to", folder + "/demo"]),
    run([*store, "import", report]),
    run([*store, "list"]),
    run([*store, "show", "1", "--json"]),
    run([*store, "figures", "1"]),
    run([*store, "search", "法治"]),
    run([*store, "layout", "1", "--json"]),
    *(run([*store, "export", "--all", "--format", each, "--to", folder + "/out"])
      for each in formats),
    run([*store, "pack", "--all", "--to", folder + "/a.nbz"]),
    run([*other, "unpack", folder + "/a.nbz", "--receipt", folder + "/a.nbr"]),
    run([*store, "receipt", folder + "/a.nbr"]),
    run([*store, "backup", folder + "/copy.db"]),
    run([*store, "restore", folder + "/copy.db"]),
    run([*store, "verify"]),
]
found = [  # these may have something to say of the report, but are not to fail
    run([*store, "check", "1"]),
    run([*store, "compare", report, "1", "--to", folder + "/redline.docx"]),
    run([*store, "compliance", "1"]),
]
assert max(found) <= 1, found
written = {name.rpartition(".")[2] for name in os.listdir(folder + "/out")}
assert written == set(formats), written
sys.exit(max(statuses))
"""
WINDOW = """
from dataclasses import replace
from PySide6.QtCore import QEventLoop, QThreadPool, QTimer
from desktop import app, logs, paths
from desktop.ui.rail import Place
from desktop.ui.start.session import Session
from desktop.ui.dialogs import messages

for name in ("tell", "warn"):
    setattr(messages, name, lambda *_: None)
logs.configure(paths.log_dir())
application = app.make_application()

def wait(milliseconds=200):
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()

session = Session()
assert session.open(paths.user_store())
session.take_care()
session.workspace.load_samples()
report = session.workspace.reports.all_entries()[0].id
for place in Place:
    if place is Place.REPORT:
        session.window.open_report(report)
    else:
        session.window.go_to(place)
    wait()
page = session.window.pages.report
session.window.open_report(report)
for revision in session.workspace.history.timeline(report):
    session.workspace.history.report_at(revision.id)
draft = next(e.id for e in session.workspace.reports.all_entries() if e.status.value == "起草")
session.window.open_report(draft)
page.session.apply(replace(page.session.report, note="（此件公开发布）"), text="更改附注")
page.flush()
assert session.workspace.reports.get(draft).report.note == "（此件公开发布）"
session.workspace.history.restore(session.workspace.history.timeline(draft)[-1].id)
session.window.go_to(Place.LEDGER)
backup = session.workspace.backups.maker(session._now())().backup
session.exchange(lambda: str(session.workspace.backups.restore(backup.path, session._now())))
wait()
QThreadPool.globalInstance().waitForDone()
session.window.close()
session.close()
sys.exit(0)
"""
REPORT = """西岭市国防动员办公室关于2024年度法治政府建设情况的报告

一、主要举措和成效

全年组织学习4次。

西岭市国防动员办公室
2025年1月9日
"""


def session(
    code: str, root: Path, environment: dict[str, str], *arguments: str
) -> subprocess.CompletedProcess[str]:
    """Run a session under the guard."""
    return subprocess.run(
        [sys.executable, "-c", GUARD + code, *arguments],
        capture_output=True,
        text=True,
        env=environment,
        cwd=root,
        check=False,
        umask=0o022,
    )


def open_to_others(folder: Path) -> Iterator[str]:
    """Tell what below a folder, itself included, others than its owner may read or write."""
    for path in (folder, *folder.rglob("*")):
        mode = stat.S_IMODE(path.stat().st_mode)
        if mode & 0o077:
            yield f"{path.relative_to(folder)} {mode:o}"


@pytest.fixture
def environment(run_environment: dict[str, str], program_home: Path) -> dict[str, str]:
    """Give the environment of a program whose folders are this test's own."""
    return {**run_environment, "NIANBAO_HOME": str(program_home)}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder of a sitting in the window."""
    return tmp_path_factory.mktemp("home") / "nianbao"


@pytest.fixture(scope="module")
def sitting(
    run_environment: dict[str, str], root: Path, home: Path
) -> subprocess.CompletedProcess[str]:
    """Sit once in the window, under the guard."""
    return session(WINDOW, root, {**run_environment, "NIANBAO_HOME": str(home)})


@pytest.mark.slow
def test_the_commands_open_no_socket_and_start_no_program(
    tmp_path: Path, environment: dict[str, str], root: Path
) -> None:
    report = tmp_path / "报告.txt"
    report.write_text(REPORT, encoding="utf-8")
    done = session(COMMANDS, root, environment, str(tmp_path), str(report))
    assert done.returncode == 0, done.stderr[-2000:]
    assert (tmp_path / "demo" / "窗口.png").stat().st_size > 0


@pytest.mark.slow
def test_the_window_opens_no_socket_and_starts_no_program(
    sitting: subprocess.CompletedProcess[str],
) -> None:
    assert sitting.returncode == 0, sitting.stderr[-2000:]


@pytest.mark.slow
@pytest.mark.usefixtures("sitting")
@pytest.mark.skipif(sys.platform == "win32", reason="modes are of other systems")
def test_store_backups_log_and_state_are_for_the_user_alone(home: Path) -> None:
    there = {path.name for path in home.rglob("*")}
    assert {"nianbao.db", "nianbao-backups", "nianbao.log", "window.json"} <= there
    assert list(open_to_others(home)) == []


@pytest.mark.slow
def test_no_passing_file_is_left(
    tmp_path: Path, environment: dict[str, str], root: Path, program_home: Path
) -> None:
    shared = tmp_path / "shared-tmp"
    shared.mkdir()
    (tmp_path / "报告.txt").write_text(REPORT, encoding="utf-8")
    done = session(
        COMMANDS,
        root,
        {**environment, "TMPDIR": str(shared)},
        str(tmp_path),
        str(tmp_path / "报告.txt"),
    )
    assert done.returncode == 0, done.stderr[-2000:]
    work = program_home / "tmp"
    left = [*shared.iterdir(), *(work.iterdir() if work.exists() else ())]
    assert left == []


def test_the_guard_catches_what_it_should(root: Path, environment: dict[str, str]) -> None:
    for attempt in (
        "import socket; socket.socket()",
        "import socket; socket.getaddrinfo('localhost', 80)",
        "import subprocess; subprocess.Popen(['true'])",
        "os.system('true')",
    ):
        done = session(attempt, root, environment)
        assert (done.returncode, "forbidden" in done.stderr) == (99, True), attempt
