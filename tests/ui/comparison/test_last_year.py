"""上年对照 and 上年安排 beside the text."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.domain.office import OfficeId
from desktop.domain.promise import Fulfilment
from desktop.domain.report import ReportId
from desktop.services.workspace import Workspace
from desktop.ui.comparison import marking
from desktop.ui.comparison.findings import Kind
from desktop.ui.comparison.plan_panel import PlanPanel
from desktop.ui.comparison.watch import held
from desktop.ui.comparison.year_panel import YearPanel
from desktop.ui.report_page import ReportPage
from tests.ui.comparison.conftest import LAST, SAME, THIS


@pytest.fixture
def same(page: ReportPage) -> YearPanel:
    page.last_year.tab.chips[1].click()
    return page.last_year.panel


@pytest.fixture
def plan(page: ReportPage) -> PlanPanel:
    page.last_year.tab.chips[0].click()
    return page.last_year.plan


def _choose(panel: YearPanel, kind: Kind) -> None:
    rows = range(panel.model.rowCount())
    found = (panel.model.index(row) for row in rows)
    panel.list.setCurrentIndex(
        next(index for index in found if (row := panel.model.found(index)) and row.kind is kind)
    )


def test_how_much_is_last_years_is_said_in_a_line(same: YearPanel) -> None:
    assert same.said.text().startswith("雷同 ")
    assert "整句未改 2 句" in same.said.text()


def test_a_year_that_was_not_rolled_is_rolled_in_one_step(
    same: YearPanel, page: ReportPage
) -> None:
    same.roll_all.click()
    assert page.session.report.sections[0].text.startswith("2024年，我办")
    page.session.undo()
    assert page.session.report == THIS


def test_one_year_can_be_rolled_alone(same: YearPanel, page: ReportPage) -> None:
    assert not same.roll.isEnabled()
    _choose(same, Kind.YEAR)
    same.roll.click()
    assert page.session.report.sections[0].text.startswith("2024年，我办")


def test_copied_text_is_marked_in_the_text_where_that_is_wanted(
    same: YearPanel, page: ReportPage
) -> None:
    assert page.editor.marks.marks(marking.COPIED) == ()
    same.marked.setChecked(True)
    mark = page.editor.marks.marks(marking.COPIED)[0]
    assert SAME in page.session.report.sections[mark.section].text[mark.start : mark.end]
    page.last_year.tab.chips[0].click()
    assert page.editor.marks.marks(marking.COPIED)


def test_the_chosen_passage_is_shown_in_the_text(same: YearPanel, page: ReportPage) -> None:
    _choose(same, Kind.SENTENCE)
    assert page.editor.marks.marks(marking.CURRENT)
    page.last_year.tab.chips[0].click()
    assert page.editor.marks.marks(marking.CURRENT) == ()


def test_enter_goes_to_the_place(same: YearPanel, page: ReportPage) -> None:
    _choose(same, Kind.SENTENCE)
    same.list.activated.emit(same.list.currentIndex())
    assert page.editor.body.textCursor().selectedText().endswith("。")


def test_the_comparison_follows_the_text(same: YearPanel, page: ReportPage, qtbot: QtBot) -> None:
    same.roll_all.click()
    qtbot.waitUntil(lambda: not _unrolled(page))
    assert not same.roll_all.isVisible()


def _unrolled(page: ReportPage) -> bool:
    comparison = page.last_year.watch.comparison
    return comparison is None or bool(comparison.unrolled)


def test_without_last_years_report_the_panel_says_what_to_do(
    workspace: Workspace, page: ReportPage, last: ReportId, qtbot: QtBot
) -> None:
    workspace.reports.remove(last)
    panel = page.last_year.panel
    assert "导入 2023 年度的报告" in panel.empty.text()
    with qtbot.waitSignal(page.last_year.import_requested) as told:
        panel.import_last.click()
    assert told.args[1] == 2023


def test_both_reports_are_asked_for_side_by_side(
    same: YearPanel, page: ReportPage, last: ReportId, this: ReportId, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(page.last_year.compare_requested) as told:
        same.side_by_side.click()
    assert told.args == [int(last), int(this)]


def test_the_item_that_nobody_answers_is_the_first(plan: PlanPanel) -> None:
    headings = [kept.promise.heading for kept in plan.session.items]
    assert headings == ["建立线索移送台账", "打造警报试鸣宣传品牌"]
    assert plan.said.text() == "上年安排 2 项，未见回应 1 项，已确认 0 项。"


def test_a_key_says_how_far_an_item_was_carried_out_and_can_be_taken_back(
    plan: PlanPanel, workspace: Workspace, this: ReportId, qtbot: QtBot
) -> None:
    qtbot.keyClick(plan.list, Qt.Key.Key_3)
    said = workspace.fulfilment.judgements(this)
    assert [each.fulfilment for each in said.values()] == [Fulfilment.NOT_BEGUN]
    plan.session.undo()
    assert workspace.fulfilment.judgements(this) == {}
    plan.session.redo()
    assert workspace.fulfilment.judgements(this) == said


def test_an_answer_is_confirmed_or_turned_down(plan: PlanPanel) -> None:
    plan.list.setCurrentIndex(plan.model.index(1))
    plan.details.rows[0].confirm.click()
    confirmed = plan.session.items[-1]
    assert confirmed.confirmed is not None
    plan.session.reject(confirmed, 0)
    assert all(not kept.settled for kept in plan.session.items)


def test_a_button_marks_an_item_and_pressed_again_takes_it_back(plan: PlanPanel) -> None:
    plan.details.buttons[Fulfilment.OBSOLETE].click()
    assert [kept.settled for kept in plan.session.items] == [False, True]
    plan.list.setCurrentIndex(plan.model.index(1))
    plan.details.buttons[Fulfilment.OBSOLETE].click()
    assert not any(kept.settled for kept in plan.session.items)


def test_a_draft_heading_is_inserted_in_one_step(plan: PlanPanel, page: ReportPage) -> None:
    plan.list.setCurrentIndex(plan.model.index(0))
    plan.details.draft.click()
    assert page.session.report.sections[3].heading == "建立线索移送台账。"
    page.session.undo()
    assert page.session.report == THIS


def test_the_place_of_an_answer_is_gone_to(plan: PlanPanel, page: ReportPage) -> None:
    plan.list.setCurrentIndex(plan.model.index(1))
    plan.details.rows[0].enter.click()
    assert "警报试鸣宣传品牌" in page.editor.body.textCursor().selectedText()


def test_the_other_office_has_no_report_before(
    page: ReportPage, workspace: Workspace, counties: tuple[OfficeId, ...], plan: PlanPanel
) -> None:
    other = workspace.reports.add(counties[1], THIS, today=page._today())
    page.open_report(int(other))
    assert "台账中没有 2023 年度的报告" in plan.empty.text()
    assert plan.session.items == ()


def test_figures_that_were_stored_go_before_those_the_text_suggests(workspace: Workspace) -> None:
    found = held(LAST, THIS, ({}, {}), workspace.figures.catalogue)
    assert found.before.year == 2023
