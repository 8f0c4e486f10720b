import datetime as dt
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from desktop.domain.numbering import DECIMAL, SHORT
from desktop.domain.report import Report
from desktop.ui.editor.fields import GROUPS, read_date
from desktop.ui.editor.form import HeaderForm
from desktop.ui.editor.session import ReportSession

_CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def form(session: ReportSession, qtbot: QtBot) -> HeaderForm:
    widget = HeaderForm(session)
    qtbot.addWidget(widget)
    widget.show()
    return widget


def _line(form: HeaderForm, key: str) -> QLineEdit:
    editor = form.editor(key)
    assert isinstance(editor, QLineEdit)
    return editor


def _lines(form: HeaderForm, key: str) -> QPlainTextEdit:
    editor = form.editor(key)
    assert isinstance(editor, QPlainTextEdit)
    return editor


def test_a_field_writes_into_the_report(
    form: HeaderForm, session: ReportSession, qtbot: QtBot
) -> None:
    qtbot.keyClicks(_line(form, "copy_number"), "000001")
    assert session.report.copy_number == "000001"


def test_one_field_is_one_step(form: HeaderForm, session: ReportSession, qtbot: QtBot) -> None:
    qtbot.keyClicks(_line(form, "copy_number"), "000001")
    assert session.history.count == 1
    assert session.history.undo_text == "修改份号"


def test_undo_in_a_field_is_the_undo_of_the_report(
    form: HeaderForm, session: ReportSession, report: Report, qtbot: QtBot
) -> None:
    line = _line(form, "copy_number")
    qtbot.keyClicks(line, "000001")
    QTest.keyClick(line, Qt.Key.Key_Z, _CONTROL)
    assert session.report == report
    assert line.text() == ""
    QTest.keyClick(
        line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    assert line.text() == "000001"


def test_a_break_in_the_title_is_kept(form: HeaderForm, session: ReportSession) -> None:
    _lines(form, "title").setPlainText("青山区国防动员办公室\n2024年度报告")
    assert session.report.title == "青山区国防动员办公室\n2024年度报告"


@pytest.mark.parametrize("typed", ["张三、李四", "张三 李四", "张三，李四、"])
def test_signers_are_separated_however_they_are_written(
    form: HeaderForm, session: ReportSession, typed: str
) -> None:
    line = _line(form, "signers")
    line.setText(typed)
    line.textEdited.emit(typed)
    assert session.report.signers == ("张三", "李四")


@pytest.mark.parametrize(
    "text", ["2025年1月9日", "2025-1-9", "2025.01.09", "2025/1/9", "二〇二五年一月九日"]
)
def test_dates_are_read_as_they_are_written(text: str) -> None:
    assert read_date(text) == dt.date(2025, 1, 9)


@pytest.mark.parametrize("text", ["2025-13-1", "明天", "2025", ""])
def test_what_is_no_date_is_not_read(text: str) -> None:
    assert read_date(text) is None


def test_a_wrong_date_is_marked_and_not_taken_over(
    form: HeaderForm, session: ReportSession, qtbot: QtBot
) -> None:
    line = _line(form, "date")
    line.clear()
    qtbot.keyClicks(line, "2025-2-30")
    assert "2025年1月9日" in form.warning("date")
    assert session.report.date == dt.date(2025, 1, 9)
    line.setText("")
    line.textEdited.emit("")
    assert form.warning("date") == ""
    assert _line(form, "date").text() == ""


def test_a_date_is_written_out_when_the_field_is_left(form: HeaderForm, qtbot: QtBot) -> None:
    line = _line(form, "printed_on")
    qtbot.keyClicks(line, "2025-1-9")
    assert line.text() == "2025-1-9"
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert line.text() == "2025年1月9日"


def test_the_numbers_of_headings_can_be_chosen(form: HeaderForm, session: ReportSession) -> None:
    choice = form.editor("scheme")
    assert isinstance(choice, QComboBox)
    choice.setCurrentText("一、1.（1）")
    assert session.report.scheme == SHORT


def test_a_scheme_of_an_old_report_is_left_alone(qtbot: QtBot) -> None:
    session = ReportSession(Report(scheme=DECIMAL[:2]))
    form = HeaderForm(session)
    qtbot.addWidget(form)
    assert session.report.scheme == DECIMAL[:2]


def test_a_change_from_elsewhere_is_shown(form: HeaderForm, session: ReportSession) -> None:
    session.apply(replace(session.report, note="此件主动公开"), text="改")
    assert _line(form, "note").text() == "此件主动公开"


def test_what_is_still_wrong_is_not_wiped_by_a_change_elsewhere(
    form: HeaderForm, session: ReportSession, qtbot: QtBot
) -> None:
    qtbot.keyClicks(_line(form, "printed_on"), "2025")
    session.apply(replace(session.report, note="此件主动公开"), text="改")
    assert _line(form, "printed_on").text() == "2025"


def test_undo_of_a_field_leads_to_it(
    form: HeaderForm, session: ReportSession, qtbot: QtBot
) -> None:
    qtbot.keyClicks(_line(form, "note"), "x")
    with qtbot.waitSignal(form.field_restored) as told:
        session.undo()
    assert told.args == ["note"]


def test_a_read_only_report_cannot_be_changed_in_the_form(
    form: HeaderForm, session: ReportSession, report: Report, qtbot: QtBot
) -> None:
    session.read_only = True
    qtbot.keyClicks(_line(form, "note"), "x")
    assert session.report == report
    assert not form.editor("scheme").isEnabled()


def test_every_field_reads_back_what_it_writes() -> None:
    report = Report()
    for group in GROUPS:
        for field in group.fields:
            text = (field.choices or ("2025年1月9日",))[-1]
            written = field.write(report, text)
            assert written is not None
            assert field.read(written) == text
