from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QInputMethodEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.outline import Part, Section, Table
from desktop.domain.report import Attachment, Report
from desktop.ui.editor import levels
from desktop.ui.editor.body import BodyEditor
from desktop.ui.editor.projection import Place
from desktop.ui.editor.session import ReportSession

_CONTROL = Qt.KeyboardModifier.ControlModifier
_END = 10_000


def _editor(qtbot: QtBot, *sections: Section, **others: object) -> BodyEditor:
    report = replace(Report(sections=sections), **others)  # type: ignore[arg-type]  # any field
    editor = BodyEditor(ReportSession(report))
    qtbot.addWidget(editor)
    editor.resize(1000, 800)
    editor.show()
    return editor


def _sections(editor: BodyEditor) -> tuple[Section, ...]:
    return editor._session.report.sections


def _press(editor: BodyEditor, key: Qt.Key, times: int = 1) -> None:
    for _time in range(times):
        QTest.keyClick(editor, key)


def _commit(editor: BodyEditor, text: str) -> None:
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(editor, event)


def test_typing_changes_the_paragraph_of_the_report(qtbot: QtBot) -> None:
    editor = _editor(qtbot, Section(0, paragraphs=("abc",)))
    editor.go_to(Place(0, 0, 1))
    qtbot.keyClicks(editor, "xy")
    assert _sections(editor) == (Section(0, paragraphs=("axybc",)),)


def test_typing_into_an_empty_report_makes_a_lead(qtbot: QtBot) -> None:
    editor = _editor(qtbot)
    qtbot.keyClicks(editor, "abc")
    assert _sections(editor) == (Section(0, paragraphs=("abc",)),)


def test_an_input_method_writes_into_the_report(qtbot: QtBot) -> None:
    editor = _editor(qtbot, Section(1, "标题"))
    editor.go_to(Place(1, 1))
    _commit(editor, "依法行政")
    assert _sections(editor)[0].paragraphs == ("依法行政",)


def test_what_is_being_composed_is_not_yet_in_the_report(qtbot: QtBot) -> None:
    editor = _editor(qtbot, Section(0, paragraphs=("甲",)))
    QApplication.sendEvent(editor, QInputMethodEvent("fazhi", []))
    assert _sections(editor)[0].paragraphs == ("甲",)


def test_rare_characters_of_names_do_not_shift_what_is_typed_behind_them(qtbot: QtBot) -> None:
    editor = _editor(qtbot, Section(0, paragraphs=("𠮷𠮷某同志",)))
    editor.go_to(Place(0, 0, 3))
    _press(editor, Qt.Key.Key_Return)
    assert _sections(editor)[0].paragraphs == ("𠮷𠮷某", "同志")


def test_enter_in_a_heading_begins_its_text(qtbot: QtBot) -> None:
    editor = _editor(qtbot, Section(1, "标题", paragraphs=("正文",)))
    editor.go_to(Place(1, 0, _END))
    _press(editor, Qt.Key.Key_Return)
    _commit(editor, "新段")
    assert _sections(editor)[0].paragraphs == ("新段", "正文")


def test_enter_in_a_paragraph_divides_it(qtbot: QtBot) -> None:
    editor = _editor(qtbot, Section(1, "标题", paragraphs=("前后",)))
    editor.go_to(Place(1, 1, 1))
    _press(editor, Qt.Key.Key_Return)
    assert _sections(editor)[0].paragraphs == ("前", "后")
    assert editor.place() == Place(1, 2, 0)


def test_enter_after_a_run_in_heading_without_full_stop_gives_it_its_own_line(qtbot: QtBot) -> None:
    editor = _editor(qtbot, Section(2, "加强领导", run_in=True))
    editor.go_to(Place(1, 0, _END))
    _press(editor, Qt.Key.Key_Return)
    _commit(editor, "正文")
    assert _sections(editor) == (Section(2, "加强领导", paragraphs=("正文",)),)


def test_enter_on_an_empty_number_gives_the_number_up(qtbot: QtBot) -> None:
    editor = _editor(qtbot, Section(1, "甲", paragraphs=("文",)), Section(2, run_in=True))
    editor.go_to(Place(2))
    _press(editor, Qt.Key.Key_Return)
    assert _sections(editor) == (Section(1, "甲", paragraphs=("文", "")),)


