"""回收站: looking at what was removed, and bringing it back."""

import datetime as dt
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot

from desktop.domain.office import Office, OfficeId
from desktop.domain.outline import Section
from desktop.domain.report import Report, ReportId
from desktop.domain.revision import TrashEntry, TrashId, TrashKind
from desktop.services.workspace import Workspace
from desktop.ui.trash import opening
from desktop.ui.trash.dialog import TrashDialog
from desktop.ui.trash.model import removal_of, title_of
from tests.ui.asked import Asked

TODAY = dt.date(2026, 1, 17)
REPORT = Report(
    year=2024,
    title="青山县\n年度报告",
    sections=(Section(1, "依法行政", paragraphs=("全年办理案件七件。",)),),
)


@pytest.fixture
def removed(workspace: Workspace, counties: tuple[OfficeId, ...]) -> ReportId:
    """Remove an office, and then a report."""
    workspace.operator = "王科员"
    workspace.offices.remove(workspace.offices.add(Office("云溪县国防动员办公室")))
    key = workspace.reports.add(counties[0], REPORT, today=TODAY)
    workspace.reports.remove(key)
    return key


@pytest.fixture
def dialog(
    dressed: QApplication, workspace: Workspace, removed: ReportId, qtbot: QtBot
) -> TrashDialog:
    assert dressed is not None
    assert removed
    made = TrashDialog(workspace, TODAY)
    qtbot.addWidget(made)
    made.show()
    return made


def test_bin_lists_what_was_removed_last_first(dialog: TrashDialog) -> None:
    model = dialog.model
    spoken = [
        str(model.data(model.index(row), Qt.ItemDataRole.AccessibleTextRole)) for row in range(2)
    ]
    assert spoken[0].startswith("青山县年度报告\n年报 2024 年")
    assert spoken[0].endswith("王科员")
    assert spoken[1].startswith("云溪县国防动员办公室\n单位")


def test_removed_report_can_be_read(dialog: TrashDialog) -> None:
    assert "一、依法行政" in dialog.preview.toPlainText()
    assert "全年办理案件七件。" in dialog.preview.toPlainText()
    dialog.view.setCurrentIndex(dialog.model.index(1))
    assert "云溪县国防动员办公室" in dialog.preview.toPlainText()


def test_report_comes_back_with_enter(
    dialog: TrashDialog, workspace: Workspace, removed: ReportId, qtbot: QtBot
) -> None:
    qtbot.keyClick(dialog.view, Qt.Key.Key_Return)
    assert replace(workspace.reports.get(removed).report, office="") == REPORT
    assert dialog.hint == "已找回“青山县年度报告”。"
    assert dialog.model.rowCount() == 1


def test_place_that_is_taken_is_told(
    dialog: TrashDialog, workspace: Workspace, counties: tuple[OfficeId, ...], asked: Asked
) -> None:
    workspace.reports.new_blank(counties[0], 2024, today=TODAY)
    dialog.bring_back.click()
    assert "没有找回" in asked.warned[0]
    assert dialog.model.rowCount() == 2


def test_bin_is_emptied_after_a_question_with_the_number(
    dialog: TrashDialog, workspace: Workspace, asked: Asked
) -> None:
    dialog.empty_out.click()
    assert asked.questions[0].startswith("！确定清空回收站吗？其中 2 项")
    assert workspace.history.trash() == ()
    assert dialog.is_empty
    assert not dialog.bring_back.isEnabled()
    assert not dialog.empty_out.isEnabled()


def test_bin_is_kept_when_the_answer_is_no(
    dialog: TrashDialog, workspace: Workspace, asked: Asked
) -> None:
    asked.yes = False
    dialog.empty_out.click()
    assert len(workspace.history.trash()) == 2


def test_nothing_is_done_in_an_empty_bin(dialog: TrashDialog) -> None:
    dialog.clear()
    dialog.undelete()
    assert dialog.is_empty
    assert dialog.preview.toPlainText() == ""


def test_entry_that_is_gone_is_told_in_the_preview(
    dialog: TrashDialog, workspace: Workspace
) -> None:
    workspace.history.empty_trash()
    dialog._show_preview()
    assert "回收站里没有它" in dialog.preview.toPlainText()


def test_rows_are_painted(dialog: TrashDialog) -> None:
    dialog.view.setFocus()
    picture = dialog.view.grab().toImage()
    assert len({picture.pixel(60, y) for y in range(picture.height())}) > 2


def test_words_for_what_has_no_title_and_nobody_removed() -> None:
    noon = dt.datetime(2026, 1, 16, 12, 5).astimezone()
    entry = TrashEntry(TrashId(1), TrashKind.REPORT, 1, OfficeId(1), 2024, "", noon)
    assert title_of(entry) == "2024 年度报告（没有标题）"
    assert removal_of(entry, TODAY) == "年报 2024 年　昨天 1月16日 12:05 删除"


def test_tool_opens_the_bin(
    dressed: QApplication, workspace: Workspace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert dressed is not None
    window = QMainWindow()
    qtbot.addWidget(window)
    shown: list[TrashDialog] = []

    def executed(dialog: TrashDialog) -> int:
        shown.append(dialog)
        return 0

    monkeypatch.setattr(TrashDialog, "exec", executed)
    opening.open_trash(window, workspace)
    assert shown[0].is_empty
