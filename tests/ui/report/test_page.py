import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QDialog, QSplitter
from pytestqt.qtbot import QtBot

from desktop.domain.errors import StoreError
from desktop.domain.office import OfficeId
from desktop.domain.report import ReportId, Status, Step
from desktop.official.options import Options
from desktop.services.workspace import Workspace
from desktop.ui import state, theme
from desktop.ui.dialogs.status import StatusDialog
from desktop.ui.editor.look import EditorColours
from desktop.ui.editor.places import View
from desktop.ui.editor.projection import Place
from desktop.ui.report_page import ReportPage
from tests.ui.asked import Asked

TODAY = dt.date(2026, 1, 17)


@pytest.fixture
def last(workspace: Workspace, counties: tuple[OfficeId, ...]) -> ReportId:
    return workspace.reports.new_blank(counties[0], 2023, today=TODAY)


@pytest.fixture
def report(workspace: Workspace, counties: tuple[OfficeId, ...], last: ReportId) -> ReportId:
    assert last
    return workspace.reports.new_from_previous(counties[0], 2024, today=TODAY)


@pytest.fixture
def page(dressed: QApplication, workspace: Workspace, report: ReportId, qtbot: QtBot) -> ReportPage:
    assert dressed is not None
    made = ReportPage(workspace, today=lambda: TODAY)
    qtbot.addWidget(made)
    made.resize(1280, 700)
    made.open_report(int(report))
    made.show()
    return made


def write(page: ReportPage, title: str) -> None:
    page.session.apply(replace(page.session.report, title=title), text="标题")


def stored_title(workspace: Workspace, report: ReportId) -> str:
    return workspace.reports.get(report).report.title


def action(page: ReportPage, text: str) -> QAction:
    return next(each for each in page.actions() if each.text() == text)


def test_head_says_whose_report_it_is_and_how_far_it_has_got(page: ReportPage) -> None:
    assert page.title() == "青山县国动办 · 2024 年"
    assert page.head.chip.text() == "起草"
    assert page.head.saved_text == "已保存"


def test_old_report_is_headed_by_the_name_of_its_time(
    page: ReportPage, workspace: Workspace, counties: tuple[OfficeId, ...]
) -> None:
    old = workspace.reports.new_blank(counties[0], 2021, today=TODAY)
    page.open_report(int(old))
    assert page.title() == "青山县人防办 · 2021 年"


def test_typed_text_is_saved_when_the_page_is_left(
    page: ReportPage, workspace: Workspace, report: ReportId, qtbot: QtBot
) -> None:
    qtbot.keyClicks(page.editor.body, "2024")
    assert page.head.saved_text == "正在编辑…"
    page.hide()
    assert workspace.reports.get(report).report == page.session.report
    assert "2024" in page.session.report.sections[0].text


def test_edit_is_saved_before_another_report_is_opened(
    page: ReportPage, workspace: Workspace, report: ReportId, last: ReportId
) -> None:
    write(page, "新标题")
    page.open_report(int(last))
    assert stored_title(workspace, report) == "新标题"
    assert page.report_id == last


def test_edit_is_saved_when_the_window_loses_the_keyboard(
    page: ReportPage, workspace: Workspace, report: ReportId, dressed: QApplication
) -> None:
    write(page, "新标题")
    dressed.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
    assert stored_title(workspace, report) == "新标题"