def test_control_enter_begins_a_numbered_sibling(qtbot: QtBot) -> None:
    editor = _editor(qtbot, Section(2, "甲。", run_in=True, paragraphs=("正文后文",)))
    editor.go_to(Place(1, 0, 4))
    QTest.keyClick(editor, Qt.Key.Key_Return, _CONTROL)
    assert _sections(editor) == (
        Section(2, "甲。", run_in=True, paragraphs=("正文",)),
        Section(2, run_in=True, paragraphs=("后文",)),
    )


def test_control_enter_at_the_end_of_the_lead_begins_the_first_heading(qtbot: QtBot) -> None:
    editor = _editor(qtbot, Section(0, paragraphs=("导语",)))
    editor.go_to(Place(0, 0, _END))
    QTest.keyClick(editor, Qt.Key.Key_Return, _CONTROL)
    _commit(editor, "标题")
    assert _sections(editor)[1] == Section(1, "标题", part=Part.OTHER)


def test_backspace_at_the_start_of_a_heading_makes_it_a_paragraph(qtbot: QtBot) -> None:
    editor = _editor(qtbot, Section(1, "甲"), Section(2, "乙", paragraphs=("文",)))
    editor.go_to(Place(2))
    _press(editor, Qt.Key.Key_Backspace)
    assert _sections(editor) == (Section(1, "甲", paragraphs=("乙", "文")),)


def test_backspace_twice_joins_a_heading_to_the_paragraph_before(qtbot: QtBot) -> None:
    editor = _editor(qtbot, Section(1, "甲", paragraphs=("前",)), Section(1, "后"))
    editor.go_to(Place(2))
    _press(editor, Qt.Key.Key_Backspace, 2)
    assert _sections(editor) == (Section(1, "甲", paragraphs=("前后",)),)
    assert editor.place() == Place(1, 1, 1)


def test_backspace_removes_an_empty_heading(qtbot: QtBot) -> None:
    editor = _editor(qtbot, Section(1, "甲", paragraphs=("文",)), Section(1))
    editor.go_to(Place(2))
    _press(editor, Qt.Key.Key_Backspace)
    assert _sections(editor) == (Section(1, "甲", paragraphs=("文",)),)
    assert editor.place() == Place(1, 1, 1)


def test_delete_at_the_end_joins_the_next_paragraph(qtbot: QtBot) -> None:
    editor = _editor(qtbot, Section(0, paragraphs=("前", "后")))
    editor.go_to(Place(0, 0, 1))
    _press(editor, Qt.Key.Key_Delete)
    assert _sections(editor) == (Section(0, paragraphs=("前后",)),)


def test_typing_over_a_selection_across_sections_joins_them(qtbot: QtBot) -> None:
    editor = _editor(qtbot, Section(1, "甲标题"), Section(1, "乙标题", paragraphs=("文",)))
    editor.select(Place(1, 0, 1), Place(2, 0, 1))
    qtbot.keyClicks(editor, "x")
    assert _sections(editor) == (Section(1, "甲x标题", paragraphs=("文",)),)


def test_whole_paragraphs_are_removed_without_touching_the_heading_behind(qtbot: QtBot) -> None:
    editor = _editor(qtbot, Section(1, "甲", paragraphs=("一", "二")), Section(1, "乙"))
    editor.select(Place(1, 1, 0), Place(2, 0, 0))
    _press(editor, Qt.Key.Key_Delete)
    assert [section.heading for section in _sections(editor)] == ["甲", "乙"]


@pytest.mark.parametrize(
    ("typed", "depth", "run_in"),
    [("一、abc", 1, False), ("（一）abc", 2, True), ("1.abc", 2, True), ("(1)abc", 2, True)],
)
def test_a_typed_number_becomes_an_automatic_one(
    qtbot: QtBot, typed: str, depth: int, *, run_in: bool
) -> None:
    editor = _editor(qtbot, Section(1, "甲", paragraphs=("文", "")))
    editor.go_to(Place(1, 2))
    for character in typed:
        _commit(editor, character)
    section = _sections(editor)[1]
    assert (section.depth, section.run_in, section.text) == (depth, run_in, "abc")


