"""How long one waits in the window: for the results of a search, and for a long history."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication
from pytest_benchmark.fixture import BenchmarkFixture
from pytestqt.qtbot import QtBot

from desktop.domain.office import Office
from desktop.domain.outline import Section
from desktop.domain.report import Report, ReportId
from desktop.services.workspace import Workspace
from desktop.store import Store
from desktop.ui import theme
from desktop.ui.revisions.panel import HistoryPanel
from desktop.ui.search_page import SearchPage
from tests.bench.searched import COMMON, REPORTS, YEARS, fill

SHOWN = 0.100  # s from the question to the painted results, at most
TODAY = dt.date(2026, 1, 17)
REVISIONS = 500


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    path = tmp_path_factory.mktemp("searched") / "many.db"
    with Store.open(path, create=True) as store:
        for number in range(REPORTS // YEARS):
            store.add_office(Office(f"第{number}办公室"))
    fill(path)
    with Store.open(path) as store:
        store.rebuild_search(lambda _done, _all: None)
    with Workspace.open(path) as workspace:
        yield workspace


@pytest.mark.parametrize("word", ["法", COMMON, f"{COMMON} 年度", "没有的词"])
def test_results_of_a_large_store_are_shown_at_once(
    large: Workspace, qapp: QApplication, qtbot: QtBot, benchmark: BenchmarkFixture, word: str
) -> None:
    theme.apply(qapp, theme.LIGHT)
    page = SearchPage(large)
    qtbot.addWidget(page)
    page.resize(1280, 700)
    page.show()

    def look() -> None:
        with qtbot.waitSignal(page.session.answered):
            page.bar.look_for(word)
        page.grab()

    benchmark.pedantic(look, rounds=10, warmup_rounds=2)
    assert benchmark.stats is not None
    assert benchmark.stats.stats.median <= SHOWN


@pytest.fixture(scope="module")
def revised(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Workspace, ReportId]]:
    """Store a report of 6,000 characters that two people changed in turn."""
    path = tmp_path_factory.mktemp("revised") / "store.db"
    with Workspace.open(path) as workspace:
        office = workspace.offices.add(Office("办公室"))
        report = Report(
            year=2025,
            sections=tuple(
                Section(1, f"第{each}节", paragraphs=("字" * 150,)) for each in range(40)
            ),
        )
        key = workspace.reports.add(office, report, today=TODAY)
        for number in range(REVISIONS):
            sections = list(report.sections)
            sections[number % 40] = replace(sections[number % 40], paragraphs=(f"改{number}" * 30,))
            after = replace(report, sections=tuple(sections))
            workspace.operator = "甲" if number % 2 else "乙"
            workspace.reports.save(key, report, after)
            report = after
        yield workspace, key


def test_long_history_is_shown_at_once(
    revised: tuple[Workspace, ReportId],
    qapp: QApplication,
    qtbot: QtBot,
    benchmark: BenchmarkFixture,
) -> None:
    theme.apply(qapp, theme.LIGHT)
    workspace, key = revised
    panel = HistoryPanel(workspace, lambda: True, lambda: TODAY)
    qtbot.addWidget(panel)
    panel.resize(320, 700)
    panel.show()

    def show() -> None:
        with qtbot.waitSignals([panel.session.measured, panel.session.compared]):
            panel.show_report(key)
        panel.grab()

    benchmark.pedantic(show, rounds=5, warmup_rounds=1)
    assert benchmark.stats is not None
    assert benchmark.stats.stats.median <= 3 * SHOWN
