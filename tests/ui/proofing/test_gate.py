"""The gate before export and 定稿: going on takes a note, which is kept with the report."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.finding import Finding, Severity
from desktop.domain.office import OfficeId
from desktop.domain.report import ReportId, Status
from desktop.services.workspace import Workspace
from desktop.ui.dialogs.status import StatusDialog
from desktop.ui.ledger.commands import LedgerCommands
from desktop.ui.ledger.exporting import LedgerExports
from desktop.ui.proofing import gate_dialog
from desktop.ui.proofing.gate import Gatekeeper, publication_prompts
from desktop.ui.proofing.gate_dialog import GateDialog, Left
from desktop.ui.report_page import ReportPage
from tests.ui.asked import Asked
from tests.ui.proofing.conftest import TODAY

Today = Callable[[], dt.date]


def export(page: ReportPage, text: str) -> None:
    next(each for each in page.actions() if each.text() == text).trigger()


def reach(monkeypatch: pytest.MonkeyPatch, status: Status) -> list[StatusDialog]:
    """Let the dialog of statuses be answered with `status`; returns those that were shown."""
    shown: list[StatusDialog] = []

    def accept(dialog: StatusDialog) -> QDialog.DialogCode:
        dialog.buttons[status].setChecked(True)
        shown.append(dialog)
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(StatusDialog, "exec", accept)
    return shown


def status_action(page: ReportPage, status: Status) -> QAction:
    return next(each for each in page.head._statuses if each.data() == status.value)


def test_a_report_with_errors_is_exported_with_a_note_that_is_kept(
    page: ReportPage, workspace: Workspace, report: ReportId, asked: Asked, tmp_path: Path
) -> None:
    asked.paths = [tmp_path / "报告.docx"]
    export(page, "导出 Word")
    (passed,) = workspace.proofing.passed(report)
    assert (passed.purpose, passed.note, passed.on) == ("导出 Word", "已经核对", TODAY)
    assert passed.errors > 0
    assert asked.gates[0].startswith("导出 Word：校对还有 ")


def test_going_back_writes_nothing_and_shows_the_first_error(
    page: ReportPage, workspace: Workspace, report: ReportId, asked: Asked, tmp_path: Path
) -> None:
    asked.note, asked.paths = None, [tmp_path / "报告.docx"]
    page.editor.panels.setCurrentWidget(page.editor.form)
    export(page, "导出 Word")
    assert not asked.paths[0].exists()
    assert workspace.proofing.passed(report) == ()
    assert page.editor.panels.currentWidget() is page.proofing.panel
    chosen = page.proofing.panel.view.finding
    assert chosen is not None
    assert chosen.severity is Severity.ERROR


def test_an_export_without_a_place_keeps_no_note(
    page: ReportPage, workspace: Workspace, report: ReportId
) -> None:
    export(page, "导出 Word")
    assert workspace.proofing.passed(report) == ()


def test_plain_text_passes_no_gate(page: ReportPage, asked: Asked, tmp_path: Path) -> None:
    asked.paths = [tmp_path / "报告.txt"]
    export(page, "导出纯文本")
    assert asked.gates == []
    assert asked.paths[0].is_file()


def test_a_report_with_errors_becomes_final_with_a_note(
    page: ReportPage, workspace: Workspace, report: ReportId, monkeypatch: pytest.MonkeyPatch
) -> None:
    reach(monkeypatch, Status.FINAL)
    page._on_status_requested(Status.FINAL)
    assert workspace.reports.get(report).status is Status.FINAL
    assert [each.purpose for each in workspace.proofing.passed(report)] == ["定稿"]


def test_going_back_leaves_the_status(
    page: ReportPage,
    workspace: Workspace,
    report: ReportId,
    asked: Asked,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    reach(monkeypatch, Status.FINAL)
    asked.note = None
    page._on_status_requested(Status.FINAL)
    assert workspace.reports.get(report).status is Status.DRAFT


def test_review_passes_no_gate(
    page: ReportPage, asked: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    reach(monkeypatch, Status.REVIEW)
    page._on_status_requested(Status.REVIEW)
    assert asked.gates == []


def test_a_passed_gate_is_shown_with_the_statuses(
    page: ReportPage, asked: Asked, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked.paths = [tmp_path / "报告.docx"]
    export(page, "导出 Word")
    shown = reach(monkeypatch, Status.REVIEW)
    page._on_status_requested(Status.REVIEW)
    assert shown[0]._passed.text().startswith("2025年1月17日导出 Word时还有错误 ")
    assert shown[0]._passed.text().endswith("理由：已经核对")


def test_before_publishing_numbers_of_persons_are_shown_once_more(
    page: ReportPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = reach(monkeypatch, Status.PUBLISHED)
    page._on_status_requested(Status.PUBLISHED)
    assert "13812345678" in shown[0].prompts.text()
    assert shown[0].prompts.isVisibleTo(shown[0])
    shown[0].buttons[Status.FINAL].setChecked(True)
    assert not shown[0].prompts.isVisibleTo(shown[0])


def test_many_prompts_are_cut_to_a_few_lines(page: ReportPage) -> None:
    one = Finding("publication.mobile", Severity.WARNING, 1, 0, 1, "1", "号码。")
    prompts = publication_prompts([one] * 12, page.session.report)
    dialog = StatusDialog(page._record, TODAY, page, prompts=prompts)  # type: ignore[arg-type]
    assert "另有 4 处" in dialog.prompts.text()


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def exports(workspace: Workspace, today: Today, window: QWidget) -> LedgerExports:
    return LedgerExports(workspace, today, window)


@pytest.fixture
def commands(workspace: Workspace, today: Today, window: QWidget) -> LedgerCommands:
    return LedgerCommands(workspace, today, window)


def test_the_ledger_asks_before_a_single_export(
    exports: LedgerExports, workspace: Workspace, report: ReportId, asked: Asked, tmp_path: Path
) -> None:
    asked.paths = [tmp_path / "报告.pdf"]
    exports.export_reports([report], "pdf")
    assert [each.purpose for each in workspace.proofing.passed(report)] == ["导出 PDF"]


@pytest.fixture
def folder(asked: Asked, tmp_path: Path) -> Path:
    asked.paths = [tmp_path / "out"]
    return asked.paths[0]


@pytest.mark.usefixtures("folder")
def test_the_ledger_asks_once_for_many_and_keeps_the_note_with_those_that_need_it(
    exports: LedgerExports,
    workspace: Workspace,
    report: ReportId,
    counties: tuple[OfficeId, ...],
    asked: Asked,
) -> None:
    other = workspace.reports.new_blank(counties[1], 2024, today=TODAY)
    exports.export_reports([report, other], "docx")
    assert len(asked.gates) == 1
    assert asked.gates[0].startswith("批量导出：2 份报告中有 ")
    assert len(workspace.proofing.passed(report)) == 1


def test_many_reports_are_not_written_where_the_clerk_goes_back(
    exports: LedgerExports, report: ReportId, asked: Asked, folder: Path
) -> None:
    asked.note = None
    exports.export_reports([report, report], "docx")
    assert not folder.exists()


def test_the_ledger_asks_before_a_report_becomes_final(
    commands: LedgerCommands,
    workspace: Workspace,
    report: ReportId,
    asked: Asked,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    reach(monkeypatch, Status.FINAL)
    asked.note = None
    entry = next(each for each in workspace.reports.all_entries() if each.id == report)
    commands.change_status(entry)
    assert workspace.reports.get(report).status is Status.DRAFT


def test_a_store_that_is_only_read_keeps_no_note(
    workspace: Workspace, report: ReportId, window: QWidget, today: Today, asked: Asked
) -> None:
    with Workspace.open(workspace.path, read_only=True) as reading:
        keeper = Gatekeeper(reading, today, window)
        passing = keeper.before_export(reading.reports.get(report), "docx")
        assert passing is not None
        keeper.keep(report, passing)
    assert asked.gates[0].startswith("导出 Word（只读）")
    assert workspace.proofing.passed(report) == ()


@pytest.fixture
def dialog(qtbot: QtBot) -> GateDialog:
    made = GateDialog("还有 1 处错误", [Left("应为全角。", "导语“,”")], "定稿")
    qtbot.addWidget(made)
    return made


@pytest.mark.usefixtures("dressed")
def test_going_on_takes_a_written_note(dialog: GateDialog) -> None:
    assert not dialog.go_on.isEnabled()
    dialog.note_edit.setText("  ")
    assert not dialog.go_on.isEnabled()
    dialog.note_edit.setText("印前改")
    assert dialog.go_on.isEnabled()


@pytest.mark.usefixtures("dressed")
def test_going_back_is_what_enter_does(dialog: GateDialog) -> None:
    assert dialog.back.isDefault()
    assert dialog.list.item(0).text() == "应为全角。\n导语“,”"


@pytest.mark.usefixtures("dressed")
def test_only_read_needs_no_note(qtbot: QtBot) -> None:
    made = GateDialog("还有 1 处错误", [], "导出 Word", noted=False)
    qtbot.addWidget(made)
    assert made.go_on.isEnabled()
    assert not made.note_edit.isVisibleTo(made)


@pytest.mark.usefixtures("dressed")
@pytest.mark.parametrize(("answer", "note"), [(1, "印前改"), (0, None)])
def test_asking_gives_the_note_or_nothing(
    answer: int, note: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()

    def answered(dialog: GateDialog) -> int:
        dialog.note_edit.setText("印前改")
        return answer

    monkeypatch.setattr(GateDialog, "exec", answered)
    assert gate_dialog.ask(None, "还有", [], "定稿") == note


@pytest.mark.usefixtures("dressed")
def test_long_sentences_are_broken_and_never_scrolled_sideways(qtbot: QtBot) -> None:
    made = GateDialog("还有 1 处错误", [Left("应为全角。" * 30, "导语")], "定稿")
    qtbot.addWidget(made)
    made.show()
    assert made.list.visualItemRect(made.list.item(0)).width() <= made.list.viewport().width()
    assert made.list.horizontalScrollBar().maximum() == 0
