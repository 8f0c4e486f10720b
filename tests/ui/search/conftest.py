"""Reports of two offices and three years to be searched."""

import datetime as dt
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.office import OfficeId
from desktop.domain.outline import Part, Section, Table
from desktop.domain.report import Attachment, Report, ReportId
from desktop.services.workspace import Workspace
from desktop.ui.search_page import SearchPage

TODAY = dt.date(2026, 1, 17)


def report(year: int, words: str) -> Report:
    return Report(
        year=year,
        title=f"{year}年度报告",
        note="此件公开",
        sections=(
            Section(0, paragraphs=("现将情况报告如下。",)),
            Section(1, "主要成效", paragraphs=(words,), part=Part.ACHIEVEMENTS),
            Section(1, "工作安排", paragraphs=("加强行政执法培训。",), part=Part.PLAN),
        ),
        attachments=(Attachment("统计表", (Table((("项目", "执法检查"), ("件", "12"))),)),),
    )


@pytest.fixture
def reports(workspace: Workspace, counties: tuple[OfficeId, ...]) -> list[ReportId]:
    """Store three reports."""
    green, white = counties
    return [
        workspace.reports.add(green, report(2023, "开展执法检查七次。"), today=TODAY),
        workspace.reports.add(green, report(2024, "组织法治讲座，规范行政执法。"), today=TODAY),
        workspace.reports.add(white, report(2024, "完成普法任务。"), today=TODAY),
    ]


@pytest.fixture
def page(
    dressed: QApplication, workspace: Workspace, reports: list[ReportId], qtbot: QtBot
) -> Iterator[SearchPage]:
    """Show the page before anything is looked for."""
    assert dressed is not None
    assert reports
    made = SearchPage(workspace)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show()
    yield made
    made.flush()
