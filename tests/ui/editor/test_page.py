from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.domain.outline import Kind, Part, Section, Table
from desktop.domain.parts import PartGuide
from desktop.domain.report import Report
from desktop.ui.editor.action_table import MENU, ROWS
from desktop.ui.editor.look import light_colours
from desktop.ui.editor.menus import context_menu
from desktop.ui.editor.outline_model import NodeKind
from desktop.ui.editor.page import ReportEditor
from desktop.ui.editor.projection import Place
from desktop.ui.editor.session import ReportSession

GUIDES = (
    PartGuide(Part.ACHIEVEMENTS, "举措成效", "主要举措和成效", "写明举措。\n写明成效。"),
    PartGuide(Part.PLAN, "下年安排", "下一年度主要安排", "写明安排。"),
)
AGREED = (
    "promote demote move_up move_down split merge run_in heading_1 heading_2 heading_3 heading_4 "
    "plain add_part table_insert row_above row_below row_remove column_left column_right "
    "column_remove table_remove attachment_add attachment_remove find undo redo"
)


@pytest.fixture
def page(session: ReportSession, qtbot: QtBot) -> ReportEditor:
    editor = ReportEditor(session, GUIDES)
    qtbot.addWidget(editor)
    editor.resize(1366, 768)
    editor.show()
    return editor


def _do(page: ReportEditor, name: str, place: Place | None = None) -> tuple[Section, ...]:
    if place is not None:
        page.body.go_to(place)
    page.editor_actions.refresh()
    assert page.editor_actions[name].isEnabled()
    page.editor_actions[name].trigger()
    return page.session.report.sections


def _enabled(page: ReportEditor, place: Place) -> set[str]:
    page.body.go_to(place)
    page.editor_actions.refresh()
    return {name for name in page.editor_actions if page.editor_actions[name].isEnabled()}


def test_all_agreed_actions_are_there_with_text_tip_and_keys(page: ReportEditor) -> None:
    actions = [page.editor_actions[name] for name in AGREED.split()]
    assert all(action.text() and action.statusTip() for action in actions)
    assert all(not action.shortcut().isEmpty() for action in actions)


def test_no_two_actions_have_the_same_keys() -> None:
    keys = [row.keys for row in ROWS if row.keys]
    assert len(keys) == len(set(keys))


def test_the_menu_names_only_actions_there_are(page: ReportEditor) -> None:
    assert {name for name in MENU if name} <= set(page.editor_actions)


@pytest.mark.parametrize(
    ("name", "place", "depths"),
    [
        ("promote", Place(2), [0, 1, 1, 2, 1, 2, 3, 1, 1, 2, 2]),
        ("demote", Place(4), [0, 1, 2, 2, 2, 3, 4, 1, 1, 2, 2]),
    ],
)
def test_promoting_and_demoting_take_along_what_stands_below(
    page: ReportEditor, name: str, place: Place, depths: list[int]
) -> None:
    assert [section.depth for section in _do(page, name, place)] == depths


def test_a_moved_section_keeps_the_cursor(page: ReportEditor) -> None:
    heading = page.session.report.sections[4].heading
    _do(page, "move_up", Place(4, 0, 3))
    assert page.session.report.sections[1].heading == heading
    assert page.body.place() == Place(1, 0, 3)


def test_a_paragraph_becomes_a_heading_and_back(page: ReportEditor, report: Report) -> None:
    sections = _do(page, "heading_2", Place(9, 2))
    assert (sections[10].kind, sections[10].text) == (Kind.RUN_IN, "同时抓好行政执法监督。")
    _do(page, "plain")
    assert page.session.report == report


def test_changing_the_level_of_a_heading_takes_along_what_stands_below(page: ReportEditor) -> None:
    sections = _do(page, "heading_2", Place(4))
    assert [section.depth for section in sections[4:7]] == [2, 3, 4]


def test_run_in_goes_on_and_off(page: ReportEditor) -> None:
    assert _do(page, "run_in", Place(2))[2].kind is Kind.HEADING
    assert _do(page, "run_in")[2].kind is Kind.RUN_IN


