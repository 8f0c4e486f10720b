"""What is saved is what is loaded, whatever it is."""

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.figure import Figure
from desktop.domain.office import Office
from desktop.domain.report import Report, ReportId, Status, Step
from desktop.store import Store
from tests.values import figures, offices, reports, steps


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return Store.open(tmp_path_factory.mktemp("round") / "trip.db", create=True)


@pytest.fixture(autouse=True, scope="module")
def _closed(shared: Store) -> object:
    yield
    shared.close()


def _added(store: Store, report: Report, step: Step) -> ReportId:
    office = store.add_office(Office(f"第{store.count_offices()}办公室"))
    return store.add_report(office, report, step)


@given(report=reports, step=steps)
def test_a_report_is_loaded_as_it_was_added(shared: Store, report: Report, step: Step) -> None:
    record = shared.report(_added(shared, report, step))
    assert (record.report, record.steps) == (report, (step,))


@given(before=reports, after=reports)
def test_a_saved_change_leaves_exactly_the_new_report(
    shared: Store, before: Report, after: Report
) -> None:
    key = _added(shared, before, Step(Status.DRAFT, dt.date(2025, 1, 3)))
    shared.save_report(key, before, after)
    assert shared.report(key).report == after


@given(found=st.lists(figures, max_size=4, unique_by=lambda figure: figure.indicator))
def test_figures_are_loaded_as_they_were_saved(shared: Store, found: list[Figure]) -> None:
    key = _added(shared, Report(year=2024), Step(Status.DRAFT, dt.date(2025, 1, 3)))
    shared.save_figures(key, found)
    assert shared.figures(key) == tuple(found)


@given(office=offices)
def test_an_office_is_loaded_as_it_was_added(
    tmp_path_factory: pytest.TempPathFactory, office: Office
) -> None:
    with Store.open(tmp_path_factory.mktemp("office") / "store.db", create=True) as store:
        assert store.office(store.add_office(office)).office == office


def test_a_decimal_keeps_its_digits(shared: Store) -> None:
    key = _added(shared, Report(year=2024), Step(Status.DRAFT, dt.date(2025, 1, 3)))
    shared.save_figures(key, [Figure("money", Decimal("1200000.10"))])
    assert str(shared.figures(key)[0].value) == "1200000.10"


def test_a_report_is_there_after_reopening(path: Path, report: Report, draft: Step) -> None:
    with Store.open(path, create=True) as store:
        key = _added(store, report, draft)
    with Store.open(path) as store:
        assert store.report(key).report == report