@pytest.fixture
def full_disk(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    def save(*_words: object, **_more: object) -> None:
        raise StoreError("磁盘已满，请清理磁盘后再试。")

    monkeypatch.setattr(workspace.reports, "save", save)


@pytest.mark.usefixtures("full_disk")
def test_full_disk_is_told_and_the_text_stays(page: ReportPage) -> None:
    write(page, "新标题")
    page.flush()
    assert page.save_notice.text == (
        "没有保存：磁盘已满，请清理磁盘后再试。文字还在编辑窗口里，稍后自动再试。"
    )
    assert page.session.report.title == "新标题"
    assert page.autosaver.waiting


@pytest.mark.usefixtures("full_disk")
def test_leaving_with_unsaved_text_asks_first(page: ReportPage, asked: Asked, qtbot: QtBot) -> None:
    write(page, "新标题")
    asked.yes = False
    with qtbot.assertNotEmitted(page.closed):
        page.leave()
    assert len(asked.questions) == 1


@pytest.mark.usefixtures("full_disk")
def test_other_report_is_not_opened_over_unsaved_text(
    page: ReportPage, asked: Asked, report: ReportId, last: ReportId
) -> None:
    write(page, "新标题")
    asked.yes = False
    page.open_report(int(last))
    assert page.report_id == report
    assert page.session.report.title == "新标题"


@pytest.mark.usefixtures("full_disk")
def test_nothing_is_exported_that_could_not_be_saved(
    page: ReportPage, asked: Asked, tmp_path: Path
) -> None:
    write(page, "新标题")
    asked.paths = [tmp_path / "报告.docx"]
    action(page, "导出 Word").trigger()
    assert not (tmp_path / "报告.docx").exists()


@pytest.mark.parametrize("status", [Status.FINAL, Status.SUBMITTED, Status.PUBLISHED])
def test_final_report_is_locked_and_says_how_to_go_on(page: ReportPage, status: Status) -> None:
    page.set_status(Step(status, TODAY))
    assert page.session.read_only
    assert page.lock_notice.text == f"{LOCK_WORDS[status]}，如需修改请先退回起草。"


LOCK_WORDS = {
    Status.FINAL: "已定稿",
    Status.SUBMITTED: "已报送",
    Status.PUBLISHED: "已公开",
}


def test_report_put_back_to_draft_can_be_edited_again(
    page: ReportPage, workspace: Workspace, report: ReportId, monkeypatch: pytest.MonkeyPatch
) -> None:
    def accept(dialog: StatusDialog) -> QDialog.DialogCode:
        dialog.reason_edit.setText("数据有误")
        return QDialog.DialogCode.Accepted

    page.set_status(Step(Status.FINAL, TODAY))
    monkeypatch.setattr(StatusDialog, "exec", accept)
    page.lock_notice.remedy_requested.emit()
    assert workspace.reports.get(report).status is Status.DRAFT
    assert not page.session.read_only
    assert page.lock_notice.text == ""


def test_status_chosen_on_the_chip_is_recorded_with_its_day(
    page: ReportPage, workspace: Workspace, report: ReportId, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QDialog, "exec", lambda _dialog: QDialog.DialogCode.Accepted)
    menu = page.head.chip.menu()
    assert menu is not None
    menu.actions()[1].trigger()
    steps = workspace.reports.get(report).steps
    assert (steps[-1].status, steps[-1].on) == (Status.REVIEW, TODAY)
    assert page.head.chip.text() == "审核"


def test_text_is_saved_before_the_status_is_recorded(
    page: ReportPage, workspace: Workspace, report: ReportId
) -> None:
    write(page, "新标题")
    page.set_status(Step(Status.FINAL, TODAY))
    assert stored_title(workspace, report) == "新标题"


def test_report_changed_elsewhere_is_shown(
    page: ReportPage, workspace: Workspace, report: ReportId
) -> None:
    before = workspace.reports.get(report).report
    workspace.reports.save(report, before, replace(before, title="别处的标题"))
    assert page.session.report.title == "别处的标题"


def test_text_being_typed_is_not_overwritten_from_elsewhere(
    page: ReportPage, workspace: Workspace, report: ReportId
) -> None:
    write(page, "我的标题")
    before = workspace.reports.get(report).report
    workspace.reports.save(report, before, replace(before, note="别处的附注"))
    assert page.session.report.title == "我的标题"
    page.flush()
    stored = workspace.reports.get(report).report
    assert (stored.title, stored.note) == ("我的标题", "别处的附注")


def test_report_removed_elsewhere_is_locked_and_says_so(
    page: ReportPage, workspace: Workspace, report: ReportId
) -> None:
    workspace.reports.remove(report)
    assert "已从台账中删除" in page.lock_notice.text
    assert page.session.read_only
    assert page.report_id is None


def test_report_that_is_no_more_is_told_in_a_sentence(page: ReportPage, asked: Asked) -> None:
    page.open_report(4711)
    assert len(asked.warned) == 1


def test_word_file_is_written_and_its_place_told(
    page: ReportPage, asked: Asked, tmp_path: Path
) -> None:
    write(page, "刚刚写的标题")
    asked.paths = [tmp_path / "报告.docx"]
    action(page, "导出 Word").trigger()
    text = "".join(paragraph.text for paragraph in Document(str(tmp_path / "报告.docx")).paragraphs)
    assert "刚刚写的标题" in text
    assert page.written.text == f"已导出“报告.docx”，位于 {tmp_path}"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("导出 Word（白头，不带红头）", "白头.docx"),
        ("导出纯文本", "报告.txt"),
        ("导出 Excel 统计表", "统计.xlsx"),
    ],
)
def test_other_formats_are_written_too(
    text: str, name: str, *, page: ReportPage, asked: Asked, tmp_path: Path
) -> None:
    asked.paths = [tmp_path / name]
    action(page, text).trigger()
    assert (tmp_path / name).stat().st_size > 0


