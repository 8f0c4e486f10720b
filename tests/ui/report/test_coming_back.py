"""A store on a stick that is pulled while a report is being written."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.domain.office import Office
from desktop.domain.report import ReportId
from desktop.services.workspace import Workspace
from desktop.ui.report_page import ReportPage
from tests.ui.conftest import TODAY


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """Return the folder that stands for the stick."""
    return tmp_path / "stick"


@pytest.fixture
def workspace(stick: Path) -> Iterator[Workspace]:
    """Open a store on the stick."""
    with Workspace.open(stick / "nianbao.db") as opened:
        yield opened


@pytest.fixture
def report(workspace: Workspace) -> ReportId:
    """Store a report whose last change stands in the log beside the store."""
    office = workspace.offices.add(Office("云岭县国防动员办公室"))
    return workspace.reports.new_blank(office, 2024, today=TODAY)


@pytest.fixture
def page(qtbot: QtBot, workspace: Workspace, report: ReportId) -> ReportPage:
    """Give the page with the report open."""
    made = ReportPage(workspace)
    qtbot.addWidget(made)
    made.open_report(report)
    return made


def _write(page: ReportPage, note: str) -> bool:
    page.session.apply(replace(page.session.report, note=note), text="更改附注")
    return bool(page.autosaver.save_now())


def _note(path: Path, report: ReportId) -> str:
    with Workspace.open(path, read_only=True) as opened:
        return opened.reports.get(report).report.note


def _plugged_in_again(aside: Path, stick: Path) -> None:
    """Put the same files back as another disk would show them: under other numbers."""
    shutil.copytree(aside, stick)


def test_while_it_is_away_that_is_said_and_the_text_is_kept(page: ReportPage, stick: Path) -> None:
    stick.rename(stick.with_name("pulled"))
    assert not _write(page, "（第一稿）")
    assert "已不在原处" in page.save_notice.text
    assert page.session.report.note == "（第一稿）"
    assert page.autosaver.waiting
    stick.with_name("pulled").rename(stick)


def test_back_in_its_place_saving_goes_on(
    page: ReportPage, workspace: Workspace, stick: Path, report: ReportId
) -> None:
    aside = stick.with_name("pulled")
    stick.rename(aside)
    _write(page, "（第一稿）")
    _plugged_in_again(aside, stick)
    assert page.autosaver.save_now()
    assert page.save_notice.text == ""
    assert _write(page, "（第二稿）")
    workspace.close()
    assert _note(stick / "nianbao.db", report) == "（第二稿）"


def test_the_very_same_file_goes_on_as_well(
    page: ReportPage, workspace: Workspace, stick: Path, report: ReportId
) -> None:
    aside = stick.with_name("pulled")
    stick.rename(aside)
    _write(page, "（第一稿）")
    aside.rename(stick)
    assert page.autosaver.save_now()
    workspace.close()
    assert _note(stick / "nianbao.db", report) == "（第一稿）"


def test_another_store_in_its_place_is_not_written_to(
    page: ReportPage, stick: Path, tmp_path: Path
) -> None:
    with Workspace.open(tmp_path / "other.db") as other:
        key = other.reports.new_blank(
            other.offices.add(Office("清河市国防动员办公室")), 2019, today=TODAY
        )
    stick.rename(stick.with_name("pulled"))
    _write(page, "（第一稿）")
    stick.mkdir()
    shutil.copy(tmp_path / "other.db", stick / "nianbao.db")
    for _ in range(2):
        assert not page.autosaver.save_now()
        assert "不是刚才打开的那个" in page.save_notice.text
    assert _note(stick / "nianbao.db", key) != "（第一稿）"
