"""The panel 校对 must not be felt: keys while it is shown beside the preview.

Timed in the processor's time, which counts the check's thread too: other programs are no fault of
ours, and what the thread holds up is what it takes.
"""

import datetime as dt
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytest_benchmark.fixture import BenchmarkFixture
from pytestqt.qtbot import QtBot

from desktop.app import make_application
from desktop.domain.report import Report, ReportId
from desktop.services.workspace import Workspace
from desktop.ui import tasks
from desktop.ui.preview.modes import Mode
from desktop.ui.report_page import ReportPage

_DAY = dt.date(2025, 1, 17)
_KEYS = 150
_BURST = 10
_FELT = 16.0  # ms: a frame of the screen
_CHARACTERS = 6_000


@pytest.fixture
def page(tmp_path: Path, qtbot: QtBot) -> Iterator[ReportPage]:
    make_application()
    with Workspace.open(tmp_path / "台账.db") as workspace:
        workspace.load_samples()
        made = ReportPage(workspace, today=lambda: _DAY)
        qtbot.addWidget(made)
        made.resize(2200, 1000)
        made.open_report(int(_long(workspace)))
        made.show()
        made.stage.show_mode(Mode.BESIDE)
        made.editor.panels.setCurrentWidget(made.proofing.panel)
        qtbot.waitUntil(lambda: made.proofing.panel.session.checked, timeout=20_000)
        qtbot.waitUntil(lambda: made.stage.panel.document.is_laid, timeout=20_000)
        made.editor.go_to_section(9, 60)
        yield made
        tasks.wait_for_all()


def _long(workspace: Workspace) -> ReportId:
    """Store the sections of samples up to 6,000 characters as one faulty report."""
    records = [workspace.reports.get(each.id) for each in workspace.reports.all_entries()]
    joined = replace(records[0].report, sections=(), year=2030)
    for record in records:
        for section in record.report.sections:
            joined = replace(joined, sections=(*joined.sections, section))
            if joined.characters >= _CHARACTERS:
                return workspace.reports.add(records[0].office_id, joined, today=_DAY)
    raise AssertionError(joined.characters)


def _timed(task: Callable[[], object]) -> float:
    begin = time.process_time()
    task()
    return (time.process_time() - begin) * 1000


def _p99(times: list[float]) -> float:
    return round(sorted(times)[int(len(times) * 0.99)], 1)


def test_a_key_is_not_felt_with_panel_and_preview_on(
    page: ReportPage, qtbot: QtBot, benchmark: BenchmarkFixture
) -> None:
    keys, meeting = [], []
    session = page.proofing.panel.session

    def press() -> None:
        QTest.keyClick(page.editor.body, Qt.Key.Key_A)
        QApplication.processEvents()

    for number in range(_KEYS):
        keys.append(_timed(press))
        if number % _BURST == 0:  # a pause: the check runs, and its findings are shown
            session._start()
            qtbot.waitUntil(lambda: not session.busy, timeout=20_000)
    # A key within the few milliseconds of a check, which begins 600 ms after the key before.
    for _key in range(_KEYS):
        session._start()
        meeting.append(_timed(press))
    qtbot.waitUntil(lambda: not session.busy, timeout=20_000)
    benchmark.extra_info["findings"] = len(session.findings)
    benchmark.extra_info["key, ms, median"] = round(statistics.median(keys), 1)
    benchmark.extra_info["key, ms, p99"] = _p99(keys)
    benchmark.extra_info["key that meets a check, ms, median"] = round(
        statistics.median(meeting), 1
    )
    benchmark.extra_info["key that meets a check, ms, p99"] = _p99(meeting)
    benchmark.pedantic(press, rounds=_KEYS)
    assert _p99(keys) <= _FELT
    assert statistics.median(meeting) <= _FELT


def test_showing_the_findings_of_a_check(page: ReportPage, benchmark: BenchmarkFixture) -> None:
    session = page.proofing.panel.session
    assert isinstance(session.report, Report)
    benchmark(session._hear)
