from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.official.blocks import CLOSING, HEADER, Place, Role
from desktop.ui import state
from desktop.ui.editor.page import ReportEditor
from desktop.ui.editor.projection import Place as EditorPlace
from desktop.ui.preview.link import PreviewLink
from desktop.ui.preview.modes import Mode
from desktop.ui.preview.stage import PreviewStage
from tests.ui.preview.conftest import SENTENCE


@pytest.fixture
def beside(stage: PreviewStage, qtbot: QtBot) -> PreviewStage:
    """Show editor and pages, and wait for the pages."""
    stage.show_mode(Mode.BESIDE)
    qtbot.waitUntil(lambda: stage.panel.document.is_laid)
    return stage


def marked_text(stage: PreviewStage) -> str:
    spot = stage.panel.view.marked
    return "" if spot is None else stage.panel.view.pages[spot.page].lines[spot.line].text


def click(stage: PreviewStage, place: Place, offset: int = 0) -> None:
    stage.panel.view.place_clicked.emit(place, offset)


def test_the_preview_is_not_made_before_it_is_wanted(stage: PreviewStage) -> None:
    assert stage._panel is None
    stage.show_mode(Mode.EDIT)
    assert stage._panel is None


def test_f8_goes_through_the_three_ways(stage: PreviewStage) -> None:
    (action,) = stage.view_actions
    seen = []
    for _turn in range(3):
        action.trigger()
        seen.append(stage.mode)
    assert seen == [Mode.BESIDE, Mode.PREVIEW, Mode.EDIT]


@pytest.mark.parametrize(
    ("mode", "shown"),
    [(Mode.EDIT, (True, False)), (Mode.BESIDE, (True, True)), (Mode.PREVIEW, (False, True))],
)
def test_each_way_shows_what_it_says(
    stage: PreviewStage, mode: Mode, shown: tuple[bool, bool]
) -> None:
    stage.switch.buttons[mode].click()
    assert (stage.editor.isVisible(), stage.panel.isVisible()) == shown
    assert stage.switch.buttons[mode].isChecked()


def test_the_way_is_remembered(stage: PreviewStage, qtbot: QtBot) -> None:
    stage.show_mode(Mode.BESIDE)
    again = PreviewStage(ReportEditor(stage.editor.session))
    qtbot.addWidget(again)
    again.recall()
    assert again.mode is Mode.BESIDE


def test_a_damaged_memory_shows_the_editor(stage: PreviewStage) -> None:
    state.change(report_mode="？")
    stage.recall()
    assert stage.mode is Mode.EDIT


def test_beside_the_pages_the_editor_keeps_the_columns_it_has_room_for(
    stage: PreviewStage,
) -> None:
    stage.show_mode(Mode.BESIDE)
    assert not stage.editor.outline.isVisible()
    stage.resize(2400, 900)
    QApplication.processEvents()
    assert stage.editor.outline.isVisible()
    assert stage.editor.panels.isVisible()
    stage.show_mode(Mode.EDIT)
    stage.resize(1300, 700)
    QApplication.processEvents()
    assert stage.editor.outline.isVisible()


def test_the_pages_follow_the_cursor(beside: PreviewStage, qtbot: QtBot) -> None:
    beside.editor.go_to_section(4, len("下一年度主要安排") + 4)
    wanted = SENTENCE[:10]
    qtbot.waitUntil(lambda: marked_text(beside).startswith(wanted))


def test_the_pages_follow_typing(beside: PreviewStage, qtbot: QtBot) -> None:
    beside.editor.go_to_section(0, 5)
    with qtbot.waitSignal(beside.panel.document.laid):
        QTest.keyClicks(beside.editor.body, "XYZ")
    assert "XYZ" in marked_text(beside)


def test_the_pages_follow_the_form(beside: PreviewStage, qtbot: QtBot) -> None:
    click(beside, Place(HEADER, field="doc_number"))
    qtbot.waitUntil(lambda: marked_text(beside).startswith("青国动"))
    beside.editor.form.focus_field("printed_on")
    qtbot.waitUntil(lambda: "综合科" in marked_text(beside))
    beside.editor.form.focus_field("signers")
    qtbot.waitUntil(lambda: marked_text(beside).startswith("青国动"))


