"""Source and result beside each other: they move in step, and doubts are gone through by a key."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.recognition import Kind
from desktop.ui.import_page import ImportPage
from desktop.ui.importing.draft import Draft
from desktop.ui.importing.pieces import Piece, PieceKind, mime_of
from desktop.ui.importing.sureness import Sureness, doubts, sureness
from tests.ui.asked import Asked

Written = Callable[[int], Path]
Key = Qt.Key
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
CORNER = QPoint(9, 9)
KEYS = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)


@pytest.fixture
def page(page: ImportPage, written: Written, qtbot: QtBot) -> ImportPage:
    """Show a page with one file on it."""
    with qtbot.waitSignal(page.session.reader.idle):
        page.load([written(2024)])
    return page


def draft(page: ImportPage) -> Draft:
    return page.session.queue.draft(page.row)


def point_at(page: ImportPage, text: str) -> None:
    """Put the cursor of the source on a text, as a click there does."""
    view = page.pane.source.text
    view.setFocus()
    cursor = view.textCursor()
    cursor.setPosition(view.toPlainText().index(text) + 1)
    view.setTextCursor(cursor)


def drop(target: QWidget, data: QMimeData, place: QPoint = CORNER) -> None:
    action = Qt.DropAction.CopyAction
    QApplication.sendEvent(target, QDragEnterEvent(place, action, data, *KEYS))
    QApplication.sendEvent(target, QDropEvent(QPointF(place), action, data, *KEYS))


def test_source_is_shown_as_it_stands(page: ImportPage, written: Written) -> None:
    assert page.pane.source.text.toPlainText() == written(2024).read_text("utf-8")


def test_chosen_section_is_marked_in_the_source(page: ImportPage) -> None:
    page.pane.outline.choose(3)
    assert page.pane.source.marked == ("（二）普法宣传", "开展宣传活动5场。")


def test_chosen_paragraph_is_marked_by_itself(page: ImportPage) -> None:
    page.pane.outline.choose(3)
    page.pane.text.choose(0)
    assert page.pane.source.marked == ("开展宣传活动5场。",)


def test_field_that_is_gone_to_is_marked_in_the_source(page: ImportPage, qtbot: QtBot) -> None:
    page.pane.form.field("成文日期").setFocus()
    qtbot.waitUntil(lambda: page.pane.source.marked == ("2025年1月9日",))


def test_section_is_chosen_by_its_place_in_the_source(page: ImportPage) -> None:
    point_at(page, "执法力量不足")
    assert page.pane.outline.current == 4
    assert page.pane.result.tabs.currentIndex() == 1


def test_field_is_chosen_by_its_place_in_the_source(page: ImportPage) -> None:
    page.pane.result.tabs.setCurrentIndex(1)
    point_at(page, "2025年1月9日")
    assert page.pane.result.tabs.currentIndex() == 0
    assert page.pane.form.field("成文日期").property("role") == "pointed"


def test_leftover_is_chosen_by_its_place_in_the_source(page: ImportPage) -> None:
    page.session.queue.put(page.row, replace(draft(page), leftover=("现报告如下", "主持专题会议")))
    point_at(page, "主持专题会议")
    assert page.pane.leftover.texts.currentRow() in {0, 1}


def test_every_field_says_how_sure_it_is(page: ImportPage) -> None:
    assert sureness(draft(page), "doc_number") is None
    assert sureness(draft(page), "title") is Sureness.EXPLICIT
    page.pane.form.field("标题").setText("另一个标题")
    page.pane.form.commit()
    assert sureness(draft(page), "title") is Sureness.CLERK


def test_what_is_missing_is_gone_to_by_a_key(
    page: ImportPage, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "随笔.txt"
    path.write_text("各项工作有序推进。", encoding="utf-8")
    with qtbot.waitSignal(page.session.reader.idle):
        page.load([path])
    assert doubts(draft(page))[:2] == ("office", "year")
    page.pane.go_to_doubt()
    page.pane.go_to_doubt()
    qtbot.waitUntil(page.pane.form.year_field.hasFocus)


def test_doubtful_field_is_confirmed_by_enter(page: ImportPage, qtbot: QtBot) -> None:
    sure = {**draft(page).reading.recognised.confidence}  # type: ignore[union-attr]  # it is read
    assert sure
    field = page.pane.form.field("主送机关")
    page.session.change(
        page.row, draft(page).with_report(replace(draft(page).report, addressee="县委")), "填写"
    )
    qtbot.keyClick(field, Key.Key_Return)
    assert sureness(draft(page), "addressee") is Sureness.CLERK


def test_kind_of_normalisation_is_taken_back_and_put_on_again(
    page: ImportPage, qtbot: QtBot
) -> None:
    item = page.pane.notes.item_of(Kind.COMMA)
    assert item is not None
    assert item.text(0) == "半角逗号　1 处"
    assert "设,现" in item.child(0).text(0)
    with qtbot.waitSignal(page.session.reader.idle):
        item.setCheckState(0, Qt.CheckState.Unchecked)
    assert "设,现" in draft(page).report.sections[0].text
    again = page.pane.notes.item_of(Kind.COMMA)
    assert again is not None
    with qtbot.waitSignal(page.session.reader.idle):
        again.setCheckState(0, Qt.CheckState.Checked)
    assert "设，现" in draft(page).report.sections[0].text


def test_taking_back_is_one_step_of_the_history(page: ImportPage, qtbot: QtBot) -> None:
    item = page.pane.notes.item_of(Kind.COMMA)
    assert item is not None
    with qtbot.waitSignal(page.session.reader.idle):
        item.setCheckState(0, Qt.CheckState.Unchecked)
    assert page.session.history.undo_text == "不规范半角逗号"
    page.steps.undo.trigger()
    shown = page.pane.notes.item_of(Kind.COMMA)
    assert shown is not None
    assert shown.checkState(0) is Qt.CheckState.Checked
    assert "设，现" in draft(page).report.sections[0].text


def test_example_leads_to_its_line(page: ImportPage) -> None:
    item = page.pane.notes.item_of(Kind.COMMA)
    assert item is not None
    page.pane.notes.tree.setCurrentItem(item.child(0))
    assert page.pane.source.marked == ("2024年，我办扎实推进法治政府建设,现报告如下。",)


def test_paragraph_becomes_a_heading_by_a_key_and_back_by_undo(
    page: ImportPage, qtbot: QtBot
) -> None:
    page.pane.outline.choose(4)
    page.pane.text.choose(0)
    before = draft(page).report
    qtbot.keyClick(page.pane.text, Key.Key_H, CONTROL)
    assert draft(page).report.sections[5].heading == "执法力量不足。"
    page.steps.undo.trigger()
    assert draft(page).report == before


def test_paragraph_is_set_aside_by_a_key_and_waits_among_the_leftover(
    page: ImportPage, qtbot: QtBot
) -> None:
    page.pane.outline.choose(4)
    page.pane.text.choose(0)
    qtbot.keyClick(page.pane.text, Key.Key_Delete)
    assert draft(page).leftover == ("执法力量不足。",)
    assert page.pane.leftover.isVisible()


def test_value_of_a_field_is_taken_out_by_a_key(page: ImportPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page.pane.form.field("署名"), Key.Key_Delete, CONTROL)
    assert draft(page).report.signature == ""
    assert draft(page).leftover == ("青山县国防动员办公室",)


def test_sections_change_places_by_keys(page: ImportPage, qtbot: QtBot) -> None:
    page.pane.outline.choose(3)
    qtbot.keyClick(page.pane.outline.view, Key.Key_Up, ALT)
    assert draft(page).report.sections[2].heading == "普法宣传"
    assert page.pane.outline.current == 2


def test_leftover_is_dropped_on_a_field(page: ImportPage) -> None:
    page.session.queue.put(page.row, replace(draft(page), leftover=("县委、县政府",)))
    drop(page.pane.form.field("主送机关"), mime_of(Piece(PieceKind.LEFTOVER, 0)))
    assert draft(page).report.addressee == "县委、县政府"
    assert draft(page).leftover == ()


def test_text_that_does_not_fit_a_field_is_refused_in_words(page: ImportPage, asked: Asked) -> None:
    page.session.queue.put(page.row, replace(draft(page), leftover=("页眉",)))
    drop(page.pane.form.field("成文日期"), mime_of(Piece(PieceKind.LEFTOVER, 0)))
    assert "不是日期" in asked.warned[0]
    assert draft(page).leftover == ("页眉",)


def test_section_is_lowered_by_dragging_it_to_the_right(page: ImportPage) -> None:
    page.pane.result.tabs.setCurrentIndex(1)
    view = page.pane.outline.view
    row = view.visualRect(page.pane.outline.model.index(4))
    place = QPoint(40, row.center().y() - 2)
    drop(view.viewport(), mime_of(Piece(PieceKind.HEADING, 4)), place)
    assert draft(page).report.sections[4].depth == 2
    assert page.session.history.undo_text == "拖动章节"


def test_leftover_is_dropped_on_a_section(page: ImportPage) -> None:
    page.session.queue.put(page.row, replace(draft(page), leftover=("补充一句。",)))
    page.pane.result.tabs.setCurrentIndex(1)
    view = page.pane.outline.view
    place = view.visualRect(page.pane.outline.model.index(4)).center()
    drop(view.viewport(), mime_of(Piece(PieceKind.LEFTOVER, 0)), place)
    assert draft(page).report.sections[4].paragraphs[-1] == "补充一句。"


def test_rows_of_all_lists_can_be_taken_hold_of(page: ImportPage) -> None:
    page.pane.outline.choose(3)
    text, model = page.pane.text, page.pane.outline.model
    assert text.mimeData([text.item(1)]).hasFormat(
        mime_of(Piece(PieceKind.HEADING, 3)).formats()[0]
    )
    assert model.mimeData([model.index(3)]).formats() == model.mimeTypes()


def test_leftover_goes_into_a_field_from_the_menu(page: ImportPage) -> None:
    page.session.queue.put(page.row, replace(draft(page), leftover=("此件公开",)))
    menu = page.pane.leftover.to_field.menu()
    next(action for action in menu.actions() if action.text() == "附注").trigger()
    assert draft(page).report.note == "此件公开"
