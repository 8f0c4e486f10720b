"""A page with a report that has faults of every severity."""

import datetime as dt
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.finding import Finding
from desktop.domain.office import OfficeId
from desktop.domain.outline import Part, Section
from desktop.domain.report import Attachment, Report, ReportId
from desktop.services.workspace import Workspace
from desktop.ui import tasks
from desktop.ui.proofing.panel import ProofingPanel
from desktop.ui.report_page import ReportPage

TODAY = dt.date(2025, 1, 17)
FAULTY = "认真学习,认真落实。电话13812345678。"


@pytest.fixture
def report(workspace: Workspace, counties: tuple[OfficeId, ...]) -> ReportId:
    value = Report(
        office="青山县国防动员办公室",
        year=2024,
        mark="青山县国防动员办公室文件",
        doc_number="青国动[2025]3号",
        signers=("周明",),
        title="青山县国防动员办公室关于2024年度法治政府建设情况的报告",
        addressee="县委、县政府",
        sections=(
            Section(0, "", paragraphs=("现将有关情况报告如下：",)),
            Section(1, "2024年度主要举措和成效", paragraphs=(FAULTY,), part=Part.ACHIEVEMENTS),
            Section(
                1,
                "存在的不足和原因",
                paragraphs=("力量不足,主要原因是编制较少。",),
                part=Part.PROBLEMS,
            ),
            Section(
                1,
                "主要负责人履行推进法治建设第一责任人职责情况",
                paragraphs=("认真履职。",),
                part=Part.LEADERSHIP,
            ),
            Section(1, "2025年度主要安排", paragraphs=("继续抓好落实。",), part=Part.PLAN),
        ),
        signature="青山县国防动员办公室",
        date=dt.date(2025, 1, 15),
        note="此件主动公开",
        attachments=(Attachment("案件清单", ("共计3件,已结。",)),),
    )
    return workspace.reports.add(counties[0], value, today=TODAY)


@pytest.fixture
def page(
    dressed: QApplication, workspace: Workspace, report: ReportId, qtbot: QtBot
) -> Iterator[ReportPage]:
    assert dressed is not None
    made = ReportPage(workspace, today=lambda: TODAY)
    qtbot.addWidget(made)
    made.resize(1366, 700)
    made.open_report(int(report))
    made.show()
    made.editor.panels.setCurrentWidget(made.proofing.panel)
    qtbot.waitUntil(lambda: made.proofing.panel.session.checked)
    yield made
    tasks.wait_for_all()


@pytest.fixture
def panel(page: ReportPage) -> ProofingPanel:
    return page.proofing.panel


@pytest.fixture
def commas(panel: ProofingPanel) -> tuple[Finding, ...]:
    """Tell the half-width commas: in two sections and in the attachment."""
    return tuple(one for one in panel.session.findings if one.text == ",")
