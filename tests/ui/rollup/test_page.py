"""The page 汇总: sums, who is missing, charts, and ways on."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from desktop.domain.figure import Figure
from desktop.domain.office import Level, OfficeId
from desktop.services.rollup import Answer, Question
from desktop.services.workspace import Workspace
from desktop.statistics.rollup import Scope, Standing
from desktop.ui.charts.values import Comparison, Composition, Trend
from desktop.ui.figures.workbook_dialog import WorkbookDialog
from desktop.ui.rollup.drawn import Kind
from desktop.ui.rollup.tables import View
from desktop.ui.rollup_page import RollupPage
from tests.ui.asked import Asked
from tests.ui.rollup.conftest import CASES


def names(page: RollupPage) -> list[str]:
    return [row.name for row in page.model.table.rows]


def cell(page: RollupPage, name: str, head: str) -> str:
    table = page.model.table
    place = next(n for n, column in enumerate(table.columns) if column.head.startswith(head))
    return next(row for row in table.rows if row.name == name).cells[place].text


def look(page: RollupPage, view: View) -> None:
    page.bar.views[view].click()


def test_offices_stand_below_their_sums_and_how_many_there_are(page: RollupPage) -> None:
    assert names(page) == ["合计", "填数单位", "临海市国动办", "青山县国动办", "白水县国动办"]
    assert cell(page, "合计", "行政执法案件总数") == "约 18"
    assert cell(page, "填数单位", "行政执法案件总数") == "2/3"


def test_blank_and_not_applicable_look_different(page: RollupPage) -> None:
    assert cell(page, "青山县国动办", "罚款金额") == "不适用"
    assert cell(page, "临海市国动办", "罚款金额") == "–"


def test_how_far_an_office_got_is_said(page: RollupPage) -> None:
    told = {row.name: row.standing for row in page.model.table.rows if row.standing}
    assert told == {
        "临海市国动办": Standing.HANDED_IN,
        "青山县国动办": Standing.NOT_HANDED_IN,
        "白水县国动办": Standing.NO_FIGURE,
    }


def test_offices_that_are_missing_can_be_seen_alone(page: RollupPage) -> None:
    page.standings.chips[Standing.NO_FIGURE].click()
    assert names(page) == ["合计", "填数单位", "白水县国动办"]
    assert not page.standings.chips[Standing.NO_REPORT].isEnabled()


def test_an_office_is_found_by_a_part_of_its_name(page: RollupPage) -> None:
    page.bar.search.setText("青山")
    assert names(page) == ["合计", "填数单位", "青山县国动办"]


def test_only_what_is_handed_in_can_be_counted(page: RollupPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.session.answered):
        page.bar.handed_in.click()
    assert cell(page, "合计", "行政执法案件总数") == "6"


def test_another_superior_means_its_subordinates(
    page: RollupPage, qtbot: QtBot, offices: OfficeId
) -> None:
    page.bar.choose_office(offices)
    with qtbot.waitSignal(page.session.answered):
        page.bar.offices.chosen.emit(offices)
    assert names(page)[2:] == ["青山县国动办", "白水县国动办"]


def test_a_level_can_be_chosen(page: RollupPage) -> None:
    page.bar.reach.setCurrentText("其中县级单位")
    assert page.bar.scope == Scope(level=Level.COUNTY)


def test_sums_by_superior_and_by_level(page: RollupPage) -> None:
    look(page, View.SUPERIORS)
    assert names(page) == ["合计", "没有上级的单位", "临海市国动办"]
    look(page, View.LEVELS)
    assert cell(page, "县级", "行政执法案件总数") == "约 12"


def test_years_stand_side_by_side_with_their_change(page: RollupPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.session.answered):
        look(page, View.YEARS)
    row = "行政执法案件总数（件）"
    assert cell(page, row, "2023 年") == "12"
    assert cell(page, row, "较上年") == "↑ 6（50.0%）"


def test_rows_are_sorted_and_the_sums_stay_on_top(page: RollupPage) -> None:
    page.table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    assert names(page)[:3] == ["合计", "填数单位", "青山县国动办"]
    page.table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    assert names(page)[2:] == ["临海市国动办", "青山县国动办", "白水县国动办"]


def test_the_chart_shows_the_marked_indicator(page: RollupPage) -> None:
    chart = page.charts.view.chart
    assert isinstance(chart, Comparison)
    assert chart.title == "全部单位 行政执法案件总数（2024 年）"
    assert chart.note == "1 个单位未填：白水县国动办。"


def test_the_chart_can_be_a_trend(page: RollupPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.session.answered):
        page.charts.kinds[Kind.TREND].click()
    chart = page.charts.view.chart
    assert isinstance(chart, Trend)
    assert [point.value for point in chart.series[0].points] == [12, 18]


@pytest.mark.parametrize("view", [View.OFFICES, View.SUPERIORS, View.LEVELS])
def test_the_chart_can_show_what_a_whole_consists_of(page: RollupPage, view: View) -> None:
    look(page, view)
    page.charts.kinds[Kind.COMPOSITION].click()
    chart = page.charts.view.chart
    assert isinstance(chart, Composition)
    assert chart.parts == ("行政处罚案件数", "轻微违法免罚案件数")
    assert [point.value for point in chart.rows[0].points] == [13, 5]


def test_the_chart_can_be_put_away(page: RollupPage) -> None:
    page.bar.chart.click()
    assert not page.charts.isVisible()


def test_a_report_is_opened_from_its_row(page: RollupPage, qtbot: QtBot) -> None:
    page.table.setCurrentIndex(page.model.index(2, 1))
    with qtbot.waitSignal(page.report_requested):
        qtbot.keyClick(page.table, Qt.Key.Key_Return)


def test_figures_are_opened_from_the_row_of_a_superior(
    page: RollupPage, qtbot: QtBot, offices: OfficeId
) -> None:
    look(page, View.SUPERIORS)
    page.table.setCurrentIndex(page.model.index(2, 1))
    with qtbot.waitSignal(page.figures_requested) as signal:
        qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert signal.args == [offices]


def test_the_table_is_copied_with_its_names_and_digits(page: RollupPage) -> None:
    page.table.copy_all()
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0].split("\t")[:3] == ["", "报送情况", "行政执法案件总数（件）"]
    assert lines[4].split("\t")[:3] == ["青山县国动办", "尚未报送", "12"]


def test_a_marked_block_is_copied_alone(page: RollupPage, qtbot: QtBot) -> None:
    page.table.setCurrentIndex(page.model.index(2, 1))
    qtbot.keyClick(page.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    page.table.copy()
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines == ["\t行政执法案件总数（件）", "临海市国动办\t6", "青山县国动办\t12"]


def test_the_workbook_is_exported_for_the_offices_shown(
    page: RollupPage, asked: Asked, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked.paths = [tmp_path / "统计表.xlsx"]
    offered: list[WorkbookDialog] = []

    def accept(dialog: WorkbookDialog) -> bool:
        offered.append(dialog)
        return True

    monkeypatch.setattr(WorkbookDialog, "exec", accept)

    page.bar.export.click()

    assert asked.warned == []
    assert (tmp_path / "统计表.xlsx").stat().st_size > 0
    assert offered[0].scope.picked.text() == "所选的 3 个单位"


@pytest.mark.parametrize(
    ("view", "head"),
    [
        (View.OFFICES, "单位"),
        (View.SUPERIORS, "上级单位"),
        (View.LEVELS, "层级"),
        (View.YEARS, "指标"),
    ],
)
def test_the_head_of_the_names_says_what_they_are(
    page: RollupPage, qtbot: QtBot, view: View, head: str
) -> None:
    page.bar.views[view].click()
    qtbot.waitUntil(lambda: page.model.table.names == head)
    assert page.table._corner.text() == head


def test_the_keyboard_begins_in_the_table(page: RollupPage) -> None:
    assert page.focusWidget() is page.table


def test_a_figure_stored_elsewhere_is_added_up(
    page: RollupPage, qtbot: QtBot, workspace: Workspace, counties: tuple[OfficeId, ...]
) -> None:
    record = workspace.reports.find(counties[1], 2024)
    assert record is not None
    with qtbot.waitSignal(page.session.answered):
        workspace.figures.save(record.id, [Figure(CASES, None)])
    assert cell(page, "白水县国动办", "行政执法案件总数") == "不适用"


def test_without_reports_the_page_says_what_to_do(
    qtbot: QtBot, workspace: Workspace, today: Callable[[], dt.date]
) -> None:
    page = RollupPage(workspace, today=today)
    qtbot.addWidget(page)
    page.show()
    assert page.empty.isVisible()
    assert not page.bar.isEnabled()


def test_a_store_that_cannot_be_read_is_said_with_a_way_back(
    page: RollupPage, qtbot: QtBot, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    moved = workspace.path.with_name("elsewhere.db")
    monkeypatch.setattr(workspace.rollups, "_reader", lambda: type(workspace._store).open(moved))
    with qtbot.waitSignal(page.session.failed):
        page.ask()
    assert page.failure.isVisible()
    monkeypatch.undo()
    with qtbot.waitSignal(page.session.answered):
        page.failure.button.click()
    assert not page.failure.isVisible()


def test_a_question_is_dropped_when_it_is_cancelled(page: RollupPage, qtbot: QtBot) -> None:
    page.ask()
    with qtbot.waitSignal(page.session.busy_changed, check_params_cb=lambda busy: not busy):
        page.line.cancelled.emit()
    assert not page.session.busy


def test_the_work_tells_how_far_it_is(workspace: Workspace, offices: OfficeId) -> None:
    asking = workspace.rollups.asking(Question(Scope(offices), 2024, (2023, 2024), "复议诉讼"))
    told = []
    answer: Answer | None = None
    while answer is None:
        try:
            told.append(next(asking))
        except StopIteration as end:
            answer = end.value
    assert [(step.done, step.total) for step in told] == [(number, 7) for number in range(1, 8)]
    assert answer == workspace.rollups.ask(answer.question)
