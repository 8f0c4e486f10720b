"""The panel 数据: decisions by keyboard, in step with the text, all of them to be taken back."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from desktop.domain.errors import ConflictError, StoreError
from desktop.domain.figure import Figure, FigureStatus
from desktop.domain.office import OfficeId
from desktop.domain.outline import Part, Section, Table
from desktop.domain.report import Attachment, Report, ReportId, Status, Step
from desktop.services.figure_entries import Entry, Standing
from desktop.services.workspace import Workspace
from desktop.ui import tasks
from desktop.ui.report.figures import marking
from desktop.ui.report.figures.assigning import AssignDialog
from desktop.ui.report.figures.inserting import InsertDialog
from desktop.ui.report_page import ReportPage
from tests.ui.asked import Asked

TODAY = dt.date(2026, 1, 17)
CASES, FINE, ATTEND = "enf.case_total", "enf.fine_amount", "trn.attend"
TEXT = "全年办理行政执法案件7件，罚款2.6万元，召开会议3次。"
TABLE = Table((("项目", "数量"), ("执法检查", "86次")))


@pytest.fixture
def report(workspace: Workspace, counties: tuple[OfficeId, ...]) -> ReportId:
    last = workspace.reports.new_blank(counties[0], 2023, today=TODAY)
    workspace.figures.save(last, [Figure(CASES, Decimal(5))])
    value = Report(
        office="青山县国防动员办公室",
        year=2024,
        title="青山县国防动员办公室2024年度报告",
        sections=(
            Section(1, "成效", paragraphs=(TEXT, "统计如下：", TABLE), part=Part.ACHIEVEMENTS),
            Section(1, "不足", paragraphs=("还有差距。",), part=Part.PROBLEMS),
        ),
    )
    return workspace.reports.add(counties[0], value, today=TODAY)


@pytest.fixture
def page(
    dressed: QApplication, workspace: Workspace, report: ReportId, qtbot: QtBot
) -> Iterator[ReportPage]:
    assert dressed is not None
    made = ReportPage(workspace, today=lambda: TODAY)
    qtbot.addWidget(made)
    made.resize(1366, 700)
    made.open_report(int(report))
    made.show()
    made.editor.panels.setCurrentWidget(made.figures)
    wait_until_read(made, qtbot)
    yield made
    tasks.wait_for_all()


def wait_until_read(page: ReportPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(
        lambda: bool(page.figures.session.entries) and not page.figures.session._task.busy
    )


def entry(page: ReportPage, key: str) -> Entry:
    return next(
        each
        for each in page.figures.session.entries
        if (each.indicator.key if each.indicator else "") == key
        and each.standing is not Standing.BLANK
    )


def choose(page: ReportPage, key: str) -> None:
    view = page.figures.view
    view.setCurrentIndex(view.entries.find(entry(page, key).key))
    view.setFocus()


def press(page: ReportPage, key: Qt.Key, *, control: bool = False) -> None:
    modifier = Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(page.figures.view, key, modifier)


def value(workspace: Workspace, report: ReportId, key: str) -> Decimal | None:
    return workspace.figures.of_report(report)[key].value


def rewrite(page: ReportPage, old: str, new: str) -> None:
    section = page.session.report.sections[0]
    text = str(section.paragraphs[0]).replace(old, new)
    fresh = replace(section, paragraphs=(text, *section.paragraphs[1:]))
    sections = (fresh, *page.session.report.sections[1:])
    page.session.apply(replace(page.session.report, sections=sections), text="改")
    page.flush()


def test_what_the_text_says_is_suggested_with_last_year_beside_it(page: ReportPage) -> None:
    found = entry(page, CASES)
    assert (found.standing, found.figure and found.figure.raw) == (Standing.SUGGESTED, "7件")
    assert found.last is not None
    assert found.last.value == 5


def test_enter_accepts_and_goes_on(
    page: ReportPage, workspace: Workspace, report: ReportId
) -> None:
    choose(page, CASES)
    press(page, Qt.Key.Key_Return)
    stored = workspace.figures.of_report(report)[CASES]
    assert (stored.value, stored.status, stored.raw) == (Decimal(7), FigureStatus.CONFIRMED, "7件")
    assert page.figures.view.entry == entry(page, FINE)


def test_control_enter_accepts_all_that_is_sure_as_one_step(
    page: ReportPage, workspace: Workspace, report: ReportId
) -> None:
    assert page.figures.accept_all.text() == "采纳全部无疑义的建议（3 项）"
    press(page, Qt.Key.Key_Return, control=True)
    assert len(workspace.figures.of_report(report)) == 3
    press(page, Qt.Key.Key_Z, control=True)
    assert workspace.figures.of_report(report) == {}
    press(page, Qt.Key.Key_Y, control=True)
    assert len(workspace.figures.of_report(report)) == 3


def test_delete_keeps_a_suggestion_away_until_its_sentence_changes(
    page: ReportPage, qtbot: QtBot
) -> None:
    choose(page, CASES)
    press(page, Qt.Key.Key_Delete)
    page.figures.session.look_again()
    wait_until_read(page, qtbot)
    assert CASES not in {
        e.indicator.key for e in page.figures.session.entries if e.indicator and e.figure
    }
    rewrite(page, "全年", "全年共")
    wait_until_read(page, qtbot)
    assert entry(page, CASES).standing is Standing.SUGGESTED


def test_a_rejected_suggestion_comes_back_by_undoing(page: ReportPage) -> None:
    choose(page, CASES)
    press(page, Qt.Key.Key_Delete)
    press(page, Qt.Key.Key_Z, control=True)
    assert entry(page, CASES).standing is Standing.SUGGESTED


def test_a_typed_value_is_marked_as_typed(
    page: ReportPage, workspace: Workspace, report: ReportId, qtbot: QtBot
) -> None:
    choose(page, CASES)
    press(page, Qt.Key.Key_9)
    editor = page.figures.view.viewport().findChild(QLineEdit)
    assert editor is not None
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: CASES in workspace.figures.of_report(report))
    assert value(workspace, report, CASES) == 9
    assert page.figures.session.book.figures[CASES].status is FigureStatus.ENTERED


def test_what_is_no_number_is_refused_in_a_sentence(page: ReportPage) -> None:
    assert not page.figures.session.type_value(entry(page, CASES), "甲")
    assert "“甲”不是数值" in page.figures.hint


def test_n_says_that_there_is_no_such_thing(
    page: ReportPage, workspace: Workspace, report: ReportId
) -> None:
    choose(page, CASES)
    press(page, Qt.Key.Key_N)
    assert value(workspace, report, CASES) is None
    shown = {e.key: e for e in page.figures.session.entries}[CASES]
    assert shown.figure is not None


def test_a_stored_figure_is_made_blank(
    page: ReportPage, workspace: Workspace, report: ReportId
) -> None:
    choose(page, CASES)
    press(page, Qt.Key.Key_Return)
    choose(page, CASES)
    press(page, Qt.Key.Key_Delete)
    assert workspace.figures.of_report(report) == {}


def test_a_quantity_is_given_to_an_indicator(
    page: ReportPage, workspace: Workspace, report: ReportId, monkeypatch: pytest.MonkeyPatch
) -> None:
    def choose_attend(dialog: AssignDialog) -> bool:
        dialog.search.setText("参训")
        return True

    monkeypatch.setattr(AssignDialog, "exec", choose_attend)
    choose(page, "")
    press(page, Qt.Key.Key_Return)
    stored = workspace.figures.of_report(report)[ATTEND]
    assert (stored.value, stored.raw) == (Decimal(3), "3次")
    assert entry(page, ATTEND).standing is Standing.CONFIRMED


def test_a_chosen_row_shows_its_sentence_in_the_text(page: ReportPage) -> None:
    choose(page, FINE)
    text = page.session.report.sections[0].text
    shown = [text[m.start : m.end] for m in page.editor.marks.marks(marking.CURRENT)]
    assert shown == [TEXT, "2.6万元"]


def test_the_cursor_in_a_quantity_chooses_its_row(page: ReportPage) -> None:
    page.editor.body.setFocus()
    page.editor.go_to(0, page.session.report.sections[0].text.index("2.6") + 1)
    assert page.figures.view.entry == entry(page, FINE)


def test_marks_go_with_the_panel(page: ReportPage) -> None:
    assert page.editor.marks.marks(marking.FIGURES)
    page.editor.panels.setCurrentWidget(page.last_year.tab)
    assert page.editor.marks.marks(marking.FIGURES) == ()


def test_a_sentence_with_another_number_makes_its_figure_stale(
    page: ReportPage, workspace: Workspace, report: ReportId, qtbot: QtBot
) -> None:
    choose(page, CASES)
    press(page, Qt.Key.Key_Return)
    rewrite(page, "7件", "19件")
    wait_until_read(page, qtbot)
    found = entry(page, CASES)
    assert (found.standing, found.now and found.now.raw) == (Standing.STALE, "19件")
    choose(page, CASES)
    press(page, Qt.Key.Key_Return)
    assert value(workspace, report, CASES) == 19
    assert entry(page, CASES).standing is Standing.CONFIRMED


def test_a_stale_figure_is_stale_again_when_the_report_is_opened_again(
    page: ReportPage, report: ReportId, qtbot: QtBot
) -> None:
    choose(page, CASES)
    press(page, Qt.Key.Key_Return)
    rewrite(page, "案件7件", "案件19件，历年最多")
    page.open_report(int(report))
    page.editor.panels.setCurrentWidget(page.figures)
    wait_until_read(page, qtbot)
    assert entry(page, CASES).standing is Standing.STALE


def test_an_edit_elsewhere_leaves_a_figure_in_peace(page: ReportPage, qtbot: QtBot) -> None:
    choose(page, FINE)
    press(page, Qt.Key.Key_Return)
    rewrite(page, "全年", "2024年全年共计")
    wait_until_read(page, qtbot)
    assert entry(page, FINE).standing is Standing.CONFIRMED


def test_a_reworded_sentence_is_stored_with_its_figure(
    page: ReportPage, workspace: Workspace, report: ReportId, qtbot: QtBot
) -> None:
    choose(page, FINE)
    press(page, Qt.Key.Key_Return)
    rewrite(page, "全年", "今年")
    wait_until_read(page, qtbot)
    assert workspace.figures.of_report(report)[FINE].text == TEXT.replace("全年", "今年")


def test_a_value_being_typed_is_given_up_when_the_report_becomes_final(
    page: ReportPage, qtbot: QtBot
) -> None:
    choose(page, CASES)
    press(page, Qt.Key.Key_9)
    page.set_status(Step(Status.FINAL, TODAY))
    qtbot.waitUntil(lambda: page.figures.view.viewport().findChild(QLineEdit) is None)


def test_a_figure_put_into_a_cell_follows_too(
    inserted: ReportPage, workspace: Workspace, report: ReportId
) -> None:
    text = inserted.session.report.sections[0].text
    inserted.editor.go_to(0, text.index("86次"))
    inserted.insertion.action.trigger()
    assert "执法检查\t2.6万元86次" in inserted.session.report.sections[0].text
    workspace.figures.save(report, [Figure(FINE, Decimal(40000))])
    assert "执法检查\t4万元86次" in inserted.session.report.sections[0].text


def test_attachments_take_no_words_that_follow(inserted: ReportPage, asked: Asked) -> None:
    after = replace(inserted.session.report, attachments=(Attachment("清单"),))
    inserted.session.apply(after, text="加")
    inserted.editor.body.go_to_unit(inserted.editor.body.projection.first_attachment)
    inserted.insertion.action.trigger()
    assert "附件里的文字不能跟随数据" in asked.told[0]


def test_words_left_behind_by_a_final_report_are_written_later(
    inserted: ReportPage, workspace: Workspace, report: ReportId
) -> None:
    inserted.set_status(Step(Status.FINAL, TODAY))
    with workspace._store.transaction():  # as an earlier version of the program could
        workspace._store.save_figures(report, [Figure(FINE, Decimal(31000))])
    inserted.figures.session.look_again()
    behind = inserted.figures.session.stored_entries()[0]
    assert behind.behind
    workspace.reports.unlock(report, "改数", on=TODAY)
    inserted.figures.session.accept(behind)
    assert second(inserted) == "还有差距3.1万元。"


def test_words_taken_back_in_the_text_follow_again_when_they_are_redone(
    inserted: ReportPage, workspace: Workspace, report: ReportId
) -> None:
    inserted.figures.session.type_value(entry(inserted, FINE), "31000")
    inserted.session.undo()
    inserted.flush()
    assert inserted.editor.marks.marks(marking.LINKS) == ()
    inserted.session.redo()
    inserted.flush()
    workspace.figures.save(report, [Figure(FINE, Decimal(40000))])
    assert second(inserted) == "还有差距4万元。"


def test_a_figure_whose_sentence_is_gone_can_stand_for_itself(
    page: ReportPage, qtbot: QtBot
) -> None:
    choose(page, CASES)
    press(page, Qt.Key.Key_Return)
    rewrite(page, "全年办理行政执法案件7件，", "")
    wait_until_read(page, qtbot)
    assert entry(page, CASES).now is None
    choose(page, CASES)
    press(page, Qt.Key.Key_Return)
    assert entry(page, CASES).standing is Standing.ENTERED


@pytest.fixture
def inserted(page: ReportPage, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> ReportPage:
    """Put the fine, as 万元, at the end of the second part."""

    def choose_larger(dialog: InsertDialog) -> bool:
        dialog.form.setCurrentText("2.6万元")
        return True

    monkeypatch.setattr(InsertDialog, "exec", choose_larger)
    choose(page, FINE)
    press(page, Qt.Key.Key_Return)
    page.editor.go_to(1, len(page.session.report.sections[1].text) - 1)
    page.insertion.action.trigger()
    wait_until_read(page, qtbot)
    return page


def second(page: ReportPage) -> str:
    return str(page.session.report.sections[1].paragraphs[0])


def test_an_inserted_figure_stands_at_the_cursor_and_is_marked(inserted: ReportPage) -> None:
    assert second(inserted) == "还有差距2.6万元。"
    assert len(inserted.editor.marks.marks(marking.LINKS)) == 1
    assert entry(inserted, FINE).linked


def test_words_follow_their_figure_as_one_step(inserted: ReportPage, qtbot: QtBot) -> None:
    inserted.figures.session.type_value(entry(inserted, FINE), "31000")
    wait_until_read(inserted, qtbot)
    assert second(inserted) == "还有差距3.1万元。"
    assert inserted.session.history.undo_text == "更新数据"
    inserted.session.undo()
    assert second(inserted) == "还有差距2.6万元。"


def test_words_follow_a_figure_changed_on_the_page_of_figures(
    inserted: ReportPage, workspace: Workspace, report: ReportId
) -> None:
    workspace.figures.save(report, [Figure(FINE, Decimal(50000))])
    assert second(inserted) == "还有差距5万元。"
    assert workspace.reports.get(report).report == inserted.session.report
    assert not inserted.session.is_dirty


def test_words_that_were_taken_over_follow_no_more(
    inserted: ReportPage, workspace: Workspace, report: ReportId
) -> None:
    section = inserted.session.report.sections[1]
    fresh = replace(section, paragraphs=("还有差距约2.7万元。",))
    sections = (inserted.session.report.sections[0], fresh)
    inserted.session.apply(replace(inserted.session.report, sections=sections), text="改")
    inserted.flush()
    workspace.figures.save(report, [Figure(FINE, Decimal(50000))])
    assert second(inserted) == "还有差距约2.7万元。"


def test_a_final_text_does_not_follow(
    inserted: ReportPage, workspace: Workspace, report: ReportId
) -> None:
    inserted.set_status(Step(Status.FINAL, TODAY))
    with pytest.raises(ConflictError):
        workspace.figures.save(report, [Figure(FINE, Decimal(50000))])
    assert second(inserted) == "还有差距2.6万元。"


def test_without_figures_the_panel_is_shown_instead(page: ReportPage, asked: Asked) -> None:
    page.editor.panels.setCurrentWidget(page.last_year.tab)
    page.insertion.action.trigger()
    assert page.editor.panels.currentWidget() is page.figures
    assert "还没有可以插入的数据" in asked.told[0]


def test_a_final_report_shows_its_figures_and_invites_nothing(
    page: ReportPage, workspace: Workspace, report: ReportId
) -> None:
    page.set_status(Step(Status.FINAL, TODAY))
    choose(page, CASES)
    press(page, Qt.Key.Key_Return)
    press(page, Qt.Key.Key_9)
    assert workspace.figures.of_report(report) == {}
    assert "定稿" in page.figures.locked_reason
    assert not page.figures.details.accept.isVisible()
    assert not page.figures.accept_all.isVisible()


def test_checks_are_told_with_their_arithmetic_and_lead_to_their_places(
    page: ReportPage, qtbot: QtBot
) -> None:
    page.figures.session.type_value(entry(page, CASES), "9")
    checks = page.figures.checks
    found = next(v for v in page.figures.session.verdicts if v.rule == "source.agreement")
    assert "正文7件、填报9件" in found.message
    checks.list.setCurrentRow(page.figures.session.verdicts.index(found))
    checks.buttons[0].click()
    assert page.editor.body.textCursor().selectedText() == "7件"
    with qtbot.waitSignal(checks.figure_requested):
        checks.buttons[1].click()
    assert page.figures.view.entry == {e.key: e for e in page.figures.session.entries}[CASES]


def test_every_indicator_can_be_looked_for_and_filled_in(
    page: ReportPage, workspace: Workspace, report: ReportId
) -> None:
    page.figures.search.setText("持证率")
    model = page.figures.view.entries
    found = [e for row in range(model.rowCount()) if (e := model.entry(model.index(row)))]
    assert [e.standing for e in found] == [Standing.BLANK]
    model.setData(model.find(found[0].key), "100")
    assert value(workspace, report, found[0].key) == 100


def test_blank_nought_and_not_applicable_read_differently(page: ReportPage) -> None:
    session = page.figures.session
    session.type_value(entry(page, CASES), "0")
    session.not_applicable(entry(page, FINE))
    model = page.figures.view.entries
    page.figures.every.setChecked(True)
    told = {
        key: str(model.data(model.find(key), Qt.ItemDataRole.ToolTipRole))
        for key in (CASES, FINE, "adv.count")
    }
    assert told[CASES].startswith("行政执法案件总数：0 件（手填）")
    assert told[FINE].startswith("罚款金额：不适用（手填）")
    assert told["adv.count"].startswith("法律顾问人数：未填（空白）")


def test_what_cannot_be_stored_is_told_and_is_no_step(
    page: ReportPage, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_words: object, **_more: object) -> None:
        raise StoreError("磁盘已满，请清理磁盘后再试。")

    monkeypatch.setattr(workspace.figures, "save_all", refuse)
    page.figures.session.accept(entry(page, CASES))
    assert page.figures.hint == "磁盘已满，请清理磁盘后再试。"
    assert not page.figures.session.history.can_undo


def test_a_step_that_cannot_be_taken_back_leaves_the_history(
    page: ReportPage, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_words: object, **_more: object) -> None:
        raise StoreError("磁盘已满，请清理磁盘后再试。")

    page.figures.session.accept(entry(page, CASES))
    monkeypatch.setattr(workspace.figures, "save_all", refuse)
    page.figures.session.undo()
    assert page.figures.session.history.count == 0


def test_the_menu_of_an_entry_offers_what_its_keys_do(page: ReportPage) -> None:
    choose(page, CASES)
    view = page.figures.view
    view.customContextMenuRequested.emit(view.visualRect(view.currentIndex()).center())
    menu = view.findChild(QMenu)
    assert menu is not None
    assert [each.text() for each in menu.actions()] == [
        "采纳(&A)",
        "改值(&E)",
        "填为不适用(&N)",
        "不要这一条(&D)",
    ]
    menu.close()


def test_buttons_do_what_the_keys_do(
    page: ReportPage, workspace: Workspace, report: ReportId
) -> None:
    choose(page, CASES)
    page.figures.details.none.click()
    assert value(workspace, report, CASES) is None
    page.figures.details.reject.click()
    assert workspace.figures.of_report(report) == {}


def test_a_quantity_that_fits_nothing_can_be_turned_down(page: ReportPage) -> None:
    choose(page, "")
    press(page, Qt.Key.Key_Delete)
    standings = {each.standing for each in page.figures.session.entries}
    assert Standing.UNCLASSIFIED not in standings


def test_a_chosen_row_far_down_brings_its_sentence_into_sight(
    page: ReportPage, qtbot: QtBot
) -> None:
    report = page.session.report
    long = (Section(1, "序", paragraphs=("铺陈。" * 60,) * 20), *report.sections)
    page.session.apply(replace(report, sections=long), text="加")
    page.flush()
    wait_until_read(page, qtbot)
    before = page.editor.body.verticalScrollBar().value()
    choose(page, FINE)
    assert page.editor.body.verticalScrollBar().value() > before
    assert page.figures.view.hasFocus()
