"""The panel 历史 in the page of a report."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtWidgets import QApplication, QDialog, QMenu
from pytestqt.qtbot import QtBot

from desktop.domain.figure import Figure
from desktop.domain.office import OfficeId
from desktop.domain.outline import Section
from desktop.domain.report import Report, ReportId, Status
from desktop.domain.revision import RevisionKind
from desktop.services.workspace import Workspace
from desktop.ui.comparison.dialog import SideBySideDialog
from desktop.ui.report_page import ReportPage
from desktop.ui.revisions import reading
from desktop.ui.revisions.model import Day
from desktop.ui.revisions.naming import NamingDialog
from desktop.ui.revisions.panel import HistoryPanel
from tests.ui.asked import Asked

TODAY = dt.date(2026, 1, 17)
FIRST = Report(
    year=2024,
    title="年度报告",
    sections=(
        Section(1, "依法行政", paragraphs=("全年办理案件七件。",)),
        Section(1, "存在问题", paragraphs=("培训不够。",)),
    ),
)
SECOND = replace(
    FIRST, sections=(FIRST.sections[0], Section(1, "存在问题", paragraphs=("培训还不够。",)))
)


@pytest.fixture
def report(workspace: Workspace, counties: tuple[OfficeId, ...]) -> ReportId:
    """Store a report with three revisions: made, figures of another hand, a text of a third."""
    key = workspace.reports.add(counties[0], FIRST, today=TODAY)
    workspace.operator = "李主任"
    workspace.figures.save(key, [Figure("enf.case_total", Decimal(7))])
    workspace.operator = "王科员"
    workspace.reports.save(key, FIRST, SECOND)
    return key


@pytest.fixture
def page(
    dressed: QApplication, workspace: Workspace, report: ReportId, qtbot: QtBot
) -> Iterator[ReportPage]:
    assert dressed is not None
    made = ReportPage(workspace, today=lambda: TODAY)
    qtbot.addWidget(made)
    made.resize(1280, 700)
    made.open_report(int(report))
    made.show()
    with qtbot.waitSignals(
        [made.history.session.measured, made.history.session.compared], timeout=5000
    ):
        made.editor.panels.setCurrentWidget(made.history)
    yield made
    made.history.session.forget()


@pytest.fixture
def panel(page: ReportPage) -> HistoryPanel:
    return page.history


Choose = Callable[..., None]


@pytest.fixture
def choose(panel: HistoryPanel, qtbot: QtBot) -> Choose:
    """Choose revisions by their places, the newest is 0, and wait for what changed."""

    def put(*places: int) -> None:
        with qtbot.waitSignal(panel.session.compared):
            panel.view.choose(*(panel.session.revisions[place].id for place in places))
            panel.view.chosen.emit()

    return put


@pytest.fixture
def naming(monkeypatch: pytest.MonkeyPatch) -> None:
    """Type a name in place of a person."""

    def executed(dialog: NamingDialog) -> int:
        dialog.field.setText("送审稿")
        return int(QDialog.DialogCode.Accepted.value)

    monkeypatch.setattr(NamingDialog, "exec", executed)


def kinds(panel: HistoryPanel) -> list[RevisionKind]:
    return [revision.kind for revision in panel.session.revisions]


def test_timeline_shows_days_with_their_revisions_and_sizes(panel: HistoryPanel) -> None:
    model = panel.view.timeline
    rows = [model.row(model.index(place)) for place in range(model.rowCount())]
    assert [isinstance(row, Day) for row in rows] == [True, False, False, False]
    spoken = [
        str(model.data(model.index(place), Qt.ItemDataRole.AccessibleTextRole))
        for place in range(model.rowCount())
    ]
    assert spoken[0].endswith("3 稿")
    assert "+1 字" in spoken[1]
    assert "王科员" in spoken[1]
    assert "数据 1 项" in spoken[2]
    assert "建立" in spoken[3]


def test_newest_revision_is_chosen_and_shows_what_it_changed(panel: HistoryPanel) -> None:
    assert "培训还不够。" in panel.pane.text
    assert "二、存在问题" in panel.pane.text
    assert panel.pane.head.endswith(reading.LEGEND)


def test_first_revision_is_held_against_the_present(panel: HistoryPanel, choose: Choose) -> None:
    choose(2)
    assert panel.pane.head.startswith("这是第一稿。")
    assert "培训还不够。" in panel.pane.text


def test_present_is_not_held_against_itself(panel: HistoryPanel) -> None:
    panel.pane.present.click()
    assert panel.pane.text == "这就是现在的稿子。"
    assert not panel.compare_button.isEnabled()


def test_only_revision_has_nothing_to_be_held_against(
    workspace: Workspace, counties: tuple[OfficeId, ...], page: ReportPage
) -> None:
    other = workspace.reports.add(counties[1], FIRST, today=TODAY)
    page.open_report(int(other))
    assert page.history.pane.text.startswith("这是第一稿")


def test_revision_is_held_against_the_present(
    panel: HistoryPanel, choose: Choose, qtbot: QtBot
) -> None:
    choose(1)
    assert "办案" in panel.pane.text or "案件" in panel.pane.text
    with qtbot.waitSignal(panel.session.compared):
        panel.pane.present.click()
    assert "到现在" in panel.pane.head
    assert "培训还不够。" in panel.pane.text


def test_two_revisions_are_held_against_each_other(panel: HistoryPanel, choose: Choose) -> None:
    choose(0, 2)
    assert "培训还不够。" in panel.pane.text
    assert "数据" in panel.pane.text
    assert panel.pane.previous.isHidden()
    assert not panel.restore_button.isEnabled()


def test_present_stays_chosen_while_one_writes_on(
    page: ReportPage, panel: HistoryPanel, qtbot: QtBot
) -> None:
    page._workspace.operator = "赵科员"
    page.session.apply(replace(page.session.report, note="此件公开"), text="附注")
    with qtbot.waitSignal(panel.session.compared):
        page.flush()
    assert panel.view.revisions[0] == panel.session.newest
    assert "此件公开" in panel.pane.text


def test_restored_revision_is_one_step_that_can_be_taken_back(
    page: ReportPage, panel: HistoryPanel, choose: Choose
) -> None:
    choose(2)
    panel.commands.actions["restore_all"].trigger()
    assert page.session.report.sections == FIRST.sections
    assert kinds(panel)[0] is RevisionKind.RESTORED
    assert page.session.history.undo_text == "恢复旧稿"
    assert panel.hint.startswith("正文、要素和数据已恢复为")
    page.session.undo()
    assert page.session.report.sections == SECOND.sections


def test_what_is_not_saved_yet_is_kept_before_a_restore(
    page: ReportPage, panel: HistoryPanel, choose: Choose
) -> None:
    choose(2)
    page._workspace.operator = "赵科员"
    page.session.apply(replace(page.session.report, note="此件公开"), text="附注")
    panel.commands.actions["restore_all"].trigger()
    kept = page._workspace.history.report_at(panel.session.revisions[1].id)
    assert kept.note == "此件公开"


def test_one_section_is_brought_back(page: ReportPage, panel: HistoryPanel, choose: Choose) -> None:
    page.session.apply(replace(page.session.report, note="此件公开"), text="附注")
    page.flush()
    choose(2)
    (action,) = panel.sections.actions()
    assert action.text() == "二、存在问题"
    action.trigger()
    assert page.session.report.sections == FIRST.sections
    assert page.session.report.note == "此件公开"


def test_figures_alone_are_brought_back(
    workspace: Workspace, report: ReportId, page: ReportPage, panel: HistoryPanel, choose: Choose
) -> None:
    choose(2)
    panel.commands.actions["restore_figures"].trigger()
    assert workspace.figures.of_report(report) == {}
    assert page.session.report.sections == SECOND.sections


def test_final_report_is_only_looked_at(
    workspace: Workspace, report: ReportId, panel: HistoryPanel, choose: Choose
) -> None:
    workspace.reports.set_status(report, Status.FINAL, on=TODAY)
    choose(2)
    assert not panel.commands.actions["restore_all"].isEnabled()
    assert panel._reason.text() == "报告已定稿，旧稿只能查看；要恢复，请先退回起草。"


@pytest.mark.usefixtures("naming")
def test_present_is_named_with_what_was_not_saved_yet(
    page: ReportPage, panel: HistoryPanel
) -> None:
    page.session.apply(replace(page.session.report, note="此件公开"), text="附注")
    panel.name_button.click()
    newest = panel.session.newest
    assert newest is not None
    assert newest.name == "送审稿"
    assert page._workspace.history.report_at(newest.id).note == "此件公开"


@pytest.mark.usefixtures("naming")
def test_chosen_revision_is_named(panel: HistoryPanel, choose: Choose) -> None:
    choose(1)
    panel.commands.actions["name_this"].trigger()
    assert [revision.name for revision in panel.session.revisions] == ["", "送审稿", ""]


def test_name_is_wanted_unless_one_is_taken_away(panel: HistoryPanel, qtbot: QtBot) -> None:
    revision = panel.session.revisions[0]
    blank = NamingDialog(revision, "这一稿")
    named = NamingDialog(replace(revision, name="送审稿"), "这一稿")
    for dialog in (blank, named):
        qtbot.addWidget(dialog)
    named.field.clear()
    assert (blank.keep.isEnabled(), named.keep.isEnabled()) == (False, True)


@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_revisions_are_written_with_their_changes(
    page: ReportPage, panel: HistoryPanel, asked: Asked, tmp_path: Path, form: str
) -> None:
    asked.paths = [tmp_path / f"花脸稿.{form}"]
    panel.commands.actions[f"redline_{form}"].trigger()
    assert asked.paths[0].stat().st_size > 1000
    assert "花脸稿" in page.written.text


def test_revisions_are_shown_side_by_side(
    page: ReportPage, panel: HistoryPanel, choose: Choose, qtbot: QtBot
) -> None:
    choose(0, 2)
    panel.commands.actions["side_by_side"].trigger()
    dialog = page.findChild(SideBySideDialog)
    assert dialog is not None
    qtbot.addWidget(dialog)
    left, right = dialog.left.side, dialog.right.side
    assert left is not None
    assert right is not None
    assert (left.report.sections, right.report.sections) == (FIRST.sections, SECOND.sections)
    assert (left.now, right.now) == (False, True)
    qtbot.waitUntil(lambda: not dialog._task.busy)


def test_nothing_is_written_without_a_place(panel: HistoryPanel, asked: Asked) -> None:
    panel.commands.actions["redline_docx"].trigger()
    assert asked.warned == []


def test_revision_that_is_gone_is_told_in_the_pane(
    workspace: Workspace, report: ReportId, panel: HistoryPanel, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(panel.session.failed):
        workspace.reports.remove(report)
        panel.view.chosen.emit()
    assert "没有这份年报" in panel.pane.text


def test_menu_offers_what_can_be_done(panel: HistoryPanel, choose: Choose) -> None:
    choose(1)
    panel.view.customContextMenuRequested.emit(
        panel.view.visualRect(panel.view.currentIndex()).center()
    )
    panel.view.customContextMenuRequested.emit(QPoint(-5, -5))
    menu = panel.view.findChild(QMenu)
    assert menu is not None
    assert "恢复此稿(&R)" in [action.text() for action in menu.actions()]
    menu.close()


def test_rows_are_painted_in_every_state(panel: HistoryPanel) -> None:
    panel.view.setFocus()
    picture = panel.grab().toImage()
    assert len({picture.pixel(40, y) for y in range(panel.height())}) > 5


def test_colours_follow_the_theme(panel: HistoryPanel) -> None:
    before = panel.pane._text.toHtml()
    panel.changeEvent(QEvent(QEvent.Type.PaletteChange))
    assert panel.pane._text.toHtml() == before