def test_undo_of_an_automatic_number_gives_back_what_was_typed(qtbot: QtBot) -> None:
    editor = _editor(qtbot, Section(0, paragraphs=("导语", "")))
    editor.go_to(Place(0, 1))
    for text in ("一、", "标"):
        _commit(editor, text)
    editor._session.undo()
    _commit(editor, "题")
    assert _sections(editor) == (Section(0, paragraphs=("导语", "一、标题")),)


def test_a_decimal_at_the_start_of_a_paragraph_is_not_a_number(qtbot: QtBot) -> None:
    editor = _editor(qtbot, Section(0, paragraphs=("导语", "")))
    editor.go_to(Place(0, 1))
    qtbot.keyClicks(editor, "4.1 2024.5")
    assert len(_sections(editor)) == 1


def test_tab_at_the_start_of_a_heading_demotes_it_and_shift_tab_promotes_it(qtbot: QtBot) -> None:
    editor = _editor(qtbot, Section(1, "甲"), Section(1, "乙"))
    editor.go_to(Place(2))
    _press(editor, Qt.Key.Key_Tab)
    assert _sections(editor)[1].depth == 2
    _press(editor, Qt.Key.Key_Backtab)
    assert _sections(editor)[1].depth == 1


def test_automatic_numbers_are_not_in_the_document(body: BodyEditor, report: Report) -> None:
    text = body.toPlainText()
    assert all(marker not in text for marker in report.markers if marker and marker != "1.")


def test_copied_text_has_its_numbers(body: BodyEditor) -> None:
    body.select(Place(1), Place(2, 0, 5))
    data = body.createMimeDataFromSelection()
    assert data.text() == "一、主要举措和成效\n（一）深入学习贯"


def test_what_is_copied_and_pasted_keeps_sections_and_tables(qtbot: QtBot, report: Report) -> None:
    source = BodyEditor(ReportSession(report))
    qtbot.addWidget(source)
    source.select(Place(1), Place(4))
    editor = _editor(qtbot)
    editor.insertFromMimeData(source.createMimeDataFromSelection())
    pasted = [(section.depth, section.text) for section in _sections(editor)[:3]]
    assert pasted == [(section.depth, section.text) for section in report.sections[1:4]]


def test_pasting_one_line_stays_in_the_paragraph(qtbot: QtBot) -> None:
    editor = _editor(qtbot, Section(0, paragraphs=("前后",)))
    editor.go_to(Place(0, 0, 1))
    data = QMimeData()
    data.setHtml("<b style='color:red'>中</b>")
    editor.insertFromMimeData(data)
    assert _sections(editor)[0].paragraphs == ("前中后",)


def test_pasting_is_one_step_of_the_history(qtbot: QtBot) -> None:
    editor = _editor(qtbot, Section(0, paragraphs=("前后",)))
    editor.go_to(Place(0, 0, 1))
    data = QMimeData()
    data.setText("一段\n\n一、标题\n二段")
    editor.insertFromMimeData(data)
    assert [section.text for section in _sections(editor)] == ["前一段", "标题\n二段后"]
    editor._session.undo()
    assert _sections(editor) == (Section(0, paragraphs=("前后",)),)


def test_numbers_pasted_into_an_attachment_stay_text(qtbot: QtBot) -> None:
    editor = _editor(qtbot, attachments=(Attachment("附表"),))
    editor.go_to(Place(1, 1))
    data = QMimeData()
    data.setText("一、范围\n二、口径")
    editor.insertFromMimeData(data)
    assert editor._session.report.attachments == (Attachment("附表", ("一、范围", "二、口径")),)


def test_files_and_pictures_are_not_taken(qtbot: QtBot) -> None:
    editor = _editor(qtbot)
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile("report.docx")])
    pictures = QMimeData()
    pictures.setImageData(editor.grab().toImage())
    assert not editor.canInsertFromMimeData(files)
    assert not editor.canInsertFromMimeData(pictures)


def test_typing_in_a_cell_changes_the_table(qtbot: QtBot) -> None:
    editor = _editor(qtbot, Section(1, "甲", paragraphs=(Table((("a", "b"), ("c",))),)))
    editor.go_to(Place(1, 1, 0, 3))
    qtbot.keyClicks(editor, "x")
    assert _sections(editor)[0].paragraphs == (Table((("a", "b"), ("c", "x"))),)


