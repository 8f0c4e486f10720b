import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from desktop.domain.changes import Changes
from desktop.domain.office import Office, OfficeId
from desktop.domain.report import Status
from desktop.services.workspace import Workspace
from desktop.ui.bridge import Bridge
from desktop.ui.ledger.page import LedgerPage
from desktop.ui.ledger.strip import Filter

Shown = Callable[[], LedgerPage]


@pytest.fixture
def shown(
    dressed: QApplication, workspace: Workspace, today: Callable[[], dt.date], qtbot: QtBot
) -> Shown:
    """Show the page on the workspace as it is when asked."""

    def show() -> LedgerPage:
        assert dressed is not None
        bridge = Bridge(workspace.listeners)
        page = LedgerPage(workspace, bridge, today)
        bridge.setParent(page)
        qtbot.addWidget(page)
        page.resize(1280, 700)
        page.show()
        page.take_focus()
        return page

    return show


def press(qtbot: QtBot, page: LedgerPage, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(page.matrix.view, key)


def names(page: LedgerPage) -> list[str]:
    return [page.model.index(row, 0).data() for row in range(page.model.rowCount())]


def test_empty_store_offers_three_ways_to_begin(shown: Shown) -> None:
    page = shown()
    assert page.matrix.currentWidget() is page.matrix.welcome
    assert not page.head.search.isVisible()


def test_first_office_brings_the_matrix(shown: Shown, workspace: Workspace) -> None:
    page = shown()
    workspace.offices.add(Office("海州市司法局"))
    assert page.matrix.currentWidget() is page.matrix.view
    assert page.head.search.isVisible()


def test_years_in_use_and_the_running_one_are_shown(
    shown: Shown, workspace: Workspace, city: OfficeId, today: Callable[[], dt.date]
) -> None:
    workspace.reports.new_blank(city, 2021, today=today())
    assert shown().model.years == (2025, 2021)


def test_new_report_appears_where_it_belongs(
    shown: Shown, workspace: Workspace, city: OfficeId, today: Callable[[], dt.date]
) -> None:
    page = shown()
    workspace.reports.new_blank(city, 2025, today=today())
    assert page.model.index_of(city, 2025).data() == "起草"


def test_small_tree_is_unfolded_at_the_start(shown: Shown, city: OfficeId) -> None:
    page = shown()
    assert page.matrix.view.isExpanded(page.model.index_of(city))


def test_folded_office_stays_folded_when_another_is_added(
    shown: Shown, workspace: Workspace, city: OfficeId
) -> None:
    page = shown()
    page.matrix.view.collapse(page.model.index_of(city))
    workspace.offices.add(Office("海州市司法局"))
    assert not page.matrix.view.isExpanded(page.model.index_of(city))


def test_place_of_the_keyboard_stays_when_an_office_is_added(
    shown: Shown, workspace: Workspace, counties: tuple[OfficeId, ...]
) -> None:
    page = shown()
    page.matrix.view.go_to(page.model.index_of(counties[1], 2025))
    workspace.offices.add(Office("海州市司法局"))
    assert page.matrix.office is not None
    assert (page.matrix.office.id, page.matrix.year) == (counties[1], 2025)


def test_search_finds_an_office_by_its_former_name(
    shown: Shown, city: OfficeId, qtbot: QtBot
) -> None:
    page = shown()
    page.head.search.setText("人民防空")
    qtbot.waitUntil(lambda: page.model.flat)
    assert names(page) == ["青山县国动办"]
    assert city is not None


def test_search_without_an_answer_offers_to_show_all(
    shown: Shown, city: OfficeId, qtbot: QtBot
) -> None:
    page = shown()
    page.head.search.setText("没有这个单位")
    qtbot.waitUntil(lambda: page.matrix.currentWidget() is page.matrix.nothing)
    qtbot.mouseClick(page.matrix.nothing.button, Qt.MouseButton.LeftButton)
    assert page.matrix.currentWidget() is page.matrix.view
    assert city is not None


def test_filter_shows_the_offices_whose_report_has_got_so_far(
    shown: Shown,
    workspace: Workspace,
    counties: tuple[OfficeId, ...],
    today: Callable[[], dt.date],
    qtbot: QtBot,
) -> None:
    report = workspace.reports.new_blank(counties[0], 2025, today=today())
    workspace.reports.set_status(report, Status.SUBMITTED, on=today())
    page = shown()
    qtbot.mouseClick(page.strip.chips[Filter.SUBMITTED], Qt.MouseButton.LeftButton)
    assert names(page) == ["青山县国动办"]


def test_filter_follows_a_change_of_status(
    shown: Shown,
    workspace: Workspace,
    counties: tuple[OfficeId, ...],
    today: Callable[[], dt.date],
    qtbot: QtBot,
) -> None:
    page = shown()
    qtbot.mouseClick(page.strip.chips[Filter.DRAFT], Qt.MouseButton.LeftButton)
    workspace.reports.new_blank(counties[1], 2025, today=today())
    assert names(page) == ["白水县国动办"]


def test_enter_opens_the_report_of_a_cell(
    shown: Shown,
    workspace: Workspace,
    city: OfficeId,
    today: Callable[[], dt.date],
    qtbot: QtBot,
) -> None:
    report = workspace.reports.new_blank(city, 2025, today=today())
    page = shown()
    page.matrix.view.go_to(page.model.index_of(city, 2025))
    with qtbot.waitSignal(page.report_requested) as heard:
        press(qtbot, page, Qt.Key.Key_Return)
    assert heard.args == [report]


def test_double_click_opens_the_report_of_a_cell(
    shown: Shown,
    workspace: Workspace,
    city: OfficeId,
    today: Callable[[], dt.date],
    qtbot: QtBot,
) -> None:
    workspace.reports.new_blank(city, 2025, today=today())
    page = shown()
    view = page.matrix.view
    spot = view.visualRect(page.model.index_of(city, 2025)).center()
    with qtbot.waitSignal(page.report_requested):
        qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)


