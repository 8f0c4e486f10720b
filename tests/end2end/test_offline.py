"""Offline is a property: no socket is opened and no program started, window included."""

import subprocess
import sys
from pathlib import Path

import pytest

SESSION = """
import sys

FORBIDDEN = ("socket.", "subprocess.", "os.exec", "os.posix_spawn", "os.system", "os.fork")

def guard(event, args):
    if event.startswith(FORBIDDEN):
        sys.stderr.write(f"forbidden: {event} {args}\\n")
        sys.stderr.flush()
        import os
        os._exit(99)

sys.addaudithook(guard)
from desktop.cli import run

folder, report = sys.argv[1:]
store = ["--store", folder + "/store.db"]
statuses = [
    run(["demo", "--to", folder + "/demo"]),
    run([*store, "import", report]),
    run([*store, "show", "1", "--json"]),
    run([*store, "export", "--all", "--format", "docx", "--to", folder + "/out"]),
    run([*store, "export", "--all", "--format", "xlsx", "--to", folder + "/out"]),
    run([*store, "verify"]),
]
sys.exit(max(statuses))
"""

REPORT = """西岭市国防动员办公室关于2024年度法治政府建设情况的报告

一、主要举措和成效

全年组织学习4次。

西岭市国防动员办公室
2025年1月9日
"""


@pytest.mark.slow
def test_a_whole_session_opens_no_socket_and_starts_no_program(
    tmp_path: Path, run_environment: dict[str, str], root: Path
) -> None:
    report = tmp_path / "报告.txt"
    report.write_text(REPORT, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", SESSION, str(tmp_path), str(report)],
        capture_output=True,
        text=True,
        env=run_environment,
        cwd=root,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert (tmp_path / "demo" / "窗口.png").stat().st_size > 0
