"""From a hit to its place in the editor, and back."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.report import ReportId
from desktop.services.workspace import Workspace
from desktop.ui.main_window import MainWindow
from desktop.ui.rail import Place
from desktop.ui.search import arrival

TODAY = dt.date(2026, 1, 17)


@pytest.fixture
def window(
    dressed: QApplication, workspace: Workspace, reports: list[ReportId], qtbot: QtBot
) -> Iterator[MainWindow]:
    assert dressed is not None
    assert reports
    made = MainWindow(workspace, lambda: TODAY)
    qtbot.addWidget(made)
    made.show()
    yield made
    for page in made.pages.made:
        page.flush()


def where(window: MainWindow) -> Place:
    return window.place


def open_hit(window: MainWindow, query: str, place: int = 0) -> None:
    hit = window._workspace.searching.find(query, newest_first=True).hits[place]
    window.go_to(Place.SEARCH)
    window.pages.searching.hit_requested.emit(hit)


def test_hit_is_selected_and_marked_in_the_text(window: MainWindow) -> None:
    open_hit(window, "讲座")
    editor = window.pages.report.editor
    assert where(window) is Place.REPORT
    assert editor.body.textCursor().selectedText() == "讲座"
    (mark,) = editor.marks.marks(arrival.LAYER)
    text = editor.session.report.sections[mark.section].text
    assert text[mark.start : mark.end] == "讲座"


def test_marks_go_with_the_next_change(window: MainWindow) -> None:
    open_hit(window, "讲座")
    page = window.pages.report
    page.session.apply(replace(page.session.report, note=""), text="附注")
    assert page.editor.marks.marks(arrival.LAYER) == ()


def test_hit_in_a_table_of_an_attachment_is_selected(window: MainWindow) -> None:
    open_hit(window, "执法检查", 1)
    assert window.pages.report.editor.body.textCursor().selectedText() == "执法检查"


def test_hit_in_an_element_is_shown_in_the_form(window: MainWindow) -> None:
    open_hit(window, "此件公开")
    editor = window.pages.report.editor
    assert editor.panels.currentWidget() is editor.form


def test_hit_whose_section_is_gone_opens_the_report_alone(window: MainWindow) -> None:
    (hit,) = window._workspace.searching.find("讲座").hits
    window._open_hit(replace(hit, section=99))
    window._open_hit(replace(hit, section=-2, attachment=9, field=""))
    assert window.pages.report.report_id == hit.report


def test_escape_leads_back_to_what_was_found(window: MainWindow, qtbot: QtBot) -> None:
    window.go_to(Place.SEARCH)
    searching = window.pages.searching
    with qtbot.waitSignal(searching.session.answered):
        searching.bar.look_for("讲座")
    searching.results.activated.emit(searching.results.currentIndex())
    assert where(window) is Place.REPORT
    window.pages.report.leave()
    assert where(window) is Place.SEARCH
    assert searching.bar.text == "讲座"
    qtbot.keyClick(searching.results, Qt.Key.Key_Escape)
    assert where(window) is Place.LEDGER


def test_search_begun_in_a_report_leads_back_to_it(
    window: MainWindow, reports: list[ReportId]
) -> None:
    window.open_report(int(reports[2]))
    window.go_to(Place.SEARCH)
    window.pages.searching.closed.emit()
    assert where(window) is Place.REPORT
    assert window.pages.report.report_id == reports[2]


def test_no_way_back_goes_in_circles(window: MainWindow, reports: list[ReportId]) -> None:
    window.open_report(int(reports[2]))
    open_hit(window, "讲座")
    window.go_to(Place.SEARCH)
    window._go_back()
    assert where(window) is Place.LEDGER
    window.open_report(int(reports[2]))
    window._go_back()
    assert where(window) is Place.LEDGER


def test_key_leads_to_the_box_from_anywhere(window: MainWindow) -> None:
    action = next(each for each in window.menus.view.actions() if each.text() == "查找")
    assert QKeySequence("Ctrl+Shift+F") in action.shortcuts()
    action.trigger()
    assert where(window) is Place.SEARCH
    assert window.windowTitle() == "查找 - 法治年报"
