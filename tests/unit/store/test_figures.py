"""Figures: by report, by office over the years, by year over the offices."""

import dataclasses
from collections.abc import Callable
from decimal import Decimal

import pytest

from desktop.domain.figure import Figure
from desktop.domain.office import Office, OfficeId
from desktop.domain.report import Report, ReportId, Step
from desktop.store import Store


@pytest.fixture
def stored(store: Store, office: OfficeId, report: Report, draft: Step) -> ReportId:
    return store.add_report(office, report, draft)


def test_a_figure_is_changed_by_its_indicator(
    store: Store, stored: ReportId, figure: Figure
) -> None:
    store.save_figures(stored, [figure, Figure("rev.total", Decimal(0))])
    store.save_figures(stored, [dataclasses.replace(figure, value=None)])
    assert store.figures(stored) == (
        dataclasses.replace(figure, value=None),
        Figure("rev.total", Decimal(0)),
    )


def test_removed_figures_are_blank_again(store: Store, stored: ReportId, figure: Figure) -> None:
    store.save_figures(stored, [figure])
    store.save_figures(stored, [], removed=[figure.indicator])
    assert store.figures(stored) == ()


def test_figures_of_an_office_go_by_year(
    store: Store, office: OfficeId, stored: ReportId, draft: Step, figure: Figure
) -> None:
    last = store.add_report(office, Report(year=2023), draft)
    store.save_figures(stored, [figure])
    store.save_figures(last, [dataclasses.replace(figure, value=Decimal(3))])
    values = {
        year: found[figure.indicator].value for year, found in store.figures_of(office).items()
    }
    assert values == {2023: Decimal(3), 2024: Decimal("7.50")}


def test_figures_of_a_year_go_by_office(
    store: Store, office: OfficeId, stored: ReportId, figure: Figure
) -> None:
    other = store.add_office(Office("西川县国防动员办公室"))
    store.save_figures(stored, [figure])
    assert store.figures_in([office, other], 2024) == {office: {figure.indicator: figure}}
    assert store.figures_in([office], 2023) == {}


def test_figures_of_a_year_are_read_through_indexes(
    store: Store, office: OfficeId, plan: Callable[[Store, Callable[[Store], object]], str]
) -> None:
    told = plan(store, lambda opened: opened.figures_in([office], 2024))
    assert "SCAN reports" not in told
    assert "SCAN figures" not in told