def test_enter_on_an_empty_cell_offers_a_new_report(
    shown: Shown, city: OfficeId, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, asked = shown(), list[tuple[object, int]]()
    monkeypatch.setattr(page.commands, "new_report", lambda *what: asked.append(what))
    page.matrix.view.go_to(page.model.index_of(city, 2025))
    press(qtbot, page, Qt.Key.Key_Return)
    assert asked == [(city, 2025)]


def test_arrow_keys_go_across_years_and_back_to_the_office(
    shown: Shown,
    workspace: Workspace,
    city: OfficeId,
    today: Callable[[], dt.date],
    qtbot: QtBot,
) -> None:
    workspace.reports.new_blank(city, 2024, today=today())
    page = shown()
    page.matrix.view.go_to(page.model.index_of(city))
    seen = []
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Left):
        press(qtbot, page, key)
        seen.append(page.matrix.year)
    assert seen == [2025, 2024, 2025, None]


def test_left_folds_an_office_up_and_right_unfolds_it(
    shown: Shown, city: OfficeId, qtbot: QtBot
) -> None:
    page = shown()
    top = page.model.index_of(city)
    page.matrix.view.go_to(top)
    press(qtbot, page, Qt.Key.Key_Left)
    folded = not page.matrix.view.isExpanded(top)
    press(qtbot, page, Qt.Key.Key_Right)
    assert (folded, page.matrix.view.isExpanded(top)) == (True, True)


def test_left_goes_from_an_office_to_its_superior(
    shown: Shown, city: OfficeId, counties: tuple[OfficeId, ...], qtbot: QtBot
) -> None:
    page = shown()
    page.matrix.view.go_to(page.model.index_of(counties[0]))
    press(qtbot, page, Qt.Key.Key_Left)
    assert page.matrix.office is not None
    assert page.matrix.office.id == city


def test_actions_on_a_report_are_off_where_there_is_none(shown: Shown, city: OfficeId) -> None:
    page = shown()
    page.matrix.view.go_to(page.model.index_of(city, 2025))
    states = [page.action(key).isEnabled() for key in ("status", "remove", "export_docx")]
    assert states == [False, False, False]
    assert page.action("new_report").isEnabled()