def test_a_heading_can_become_a_numbered_paragraph(page: ReportEditor) -> None:
    assert _do(page, "numbered", Place(2))[2].kind is Kind.NUMBERED


def test_a_kept_number_can_be_made_automatic(page: ReportEditor) -> None:
    sections = list(page.session.report.sections)
    sections[3] = replace(sections[3], marker="（三）")
    page.session.apply(replace(page.session.report, sections=tuple(sections)), text="改")
    assert _do(page, "auto_number", Place(3))[3].marker is None


def test_a_table_is_inserted_and_edited_by_actions(page: ReportEditor) -> None:
    sections = _do(page, "table_insert", Place(7, 1, 10_000))
    assert sections[7].paragraphs[1] == Table((("", "", ""),) * 3)
    assert page.body.place() == Place(7, 2, 0, 0)
    for name in ("row_below", "column_right", "row_above", "column_left"):
        _do(page, name)
    assert page.session.report.sections[7].paragraphs[1] == Table((("",) * 5,) * 5)
    for name in ("row_remove", "column_remove"):
        _do(page, name)
    assert page.session.report.sections[7].paragraphs[1] == Table((("",) * 4,) * 4)
    assert len(_do(page, "table_remove")[7].paragraphs) == 1


def test_removing_the_last_row_removes_the_table(page: ReportEditor) -> None:
    for _row in range(3):
        sections = _do(page, "row_remove", Place(3, 1, 0, 0))
    assert not any(isinstance(block, Table) for block in sections[3].paragraphs)


def test_table_actions_are_enabled_in_tables_only(page: ReportEditor) -> None:
    names = {"row_above", "row_below", "row_remove", "column_left", "table_remove"}
    assert names <= _enabled(page, Place(3, 1, 0, 1))
    assert not names & _enabled(page, Place(0))


def test_the_lead_has_no_level_to_change(page: ReportEditor) -> None:
    assert not {"promote", "demote", "move_up", "merge", "run_in"} & _enabled(page, Place(0))


def test_a_heading_may_stand_one_level_below_the_one_before(page: ReportEditor) -> None:
    assert "heading_2" not in _enabled(page, Place(1))
    assert {"heading_1", "heading_3"} <= _enabled(page, Place(3))
    assert "heading_4" not in _enabled(page, Place(3))


def test_nothing_is_enabled_that_a_read_only_report_refuses(page: ReportEditor) -> None:
    page.session.read_only = True
    enabled = _enabled(page, Place(2))
    assert enabled == {"copy", "find", "next_pane", "zoom_in", "zoom_out", "zoom_reset"}


def test_an_attachment_is_added_and_removed(page: ReportEditor, report: Report) -> None:
    _do(page, "attachment_add")
    assert len(page.session.report.attachments) == 2
    QTest.keyClicks(page.body, "x")
    assert page.session.report.attachments[1].title == "x"
    _do(page, "attachment_remove")
    assert page.session.report.attachments == report.attachments


def test_a_missing_part_is_added_from_the_outline(session: ReportSession, qtbot: QtBot) -> None:
    session.load(Report())
    page = ReportEditor(session, GUIDES)
    qtbot.addWidget(page)
    page._on_node_activated(page.model.node(page.model.index_of(NodeKind.MISSING, 1)))
    assert session.report.sections == (Section(1, "下一年度主要安排", part=Part.PLAN),)
    assert page.body.place() == Place(1, 1)


def test_a_section_can_be_said_to_be_a_part(page: ReportEditor) -> None:
    assert _do(page, "part_plan", Place(1))[1].part is Part.PLAN


def test_shortcuts_work_in_the_text(page: ReportEditor) -> None:
    page.body.go_to(Place(4))
    page.body.setFocus()
    page.editor_actions.refresh()
    keys = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(page.body, Qt.Key.Key_Right, keys)
    assert page.session.report.sections[4].depth == 2


