"""`nianbao layout` and `nianbao export --format pdf`, in a program of their own, no display."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

REPORT = """东岭区国防动员办公室文件

东国动〔2025〕3号

东岭区国防动员办公室关于2024年度法治政府建设情况的报告

区委、区政府：

2024年，我办认真学习贯彻习近平法治思想，各项工作取得新成效。

一、主要举措和成效

（一）加强学习。组织学习4次。

东岭区国防动员办公室
2025年1月9日
"""


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "报告.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


@pytest.fixture
def without_display(run_environment: dict[str, str]) -> dict[str, str]:
    """Give an environment in which no window could be opened, whatever the tests run on."""
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    return {name: value for name, value in run_environment.items() if name not in hidden}


def run(environment: dict[str, str], *arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "desktop", *map(str, arguments)]
    return subprocess.run(
        command, env=environment, capture_output=True, text=True, check=False, cwd=os.curdir
    )


def lines(shape: Any) -> list[dict[str, Any]]:  # noqa: ANN401  # any JSON
    return [line for page in shape["pages"] for line in page["lines"]]


def test_layout_tells_paper_pages_and_lines_in_millimetres(
    report: Path, without_display: dict[str, str]
) -> None:
    done = run(without_display, "layout", report, "--json")
    assert done.returncode == 0
    assert all(line.startswith("提醒：") for line in done.stderr.splitlines())
    shape = json.loads(done.stdout)
    assert (shape["page"]["width_mm"], shape["page"]["height_mm"]) == (210, 297)
    assert shape["pages"][0]["label"] == "— 1 —"
    body = next(line for line in lines(shape) if line["role"] == "body")
    assert set(body) >= {"role", "text", "x_mm", "baseline_mm", "width_mm"}
    assert 38 < body["x_mm"] < 40


def test_layout_without_json_is_read_like_a_document(
    report: Path, without_display: dict[str, str]
) -> None:
    done = run(without_display, "layout", report)
    assert done.stdout.startswith("— 1 —\n东岭区国防动员办公室文件\n")


def test_plain_layout_has_no_red_header(report: Path, without_display: dict[str, str]) -> None:
    done = run(without_display, "layout", report, "--plain", "--json")
    roles = {line["role"] for line in lines(json.loads(done.stdout))}
    assert "title" in roles
    assert not roles & {"mark", "doc_number"}


def test_a_pdf_is_exported_without_a_display(
    report: Path, without_display: dict[str, str], tmp_path: Path
) -> None:
    file = tmp_path / "报告.pdf"
    done = run(without_display, "export", report, "--format", "pdf", "--to", file)
    assert done.returncode == 0
    assert all(line.startswith("提醒：") for line in done.stderr.splitlines())
    assert file.read_bytes().startswith(b"%PDF-1.4")


def test_a_pdf_that_is_there_is_not_replaced_unasked(
    report: Path, without_display: dict[str, str], tmp_path: Path
) -> None:
    file = tmp_path / "报告.pdf"
    file.write_bytes(b"here")
    done = run(without_display, "export", report, "--format", "pdf", "--to", file)
    assert done.returncode == 3
    assert file.read_bytes() == b"here"


@pytest.mark.parametrize(
    ("modules", "late"),
    [
        ("desktop.cli.commands, desktop.cli.export", "PySide6"),
        ("desktop.cli.ledger", "desktop.recognition"),
        ("desktop.cli.ledger", "desktop.exports"),
    ],
)
def test_commands_load_only_what_they_need(
    without_display: dict[str, str], modules: str, late: str
) -> None:
    program = (
        f"import sys, {modules};print([name for name in sys.modules if name.startswith({late!r})])"
    )
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, env=without_display, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
