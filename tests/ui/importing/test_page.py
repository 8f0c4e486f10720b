import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.office import Office, OfficeId
from desktop.domain.report import ReportId
from desktop.services.workspace import Workspace
from desktop.ui.import_page import ImportPage
from desktop.ui.importing.draft import Draft, Stage
from tests.ui.asked import Asked

Loaded = Callable[[Sequence[Path]], ImportPage]
Written = Callable[[int], Path]
Key = Qt.Key
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def draft(page: ImportPage) -> Draft:
    return page.session.queue.draft(page.row)


def test_keyboard_comes_to_the_button_of_an_empty_page(page: ImportPage, qtbot: QtBot) -> None:
    page.setFocus()
    qtbot.waitUntil(page.blank.button.hasFocus)
    assert page.foot.isHidden()


def test_empty_page_says_what_to_do(page: ImportPage) -> None:
    assert page.blank.isVisible()
    assert not page.files.isVisible()


def test_what_was_recognised_is_shown_in_the_form(
    loaded: Loaded, written: Written, counties: tuple[OfficeId, ...]
) -> None:
    page = loaded([written(2024)])
    assert page.pane.form.office_box.office == counties[0]
    assert page.pane.form.year_field.text() == "2024"
    assert page.pane.form.field("成文日期").text() == "2025年1月9日"


def test_report_is_stored_under_office_and_year_by_ctrl_enter(
    loaded: Loaded,
    written: Written,
    counties: tuple[OfficeId, ...],
    workspace: Workspace,
    qtbot: QtBot,
) -> None:
    page = loaded([written(2024)])
    with qtbot.waitSignal(page.report_stored) as told:
        qtbot.keyClick(page, Key.Key_Return, CONTROL)
    stored = workspace.reports.find(counties[0], 2024)
    assert stored is not None
    assert told.args == [int(stored.id)]
    assert draft(page).stage is Stage.STORED


def test_office_not_yet_known_is_made_along_with_its_report(
    loaded: Loaded, written: Written, workspace: Workspace
) -> None:
    page = loaded([written(2024)])
    assert "将一并新建这个单位" in page.pane.notice
    page.store_current()
    found = workspace.offices.find("青山县国防动员办公室")
    assert found is not None
    assert workspace.reports.find(found.id, 2024) is not None


def test_next_file_comes_up_once_one_is_stored(loaded: Loaded, written: Written) -> None:
    page = loaded([written(2023), written(2024)])
    page.store_current()
    assert page.row == 1


def test_skipped_file_is_not_stored(
    loaded: Loaded, written: Written, workspace: Workspace, qtbot: QtBot
) -> None:
    page = loaded([written(2024)])
    qtbot.mouseClick(page.foot.skip, Qt.MouseButton.LeftButton)
    assert draft(page).stage is Stage.SKIPPED
    assert workspace.offices.count() == 0


def test_file_that_cannot_be_read_is_told_and_the_others_are_there(
    loaded: Loaded, written: Written, tmp_path: Path
) -> None:
    bad = tmp_path / "坏.docx"
    bad.write_bytes(b"nonsense")
    page = loaded([bad, written(2024)])
    assert [each.stage for each in page.session.queue] == [Stage.FAILED, Stage.READY]
    assert "坏.docx" in page.session.queue.draft(0).problem
    assert page.head.counts == "共 2 个文件，待核对 1，没有读入 1"


def test_file_repaired_outside_can_be_read_once_more(
    loaded: Loaded, written: Written, tmp_path: Path, qtbot: QtBot
) -> None:
    bad = tmp_path / "坏.txt"
    page = loaded([bad])
    assert draft(page).stage is Stage.FAILED
    bad.write_text(written(2024).read_text(encoding="utf-8"), encoding="utf-8")
    with qtbot.waitSignal(page.session.reader.idle):
        qtbot.mouseClick(page.state.button, Qt.MouseButton.LeftButton)
    assert draft(page).stage is Stage.READY


@pytest.fixture
def stored(
    workspace: Workspace, counties: tuple[OfficeId, ...], today: Callable[[], dt.date]
) -> ReportId:
    return workspace.reports.new_blank(counties[0], 2024, today=today())


@pytest.mark.usefixtures("stored")
def test_report_that_is_there_already_is_named_before_storing(
    loaded: Loaded, written: Written
) -> None:
    page = loaded([written(2024)])
    assert "台账中已有这个单位 2024 年度的报告（起草）" in page.pane.notice


