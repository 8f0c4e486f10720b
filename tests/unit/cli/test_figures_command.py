"""`nianbao figures`: the figures of a file or of a stored report."""

import json
from pathlib import Path
from typing import Any

import pytest

from desktop.cli import run

REPORT = """东岭区国防动员办公室关于2024年度法治政府建设情况的报告

2024年，我办各项工作取得新成效。

一、主要举措和成效

（一）依法办案。全年办理行政执法案件7件，罚款2.6万元，未发生行政复议案件。

东岭区国防动员办公室
2025年1月9日
"""


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "报告.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


def answer(capsys: pytest.CaptureFixture[str]) -> Any:  # noqa: ANN401  # any JSON
    return json.loads(capsys.readouterr().out)


def test_a_files_figures_are_listed_with_their_places(
    report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["figures", str(report), "--json"]) == 0

    found = answer(capsys)
    assert [(row["indicator"], row["value"], row["unit"]) for row in found] == [
        ("enf.case_total", "7", "件"),
        ("enf.fine_amount", "26000", "元"),
        ("lit.review_case", "0", "件"),
    ]
    assert {row["status"] for row in found} == {"suggested"}


def test_a_stored_reports_figures_are_listed(
    report: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = str(tmp_path / "台账.db")
    run(["--store", store, "import", str(report)])
    capsys.readouterr()

    assert run(["--store", store, "figures", "东岭区国防动员办公室:2024", "--json"]) == 0
    assert len(answer(capsys)) == 3


def test_without_json_each_figure_is_a_line_with_its_sentence(
    report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["figures", str(report)])

    first, *_ = capsys.readouterr().out.splitlines()
    assert first.split("\t")[:3] == ["建议", "行政执法案件总数", "7件"]
