import datetime as dt
from collections.abc import Callable, Sequence

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from desktop.domain.office import Office, OfficeId
from desktop.domain.report import LedgerEntry, Status
from desktop.services.workspace import Workspace
from desktop.ui.ledger.model import LedgerModel

YEARS = (2025, 2024)
LATE = dt.date(2026, 3, 2)


def fetch_all(model: QAbstractItemModel, parent: QModelIndex | None = None) -> None:
    place = parent or QModelIndex()
    while model.canFetchMore(place):
        model.fetchMore(place)
    for row in range(model.rowCount(place)):
        fetch_all(model, model.index(row, 0, place))


def ledger(workspace: Workspace, today: dt.date, years: Sequence[int] = YEARS) -> LedgerModel:
    model = LedgerModel(workspace.offices, workspace.reports, today)
    model.show_tree(years)
    return model


def test_model_keeps_the_rules_of_qt(
    workspace: Workspace, city: OfficeId, today: Callable[[], dt.date]
) -> None:
    model = LedgerModel(workspace.offices, workspace.reports, today())
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_tree(YEARS)
    fetch_all(model)
    model.show_list(workspace.offices.search("县"), YEARS)
    workspace.reports.new_blank(city, 2025, today=today())
    model.forget_reports()


def test_offices_stand_below_their_superior(workspace: Workspace, city: OfficeId) -> None:
    model = ledger(workspace, LATE)
    fetch_all(model)
    top = model.index_of(city)
    assert [top.data(), *(model.index(row, 0, top).data() for row in (0, 1))] == [
        "临海市国动办",
        "青山县国动办",
        "白水县国动办",
    ]


def test_years_run_from_the_newest_to_the_oldest(workspace: Workspace) -> None:
    model = ledger(workspace, LATE)
    words = [model.headerData(column, Qt.Orientation.Horizontal) for column in range(3)]
    assert words == ["单位", "2025 年", "2024 年"]


def test_offices_below_are_read_only_when_asked_for(workspace: Workspace, city: OfficeId) -> None:
    model = ledger(workspace, LATE)
    top = model.index(0, 0)
    assert (model.rowCount(top), model.hasChildren(top), model.canFetchMore(top)) == (0, True, True)
    assert city is not None


def test_many_offices_come_in_batches(workspace: Workspace) -> None:
    for number in range(150):
        workspace.offices.add(Office(f"第{number}局"))
    model = ledger(workspace, LATE)
    first = model.rowCount()
    fetch_all(model)
    assert (first, model.rowCount()) == (128, 150)


def test_cell_says_status_and_that_it_is_overdue(workspace: Workspace, city: OfficeId) -> None:
    workspace.reports.new_blank(city, 2025, today=LATE)
    model = ledger(workspace, LATE)
    assert model.index_of(city, 2025).data() == "起草 逾期"


def test_empty_cell_of_this_year_is_overdue_too(workspace: Workspace, city: OfficeId) -> None:
    model = ledger(workspace, LATE)
    cells = [model.missed_at(model.index_of(city, year)) for year in YEARS]
    assert cells == [dt.date(2026, 3, 1), None]


def test_cell_is_read_aloud_with_office_and_year(workspace: Workspace, city: OfficeId) -> None:
    model = ledger(workspace, dt.date(2026, 1, 1))
    cell = model.index_of(city, 2025)
    assert cell.data(Qt.ItemDataRole.AccessibleTextRole) == "临海市国动办，2025 年：未建"


def test_tooltip_of_an_office_tells_its_former_names(
    workspace: Workspace, counties: tuple[OfficeId, ...]
) -> None:
    model = ledger(workspace, LATE)
    assert (
        model.index_of(counties[0]).data(Qt.ItemDataRole.ToolTipRole)
        == "青山县国防动员办公室\n2022 年及以前：青山县人民防空办公室"
    )


def test_reports_are_read_for_a_block_of_rows_at_once(
    workspace: Workspace, city: OfficeId, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    entries = workspace.reports.entries

    def counted(offices: Sequence[OfficeId], years: Sequence[int]) -> tuple[LedgerEntry, ...]:
        asked.append(len(offices))
        return entries(offices, years)

    monkeypatch.setattr(workspace.reports, "entries", counted)
    model = ledger(workspace, LATE)
    top = model.index_of(city)
    fetch_all(model)
    for row in range(2):
        model.index(row, 1, top).data()
    assert asked == [2]


def test_changed_status_is_seen_after_reports_are_forgotten(
    workspace: Workspace, city: OfficeId
) -> None:
    report = workspace.reports.new_blank(city, 2024, today=LATE)
    model = ledger(workspace, LATE)
    cell = model.index_of(city, 2024)
    before = cell.data()
    workspace.reports.set_status(report, Status.PUBLISHED, on=LATE)
    model.forget_reports()
    assert (before, cell.data()) == ("起草", "已公开")


def test_list_names_the_superior_of_each_office(workspace: Workspace, city: OfficeId) -> None:
    model = ledger(workspace, LATE)
    model.show_list(workspace.offices.search("青山"), YEARS)
    assert (model.rowCount(), model.superior_name(model.index(0, 0))) == (1, "临海市国动办")
    assert city is not None


def test_office_out_of_the_list_has_no_place(workspace: Workspace, city: OfficeId) -> None:
    model = ledger(workspace, LATE)
    model.show_list(workspace.offices.search("青山"), YEARS)
    assert not model.index_of(city).isValid()


def test_index_from_before_a_reset_finds_nothing(workspace: Workspace, city: OfficeId) -> None:
    model = ledger(workspace, LATE)
    old = model.index_of(city, 2025)
    model.show_tree(YEARS)
    assert (model.office_at(old), old.data()) == (None, None)
