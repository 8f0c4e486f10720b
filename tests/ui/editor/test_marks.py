"""Marks are painted, follow edits, and tell their owners; the document knows nothing of them."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.domain.outline import Section, Table
from desktop.domain.report import Report
from desktop.ui.editor.mark_painter import MarkPainter
from desktop.ui.editor.marks import Mark, MarkStyle
from desktop.ui.editor.page import ReportEditor
from desktop.ui.editor.projection import Place, project
from desktop.ui.editor.session import ReportSession

TABLE = Table((("项目", "数"), ("检查", "86次"), ("罚款",)))
REPORT = Report(
    title="报告",
    sections=(
        Section(0, paragraphs=("全年办理案件7件，罚款3万元。",)),
        Section(1, "成效", paragraphs=("检查12次。", TABLE, "又检查9次。")),
        Section(2, "健全机制。", run_in=True, paragraphs=("印发制度3件。",)),
    ),
)


@pytest.fixture
def editor(qtbot: QtBot) -> ReportEditor:
    made = ReportEditor(ReportSession(REPORT))
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    return made


def mark(section: int, words: str, style: MarkStyle = MarkStyle.ERROR, key: str = "a") -> Mark:
    start = REPORT.sections[section].text.index(words)
    return Mark(key, section, start, start + len(words), style, tip=f"说明{words}")


def marked(editor: ReportEditor, layer: str = "检查") -> list[str]:
    sections = editor.session.report.sections
    return [sections[m.section].text[m.start : m.end] for m in editor.marks.marks(layer)]


def picture(editor: ReportEditor) -> QImage:
    editor.body.setCursorWidth(0)
    return editor.body.viewport().grab().toImage()


def rewrite(editor: ReportEditor, section: int, old: str, new: str) -> None:
    sections = list(editor.session.report.sections)
    paragraphs = tuple(
        each.replace(old, new) if isinstance(each, str) else each
        for each in sections[section].paragraphs
    )
    sections[section] = replace(sections[section], paragraphs=paragraphs)
    editor.session.apply(replace(editor.session.report, sections=tuple(sections)), text="改")


@pytest.mark.parametrize("style", list(MarkStyle))
@pytest.mark.parametrize(("section", "words"), [(0, "7件"), (1, "86次"), (2, "制度3件")])
def test_a_mark_is_seen_and_gone_again(
    editor: ReportEditor, style: MarkStyle, section: int, words: str
) -> None:
    before = picture(editor)
    editor.marks.show("检查", [mark(section, words, style)])
    assert picture(editor) != before
    editor.marks.clear("检查")
    assert picture(editor) == before


def test_a_mark_of_something_missing_is_seen(editor: ReportEditor) -> None:
    before = picture(editor)
    end = len(REPORT.sections[0].text)
    editor.marks.show("检查", [Mark("a", 0, end, end, MarkStyle.WARNING)])
    assert picture(editor) != before


def test_marks_leave_document_and_history_alone(editor: ReportEditor) -> None:
    revision = editor.body.document().revision()
    editor.marks.show("检查", [mark(0, "7件")])
    picture(editor)
    assert editor.body.document().revision() == revision
    assert not editor.session.history.can_undo


def test_marks_follow_what_is_typed_before_them(editor: ReportEditor, qtbot: QtBot) -> None:
    editor.marks.show("检查", [mark(0, "3万元")])
    editor.body.go_to(Place(0, 0, 2))
    qtbot.keyClicks(editor.body, "abc")
    assert marked(editor) == ["3万元"]


def test_marks_follow_a_section_that_is_moved(editor: ReportEditor) -> None:
    editor.marks.show("检查", [mark(1, "86次"), mark(2, "3件", key="b")])
    report = editor.session.report
    fresh = (report.sections[0], Section(1, "新"), *report.sections[1:])
    editor.session.apply(replace(report, sections=fresh), text="加")
    assert marked(editor) == ["86次", "3件"]


def test_marks_come_back_with_undone_words(editor: ReportEditor) -> None:
    editor.marks.show("检查", [mark(0, "3万元")])
    rewrite(editor, 0, "办理案件7件，", "")
    editor.session.undo()
    assert marked(editor) == ["3万元"]


def test_marks_found_in_a_snapshot_are_shown_where_their_words_are(editor: ReportEditor) -> None:
    snapshot = editor.session.report
    rewrite(editor, 0, "全年", "全年共")
    editor.marks.show("检查", [mark(0, "3万元")], of=snapshot)
    assert marked(editor) == ["3万元"]


def test_a_click_on_a_mark_tells_its_owner(editor: ReportEditor, qtbot: QtBot) -> None:
    editor.marks.show("检查", [mark(0, "7件", key="七")])
    place = editor.body.projection.place_of_offset(0, mark(0, "7件").start)
    editor.body.go_to(place)
    point = editor.body.cursorRect().center() + QPoint(5, 0)
    with qtbot.waitSignal(editor.marks.mark_activated) as told:
        QTest.mouseClick(editor.body.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert told.args == ["检查", "七"]


def test_a_click_beside_all_words_tells_nobody(editor: ReportEditor, qtbot: QtBot) -> None:
    editor.marks.show("检查", [mark(0, "7件")])
    with qtbot.assertNotEmitted(editor.marks.mark_activated):
        QTest.mouseClick(editor.body.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(3, 3))


def test_the_cursor_tells_where_it_comes_in_and_where_it_leaves(editor: ReportEditor) -> None:
    told: list[tuple[str, str]] = []
    editor.marks.mark_entered.connect(lambda layer, key: told.append((layer, key)))
    editor.marks.show("检查", [mark(1, "86次", key="八")])
    editor.go_to(1, mark(1, "86次").start + 1)
    editor.go_to(0, 0)
    assert told == [("检查", "八"), ("检查", "")]


def test_the_upper_of_two_layers_is_told_first(editor: ReportEditor) -> None:
    editor.marks.show("下", [mark(0, "7件")])
    editor.marks.show("上", [mark(0, "案件7件")])
    assert [layer for layer, _ in editor.marks.at(0, mark(0, "7件").end)] == ["上", "下"]


def test_a_field_of_the_form_bears_its_mark_and_its_tip(editor: ReportEditor) -> None:
    field = editor.form.editor("title")
    before, tip = field.grab().toImage(), field.toolTip()
    editor.panels.setCurrentWidget(editor.form)
    editor.marks.show("检查", [Mark("t", -1, 0, 2, MarkStyle.ERROR, "缺年度", "title")])
    assert field.toolTip().startswith("缺年度")
    assert field.grab().toImage() != before
    editor.marks.clear("检查")
    assert field.toolTip() == tip


def test_entering_a_marked_field_tells_the_owner(editor: ReportEditor, qtbot: QtBot) -> None:
    editor.marks.show("检查", [Mark("t", -2, 0, 0, MarkStyle.HINT, "缺附注", "note")])
    with qtbot.waitSignal(editor.marks.mark_activated) as told:
        editor.go_to(-2, 0, field="note")
        editor.form.editor("note").setFocus()
        QTest.mouseClick(editor.form.editor("title"), Qt.MouseButton.LeftButton)
        QTest.mouseClick(editor.form.editor("note"), Qt.MouseButton.LeftButton)
    assert told.args == ["检查", "t"]


def test_marks_out_of_sight_are_not_looked_at(
    editor: ReportEditor, monkeypatch: pytest.MonkeyPatch
) -> None:
    sections = tuple(Section(1, f"标题{at}", paragraphs=("检查9次。" * 40,)) for at in range(60))
    editor.session.load(Report(sections=sections))
    painted: list[Mark] = []
    original = MarkPainter._paint_mark

    def spy(self: MarkPainter, *words: object) -> None:
        painted.append(words[2])  # type: ignore[arg-type]  # the mark
        original(self, *words)  # type: ignore[arg-type]  # as they came

    monkeypatch.setattr(MarkPainter, "_paint_mark", spy)
    editor.marks.show("检查", [Mark(str(at), at, 4, 6, MarkStyle.ERROR) for at in range(60)])
    picture(editor)
    assert 0 < len(painted) < 20


@pytest.mark.parametrize("cell", range(6))
def test_every_cell_has_its_offset(cell: int) -> None:
    projection = project(REPORT)
    place = Place(1, 2, 0, cell)
    row, column = divmod(cell, 2)
    before = "\n".join("\t".join(cells) for cells in TABLE.rows[:row])
    inside = "\t".join(TABLE.rows[row][:column])
    start = REPORT.sections[1].text.index(TABLE.text)
    offset = projection.exact_offset_of(place) - start
    expected = len(before) + (1 if row else 0) + len(inside) + (1 if column else 0)
    assert offset == min(expected, len(TABLE.text) + 1)


@pytest.mark.parametrize("unit", range(3))
def test_the_stretches_of_a_unit_are_its_text(editor: ReportEditor, unit: int) -> None:
    text = REPORT.sections[unit].text
    document = editor.body.document()
    for number, start, length in editor.body.projection.stretches(unit):
        shown = document.findBlockByNumber(number).text()
        assert shown == text[start : start + length]
