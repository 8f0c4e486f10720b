"""A folder on its way into the store: the table, the choices, the storing, the summary."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.office import OfficeId
from desktop.domain.report import Status
from desktop.services.import_rows import Choice, State
from desktop.services.workspace import Workspace
from desktop.ui import tasks
from desktop.ui.import_page import ImportPage
from desktop.ui.importing.folder.summary import SummaryDialog
from desktop.ui.importing.folder.table_model import Column
from tests.ui.asked import Asked

EAST = "青山县国防动员办公室"
Key = Qt.Key
Written = Callable[..., Path]
Opened = Callable[[], ImportPage]


@pytest.fixture
def summaries(monkeypatch: pytest.MonkeyPatch) -> list[SummaryDialog]:
    """Keep the summaries instead of showing them."""
    shown: list[SummaryDialog] = []

    def keep(dialog: SummaryDialog) -> int:
        shown.append(dialog)
        return 1

    monkeypatch.setattr(SummaryDialog, "exec", keep)
    return shown


def states(page: ImportPage) -> list[State]:
    return [standing.state for standing in page.folder_session.standings]


def store(page: ImportPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.folder_session.stored):
        page.folder.store_button.click()


def keep(workspace: Workspace, path: Path) -> None:
    workspace.importing.store_file(path, workspace.importing.read(path), today=dt.date(2026, 1, 17))


def test_folder_is_shown_as_a_table(opened: Opened, into_folder: Written) -> None:
    into_folder("a.txt")
    into_folder("b.txt", year=2023)
    page = opened()
    assert page.folder.isVisible()
    assert not page.pane.isVisible()
    assert page.folder.head.counts == "共 2 个文件：新 2"
    table = page.folder.table.rows
    assert [table.index(0, column).data() for column in Column] == [
        "a.txt",
        EAST,
        "2024",
        f"{EAST}2024年度法治政府建设情况报告",
        "明确",
        "新",
        "存入",
    ]


@pytest.mark.usefixtures("summaries")
def test_all_new_files_are_stored_in_one_go(
    opened: Opened, into_folder: Written, workspace: Workspace, qtbot: QtBot
) -> None:
    for year in range(2010, 2025):
        into_folder(f"{year}.txt", year=year)
    page = opened()
    store(page, qtbot)
    assert workspace.reports.years() == tuple(range(2010, 2025))
    assert set(states(page)) == {State.SAME}


@pytest.mark.usefixtures("counties")
def test_summary_tells_of_every_file(
    opened: Opened,
    into_folder: Written,
    summaries: list[SummaryDialog],
    workspace: Workspace,
    qtbot: QtBot,
) -> None:
    keep(workspace, into_folder("a.txt"))
    into_folder("b.txt", year=2023)
    into_folder("c.docx")
    page = opened()
    store(page, qtbot)
    assert summaries[0].told.text() == "共 3 个文件：已存入 1，保留已有 1，没有存入 1。"
    first = summaries[0].tree.topLevelItem(0)
    assert first is not None
    assert first.text(0) == "没有存入（1）"
    assert "c.docx" in first.child(0).text(1)


@pytest.mark.usefixtures("counties", "summaries")
def test_newer_file_replaces_only_when_so_chosen_for_its_kind(
    opened: Opened, into_folder: Written, workspace: Workspace, qtbot: QtBot
) -> None:
    keep(workspace, into_folder("a.txt"))
    into_folder("a.txt", cases=4)
    page = opened()
    session, state = page.folder_session, states(page)[0]
    assert session.count(Choice.KEEP) == 1
    session.choose_all(state, Choice.REPLACE)
    store(page, qtbot)
    (entry,) = workspace.reports.all_entries()
    assert "4件" in workspace.reports.get(entry.id).report.sections[0].text


@pytest.mark.usefixtures("counties")
def test_final_report_is_named_as_protected(
    opened: Opened, into_folder: Written, workspace: Workspace
) -> None:
    keep(workspace, into_folder("a.txt"))
    (entry,) = workspace.reports.all_entries()
    workspace.reports.set_status(entry.id, Status.FINAL, on=dt.date(2026, 1, 17))
    into_folder("a.txt", cases=4)
    page = opened()
    assert "受保护" in page.folder.sentence.text()
    assert Choice.REPLACE not in page.folder_session.standings[0].choices


def test_of_two_files_of_one_office_and_year_one_is_chosen(
    opened: Opened, into_folder: Written
) -> None:
    into_folder("a.txt")
    into_folder("b.txt", cases=4)
    page = opened()
    assert states(page) == [State.TWIN, State.TWIN]
    assert not page.folder.store_button.isEnabled()
    page.folder_session.choose(1, Choice.STORE)
    page.folder_session.choose(0, Choice.STORE)
    assert page.folder_session.count(Choice.STORE) == 1
    assert page.folder.store_button.text() == "存入 1 份"


def test_office_and_year_are_edited_in_the_table_and_taken_back(
    opened: Opened, into_folder: Written
) -> None:
    into_folder("a.txt")
    page = opened()
    rows = page.folder.table.rows
    rows.setData(rows.index(0, Column.OFFICE), "白水县国防动员办公室")
    rows.setData(rows.index(0, Column.YEAR), "2020")
    row = page.folder_session.rows[0]
    assert (row.office, row.year) == ("白水县国防动员办公室", 2020)
    page.folder.steps.undo.trigger()
    page.folder.steps.undo.trigger()
    assert page.folder_session.rows[0].office == EAST
    page.folder.steps.redo.trigger()
    assert page.folder_session.rows[0].office == "白水县国防动员办公室"


def test_file_without_an_office_is_stored_once_it_has_one(
    opened: Opened, into_folder: Written
) -> None:
    into_folder("随笔.txt").write_text("2024年，各项工作有序推进。", encoding="utf-8")
    page = opened()
    assert states(page) == [State.INCOMPLETE]
    page.folder_session.set_office(0, EAST)
    assert states(page) == [State.NEW]


def test_space_goes_through_the_choices(opened: Opened, into_folder: Written, qtbot: QtBot) -> None:
    into_folder("a.txt")
    page = opened()
    qtbot.keyClick(page.folder.table, Key.Key_Space)
    assert page.folder_session.count(Choice.SKIP) == 1
    qtbot.keyClick(page.folder.table, Key.Key_Space)
    assert page.folder_session.count(Choice.STORE) == 1


def test_only_files_of_one_state_are_shown_and_chosen_for(
    opened: Opened, into_folder: Written
) -> None:
    into_folder("a.txt")
    into_folder("b.docx")
    page = opened()
    view = page.folder
    view.states.setCurrentIndex(view.states.findData(State.NEW))
    view.states.activated.emit(view.states.currentIndex())
    assert view.table.model().rowCount() == 1
    view._fill_menu()
    actions = view.all_of_kind.menu().actions()
    assert [action.text() for action in actions] == ["“新”的全部存入", "“新”的全部跳过"]
    actions[1].trigger()
    assert page.folder_session.count(Choice.STORE) == 0


def test_row_opens_side_by_side_with_office_and_year_of_the_table(
    opened: Opened, into_folder: Written, counties: tuple[OfficeId, ...], qtbot: QtBot
) -> None:
    into_folder("a.txt")
    page = opened()
    page.folder_session.set_office(0, "白水县国防动员办公室")
    with qtbot.waitSignal(page.session.reader.idle):
        qtbot.keyClick(page.folder.table, Key.Key_Return)
    assert page.pane.isVisible()
    assert page.pane.form.office_box.office == counties[1]
    page.cancel()
    assert page.folder.isVisible()


def test_row_stored_side_by_side_is_the_same_in_the_table(
    opened: Opened, into_folder: Written, qtbot: QtBot
) -> None:
    into_folder("a.txt")
    page = opened()
    with qtbot.waitSignal(page.session.reader.idle):
        page.folder.open_button.click()
    page.store_current()
    assert page.folder.isVisible()
    assert states(page) == [State.SAME]


def test_corrected_row_is_not_left_without_a_word(
    opened: Opened, into_folder: Written, asked: Asked, qtbot: QtBot
) -> None:
    into_folder("a.txt")
    page = opened()
    with qtbot.waitSignal(page.session.reader.idle):
        page.folder.open_button.click()
    page.pane.outline.choose(1)
    page.pane.outline.merge()
    asked.yes = False
    page.cancel()
    assert page.pane.isVisible()
    asked.yes = True
    page.cancel()
    assert page.folder.isVisible()


@pytest.mark.usefixtures("summaries")
def test_file_changed_since_it_was_listed_is_not_stored(
    opened: Opened,
    into_folder: Written,
    summaries: list[SummaryDialog],
    workspace: Workspace,
    qtbot: QtBot,
) -> None:
    into_folder("a.txt")
    page = opened()
    into_folder("a.txt", cases=9)
    store(page, qtbot)
    assert workspace.is_empty()
    assert "没有存入 1" in summaries[0].told.text()


def test_stopped_storing_keeps_what_was_stored_and_tells_the_rest(
    opened: Opened, into_folder: Written, summaries: list[SummaryDialog], workspace: Workspace
) -> None:
    into_folder("a.txt")
    page = opened()
    page.folder.store_button.click()
    page.folder.head.stop.click()
    assert workspace.is_empty()
    assert "已跳过 1" in summaries[0].told.text()


def test_stopped_reading_keeps_what_was_read(
    page: ImportPage, into_folder: Written, qtbot: QtBot
) -> None:
    for number in range(40):
        into_folder(f"{number}.txt", year=2000 + number % 20)
    session = page.folder_session
    with qtbot.waitSignal(session.rows_changed):
        page.load([into_folder("z.txt").parent])
    session.stop()
    tasks.wait_for_all()
    assert not session.reading
    assert len(session.rows) < 41


def test_many_files_come_as_a_table_too(
    page: ImportPage, into_folder: Written, qtbot: QtBot
) -> None:
    paths = [into_folder(f"{year}.txt", year=year) for year in range(2005, 2020)]
    with qtbot.waitSignal(page.folder_session.read):
        page.load(paths)
    assert page.folder.isVisible()
    assert len(page.folder_session.rows) == 15


def test_dropped_folder_is_read(page: ImportPage, into_folder: Written, qtbot: QtBot) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(into_folder("a.txt").parent))])
    keys = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, mime, *keys)
    drop = QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, mime, *keys)
    with qtbot.waitSignal(page.folder_session.read):
        QApplication.sendEvent(page, enter)
        QApplication.sendEvent(page, drop)
    assert len(page.folder_session.rows) == 1


def test_folder_is_asked_for(
    page: ImportPage, into_folder: Written, asked: Asked, qtbot: QtBot
) -> None:
    asked.paths = [into_folder("a.txt").parent]
    with qtbot.waitSignal(page.folder_session.read):
        page.add_folder()
    assert page.folder.isVisible()


def test_leaving_asks_while_files_wait(
    opened: Opened, into_folder: Written, asked: Asked, qtbot: QtBot
) -> None:
    into_folder("a.txt")
    page = opened()
    asked.yes = False
    with qtbot.assertNotEmitted(page.closed):
        page.cancel()
    asked.yes = True
    with qtbot.waitSignal(page.closed):
        page.cancel()
    assert page.blank.isVisible()


def test_left_page_reads_no_further(page: ImportPage, into_folder: Written, qtbot: QtBot) -> None:
    for number in range(40):
        into_folder(f"{number}.txt", year=2000 + number % 20)
    with qtbot.waitSignal(page.folder_session.rows_changed):
        page.load([into_folder("z.txt").parent])
    assert page.may_leave()
    tasks.wait_for_all()
    assert not page.folder_session.reading


def test_store_written_elsewhere_is_compared_with_again(
    opened: Opened, into_folder: Written, workspace: Workspace
) -> None:
    path = into_folder("a.txt")
    page = opened()
    keep(workspace, path)
    assert states(page) == [State.SAME]
