"""Two offices with a window each: one hands in, one takes in."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.office import Office
from desktop.domain.outline import Section
from desktop.domain.report import Report, ReportId
from desktop.services.packing import Wrapping
from desktop.services.workspace import Workspace

NOW = dt.datetime(2026, 1, 17, 9, 30, tzinfo=dt.UTC)
NAME = "青山县国防动员办公室"


@pytest.fixture
def sender(tmp_path: Path) -> Iterator[Workspace]:
    """Give the store of an office with a report."""
    with Workspace.open(tmp_path / "sender.db") as opened:
        office = opened.offices.add(Office(NAME, "青山县国动办"))
        body = (Section(0, paragraphs=("全年办理案件3件。",)),)
        report = Report(office=NAME, year=2025, title="年度报告", sections=body)
        opened.reports.add(office, report, today=NOW.date())
        yield opened


@pytest.fixture
def sent(sender: Workspace) -> ReportId:
    """Tell the report of that office."""
    return sender.reports.all_entries()[0].id


@pytest.fixture
def package(sender: Workspace, sent: ReportId, tmp_path: Path) -> Path:
    """Give a package of it."""
    path = tmp_path / "报送.nbz"
    sender.packing.pack([sent], path, now=NOW, wrapping=Wrapping(documents=False))
    return path


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """Give something above which dialogs are shown."""
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def accepting(monkeypatch: pytest.MonkeyPatch) -> list[QDialog]:
    """Let every dialog that asks be accepted at once; those that show progress run to their end."""
    shown: list[QDialog] = []

    def accept(dialog: QDialog) -> int:
        shown.append(dialog)
        return 1

    for name in (
        "packing_dialog.PackingDialog",
        "incoming_dialog.IncomingDialog",
        "receipt_dialog.ReceiptDialog",
        "history_dialog.HistoryDialog",
        "audit_dialog.AuditDialog",
        "differences.DifferenceDialog",
    ):
        monkeypatch.setattr(f"desktop.ui.exchange.{name}.exec", accept)
    return shown
