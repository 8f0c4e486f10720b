"""Opening a report: from the double click to the painted page."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytest_benchmark.fixture import BenchmarkFixture
from pytestqt.qtbot import QtBot

from desktop.app import make_application
from desktop.services.workspace import Workspace
from desktop.ui.report_page import ReportPage

_DAY = dt.date(2025, 1, 17)


@pytest.fixture
def page(tmp_path: Path, qtbot: QtBot) -> Iterator[ReportPage]:
    make_application()
    with Workspace.open(tmp_path / "台账.db") as workspace:
        workspace.load_samples()
        page = ReportPage(workspace, today=lambda: _DAY)
        qtbot.addWidget(page)
        page.resize(1366, 768)
        page.show()
        qtbot.waitExposed(page)
        yield page


def test_opening_another_report(page: ReportPage, benchmark: BenchmarkFixture) -> None:
    reports = [int(entry.id) for entry in page._workspace.reports.all_entries()]
    turns = iter(range(10**6))

    def open_next() -> None:
        page.open_report(reports[next(turns) % len(reports)])
        QApplication.processEvents()

    benchmark(open_next)
