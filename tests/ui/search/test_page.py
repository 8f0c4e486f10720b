"""The page 查找."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.errors import StoreError
from desktop.domain.office import Office, OfficeId, OfficeRecord
from desktop.domain.report import ReportId
from desktop.services.search import Hits, Query
from desktop.services.workspace import Workspace
from desktop.ui.search import remembered
from desktop.ui.search.model import Head
from desktop.ui.search.session import Answer, _timed
from desktop.ui.search_page import SearchPage, counted

Look = Callable[[str], None]


@pytest.fixture
def look(page: SearchPage, qtbot: QtBot) -> Look:
    """Look for words and wait for the answer."""

    def put(text: str) -> None:
        with qtbot.waitSignal(page.session.answered):
            page.bar.look_for(text)

    return put


def heads(page: SearchPage) -> list[tuple[str, int]]:
    model = page.results.results
    rows = [model.row(model.index(place)) for place in range(model.rowCount())]
    return [(row.office, row.year) for row in rows if isinstance(row, Head)]


def test_words_are_looked_for_as_they_are_typed(page: SearchPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.session.answered):
        page.bar.box.setText("法")
    assert len(page.results.results.hits) == 9
    assert page.bar.count.text().startswith("找到 9 段（0.")


def test_hits_stand_under_their_reports(page: SearchPage, look: Look) -> None:
    page.bar.newest.click()
    look("行政执法")
    assert heads(page) == [
        ("白水县国防动员办公室", 2024),
        ("青山县国防动员办公室", 2024),
        ("青山县国防动员办公室", 2023),
    ]
    spoken = [
        page.results.results.data(
            page.results.results.index(row), Qt.ItemDataRole.AccessibleTextRole
        )
        for row in range(2)
    ]
    assert spoken == [
        "白水县国防动员办公室，2024 年，起草",
        "工作安排：工作安排 加强行政执法培训。",
    ]


def test_passage_under_the_cursor_is_shown_whole(page: SearchPage, look: Look) -> None:
    look("讲座")
    assert page.reader.text == "主要成效\n组织法治讲座，规范行政执法。"
    assert "font-weight:700" in page.reader._text.toHtml()


def test_enter_goes_on_to_the_results_and_then_opens_the_report(
    page: SearchPage, look: Look, reports: list[ReportId], qtbot: QtBot
) -> None:
    look("讲座")
    page.bar.box.setFocus()
    qtbot.keyClick(page.bar.box, Qt.Key.Key_Return)
    with qtbot.waitSignal(page.hit_requested) as heard:
        qtbot.keyClick(page.results, Qt.Key.Key_Return)
    assert heard.args[0].report == reports[1]
    assert heard.args[0].section == 1


def test_arrow_up_from_the_first_hit_leads_back_to_the_box(
    page: SearchPage, look: Look, qtbot: QtBot
) -> None:
    look("行政执法")
    qtbot.keyClick(page.bar.box, Qt.Key.Key_Down)
    qtbot.keyClick(page.results, Qt.Key.Key_Down)
    qtbot.keyClick(page.results, Qt.Key.Key_Up)
    with qtbot.waitSignal(page.results.left):
        qtbot.keyClick(page.results, Qt.Key.Key_Up)


def test_escape_goes_back(page: SearchPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.closed):
        qtbot.keyClick(page.bar.box, Qt.Key.Key_Escape)


def test_year_and_part_leave_others_out(page: SearchPage, look: Look, qtbot: QtBot) -> None:
    look("执法")
    page.bar.year.setCurrentText("2024 年")
    page.bar.part.setCurrentIndex(4)
    with qtbot.waitSignal(page.session.answered):
        page.bar.part.activated.emit(4)
    assert {(hit.year, hit.section) for hit in page.results.results.hits} == {(2024, 2)}
    with qtbot.waitSignal(page.session.answered):
        page.bar.clear.click()
    assert {hit.year for hit in page.results.results.hits} == {2023, 2024}


def test_office_takes_in_those_below_it_where_that_is_wanted(
    page: SearchPage, look: Look, city: OfficeId, counties: tuple[OfficeId, ...]
) -> None:
    look("执法")
    page.bar.offices.choose(counties[1])
    assert page.bar.query.offices == (counties[1],)
    page.bar._show_filters()
    assert page.bar.below.isHidden()
    page.bar.offices.choose(city)
    page.bar._show_filters()
    every = page.bar.query
    page.bar.below.setChecked(False)
    assert (every.offices, page.bar.query.offices) == (None, (city,))  # it stands above all


def test_office_above_some_names_them_all(
    page: SearchPage, workspace: Workspace, city: OfficeId, counties: tuple[OfficeId, ...]
) -> None:
    workspace.offices.save(OfficeRecord(counties[1], Office("白水县国防动员办公室")))
    page.bar.offices.choose(city)
    page.bar._show_filters()
    assert set(page.bar.query.offices or ()) == {city, counties[0]}


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("国土空间规划", "短一些"),
        ("讲座 普法", "少写一个词"),
        ("渔", "都没有这个词"),
    ],
)
def test_nothing_found_says_what_to_try(
    page: SearchPage, look: Look, text: str, advice: str
) -> None:
    look(text)
    assert page.nothing.isVisible()
    assert advice in page.nothing._advice.text()
    assert page.nothing.button.isHidden()


def test_nothing_found_in_some_years_offers_all(page: SearchPage, look: Look, qtbot: QtBot) -> None:
    page.bar.year.setCurrentText("2023 年")
    look("讲座")
    assert "清除筛选" in page.nothing._advice.text()
    with qtbot.waitSignal(page.session.answered):
        page.nothing.button.click()
    assert heads(page) == [("青山县国防动员办公室", 2024)]


def test_no_words_show_earlier_searches(
    page: SearchPage, look: Look, workspace: Workspace, qtbot: QtBot
) -> None:
    look("讲座")
    qtbot.keyClick(page.bar.box, Qt.Key.Key_Return)
    page.bar.look_for("")
    assert [button.text() for button in page.start.searches] == ["讲座"]
    with qtbot.waitSignal(page.session.answered):
        page.start.searches[0].click()
    assert page.bar.text == "讲座"
    page.bar.look_for("")
    page.start.forget.click()
    assert remembered.recall(workspace) == ()
    assert page.start.forget.isHidden()


def test_last_searches_come_first_and_are_few(workspace: Workspace) -> None:
    for number in range(12):
        remembered.remember(workspace, f"词{number}")
    remembered.remember(workspace, "词9")
    assert remembered.recall(workspace)[:3] == ("词9", "词11", "词10")
    assert len(remembered.recall(workspace)) == remembered.MOST
    workspace.set_setting("searches", "{")
    assert remembered.recall(workspace) == ()
    workspace.set_setting("searches", "{}")
    assert remembered.recall(workspace) == ()


def test_failure_is_told_and_can_be_tried_again(
    page: SearchPage, workspace: Workspace, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    def fail(_query: Query) -> Callable[[], Hits]:
        def work() -> Hits:
            raise StoreError("年报库不在原处，请插好移动盘再试。")

        return work

    with monkeypatch.context() as patch:
        patch.setattr(workspace.searching, "asking", fail)
        with qtbot.waitSignal(page.session.failed):
            page.bar.look_for("执法")
    assert "插好移动盘" in page.failure._advice.text()
    with qtbot.waitSignal(page.session.answered):
        page.failure.button.click()
    assert page.results.isVisible()


def test_more_hits_come_while_one_scrolls(
    page: SearchPage, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    query = Query("法", newest_first=True, limit=3)
    monkeypatch.setattr(type(page.bar), "query", property(lambda _bar: query))
    with qtbot.waitSignals([page.session.answered, page.session.continued]):
        page.bar.look_for("法")
    qtbot.waitUntil(lambda: len(page.results.results.hits) == 9)
    found = [(hit.report, hit.section, hit.attachment) for hit in page.results.results.hits]
    assert len(set(found)) == 9
    assert len(heads(page)) == 3
    page.session.go_on()
    assert not page.session.busy


def test_texts_changed_meanwhile_are_looked_at_again(
    page: SearchPage, look: Look, workspace: Workspace, reports: list[ReportId], qtbot: QtBot
) -> None:
    look("行政执法")
    page.results.setCurrentIndex(page.results.results.index(3))
    was = page.results.hit
    with qtbot.waitSignal(page.session.answered):
        workspace.reports.remove(reports[0])
    assert len(heads(page)) == 2
    assert was is not None
    now = page.results.hit
    assert now is not None
    assert (now.report, now.section) == (was.report, was.section) or was.report == reports[0]


def test_empty_store_says_where_to_begin(
    dressed: QApplication, workspace: Workspace, qtbot: QtBot
) -> None:
    assert dressed is not None
    page = SearchPage(workspace)
    qtbot.addWidget(page)
    page.show()
    assert page.empty.isVisible()
    assert not page.bar.isEnabled()


def test_hits_are_marked_by_weight_and_ground(page: SearchPage, look: Look) -> None:
    look("讲座")
    picture = page.results.viewport().grab().toImage()
    ground = QColor("#f4d9d6").rgb()
    points = (
        picture.pixel(x, y) for x in range(0, picture.width(), 2) for y in range(picture.height())
    )
    assert ground in points


def test_slow_search_says_that_it_is_under_way(page: SearchPage) -> None:
    page._slow.timeout.emit()
    assert page.bar.count.text() == "正在查找…"


def test_colours_follow_the_theme(page: SearchPage, look: Look) -> None:
    look("讲座")
    before = page.reader._text.toHtml()
    page.changeEvent(QEvent(QEvent.Type.PaletteChange))
    assert page.reader._text.toHtml() == before


def test_button_opens_the_report_too(page: SearchPage, look: Look, qtbot: QtBot) -> None:
    look("讲座")
    with qtbot.waitSignal(page.hit_requested):
        page.reader.open_button.click()


def test_find_key_puts_the_cursor_into_the_box(page: SearchPage, look: Look) -> None:
    look("讲座")
    page.actions()[0].trigger()
    assert page.bar.box.selectedText() == "讲座"


def test_very_many_hits_are_said_to_be_more() -> None:
    answer = Answer(Query("法"), Hits((), 5000, many=True), 0.0312)
    assert counted(answer) == "找到 超过 5,000 段，最近的在前（0.031 秒）"


def test_work_of_the_thread_is_timed(workspace: Workspace) -> None:
    query = Query("法")
    answer = _timed(query, workspace.searching.asking(query))
    assert (answer.query, answer.hits.total) == (query, 0)
    assert answer.seconds > 0