def test_page_paints_every_kind_of_cell(
    shown: Shown,
    workspace: Workspace,
    city: OfficeId,
    counties: tuple[OfficeId, ...],
) -> None:
    late = dt.date(2026, 3, 20)
    for year, status in zip(range(2020, 2025), Status, strict=True):
        report = workspace.reports.new_blank(city, year, today=late)
        workspace.reports.set_status(report, status, on=late)
    workspace.reports.new_blank(counties[0], 2025, today=late)
    page = shown()
    page.model._today = late
    page.matrix.view.go_to(page.model.index_of(counties[1], 2025))
    assert not page.grab().isNull()


def test_read_only_store_can_be_looked_at_and_not_changed(
    dressed: QApplication,
    workspace: Workspace,
    city: OfficeId,
    today: Callable[[], dt.date],
    qtbot: QtBot,
) -> None:
    path = workspace.path
    workspace.close()
    with Workspace.open(path, read_only=True) as locked:
        page = LedgerPage(locked, Bridge(locked.listeners), today)
        qtbot.addWidget(page)
        writing = [page.action(key).isEnabled() for key in ("new_report", "add_office", "import")]
        assert writing == [False, False, False]
        assert page.action("find").isEnabled()
    assert dressed is not None
    assert city


@pytest.mark.parametrize("column", [0, 1], ids=["office", "cell"])
def test_menu_of_a_place_goes_there_first(
    shown: Shown, counties: tuple[OfficeId, ...], qapp: QApplication, column: int
) -> None:
    page = shown()
    cell = page.model.index_of(counties[1]).siblingAtColumn(column)
    page.matrix.view.customContextMenuRequested.emit(page.matrix.view.visualRect(cell).center())
    menu = qapp.activePopupWidget()
    assert isinstance(menu, QMenu)
    offered = [action.text() for action in menu.actions()]
    menu.close()
    assert page.matrix.view.currentIndex() == cell
    assert ("编辑单位(&E)…" in offered) is (column == 0)


def test_keys_of_the_page_reach_its_use_cases(
    shown: Shown, city: OfficeId, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, called = shown(), list[str]()
    for name in ("add_office", "edit_office", "remove_office", "new_report", "remove_reports"):
        monkeypatch.setattr(page.commands, name, lambda *_what, name=name: called.append(name))
    for name in ("export_reports", "export_figures"):
        monkeypatch.setattr(page.exports, name, lambda *_what, name=name: called.append(name))
    page.matrix.view.go_to(page.model.index_of(city, 2025))
    keys = ("add_office", "add_below", "edit_office", "remove_office", "new_report")
    for key in (*keys, "export_xlsx", "export_all"):
        page.action(key).trigger()
    assert called == [
        *("add_office", "add_office", "edit_office", "remove_office", "new_report"),
        *("export_figures", "export_reports"),
    ]


def test_figures_of_the_current_office_are_asked_for(
    shown: Shown, city: OfficeId, qtbot: QtBot
) -> None:
    page = shown()
    page.matrix.view.go_to(page.model.index_of(city))
    with qtbot.waitSignal(page.figures_requested) as heard:
        page.action("figures").trigger()
    assert heard.args == [city]


def test_samples_are_loaded_from_the_empty_page(shown: Shown, qtbot: QtBot) -> None:
    page = shown()
    qtbot.mouseClick(page.matrix.welcome.choices[2], Qt.MouseButton.LeftButton)
    assert page.model.rowCount() > 0
    assert page.matrix.view.isExpanded(page.model.index(0, 0))


def test_a_page_out_of_sight_looks_again_only_when_it_is_shown(
    shown: Shown,
    workspace: Workspace,
    city: OfficeId,
    today: Callable[[], dt.date],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = shown()
    page.hide()
    looks: list[Changes] = []
    monkeypatch.setattr(page, "_look_again", looks.append)
    first = workspace.reports.new_blank(city, 2021, today=today())
    second = workspace.reports.new_blank(city, 2022, today=today())
    assert looks == []
    page.show()
    assert [each.reports for each in looks] == [{first, second}]
