"""往来记录 and 操作日志."""

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QMainWindow
from pytestqt.qtbot import QtBot

from desktop.domain.audit import Event
from desktop.services.workspace import Workspace
from desktop.ui.exchange import opening
from desktop.ui.exchange.audit_dialog import AuditDialog
from desktop.ui.exchange.history_dialog import HistoryDialog
from tests.ui.asked import Asked
from tests.ui.exchange.conftest import NAME

_TODAY = dt.date(2026, 1, 17)


@pytest.fixture
def dialog(workspace: Workspace, qtbot: QtBot) -> AuditDialog:
    """Show a log of three events."""
    workspace.operator = "陈立川"
    workspace.audit.log(Event.EXPORTED, "甲单位 2024 年度", "甲.docx")
    workspace.audit.log(Event.REMOVED, "乙单位 2024 年度", "放入回收站")
    workspace.operator = ""
    workspace.audit.log(Event.EXPORTED, "乙单位 2023 年度", "乙.docx")
    made = AuditDialog(workspace.audit, _TODAY)
    qtbot.addWidget(made)
    return made


def test_the_newest_event_stands_first(dialog: AuditDialog) -> None:
    assert [line.texts[0] for line in dialog.model.lines] == ["3", "2", "1"]


def test_events_are_found_by_operator_kind_and_words(dialog: AuditDialog) -> None:
    dialog.operator.setCurrentText("陈立川")
    by_operator = len(dialog.shown)
    dialog.kind.setCurrentText("删除")
    by_kind = len(dialog.shown)
    dialog.kind.setCurrentIndex(0)
    dialog.search.setText("甲.docx")
    assert (by_operator, by_kind, len(dialog.shown)) == (2, 1, 1)


def test_events_are_found_by_day(dialog: AuditDialog) -> None:
    dialog.first.setDate(dialog.last.date().addDays(1))
    assert dialog.shown == ()
    assert "其中 0 条符合条件" in dialog.said.text()


def test_an_unbroken_log_is_said_to_be_so(dialog: AuditDialog) -> None:
    dialog.verify()
    assert "没有被改动" in dialog.said.text()


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_what_is_shown_is_handed_over(
    dialog: AuditDialog, asked: Asked, tmp_path: Path, suffix: str
) -> None:
    asked.paths = [tmp_path / f"日志{suffix}"]
    dialog.search.setText("甲单位")
    if suffix == ".csv":
        dialog.export_csv()
    else:
        dialog.export_workbook()
    assert asked.paths[0].exists()
    assert "已把 1 条写入" in dialog.said.text()


def test_what_passed_is_found_by_words(sender: Workspace, package: Path, qtbot: QtBot) -> None:
    dialog = HistoryDialog(sender.packing.history(), f"{NAME} 2025")
    qtbot.addWidget(dialog)
    found = len(dialog.model.lines)
    dialog.search.setText("没有这个单位")
    assert (found, len(dialog.model.lines), package.exists()) == (1, 0, True)


@pytest.mark.parametrize(
    ("function", "kind"), [("open_history", HistoryDialog), ("open_audit", AuditDialog)]
)
def test_the_tools_open_their_dialogs(
    workspace: Workspace, qtbot: QtBot, accepting: list[QDialog], function: str, kind: type
) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    getattr(opening, function)(window, workspace)
    assert isinstance(accepting[0], kind)
