from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent, QHelpEvent, QPalette, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from desktop.domain.outline import Section, Table
from desktop.domain.report import Report
from desktop.ui import theme
from desktop.ui.editor.body import BodyEditor
from desktop.ui.editor.look import light_colours
from desktop.ui.editor.places import View
from desktop.ui.editor.projection import Place
from desktop.ui.editor.session import ReportSession

_CONTROL = Qt.KeyboardModifier.ControlModifier


def _drop(body: BodyEditor, text: str) -> QDropEvent:
    data = QMimeData()
    data.setText(text)
    event = QDropEvent(
        QPointF(body.cursorRect().center()),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    body.dropEvent(event)
    return event


def test_text_dropped_from_elsewhere_is_pasted_where_it_falls(body: BodyEditor) -> None:
    body.go_to(Place(1, 0, 2))
    assert _drop(body, "新").isAccepted()
    assert body._session.report.sections[1].heading == "主要新举措和成效"


def test_a_read_only_report_takes_no_drops(body: BodyEditor, report: Report) -> None:
    body._session.read_only = True
    _drop(body, "新")
    assert body._session.report == report


def test_the_wheel_with_control_changes_the_size(body: BodyEditor) -> None:
    before = body.text_size
    event = QWheelEvent(
        QPointF(10, 10),
        QPointF(10, 10),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        _CONTROL,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003  # Qt's signature
    )
    body.wheelEvent(event)
    assert body.text_size == before + 1


def test_a_kept_number_says_why_it_looks_different(body: BodyEditor, qtbot: QtBot) -> None:
    session = body._session
    sections = list(session.report.sections)
    sections[1] = replace(sections[1], marker="三、")
    session.apply(replace(session.report, sections=tuple(sections)), text="改")
    body.go_to(Place(1))
    at = body.cursorRect().center() - QPoint(16, 0)
    tip = QHelpEvent(QEvent.Type.ToolTip, at, body.viewport().mapToGlobal(at))
    QApplication.sendEvent(body.viewport(), tip)
    qtbot.waitUntil(QToolTip.isVisible)
    assert "照原文保留" in QToolTip.text()
    QToolTip.hideText()


@pytest.mark.parametrize("width", [480, 700, 2000])
def test_the_sheet_fits_every_width(body: BodyEditor, width: int) -> None:
    body.resize(width, 700)
    body.grab()
    frame = body.document().rootFrame().frameFormat()
    text = body.viewport().width() - frame.leftMargin() - frame.rightMargin()
    assert text > 20 * body._renderer.em
    assert text < 41 * body._renderer.em


def test_deleting_around_a_table_leaves_the_table(qtbot: QtBot) -> None:
    table = Table((("a",),))
    section = Section(1, "甲", paragraphs=("前", table, "后"))
    editor = BodyEditor(ReportSession(Report(sections=(section,))))
    qtbot.addWidget(editor)
    editor.go_to(Place(1, 3))
    QTest.keyClick(editor, Qt.Key.Key_Backspace)
    assert editor.place() == Place(1, 2, 1, 0)
    editor.go_to(Place(1, 1, 1))
    QTest.keyClick(editor, Qt.Key.Key_Delete)
    assert editor.place() == Place(1, 2, 0, 0)
    assert editor._session.report.sections == (section,)


def test_an_empty_paragraph_behind_a_table_can_be_removed(qtbot: QtBot) -> None:
    table = Table((("a",),))
    section = Section(1, "甲", paragraphs=(table, "", "后"))
    editor = BodyEditor(ReportSession(Report(sections=(section,))))
    qtbot.addWidget(editor)
    editor.go_to(Place(1, 2))
    QTest.keyClick(editor, Qt.Key.Key_Backspace)
    assert editor._session.report.sections[0].paragraphs == (table, "后")


def test_a_selection_from_text_over_a_table_takes_the_table_along(qtbot: QtBot) -> None:
    section = Section(1, "甲", paragraphs=("前文", Table((("a",),)), "后文"))
    editor = BodyEditor(ReportSession(Report(sections=(section,))))
    qtbot.addWidget(editor)
    editor.select(Place(1, 1, 1), Place(1, 3, 1))
    QTest.keyClick(editor, Qt.Key.Key_Delete)
    assert editor._session.report.sections[0].paragraphs == ("前文",)


def test_cutting_puts_the_selection_on_the_clipboard(body: BodyEditor) -> None:
    body.select(Place(1, 0, 0), Place(1, 0, 2))
    QTest.keyClick(body, Qt.Key.Key_X, _CONTROL)
    assert QApplication.clipboard().text() == "一、主要"
    assert body._session.report.sections[1].heading == "举措和成效"


def test_cells_are_copied_as_their_text(body: BodyEditor) -> None:
    body.select(Place(3, 1, 0, 0), Place(3, 1, 2, 0))
    assert body.createMimeDataFromSelection().text() == "项目"


def test_focus_shows_at_the_edge_of_the_paper_without_a_frame(
    dressed: QApplication, body: BodyEditor
) -> None:
    assert dressed is not None
    body.activateWindow()
    body.setFocus()
    focused = body.grab().toImage()
    body.clearFocus()
    calm = body.grab().toImage()
    row = body.viewport().height() - 4
    differing = [x for x in range(body.width()) if focused.pixel(x, row) != calm.pixel(x, row)]
    assert len(differing) == 2


def test_text_on_paper_keeps_its_colour_under_the_style_sheet_of_a_dark_window(
    body: BodyEditor, qapp: QApplication
) -> None:
    theme.apply(qapp, theme.DARK)
    body.set_colours(light_colours())
    body.ensurePolished()
    assert body.palette().color(QPalette.ColorRole.Text) == light_colours().text
    theme.apply(qapp, theme.LIGHT)


def test_view_leads_back_to_cursor_and_scroll(body: BodyEditor) -> None:
    body.resize(700, 300)
    body.go_to(Place(9, 1))
    view = body.view()
    body.show_view(View())
    assert body.verticalScrollBar().value() == 0
    body.show_view(view)
    assert body.view() == view