def test_a_key_goes_round_the_panes(page: ReportEditor, qtbot: QtBot) -> None:
    page.body.setFocus()
    qtbot.waitUntil(page.body.hasFocus)
    visited = []
    for _pane in range(3):
        page.editor_actions["next_pane"].trigger()
        visited.append(page.focusWidget())
    assert visited == [page.panels.tabBar(), page.outline, page.body]


def test_the_context_menu_offers_what_can_be_done(page: ReportEditor) -> None:
    page.body.go_to(Place(3, 1, 0, 0))
    page.editor_actions.refresh()
    menu = context_menu(page.body, page.body._menu_actions)
    texts = [action.text() for action in menu.actions() if action.isVisible()]
    assert "删除表格" in texts
    assert "重做" not in texts


def test_the_outline_follows_the_cursor(page: ReportEditor) -> None:
    page.body.go_to(Place(5, 0, 2))
    node = page.model.node(page.outline.currentIndex())
    assert node is not None
    assert node.index == 5


def test_a_row_of_the_outline_leads_to_its_section(page: ReportEditor) -> None:
    node = page.model.node(page.model.index_of(NodeKind.SECTION, 8))
    page.outline.activated_node.emit(node)
    assert page.body.place().unit == 8


def test_dragging_moves_a_section(page: ReportEditor, qtbot: QtBot) -> None:
    page.model.move_requested.emit(8, 1, 1)
    qtbot.waitUntil(lambda: page.session.report.sections[1].part is Part.PLAN)
    assert [section.depth for section in page.session.report.sections[:5]] == [0, 1, 2, 2, 1]


def test_a_section_removed_in_the_outline_comes_back_by_undo(
    page: ReportEditor, report: Report
) -> None:
    page.outline.remove_requested.emit(1)
    assert page.session.report.sections == report.sections[:1] + report.sections[4:]
    page.session.undo()
    assert page.session.report == report


def test_the_guide_of_the_part_is_shown_where_the_cursor_is(page: ReportEditor) -> None:
    page.body.go_to(Place(3))
    assert "写明成效" in page.guide.text
    page.body.go_to(Place(9))
    assert "写明安排" in page.guide.text


def test_the_length_is_told_against_the_guide(page: ReportEditor) -> None:
    count = page.session.report.characters
    assert page.status.text == f"{count} / 5000 字"
    page.session.apply(Report(sections=(Section(0, paragraphs=("字" * 5001,)),)), text="改")
    page.status.recount()
    assert page.status.text == "5001 / 5000 字，超出 1 字"


def test_a_sentence_can_be_selected_by_its_offsets(page: ReportEditor) -> None:
    text = page.session.report.sections[3].text
    start = text.index("执法检查86次")
    page.go_to_section(3, start, start + 7)
    assert page.body.textCursor().selectedText() == "执法检查86次"


def test_panels_can_be_added_and_widths_kept(page: ReportEditor) -> None:
    assert page.add_panel("校对", QLabel("校对")) == 2
    assert page.restore_state(page.save_state())


def test_every_change_is_told(page: ReportEditor, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.edited):
        page.session.apply(replace(page.session.report, note="x"), text="改")


def test_searching_goes_from_place_to_place(page: ReportEditor, qtbot: QtBot) -> None:
    page.body.go_to(Place(0))
    page.editor_actions["find"].trigger()
    qtbot.keyClicks(page.find_bar._field, "86")
    assert page.find_bar.count == 2
    QTest.keyClick(page.find_bar._field, Qt.Key.Key_Return)
    first = page.body.place()
    QTest.keyClick(page.find_bar._field, Qt.Key.Key_Return)
    second = page.body.place()
    assert (first.cell, second.cell) == (None, 4)
    page.find_bar.previous()
    assert page.body.place() == first
    QTest.keyClick(page.find_bar._field, Qt.Key.Key_Escape)
    assert page.find_bar.isHidden()


def test_colours_and_size_can_be_changed_while_writing(page: ReportEditor) -> None:
    page.body.go_to(Place(3, 0, 5))
    page.set_colours(light_colours())
    page.body.zoom(2)
    assert page.body.text_size == 14
    assert page.body.place() == Place(3, 0, 5)
