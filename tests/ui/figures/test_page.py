import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.domain.figure import Figure
from desktop.domain.office import OfficeId
from desktop.domain.report import ReportId, Status
from desktop.services.workspace import Workspace
from desktop.ui.figures.model import FIRST_YEAR_COLUMN
from desktop.ui.figures.workbook_dialog import WorkbookDialog
from desktop.ui.figures_page import FiguresPage
from tests.ui.asked import Asked

CASES, FINES = "enf.case_total", "enf.fine_amount"
NEWEST, OLDER = FIRST_YEAR_COLUMN, FIRST_YEAR_COLUMN + 1
RowOf = Callable[[str], int]
Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


def go_to(page: FiguresPage, row: int, column: int = NEWEST) -> None:
    page.table.setCurrentIndex(page.session.model.index(row, column))


def editor_of(page: FiguresPage) -> QLineEdit:
    return next(each for each in page.table.viewport().findChildren(QLineEdit) if each.isVisible())


def commit(field: QLineEdit, text: str) -> None:
    """Type as an input method does: Chinese comes as a whole."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(field, event)


def enter(qtbot: QtBot, page: FiguresPage, text: str) -> None:
    qtbot.keyClicks(page.table, text[0])
    editor = editor_of(page)
    commit(editor, text[1:])
    qtbot.keyClick(editor, Key.Key_Return)
    QApplication.processEvents()


def choose(
    page: FiguresPage, top: int, bottom: int, left: int = NEWEST, right: int = OLDER
) -> None:
    model = page.session.model
    block = QItemSelection(model.index(top, left), model.index(bottom, right))
    page.table.selectionModel().select(block, QItemSelectionModel.SelectionFlag.ClearAndSelect)


def stored(workspace: Workspace, report: ReportId) -> dict[str, Decimal | None]:
    return {key: figure.value for key, figure in workspace.figures.of_report(report).items()}


def test_number_typed_over_a_cell_is_stored_at_once(
    page: FiguresPage,
    qtbot: QtBot,
    row_of: RowOf,
    workspace: Workspace,
    reports: dict[int, ReportId],
) -> None:
    go_to(page, row_of(CASES))
    enter(qtbot, page, "1.5万")
    assert stored(workspace, reports[2024]) == {CASES: Decimal(15000)}
    assert page.hint == "已保存"


def test_enter_goes_to_the_indicator_below(page: FiguresPage, qtbot: QtBot, row_of: RowOf) -> None:
    go_to(page, row_of(CASES))
    enter(qtbot, page, "7")
    assert page.table.currentIndex().row() == row_of(CASES) + 1


def test_text_that_is_no_value_keeps_the_editor_open_with_a_sentence_beside(
    page: FiguresPage, qtbot: QtBot, row_of: RowOf, asked: Asked
) -> None:
    go_to(page, row_of(CASES))
    enter(qtbot, page, "7件")
    assert editor_of(page).text() == "7件"
    assert "不是数值" in page.hint
    assert asked.warned == []


def test_sentence_goes_away_when_the_clerk_types_on(
    page: FiguresPage, qtbot: QtBot, row_of: RowOf
) -> None:
    go_to(page, row_of(CASES))
    enter(qtbot, page, "7件")
    qtbot.keyClick(editor_of(page), Key.Key_Backspace)
    assert "不是数值" not in page.hint


def test_delete_makes_a_cell_blank_which_is_not_zero(
    page: FiguresPage,
    qtbot: QtBot,
    row_of: RowOf,
    workspace: Workspace,
    reports: dict[int, ReportId],
) -> None:
    go_to(page, row_of(CASES), OLDER)
    qtbot.keyClick(page.table, Key.Key_Delete)
    assert stored(workspace, reports[2023]) == {}


def test_undo_brings_a_figure_back_and_redo_takes_it_again(
    page: FiguresPage,
    qtbot: QtBot,
    row_of: RowOf,
    workspace: Workspace,
    reports: dict[int, ReportId],
) -> None:
    go_to(page, row_of(CASES), OLDER)
    qtbot.keyClick(page.table, Key.Key_Delete)
    page.session.undo()
    assert stored(workspace, reports[2023]) == {CASES: Decimal(5)}
    page.session.redo()
    assert stored(workspace, reports[2023]) == {}


def test_step_that_cannot_be_stored_any_more_leaves_the_history(
    page: FiguresPage, row_of: RowOf, workspace: Workspace, reports: dict[int, ReportId]
) -> None:
    page.session.clear_cells([(row_of(CASES), OLDER)])
    workspace.reports.remove(reports[2023], origin=page.session)
    page.session.undo()
    assert not page.session.history.can_undo
    assert not page.session.history.can_redo
    assert page.hint


def test_keys_of_the_table_take_a_figure_back_and_set_it_again(
    page: FiguresPage,
    qtbot: QtBot,
    row_of: RowOf,
    workspace: Workspace,
    reports: dict[int, ReportId],
) -> None:
    go_to(page, row_of(CASES), OLDER)
    qtbot.keyClick(page.table, Key.Key_Delete)
    qtbot.keyClick(page.table, Key.Key_Z, CONTROL)
    assert stored(workspace, reports[2023]) == {CASES: Decimal(5)}
    qtbot.keyClick(page.table, Key.Key_Y, CONTROL)
    assert stored(workspace, reports[2023]) == {}


def test_undo_is_named_after_the_step(page: FiguresPage, row_of: RowOf) -> None:
    page.session.clear_cells([(row_of(CASES), OLDER)])
    assert page.steps.undo.text() == "撤销：清除数据"


def test_block_from_a_spreadsheet_fills_a_rectangle_in_one_step(
    page: FiguresPage,
    qtbot: QtBot,
    row_of: RowOf,
    workspace: Workspace,
    reports: dict[int, ReportId],
) -> None:
    QGuiApplication.clipboard().setText("7\t6\r\n2\t\r\n")
    go_to(page, row_of(CASES))
    qtbot.keyClick(page.table, Key.Key_V, CONTROL)
    assert stored(workspace, reports[2024])[CASES] == 7
    assert stored(workspace, reports[2023]) == {CASES: Decimal(6)}
    assert page.session.history.count == 1


def test_block_with_one_bad_cell_is_refused_as_a_whole(
    page: FiguresPage,
    qtbot: QtBot,
    row_of: RowOf,
    workspace: Workspace,
    reports: dict[int, ReportId],
) -> None:
    QGuiApplication.clipboard().setText("7\n两件")
    go_to(page, row_of(CASES))
    qtbot.keyClick(page.table, Key.Key_V, CONTROL)
    assert stored(workspace, reports[2024]) == {}
    assert "没有写入" in page.hint


def test_copied_block_is_what_a_spreadsheet_reads(
    page: FiguresPage, qtbot: QtBot, row_of: RowOf
) -> None:
    row = row_of(CASES)
    choose(page, row, row + 1)
    qtbot.keyClick(page.table, Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == "\t5\n\t"


def test_cut_block_is_on_the_clipboard_and_no_longer_in_the_store(
    page: FiguresPage,
    qtbot: QtBot,
    row_of: RowOf,
    workspace: Workspace,
    reports: dict[int, ReportId],
) -> None:
    go_to(page, row_of(CASES), OLDER)
    qtbot.keyClick(page.table, Key.Key_X, CONTROL)
    assert QGuiApplication.clipboard().text() == "5"
    assert stored(workspace, reports[2023]) == {}


def test_figure_written_elsewhere_is_shown(
    page: FiguresPage, row_of: RowOf, workspace: Workspace, reports: dict[int, ReportId]
) -> None:
    workspace.figures.save(reports[2024], [Figure(CASES, Decimal(9))])
    assert page.session.model.index(row_of(CASES), NEWEST).data() == "9"


def test_office_without_reports_says_what_to_do(page: FiguresPage, city: OfficeId) -> None:
    page.show_office(int(city))
    assert "还没有报告" in page.hint


def test_store_without_offices_says_where_to_begin(
    dressed: QApplication, workspace: Workspace, today: Callable[[], dt.date], qtbot: QtBot
) -> None:
    assert dressed is not None
    page = FiguresPage(workspace, today=today)
    qtbot.addWidget(page)
    page.show()
    assert page.empty.isVisible()
    assert not page.table.isVisible()


def test_filled_only_hides_what_has_no_figure(page: FiguresPage, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.bar.filled, Qt.MouseButton.LeftButton)
    assert [page.session.model.row(row).title for row in range(page.session.model.rowCount())] == [
        "行政执法",
        "行政执法案件总数",
    ]


def test_search_for_nothing_there_is_told(page: FiguresPage) -> None:
    commit(page.bar.search, "没有这个指标")
    assert page.hint == "没有符合条件的指标。"


def test_report_of_the_year_under_the_cursor_is_asked_for(
    page: FiguresPage, qtbot: QtBot, row_of: RowOf, reports: dict[int, ReportId]
) -> None:
    go_to(page, row_of(CASES), OLDER)
    with qtbot.waitSignal(page.report_requested) as told:
        qtbot.mouseClick(page.bar.report, Qt.MouseButton.LeftButton)
    assert told.args == [int(reports[2023])]


@pytest.fixture
def accepted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(WorkbookDialog, "exec", lambda _dialog: QDialog.DialogCode.Accepted)


@pytest.mark.usefixtures("accepted")
def test_workbook_is_written_and_its_place_told(
    page: FiguresPage, asked: Asked, tmp_path: Path
) -> None:
    asked.paths = [tmp_path / "统计表.xlsx"]
    page.export_workbook()
    assert (tmp_path / "统计表.xlsx").stat().st_size > 0
    assert page.written.text == f"已导出“统计表.xlsx”，位于 {tmp_path}"


@pytest.mark.usefixtures("accepted")
def test_workbook_that_cannot_be_written_is_told_in_a_sentence(
    page: FiguresPage, asked: Asked, tmp_path: Path
) -> None:
    asked.paths = [tmp_path / "没有这个文件夹" / "统计表.xlsx"]
    page.export_workbook()
    assert len(asked.warned) == 1


def test_read_only_store_takes_no_figures_and_says_why(
    shown: Callable[[Workspace, OfficeId], FiguresPage],
    workspace: Workspace,
    counties: tuple[OfficeId, ...],
    reports: dict[int, ReportId],
) -> None:
    assert reports
    with Workspace.open(workspace.path, read_only=True) as other:
        page = shown(other, counties[0])
        page.session.clear_cells([(1, OLDER)])
        assert "只读" in page.hint
        assert page.session.history.count == 0


def test_escape_leaves_the_figure_as_it_was(
    page: FiguresPage,
    qtbot: QtBot,
    row_of: RowOf,
    workspace: Workspace,
    reports: dict[int, ReportId],
) -> None:
    go_to(page, row_of(CASES), OLDER)
    qtbot.keyClick(page.table, Key.Key_F2)
    qtbot.keyClick(editor_of(page), Key.Key_Escape)
    assert stored(workspace, reports[2023]) == {CASES: Decimal(5)}


def test_flush_stores_what_is_being_typed(
    page: FiguresPage,
    qtbot: QtBot,
    row_of: RowOf,
    workspace: Workspace,
    reports: dict[int, ReportId],
) -> None:
    go_to(page, row_of(CASES))
    qtbot.keyClicks(page.table, "4")
    page.flush()
    assert stored(workspace, reports[2024]) == {CASES: Decimal(4)}


def test_bad_text_left_in_a_cell_is_told_and_not_stored(
    page: FiguresPage,
    qtbot: QtBot,
    row_of: RowOf,
    workspace: Workspace,
    reports: dict[int, ReportId],
) -> None:
    go_to(page, row_of(CASES))
    qtbot.keyClicks(page.table, "4")
    commit(editor_of(page), "件")
    page.flush()
    assert stored(workspace, reports[2024]) == {}


def test_year_behind_the_first_columns_is_scrolled_into_sight(
    page: FiguresPage, row_of: RowOf
) -> None:
    page.resize(620, 500)
    last = page.session.model.definition_column
    go_to(page, row_of(CASES), last)
    go_to(page, row_of(CASES), NEWEST)
    fixed = page.table.columnWidth(0) + page.table.columnWidth(1)
    assert page.table.visualRect(page.session.model.index(row_of(CASES), NEWEST)).left() >= fixed


def test_keyboard_goes_from_the_table_to_the_search_and_back(
    page: FiguresPage, qtbot: QtBot
) -> None:
    page.table.setFocus()
    qtbot.keyClick(page.table, Key.Key_F6)
    assert page.bar.search.hasFocus()
    qtbot.keyClick(page.bar.search, Key.Key_F6)
    assert page.table.hasFocus()
    qtbot.keyClick(page.table, Key.Key_F, CONTROL)
    assert page.bar.search.hasFocus()


def test_checks_of_all_years_lead_to_their_cells(
    page: FiguresPage, workspace: Workspace, reports: dict[int, ReportId], qtbot: QtBot
) -> None:
    workspace.figures.save(
        reports[2024],
        [
            Figure(CASES, Decimal(9)),
            Figure("enf.penalty_case", Decimal(3)),
            Figure("enf.exempt_case", Decimal(4)),
        ],
    )
    assert page.bar.checks.text() == "校核 1"
    page.bar.checks.click()
    checks = page.checks.view
    said = [checks.list.item(row).text() for row in range(checks.list.count())]
    assert said[0].startswith("错误　2024 年：3 + 4 = 7，与行政执法案件总数9件不一致")
    page.bar.search.setText("持证率")
    checks.list.setCurrentRow(0)
    checks.buttons[0].click()
    assert page.session.model.figure_at(page.table.currentIndex()) == Figure(CASES, Decimal(9))
    with qtbot.waitSignal(page.checks.cell_requested) as told:
        checks.list.itemActivated.emit(checks.list.item(0))
    assert told.args[0] == 2024


def test_years_that_agree_say_so_when_asked(page: FiguresPage) -> None:
    page.bar.checks.click()
    assert page.checks.view.said == "还没有可以互相校核的数据。"
    assert page.bar.checks.text() == "校核"


def test_the_figures_of_a_final_report_can_be_looked_at_only(
    page: FiguresPage,
    workspace: Workspace,
    reports: dict[int, ReportId],
    row_of: RowOf,
    today: Callable[[], dt.date],
) -> None:
    workspace.reports.set_status(reports[2023], Status.FINAL, on=today())
    index = page.session.model.find(2023, CASES)

    assert not index.flags() & Qt.ItemFlag.ItemIsEditable
    head = page.session.model.headerData(
        index.column(), Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole
    )
    assert head == "2023 年的报告已定稿，数据只能查看；如需修改，请先退回起草。"
    assert page.session.model.find(2024, CASES).flags() & Qt.ItemFlag.ItemIsEditable
    assert index.row() == row_of(CASES)
