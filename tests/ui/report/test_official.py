"""The official format on the page of a report: settings, sheet and preview, joined."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.office import OfficeId
from desktop.official.options import Options
from desktop.official.verdicts import Row
from desktop.services.workspace import Workspace
from desktop.ui.preview.modes import Mode
from desktop.ui.report_page import ReportPage
from tests.ui.asked import Asked

TODAY = dt.date(2026, 1, 17)
SENTENCE = "坚持严格规范公正文明执法，全年开展执法检查86次。"


@pytest.fixture
def page(
    dressed: QApplication, workspace: Workspace, counties: tuple[OfficeId, ...], qtbot: QtBot
) -> ReportPage:
    """Give the page of a report with the tab 合规 in front, measured."""
    assert dressed is not None
    report = workspace.reports.new_blank(counties[0], 2024, today=TODAY)
    made = ReportPage(workspace, today=lambda: TODAY)
    qtbot.addWidget(made)
    made.resize(2000, 900)
    made.open_report(int(report))
    made.editor.panels.setCurrentWidget(made.official.panel)
    with qtbot.waitSignal(made.official.panel.measured):
        made.show()
    return made


def row(page: ReportPage, item: str) -> Row:
    return next(each for each in page.official.panel.rows if each.item == item)


def test_menu_offers_sheet_other_files_and_settings(page: ReportPage) -> None:
    texts = [action.text() for action in page.actions()]
    assert {"导出合规单…", "检查其他 Word 文件…", "格式设置…"} <= set(texts)


def test_format_of_the_office_is_that_of_sheet_and_preview(page: ReportPage, qtbot: QtBot) -> None:
    page.stage.show_mode(Mode.BESIDE)
    with qtbot.waitSignal(page.official.panel.measured):
        page.official.settings.changed.emit(Options(centred_page_numbers=True))
    first = page.stage.panel.document.fresh_pages()[0]
    assert abs(first.footer_x + first.footer.width / 2 - (28 + 78) * 72 / 25.4) < 1
    assert row(page, "页码位置").fails


def test_row_marks_its_line_in_the_preview_that_is_shown(page: ReportPage) -> None:
    page.stage.show_mode(Mode.BESIDE)
    page.official.panel.sheet.choose(row(page, "标题位置"))
    marked = page.stage.panel.view.marked
    assert marked is not None
    assert page.stage.panel.view.pages[marked.page].lines[marked.line].role == "title"


def test_line_stays_marked_until_the_cursor_is_moved(page: ReportPage, qtbot: QtBot) -> None:
    page.official.panel.sheet.choose(row(page, "标题位置"))
    page.official.panel.to_preview.click()
    before = page.stage.panel.view.marked
    qtbot.wait(150)
    assert page.stage.panel.view.marked == before
    page.session.apply(
        replace(
            page.session.report,
            sections=(
                replace(page.session.report.sections[0], paragraphs=(SENTENCE,)),
                *page.session.report.sections[1:],
            ),
        ),
        text="正文",
    )
    page.editor.go_to_section(0, 5)
    qtbot.waitUntil(lambda: page.stage.panel.view.marked != before)


def test_place_in_the_preview_opens_it(page: ReportPage) -> None:
    page.official.panel.sheet.choose(row(page, "标题位置"))
    page.official.panel.to_preview.click()
    assert page.stage.mode is Mode.BESIDE


def test_place_in_the_text_is_gone_to(page: ReportPage) -> None:
    page.official.panel.sheet.choose(row(page, "一级标题字号"))
    page.official.panel.to_text.click()
    assert page.editor.body.place().unit > 0
    assert page.stage.mode is Mode.EDIT


def test_sheet_is_written_and_its_place_told(
    page: ReportPage, asked: Asked, tmp_path: Path
) -> None:
    asked.paths = [tmp_path / "单.xlsx"]
    page.official.panel.export.click()
    sheet = load_workbook(tmp_path / "单.xlsx").worksheets[0]
    assert sheet["A2"].value == "对象：青山县国动办2024年度报告"
    assert page.written.text == f"已导出“单.xlsx”，位于 {tmp_path}"