@pytest.mark.usefixtures("stored")
def test_report_that_is_there_already_is_replaced_when_so_chosen(
    loaded: Loaded,
    written: Written,
    asked: Asked,
    counties: tuple[OfficeId, ...],
    workspace: Workspace,
) -> None:
    page = loaded([written(2024)])
    asked.choice = 0
    page.store_current()
    found = workspace.reports.find(counties[0], 2024)
    assert found is not None
    assert "扎实推进" in found.report.sections[0].text


@pytest.mark.usefixtures("stored")
@pytest.mark.parametrize(
    ("choice", "stage"), [(1, Stage.READY), (2, Stage.SKIPPED), (3, Stage.READY)]
)
def test_report_that_is_there_already_is_kept_otherwise(
    choice: int,
    stage: Stage,
    *,
    loaded: Loaded,
    written: Written,
    asked: Asked,
    counties: tuple[OfficeId, ...],
    workspace: Workspace,
) -> None:
    page = loaded([written(2024)])
    asked.choice = choice
    page.store_current()
    found = workspace.reports.find(counties[0], 2024)
    assert found is not None
    assert "扎实推进" not in found.report.sections[0].text
    assert draft(page).stage is stage


def test_changed_year_is_where_the_report_is_stored(
    loaded: Loaded,
    written: Written,
    counties: tuple[OfficeId, ...],
    workspace: Workspace,
    qtbot: QtBot,
) -> None:
    page = loaded([written(2024)])
    field = page.pane.form.year_field
    field.selectAll()
    qtbot.keyClicks(field, "2022")
    page.store_current()
    assert workspace.reports.find(counties[0], 2022) is not None


def test_year_given_by_the_ledger_goes_before_the_one_in_the_file(
    page: ImportPage, written: Written, counties: tuple[OfficeId, ...], qtbot: QtBot
) -> None:
    with qtbot.waitSignal(page.session.reader.idle):
        page.load([written(2024)], office=int(counties[1]), year=2021)
    assert (draft(page).office, draft(page).year) == (counties[1], 2021)
    assert "文件里写的是 2024 年度" in page.pane.notice


def test_file_without_a_year_is_not_stored_and_asks_for_it(
    loaded: Loaded, tmp_path: Path, asked: Asked
) -> None:
    path = tmp_path / "随笔.txt"
    path.write_text("这里没有年度，也没有单位。", encoding="utf-8")
    page = loaded([path])
    page.store_current()
    assert "还没有年度" in asked.warned[0]
    assert draft(page).stage is Stage.READY


def test_wrong_date_is_refused_beside_the_field(
    loaded: Loaded, written: Written, qtbot: QtBot
) -> None:
    page = loaded([written(2024)])
    field = page.pane.form.field("成文日期")
    field.setText("2025年13月")
    qtbot.keyClick(field, Key.Key_Return)
    assert "不是日期" in page.pane.form.problem
    assert draft(page).report.date is not None


def test_verbatim_reading_keeps_the_halfwidth_comma(
    loaded: Loaded, written: Written, qtbot: QtBot
) -> None:
    page = loaded([written(2024)])
    assert "," not in draft(page).report.sections[0].text
    with qtbot.waitSignal(page.session.reader.idle):
        page.pane.notes.verbatim.click()
    assert "," in draft(page).report.sections[0].text


def test_corrections_survive_another_reading(
    loaded: Loaded, written: Written, asked: Asked, qtbot: QtBot
) -> None:
    page = loaded([written(2024)])
    page.pane.outline.choose(3)
    page.pane.outline.promote()
    with qtbot.waitSignal(page.session.reader.idle):
        page.pane.notes.verbatim.click()
    assert asked.questions == []
    assert draft(page).report.sections[3].depth == 1
    assert "," in draft(page).report.sections[0].text


def test_corrections_that_fit_no_other_reading_are_kept_unless_given_up(
    loaded: Loaded, written: Written, asked: Asked, qtbot: QtBot
) -> None:
    page = loaded([written(2024)])
    page.pane.outline.choose(4)
    page.pane.outline.merge()
    before = draft(page).report
    asked.yes = False
    with qtbot.waitSignal(page.session.reader.idle):
        page.pane.notes.verbatim.click()
    assert len(asked.questions) == 1
    assert draft(page).report == before
    assert not page.pane.notes.verbatim.isChecked()


