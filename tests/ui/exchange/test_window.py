"""Packages and receipts that reach the window from outside: dropped, or double-clicked."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from desktop import cli
from desktop.domain.exchange import SENT
from desktop.domain.report import ReportId
from desktop.services.workspace import Workspace
from desktop.ui.exchange.history_dialog import HistoryDialog
from desktop.ui.exchange.packing_dialog import PackingDialog
from desktop.ui.main_window import MainWindow
from tests.ui.asked import Asked
from tests.ui.exchange.conftest import NAME


@pytest.fixture
def window(
    dressed: QApplication, sender: Workspace, today: Callable[[], dt.date], qtbot: QtBot
) -> MainWindow:
    """Open a window on the store of the office that hands in."""
    assert dressed is not None
    made = MainWindow(sender, today)
    qtbot.addWidget(made)
    made.show()
    return made


def _dropped(*paths: Path) -> tuple[QDropEvent, QMimeData]:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return QDropEvent(
        QPointF(9, 9),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    ), data


def test_a_dropped_package_is_opened_and_other_files_are_read(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    read: list[Path] = []
    monkeypatch.setattr(window, "open_files", opened.extend)
    monkeypatch.setattr(window.pages.importing, "load", read.extend)
    event, data = _dropped(tmp_path / "a.nbz", tmp_path / "b.docx")
    window.dropEvent(event)
    qtbot.waitUntil(lambda: bool(opened))
    assert data.hasUrls()
    assert (opened, read) == ([tmp_path / "a.nbz"], [tmp_path / "b.docx"])


def test_a_package_that_is_double_clicked_opens_the_window_with_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    started: list[object] = []

    def main(*words: object) -> int:
        started.extend(words)
        return 0

    monkeypatch.setattr("desktop.app.main", main)
    assert cli.run(["报送.NBZ"]) == 0
    assert started == [None, "", Path("报送.NBZ")]
    assert cli._SENT == SENT


def test_the_open_report_is_handed_over_from_its_page(
    window: MainWindow, sent: ReportId, accepting: list[QDialog], asked: Asked
) -> None:
    window.open_report(sent)
    window.pages.report.sending.pack.trigger()
    window.pages.report.sending.history.trigger()
    packing, history = accepting
    assert isinstance(packing, PackingDialog)
    assert packing.reports == (sent,)
    assert isinstance(history, HistoryDialog)
    assert history.search.text() == f"{NAME} 2025"
    assert asked.warned == []


def test_chosen_reports_are_handed_over_from_the_ledger(
    window: MainWindow, sent: ReportId, accepting: list[QDialog]
) -> None:
    window.pages.ledger.action("hand_over").trigger()
    (packing,) = accepting
    assert isinstance(packing, PackingDialog)
    assert sent in packing.reports