def test_export_that_is_called_off_writes_nothing(page: ReportPage, tmp_path: Path) -> None:
    action(page, "导出 Word").trigger()
    assert list(tmp_path.glob("*.docx")) == []
    assert page.written.text == ""


def test_new_report_opens_with_last_years_plan_in_view(page: ReportPage) -> None:
    assert page.editor.panels.currentWidget() is page.last_year.tab
    assert page.last_year.watch.last is not None


def test_page_of_figures_is_asked_for_with_its_office(
    page: ReportPage, counties: tuple[OfficeId, ...], qtbot: QtBot
) -> None:
    with qtbot.waitSignal(page.figures_requested) as told:
        page.head.figures_requested.emit()
    assert told.args == [int(counties[0])]


def test_missing_part_is_offered_with_the_years_of_the_report(page: ReportPage) -> None:
    page.session.apply(replace(page.session.report, sections=()), text="清空")
    model = page.editor.model
    offered = [str(model.index(row, 0).data()) for row in range(model.rowCount())]
    assert "＋ 缺：2025年度推进法治政府建设的主要安排" in offered
    assert not any("{" in text for text in offered)


def test_read_only_store_locks_the_editor_and_its_figures(
    dressed: QApplication, workspace: Workspace, report: ReportId, qtbot: QtBot
) -> None:
    assert dressed is not None
    with Workspace.open(workspace.path, read_only=True) as other:
        page = ReportPage(other, today=lambda: TODAY)
        qtbot.addWidget(page)
        page.open_report(int(report))
        assert page.session.read_only
        assert page.lock_notice.text == ""  # the window's banner says it
        assert "只读" in page.figures.locked_reason
        assert not page.head.chip.isEnabled()


def test_page_wears_the_theme_it_is_given_later(
    page: ReportPage, dressed: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    worn: list[EditorColours] = []
    monkeypatch.setattr(page.editor, "set_colours", worn.append)
    theme.apply(dressed, theme.DARK)
    assert worn[-1].desk == theme.DARK.color("desk")
    theme.apply(dressed, theme.LIGHT)
    assert worn[-1].desk == theme.LIGHT.color("desk")


def test_widths_of_the_columns_are_those_of_the_last_time(
    page: ReportPage, workspace: Workspace, qtbot: QtBot
) -> None:
    columns = page.editor.findChild(QSplitter)
    assert columns is not None
    columns.setSizes([333, 600, 345])
    page.hide()
    again = ReportPage(workspace, today=lambda: TODAY)
    qtbot.addWidget(again)
    again.resize(1280, 700)
    again.show()
    assert again.editor.outline.width() == 333


def test_preview_sets_the_report_by_the_offices_format(
    page: ReportPage, workspace: Workspace, counties: tuple[OfficeId, ...], report: ReportId
) -> None:
    workspace.formatting.save(Options(centred_page_numbers=True), counties[0])
    page.open_report(int(report))
    numbered = page.stage.panel.document.fresh_pages()[0]
    assert numbered.footer_x > 200  # points: in the middle of the paper


def test_pdf_is_written_as_it_is_previewed(
    page: ReportPage, workspace: Workspace, report: ReportId, tmp_path: Path, asked: Asked
) -> None:
    assert report in {entry.id for entry in workspace.reports.all_entries()}
    asked.paths = [tmp_path / "报告.pdf"]
    action(page, "导出 PDF").trigger()
    assert asked.paths[0].read_bytes().startswith(b"%PDF-1.4")


def test_modes_prints_and_exports_are_among_the_pages_actions(page: ReportPage) -> None:
    texts = [each.text() for each in page.actions()]
    assert {"打印…", "套打（不印红头）…", "校准打印位置…", "切换编辑、并排、预览"} <= set(texts)


def test_another_report_begins_at_its_top_and_the_first_is_found_where_it_was_left(
    page: ReportPage, report: ReportId, last: ReportId
) -> None:
    page.editor.body.go_to(Place(2))
    left = page.editor.body.view()
    page.open_report(int(last))
    assert page.editor.body.view() == View()
    page.open_report(int(report))
    assert page.editor.body.view() == left


def test_size_of_the_text_is_found_again(
    page: ReportPage, workspace: Workspace, qtbot: QtBot
) -> None:
    page.editor.body.set_text_size(15)
    page.hide()
    again = ReportPage(workspace, today=lambda: TODAY)
    qtbot.addWidget(again)
    assert again.editor.body.text_size == 15


def test_remembered_size_out_of_range_is_brought_into_it(
    dressed: QApplication, workspace: Workspace, qtbot: QtBot
) -> None:
    assert dressed is not None
    state.change(report_text_size=500)
    page = ReportPage(workspace, today=lambda: TODAY)
    qtbot.addWidget(page)
    assert page.editor.body.text_size == 24
