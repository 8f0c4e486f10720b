"""`nianbao export` warns of errors that are left; it never refuses."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.cli import run
from desktop.cli.export_warnings import warn_of_stored
from desktop.domain.report import ReportId
from desktop.services.workspace import Workspace
from tests.unit.proofing.reports import BODY, clean

DAY = dt.date(2025, 1, 17)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.open(tmp_path / "nianbao.db") as opened:
        yield opened


def stored(workspace: Workspace, *bodies: str) -> list[ReportId]:
    office = workspace.offices.add(workspace.importing.new_office_for(clean()))
    years = range(2020, 2020 + len(bodies))
    return [
        workspace.importing.store(clean(body), office, year, today=DAY)
        for year, body in zip(years, bodies, strict=True)
    ]


def test_a_file_with_errors_is_written_with_a_word_on_standard_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, to = tmp_path / "报告.txt", tmp_path / "报告.docx"
    source.write_text("江北市国防动员办公室2024年度报告\n\n一、成效\n做了工作。\n", "utf-8")
    assert run(["export", str(source), "--format", "docx", "--to", str(to)]) == 0
    assert to.is_file()
    assert capsys.readouterr().err.startswith("提醒：报告校对还有错误（共 ")


def test_reports_with_errors_are_counted_once_for_all(
    workspace: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    reports = stored(workspace, BODY, BODY.replace("二、存在", "三、存在"))
    warn_of_stored(workspace, reports, "docx", DAY)
    assert capsys.readouterr().err.startswith("提醒：2 份报告中有 ")


def test_a_report_for_counting_is_not_checked(
    workspace: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    warn_of_stored(workspace, stored(workspace, ""), "txt", DAY)
    assert capsys.readouterr().err == ""


def test_very_many_reports_are_not_checked_one_by_one(
    workspace: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    warn_of_stored(workspace, [ReportId(1)] * 201, "pdf", DAY)
    assert "没有逐份校对" in capsys.readouterr().err