def test_the_pages_follow_into_an_attachment(beside: PreviewStage, qtbot: QtBot) -> None:
    beside.editor.body.go_to(EditorPlace(beside.editor.body.projection.first_attachment, 1, 3))
    qtbot.waitUntil(lambda: marked_text(beside).startswith("统计截至"))


def test_a_click_leads_to_the_character(beside: PreviewStage) -> None:
    click(beside, Place(2), len("严格执法。") + 7)
    body = beside.editor.body
    place = body.place()
    assert body.projection.section_of(place.unit) == 2
    assert body.projection.offset_of(place) == len("严格执法。") + 7


def test_a_click_on_every_line_leads_to_where_it_comes_from(beside: PreviewStage) -> None:
    body = beside.editor.body
    lines = [line for page in beside.panel.view.pages for line in page.lines]
    texts = [line for line in lines if line.place is not None and line.place.section >= 0]
    for line in texts:
        assert line.place is not None
        click(beside, line.place, line.start)
        place = body.place()
        assert body.projection.section_of(place.unit) == line.place.section
        if line.role is not Role.TABLE:
            assert body.projection.offset_of(place) == line.start


def test_a_click_on_the_header_leads_to_its_field(beside: PreviewStage) -> None:
    click(beside, Place(HEADER, field="title"))
    assert beside.editor.form.editor("title").hasFocus()
    assert beside.editor.panels.isVisible()


def test_a_click_on_the_signature_leads_to_its_field(beside: PreviewStage) -> None:
    click(beside, Place(CLOSING, field="date"))
    field = beside.editor.form.editor("date")
    assert isinstance(field, QLineEdit)
    assert field.hasFocus()


@pytest.mark.parametrize("field", ["attachments", "attachments.0"])
def test_a_click_on_an_attachment_leads_to_it(beside: PreviewStage, field: str) -> None:
    click(beside, Place(CLOSING, field=field))
    body = beside.editor.body
    assert body.projection.attachment_of(body.place().unit) == 0


def test_from_the_pages_alone_a_click_brings_the_editor_back(stage: PreviewStage) -> None:
    stage.show_mode(Mode.PREVIEW)
    click(stage, Place(1), 2)
    assert stage.mode is Mode.BESIDE
    assert stage.editor.body.hasFocus()


def test_the_wheel_is_not_taken_back_by_a_change_elsewhere(
    beside: PreviewStage, qtbot: QtBot
) -> None:
    link = beside.panel.findChild(PreviewLink)
    assert isinstance(link, PreviewLink)
    link.follow()
    bar = beside.panel.view.verticalScrollBar()
    bar.setValue(bar.maximum())
    session = beside.editor.session
    with qtbot.waitSignal(beside.panel.document.laid):
        session.apply(replace(session.report, note="此件公开"), text="附注")
    assert bar.value() > bar.maximum() * 0.8


def test_coming_back_to_the_pages_shows_where_one_is(beside: PreviewStage, qtbot: QtBot) -> None:
    beside.editor.go_to_section(4, 60)
    qtbot.waitUntil(lambda: SENTENCE[:6] in marked_text(beside))
    beside.show_mode(Mode.EDIT)
    beside.panel.view.verticalScrollBar().setValue(0)
    beside.show_mode(Mode.PREVIEW)
    spot = beside.panel.view.marked
    assert spot is not None
    qtbot.waitUntil(lambda: beside.panel.view.current == spot.page)


def test_another_report_is_shown_where_its_editor_is(beside: PreviewStage, qtbot: QtBot) -> None:
    bar = beside.panel.view.verticalScrollBar()
    bar.setValue(bar.maximum())
    beside.editor.body.go_to(EditorPlace())
    with qtbot.waitSignal(beside.panel.document.laid):
        beside.editor.session.load(replace(beside.editor.session.report, year=2023))
    qtbot.waitUntil(lambda: bar.value() < 400)


def test_keys_of_the_preview_do_not_zoom_the_editor(beside: PreviewStage) -> None:
    size = beside.editor.body.text_size
    beside.panel.view.setFocus()
    QTest.keyClick(beside.panel.view, Qt.Key.Key_Equal, Qt.KeyboardModifier.ControlModifier)
    assert beside.editor.body.text_size == size