def test_tab_in_the_last_cell_adds_a_row(qtbot: QtBot) -> None:
    editor = _editor(qtbot, Section(1, "甲", paragraphs=(Table((("a", "b"),)),)))
    editor.go_to(Place(1, 1, 0, 1))
    _press(editor, Qt.Key.Key_Tab)
    assert _sections(editor)[0].paragraphs == (Table((("a", "b"), ("", ""))),)
    assert editor.place() == Place(1, 1, 0, 2)


def test_backspace_at_the_start_of_a_cell_does_nothing(qtbot: QtBot) -> None:
    table = Table((("a", "b"),))
    editor = _editor(qtbot, Section(1, "甲", paragraphs=(table,)))
    editor.go_to(Place(1, 1, 0, 1))
    _press(editor, Qt.Key.Key_Backspace)
    assert _sections(editor)[0].paragraphs == (table,)


def test_cells_of_a_spreadsheet_fill_the_table_and_widen_it(qtbot: QtBot) -> None:
    editor = _editor(qtbot, Section(1, "甲", paragraphs=(Table((("a", "b"),)),)))
    editor.go_to(Place(1, 1, 0, 1))
    data = QMimeData()
    data.setText("1\t2\n3\t4\n")
    editor.insertFromMimeData(data)
    assert _sections(editor)[0].paragraphs == (Table((("a", "1", "2"), ("", "3", "4"))),)


def test_text_can_be_typed_behind_a_table(qtbot: QtBot) -> None:
    table = Table((("a",),))
    editor = _editor(qtbot, Section(1, "甲", paragraphs=(table,)))
    editor.go_to(Place(1, 2))
    qtbot.keyClicks(editor, "x")
    assert _sections(editor)[0].paragraphs == (table, "x")


def test_one_word_is_one_step_and_undo_restores_the_cursor(qtbot: QtBot) -> None:
    editor = _editor(qtbot, Section(0, paragraphs=("abc", "def")))
    editor.go_to(Place(0, 1, 2))
    qtbot.keyClicks(editor, "xyz")
    editor.go_to(Place(0, 0, 0))
    QTest.keyClick(editor, Qt.Key.Key_Z, _CONTROL)
    assert _sections(editor)[0].paragraphs == ("abc", "def")
    assert editor.place() == Place(0, 1, 2)


def test_a_change_from_elsewhere_leaves_the_cursor_where_it_was(body: BodyEditor) -> None:
    body.go_to(Place(5, 0, 4))
    session = body._session
    lead = replace(session.report.sections[0], paragraphs=("甲", "乙", "丙"))
    session.apply(replace(session.report, sections=(lead, *session.report.sections[1:])), text="改")
    assert body.place() == Place(5, 0, 4)


def test_a_read_only_report_can_be_read_but_not_changed(qtbot: QtBot) -> None:
    editor = _editor(qtbot, Section(0, paragraphs=("abc",)))
    editor._session.read_only = True
    qtbot.keyClicks(editor, "x")
    _press(editor, Qt.Key.Key_Return)
    _commit(editor, "甲")
    assert _sections(editor)[0].paragraphs == ("abc",)


def test_a_change_behind_the_reports_back_is_taken_back(qtbot: QtBot) -> None:
    editor = _editor(qtbot, Section(0, paragraphs=("abc", "def")))
    cursor = QTextCursor(editor.document())
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.removeSelectedText()
    qtbot.waitUntil(lambda: editor.toPlainText() == "abc\ndef")
    assert _sections(editor)[0].paragraphs == ("abc", "def")


def test_heading_typed_by_the_clerk_is_the_part_it_announces_in_the_same_step(
    qtbot: QtBot,
) -> None:
    editor = _editor(qtbot, Section(1, "", part=Part.OTHER))
    editor.go_to(Place(1))
    _commit(editor, "存在的不足和原因")
    assert _sections(editor)[0].part is Part.PROBLEMS
    editor._session.undo()
    assert _sections(editor) == (Section(1, "", part=Part.OTHER),)


def test_paragraph_made_a_heading_is_the_part_it_announces(qtbot: QtBot) -> None:
    editor = _editor(qtbot, Section(0, paragraphs=("下一步工作安排",)))
    editor.perform(levels.as_heading(editor.projection, Place(0), 1))
    assert _sections(editor)[-1].part is Part.PLAN
