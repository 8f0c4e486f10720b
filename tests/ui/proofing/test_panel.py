"""The panel 校对: in step with the text, repairs and decisions, all of them to be taken back."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from desktop.domain.errors import StoreError
from desktop.domain.finding import Finding, Scope, Severity
from desktop.domain.outline import replaced
from desktop.domain.report import Report, ReportId, Status, Step
from desktop.services.workspace import Workspace
from desktop.ui.editor.marks import MarkStyle
from desktop.ui.proofing import marking
from desktop.ui.proofing.model import Head
from desktop.ui.proofing.panel import ProofingPanel
from desktop.ui.proofing.session import _found
from desktop.ui.report_page import ReportPage
from tests.ui.proofing.conftest import TODAY

SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


def settle(panel: ProofingPanel, qtbot: QtBot) -> None:
    qtbot.waitUntil(
        lambda: not panel.session.busy and panel.session.report is panel.session._session.report
    )


def choose(panel: ProofingPanel, finding: Finding) -> None:
    panel.view.setCurrentIndex(panel.view.findings.find(marking.key_of(finding)))
    panel.view.setFocus()


def text(page: ReportPage, section: int) -> str:
    return page.session.report.sections[section].text


def heads(panel: ProofingPanel) -> list[str]:
    model = panel.view.findings
    rows = [model.row(model.index(place)) for place in range(model.rowCount())]
    return [f"{row.title} {row.said}" for row in rows if isinstance(row, Head)]


def rewrite(page: ReportPage, section: int, paragraph: str) -> None:
    before = page.session.report
    fresh = replace(before.sections[section], paragraphs=(paragraph,))
    sections = replaced(before.sections, section, fresh)
    page.session.apply(replace(before, sections=sections), text="改")


def test_findings_stand_under_their_families_with_counts(panel: ProofingPanel) -> None:
    assert "标点符号 3 处" in heads(panel)
    assert panel.chips[Severity.ERROR].text().startswith("错误 ")


def test_the_tab_says_how_many_errors_there_are(page: ReportPage, panel: ProofingPanel) -> None:
    errors = sum(one.severity is Severity.ERROR for one in panel.session.findings)
    assert page.editor.panels.tabText(page.editor.panels.indexOf(panel)) == f"校对 {errors}"


def test_marks_are_waves_by_severity_in_text_and_form(
    page: ReportPage, commas: tuple[Finding, ...]
) -> None:
    marks = page.editor.marks.marks(marking.LAYER)
    comma = page.editor.marks.find(marking.LAYER, marking.key_of(commas[0]))
    assert comma is not None
    assert comma.style is MarkStyle.ERROR
    assert "doc_number" in {mark.field for mark in marks}
    assert MarkStyle.HINT not in {mark.style for mark in marks}


def test_hints_are_listed_apart_only_where_asked_for(
    page: ReportPage, panel: ProofingPanel
) -> None:
    rewrite(page, 3, "认真履职。联系电话：021-62345678。")
    panel.session.fresh()
    assert not any(title.startswith("提示") for title in heads(panel))
    panel.chips[Severity.HINT].click()
    assert heads(panel)[-1].startswith("提示 · ")


def test_choosing_a_finding_shows_its_reason_and_its_place(
    page: ReportPage, panel: ProofingPanel, commas: tuple[Finding, ...]
) -> None:
    choose(panel, commas[0])
    assert "依据：GB/T 15834" in panel.details.text
    (mark,) = page.editor.marks.marks(marking.CURRENT)
    assert (mark.section, mark.start) == (1, commas[0].start)


def test_the_cursor_in_a_mark_chooses_its_row(
    page: ReportPage, panel: ProofingPanel, commas: tuple[Finding, ...]
) -> None:
    page.editor.go_to(2, commas[1].start)
    assert panel.view.finding == commas[1]


def test_enter_in_the_list_goes_to_the_place(
    page: ReportPage, panel: ProofingPanel, commas: tuple[Finding, ...]
) -> None:
    choose(panel, commas[0])
    QTest.keyClick(panel.view, Qt.Key.Key_Return)
    assert page.editor.body.textCursor().selectedText() == ","


def test_keys_go_from_one_finding_to_the_next_and_back(
    page: ReportPage, panel: ProofingPanel, commas: tuple[Finding, ...]
) -> None:
    page.editor.go_to(1, 0)
    QTest.keyClick(page.editor.body, Qt.Key.Key_F7)
    assert panel.view.finding == commas[0]
    QTest.keyClick(page.editor.body, Qt.Key.Key_F7)
    following = panel.view.finding
    QTest.keyClick(page.editor.body, Qt.Key.Key_F7, SHIFT)
    assert following != commas[0] == panel.view.finding


def test_going_on_meets_every_finding_and_begins_again(
    panel: ProofingPanel, page: ReportPage
) -> None:
    page.editor.go_to(0, 0)
    met = []
    for _turn in panel.view.findings.findings:
        panel.step(1)
        met.append(panel.view.finding)
    assert sorted(map(marking.key_of, filter(None, met))) == sorted(
        map(marking.key_of, panel.view.findings.findings)
    )


def test_where_panels_have_no_room_the_reason_stands_in_the_status_line(
    page: ReportPage, panel: ProofingPanel, commas: tuple[Finding, ...]
) -> None:
    page.editor.panels.hide()
    page.editor.go_to(1, 0)
    panel.step(1)
    assert panel.view.finding == commas[0]
    assert page.editor.status._section.toolTip().startswith("错误：")


def test_a_finding_in_a_field_is_gone_to_in_the_form(
    page: ReportPage, panel: ProofingPanel
) -> None:
    (number,) = (one for one in panel.session.findings if one.field == "doc_number")
    panel.places.go_to(number)
    assert page.editor.panels.currentWidget() is page.editor.form
    assert page.editor.form.editor("doc_number").hasFocus()
    assert panel.view.finding == number


def test_a_finding_in_an_attachment_is_gone_to(
    page: ReportPage, panel: ProofingPanel, commas: tuple[Finding, ...]
) -> None:
    panel.places.go_to(commas[-1])
    body = page.editor.body
    assert body.projection.attachment_of(body.place().unit) == 0


def test_a_repair_is_one_step_of_the_text(
    page: ReportPage, panel: ProofingPanel, commas: tuple[Finding, ...]
) -> None:
    before = page.session.report
    choose(panel, commas[0])
    QTest.keyClick(panel.view, Qt.Key.Key_Return, ALT)
    assert text(page, 1).endswith("认真学习，认真落实。电话13812345678。")
    page.session.undo()
    assert page.session.report == before


def test_a_repair_by_key_in_the_text(
    page: ReportPage, panel: ProofingPanel, commas: tuple[Finding, ...]
) -> None:
    page.editor.go_to(1, commas[0].start, commas[0].end)
    assert panel.view.finding == commas[0]
    QTest.keyClick(page.editor.body, Qt.Key.Key_Return, ALT)
    assert "，认真落实" in text(page, 1)


def test_all_of_a_kind_are_repaired_in_one_step(
    page: ReportPage, panel: ProofingPanel, commas: tuple[Finding, ...]
) -> None:
    choose(panel, commas[0])
    assert panel.details.kind.text() == "全部同类（3 处）"
    panel.details.kind.click()
    assert "," not in text(page, 1) + text(page, 2) + page.session.report.attachments[0].text
    assert page.session.history.count == 1
    assert page.session.history.undo_text == "改正同类 3 处"


def test_all_that_is_sure_is_repaired_in_one_step_and_found_no_more(
    page: ReportPage, panel: ProofingPanel, qtbot: QtBot
) -> None:
    panel.repair_sure.click()
    settle(panel, qtbot)
    assert page.session.report.doc_number == "青国动〔2025〕3号"
    assert page.session.history.count == 1
    assert panel.repair_sure.isHidden()


def test_a_repair_finds_its_words_after_typing_before_them(
    page: ReportPage, panel: ProofingPanel, commas: tuple[Finding, ...]
) -> None:
    rewrite(page, 1, "新的一句。认真学习,认真落实。")
    panel.session.repair([commas[0]], "改正一处")
    assert "新的一句。认真学习，认真落实。" in text(page, 1)


def test_words_that_have_gone_are_not_repaired_but_said(
    page: ReportPage, panel: ProofingPanel, commas: tuple[Finding, ...]
) -> None:
    rewrite(page, 1, "别的。")
    assert not panel.session.repair([commas[0]], "改正一处")
    assert panel.hint.startswith("这一处已经改动")


def test_what_is_typed_is_checked_after_a_pause(
    page: ReportPage, panel: ProofingPanel, qtbot: QtBot
) -> None:
    rewrite(page, 1, "认真学习，认真落实。")
    settle(panel, qtbot)
    assert [one.section for one in panel.session.findings if one.text == ","] == [2, -2]


def test_the_cursor_of_the_list_stays_while_the_text_changes(
    page: ReportPage, panel: ProofingPanel, commas: tuple[Finding, ...]
) -> None:
    choose(panel, commas[1])
    rewrite(page, 1, "认真学习，认真落实。")
    panel.session.fresh()
    assert panel.view.finding is not None
    assert (panel.view.finding.section, panel.view.finding.text) == (2, ",")


def test_the_cursor_goes_on_where_the_finding_has_gone(
    page: ReportPage, panel: ProofingPanel
) -> None:
    (number,) = (one for one in panel.session.findings if one.field == "doc_number")
    choose(panel, number)
    panel.view.repair.trigger()
    panel.session.fresh()
    assert page.session.report.doc_number == "青国动〔2025〕3号"
    assert panel.view.finding is not None


@pytest.mark.parametrize(
    ("key", "modifier", "left"),
    [
        (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier, 2),
        (Qt.Key.Key_Delete, SHIFT, 0),
        (Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier, 0),
    ],
)
def test_a_finding_is_ignored_by_key(
    panel: ProofingPanel,
    commas: tuple[Finding, ...],
    key: Qt.Key,
    modifier: Qt.KeyboardModifier,
    left: int,
) -> None:
    choose(panel, commas[0])
    QTest.keyClick(panel.view, key, modifier)
    assert sum(one.text == "," for one in panel.session.findings) == left


def test_what_is_ignored_comes_back_when_it_is_taken_back(
    panel: ProofingPanel, commas: tuple[Finding, ...]
) -> None:
    panel.session.ignore(commas[0], Scope.ALWAYS)
    panel.session.take_back(panel.session.ignored())
    assert commas[0] in panel.session.findings


def test_the_menu_of_a_row_offers_repairs_and_ignoring(
    panel: ProofingPanel, commas: tuple[Finding, ...]
) -> None:
    choose(panel, commas[0])
    index = panel.view.currentIndex()
    panel.view.customContextMenuRequested.emit(panel.view.visualRect(index).center())
    menu = next(each for each in panel.view.findChildren(QMenu) if each.isVisible())
    assert len(menu.actions()) == 5
    menu.close()


def test_a_final_report_is_only_looked_at(
    page: ReportPage, panel: ProofingPanel, commas: tuple[Finding, ...]
) -> None:
    page.set_status(Step(Status.FINAL, TODAY))
    choose(panel, commas[0])
    QTest.keyClick(panel.view, Qt.Key.Key_Delete)
    QTest.keyClick(panel.view, Qt.Key.Key_Return, ALT)
    assert commas[0] in panel.session.findings
    assert "," in text(page, 1)
    assert panel.repair_sure.isHidden()


def test_a_report_without_faults_says_so(
    page: ReportPage, workspace: Workspace, panel: ProofingPanel, qtbot: QtBot
) -> None:
    workspace.load_samples()
    clean = next(each for each in workspace.reports.all_entries() if each.year == 2022)
    page.open_report(int(clean.id))
    assert panel.nothing == "正在校对…"
    qtbot.waitUntil(lambda: panel.session.checked)
    assert panel.nothing == "没有发现问题"


def test_nothing_of_the_chosen_kinds_says_what_else_there_is(panel: ProofingPanel) -> None:
    for chip in panel.chips.values():
        chip.setChecked(False)
    assert panel.nothing == "所列的种类中没有问题"
    panel.step(1)
    assert panel.hint == "所列的种类中没有问题"


def test_a_switched_off_family_is_not_heard_of(
    workspace: Workspace, panel: ProofingPanel, qtbot: QtBot
) -> None:
    workspace.proofing.switch_off(["punctuation"])
    panel.session.look_again()
    settle(panel, qtbot)
    assert "标点符号 3 处" not in heads(panel)


def test_a_removed_report_is_checked_no_more(
    page: ReportPage, workspace: Workspace, report: ReportId, panel: ProofingPanel
) -> None:
    workspace.reports.remove(report)
    assert page.report_id is None
    assert panel.session.fresh() == ()


def test_the_work_in_the_background_is_that_in_front(panel: ProofingPanel) -> None:
    session = panel.session
    assert session.record is not None
    given = session._snapshot(session.record)
    assert _found(session._reader, given) == (given, session._raw)


def test_a_check_that_was_overtaken_is_made_again(
    page: ReportPage, panel: ProofingPanel, qtbot: QtBot
) -> None:
    panel.session._start()
    rewrite(page, 1, "认真学习，认真落实。")
    panel.session._start()
    settle(panel, qtbot)
    assert isinstance(panel.session.report, Report)
    assert panel.session.report is page.session.report


def test_going_back_from_the_first_finding_begins_at_the_last(
    page: ReportPage, panel: ProofingPanel
) -> None:
    page.editor.go_to(0, 0)
    panel.step(1)
    page.editor.go_to(0, 0)
    panel.step(-1)
    assert panel.view.finding is not None


def test_what_cannot_be_stored_is_said(
    panel: ProofingPanel, commas: tuple[Finding, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_words: object) -> None:
        raise StoreError("磁盘已满，请清理磁盘后再试。")

    monkeypatch.setattr(panel.session._workspace.proofing, "ignore", fail)
    panel.session.ignore(commas[0], Scope.HERE)
    assert panel.hint == "磁盘已满，请清理磁盘后再试。"
    assert commas[0] in panel.session.findings
