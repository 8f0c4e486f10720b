"""The workbook: what is asked for, what is remembered, how it is written and stopped."""

import datetime as dt
from collections.abc import Callable, Generator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.office import Office, OfficeId, OfficeRecord
from desktop.domain.report import ReportId
from desktop.exports.xlsx.content import Paper
from desktop.services.workbook_request import SheetKind
from desktop.services.workbook_request import WorkbookProgress as Step
from desktop.services.workspace import Workspace
from desktop.ui.figures.workbook_dialog import WorkbookDialog
from desktop.ui.figures.workbook_export import export_workbook
from desktop.ui.figures.workbook_progress import WorkbookProgress, told
from desktop.ui.figures.workbook_scope import with_all_below
from tests.ui.asked import Asked

DAY = dt.date(2025, 3, 17)
TOP, CITY, COUNTY, OTHER = (OfficeId(number) for number in (1, 2, 3, 4))
RECORDS = (
    OfficeRecord(TOP, Office("云岭省国动办")),
    OfficeRecord(CITY, Office("清河市国动办", superior=TOP)),
    OfficeRecord(COUNTY, Office("东岭区国动办", superior=CITY)),
    OfficeRecord(OTHER, Office("另一省国动办")),
)
Opened = Callable[..., WorkbookDialog]


@pytest.fixture
def opened(dressed: QApplication, qtbot: QtBot) -> Opened:
    assert dressed is not None

    def open_(*picked: OfficeId, years: tuple[int, ...] = (2022, 2023, 2024)) -> WorkbookDialog:
        dialog = WorkbookDialog(RECORDS, picked, years)
        qtbot.addWidget(dialog)
        return dialog

    return open_


def test_everything_is_proposed_for_the_newest_year(opened: Opened) -> None:
    request = opened(COUNTY).request(DAY)

    assert (request.year, request.first_year, request.today) == (2024, 2022, DAY)
    assert request.sheets == frozenset(SheetKind)
    assert request.paper is Paper.FITTING


def test_an_office_without_subordinates_stands_alone(opened: Opened) -> None:
    assert opened(COUNTY).request(DAY).offices == (COUNTY,)


def test_a_superior_office_comes_with_all_below_it(opened: Opened) -> None:
    assert set(opened(TOP).request(DAY).offices) == {TOP, CITY, COUNTY}


def test_another_superior_can_be_chosen(opened: Opened) -> None:
    dialog = opened(TOP)

    dialog.scope.superior.choose(CITY)

    assert set(dialog.request(DAY).offices) == {CITY, COUNTY}


def test_offices_that_were_picked_are_proposed(opened: Opened) -> None:
    dialog = opened(COUNTY, OTHER)

    assert dialog.request(DAY).offices == (COUNTY, OTHER)
    assert dialog.scope.picked.text() == "所选的 2 个单位"


def test_all_offices_can_be_chosen(opened: Opened) -> None:
    dialog = opened(COUNTY)

    dialog.scope.every.setChecked(True)

    assert len(dialog.request(DAY).offices) == 4


def test_without_a_choice_all_offices_are_proposed(opened: Opened) -> None:
    dialog = opened()

    assert len(dialog.request(DAY).offices) == 4
    assert not dialog.scope.picked.isEnabled()


def test_years_are_compared_up_to_the_one_reported_on(opened: Opened) -> None:
    dialog = opened(COUNTY)

    dialog.choose_year(2023)

    offered = [dialog.first_year.itemData(place) for place in range(dialog.first_year.count())]
    assert offered == [2022, 2023]


def test_no_workbook_is_made_without_a_sheet(opened: Opened) -> None:
    dialog = opened(COUNTY)

    for box in dialog.sheets.values():
        box.setChecked(False)

    assert not dialog._accept.isEnabled()


def test_choices_are_remembered(opened: Opened) -> None:
    dialog = opened(COUNTY)
    dialog.sheets[SheetKind.DETAILS].setChecked(False)
    dialog.paper.setCurrentIndex(2)
    dialog.filled_in_by.setText(" 张三 ")
    dialog.accept()

    request = opened(OTHER).request(DAY)

    assert request.sheets == frozenset(SheetKind) - {SheetKind.DETAILS}
    assert (request.paper, request.filled_in_by) == (Paper.A3, "张三")


def test_circles_above_an_office_do_no_harm() -> None:
    assert set(with_all_below(RECORDS, CITY)) == {CITY, COUNTY}


@pytest.fixture
def window(dressed: QApplication, qtbot: QtBot) -> QWidget:
    assert dressed is not None
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def accepted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(WorkbookDialog, "exec", lambda _dialog: QDialog.DialogCode.Accepted)


@pytest.mark.usefixtures("accepted", "reports")
def test_the_workbook_is_written_beside_the_window(
    workspace: Workspace,
    counties: tuple[OfficeId, ...],
    window: QWidget,
    asked: Asked,
    tmp_path: Path,
) -> None:
    asked.paths = [tmp_path / "表.xlsx"]

    written = export_workbook(workspace, counties[:1], window, lambda: DAY, year=2024)

    assert written == tmp_path / "表.xlsx"
    names = load_workbook(written).sheetnames
    assert names == ["2024年统计表", "历年对比", "明细", "报送情况", "校核结果"]


@pytest.mark.usefixtures("accepted", "reports")
def test_a_place_that_cannot_be_written_is_told_of(
    workspace: Workspace,
    counties: tuple[OfficeId, ...],
    window: QWidget,
    asked: Asked,
    tmp_path: Path,
) -> None:
    asked.paths = [tmp_path / "没有" / "表.xlsx"]

    assert export_workbook(workspace, counties, window, lambda: DAY) is None
    assert "不存在" in asked.warned[0]


def test_an_empty_ledger_has_nothing_to_export(
    workspace: Workspace, window: QWidget, asked: Asked
) -> None:
    assert export_workbook(workspace, (), window, lambda: DAY) is None
    assert len(asked.warned) == 1


@pytest.mark.usefixtures("reports")
def test_nothing_is_written_when_the_user_thinks_better_of_it(
    workspace: Workspace, window: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(WorkbookDialog, "exec", lambda _dialog: QDialog.DialogCode.Rejected)

    assert export_workbook(workspace, (), window, lambda: DAY) is None


@pytest.mark.usefixtures("accepted")
def test_a_workbook_without_a_place_is_not_written(
    workspace: Workspace, window: QWidget, asked: Asked, reports: dict[int, ReportId]
) -> None:
    assert reports
    assert export_workbook(workspace, (), window, lambda: DAY) is None
    assert asked.warned == []


def test_a_cancelled_workbook_is_closed_and_forgotten(window: QWidget, qtbot: QtBot) -> None:
    closed: list[bool] = []

    def endless() -> Generator[Step, None, Path]:
        try:
            while True:
                yield Step(1, 2, "明细")
        finally:
            closed.append(True)

    dialog = WorkbookProgress(window)
    with qtbot.waitSignal(dialog._task.progressed):
        dialog.start(endless())
    dialog.reject()

    qtbot.waitUntil(lambda: closed == [True])
    assert dialog.written is None


def test_progress_says_which_sheet_is_being_written(window: QWidget) -> None:
    def steps() -> Generator[Step, None, Path]:
        yield Step(1, 3, "")
        yield Step(2, 3, "明细")
        return Path("表.xlsx")

    dialog = WorkbookProgress(window)
    for progress in told(steps()):
        dialog._on_progressed(progress)

    assert dialog._words.text() == "正在写“明细”"
    assert (dialog._bar.value(), dialog._bar.maximum()) == (2, 3)
