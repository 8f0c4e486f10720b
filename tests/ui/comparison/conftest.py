"""Two years of a county in a store."""

import datetime as dt
from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from desktop.domain.office import OfficeId
from desktop.domain.outline import Part, Section
from desktop.domain.report import Report, ReportId
from desktop.services.workspace import Workspace
from desktop.ui.report_page import ReportPage

SAME = "党组会专题研究法治建设6次，解决难点问题12个，班子成员带头学法用法。"
LAST = Report(
    office="青山县国防动员办公室",
    year=2023,
    title="2023年度法治政府建设情况报告",
    sections=(
        Section(0, paragraphs=(f"2023年，我办依法履行职责，完成各项任务。{SAME}",)),
        Section(1, "举措和成效", part=Part.ACHIEVEMENTS),
        Section(1, "2024年安排", part=Part.PLAN),
        Section(2, "打造警报试鸣宣传品牌。", run_in=True, paragraphs=("走进校园开展讲解。",)),
        Section(2, "建立线索移送台账。", run_in=True, paragraphs=("与街道会签移送办法。",)),
    ),
)
THIS = Report(
    office="青山县国防动员办公室",
    year=2024,
    title="2024年度法治政府建设情况报告",
    sections=(
        Section(0, paragraphs=(f"2023年，我办依法履行职责，完成各项任务。{SAME}",)),
        Section(1, "举措和成效", part=Part.ACHIEVEMENTS),
        Section(2, "丰富宣传。", run_in=True, paragraphs=("走进校园讲解，形成警报试鸣宣传品牌。",)),
    ),
)
TODAY = dt.date(2025, 1, 17)


@pytest.fixture
def last(workspace: Workspace, counties: tuple[OfficeId, ...]) -> ReportId:
    return workspace.reports.add(counties[0], LAST, today=TODAY)


@pytest.fixture
def this(workspace: Workspace, counties: tuple[OfficeId, ...]) -> ReportId:
    return workspace.reports.add(counties[0], THIS, today=TODAY)


@pytest.fixture
def page(
    workspace: Workspace,
    last: ReportId,
    this: ReportId,
    today: Callable[[], dt.date],
    qtbot: QtBot,
) -> ReportPage:
    """Open this year's report with what is last year's compared."""
    assert last
    made = ReportPage(workspace, today=today)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show()
    made.open_report(int(this))
    made.editor.panels.setCurrentWidget(made.last_year.tab)
    qtbot.waitUntil(lambda: made.last_year.watch.comparison is not None)
    return made