def test_files_dropped_on_the_page_are_read(
    page: ImportPage, written: Written, qtbot: QtBot
) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(written(2024)))])
    keys = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, mime, *keys)
    drop = QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, mime, *keys)
    with qtbot.waitSignal(page.session.reader.idle):
        QApplication.sendEvent(page, enter)
        QApplication.sendEvent(page, drop)
    assert page.session.queue.count(Stage.READY) == 1


def test_files_are_asked_for_and_read(
    page: ImportPage, written: Written, asked: Asked, qtbot: QtBot
) -> None:
    asked.paths = [written(2023), written(2024)]
    with qtbot.waitSignal(page.session.reader.idle):
        page.add_files()
    assert page.session.queue.count(Stage.READY) == 2


def test_stopped_reading_passes_the_rest_over(page: ImportPage, written: Written) -> None:
    page.load([written(2023), written(2024)])
    page.session.stop_reading()
    assert page.session.queue.count(Stage.SKIPPED) == 2


def test_second_import_keeps_files_that_still_wait(
    loaded: Loaded, written: Written, qtbot: QtBot
) -> None:
    page = loaded([written(2023)])
    with qtbot.waitSignal(page.session.reader.idle):
        page.load([written(2024)])
    assert page.session.queue.count(Stage.READY) == 2
    assert page.row == 1


def test_leaving_asks_while_a_file_waits(
    loaded: Loaded, written: Written, asked: Asked, qtbot: QtBot
) -> None:
    page = loaded([written(2024)])
    asked.yes = False
    with qtbot.assertNotEmitted(page.closed):
        page.cancel()
    asked.yes = True
    with qtbot.waitSignal(page.closed):
        page.cancel()
    assert page.session.queue.rowCount() == 0


def test_other_name_finds_the_other_office(
    loaded: Loaded, written: Written, counties: tuple[OfficeId, ...], qtbot: QtBot
) -> None:
    page = loaded([written(2024)])
    page.pane.form.name_field.setText("白水县国防动员办公室")
    qtbot.keyClick(page.pane.form.name_field, Key.Key_Return)
    assert draft(page).office == counties[1]


def test_wrong_date_holds_storing_up(
    loaded: Loaded, written: Written, workspace: Workspace
) -> None:
    page = loaded([written(2024)])
    page.pane.form.field("成文日期").setText("去年")
    page.store_current()
    assert workspace.offices.count() == 0


def test_edited_run_in_heading_keeps_its_stop(loaded: Loaded, written: Written) -> None:
    page = loaded([written(2024)])
    page.pane.outline.model.setData(page.pane.outline.model.index(2), "规范执法")
    assert draft(page).report.sections[2].heading == "规范执法。"


def test_escape_leaves_the_outline_for_those_without_a_mouse(
    loaded: Loaded, written: Written, qtbot: QtBot
) -> None:
    page = loaded([written(2024)])
    before = draft(page)
    page.pane.outline.view.setFocus()
    qtbot.keyClick(page.pane.outline.view, Key.Key_Escape)
    assert not page.pane.outline.view.hasFocus()
    assert draft(page) == before


def test_office_made_elsewhere_is_found_for_the_files_that_wait(
    loaded: Loaded, written: Written, workspace: Workspace
) -> None:
    page = loaded([written(2024)])
    made = workspace.offices.add(Office("青山县国防动员办公室"))
    assert draft(page).office == made
    assert page.pane.notice == ""


def test_read_only_store_offers_no_storing(
    dressed: QApplication, workspace: Workspace, written: Written, qtbot: QtBot
) -> None:
    assert dressed is not None
    with Workspace.open(workspace.path, read_only=True) as other:
        page = ImportPage(other)
        qtbot.addWidget(page)
        with qtbot.waitSignal(page.session.reader.idle):
            page.load([written(2024)])
        assert not page.foot.store.isEnabled()


@pytest.mark.slow
def test_every_seed_is_stored_from_the_page(
    seeds: Path, loaded: Loaded, workspace: Workspace, asked: Asked
) -> None:
    page = loaded(sorted(seeds.glob("*.txt")))
    asked.choice = 0
    while page.session.queue.count(Stage.READY):
        page.store_current()
        assert asked.warned == []
    assert len(workspace.reports.all_entries()) == page.session.queue.count(Stage.STORED) == 5
