"""`nianbao figures`: the figures of a file or of a stored report."""

import json
from pathlib import Path
from typing import Any

import pytest

from desktop import paths
from desktop.cli import run
from desktop.domain.indicator import Indicator, Measure
from desktop.services.workspace import Workspace

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


@pytest.fixture
def with_own(tmp_path: Path) -> str:
    """Give a store whose office counts something of its own, and calls cases otherwise now."""
    store = tmp_path / "自定.db"
    with Workspace.open(store) as workspace:
        workspace.catalogues.add(
            Indicator("", "疏散基地演练", "次", Measure.COUNT, "人防演练", "次数。")
        )
        workspace.catalogues.rename("enf.case_total", "执法案件", 2025)
    return str(store)


@pytest.fixture
def drill(tmp_path: Path) -> Path:
    path = tmp_path / "演练.txt"
    text = REPORT.replace("全年办理", "开展疏散基地演练6次。全年办理")
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file_is_read_with_the_indicators_of_the_store_at_hand(
    drill: Path, with_own: str, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["--store", with_own, "figures", str(drill), "--json"])

    assert ("疏散基地演练", "6") in [(row["label"], row["value"]) for row in answer(capsys)]


def test_an_indicator_bears_the_name_of_the_reports_year(
    drill: Path, with_own: str, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["--store", with_own, "figures", str(drill), "--json"])

    labels = {row["indicator"]: row["label"] for row in answer(capsys)}
    assert labels["enf.case_total"] == "行政执法案件总数"


def test_the_users_own_store_is_at_hand_unless_another_is_named(
    drill: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Workspace.open(paths.user_store()) as workspace:
        workspace.catalogues.add(
            Indicator("", "疏散基地演练", "次", Measure.COUNT, "人防演练", "次数。")
        )

    run(["figures", str(drill), "--json"])

    assert "疏散基地演练" in {row["label"] for row in answer(capsys)}


def test_a_file_is_read_although_the_users_own_store_is_damaged(
    report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paths.user_store().parent.mkdir(parents=True, exist_ok=True)
    paths.user_store().write_bytes(b"no store at all" * 100)

    assert run(["figures", str(report), "--json"]) == 0

    out, told = capsys.readouterr()
    assert len(json.loads(out)) == 3
    assert "只按软件自带的指标读取" in told


def test_a_store_that_was_named_must_be_usable(report: Path, tmp_path: Path) -> None:
    broken = tmp_path / "坏.db"
    broken.write_bytes(b"no store at all" * 100)

    assert run(["--store", str(broken), "figures", str(report)]) == 3
