"""Questions over many offices: what the store adds up is what the numbers give."""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.figure import Figure
from desktop.domain.office import Office, OfficeId
from desktop.domain.report import Report, ReportId, Status, Step
from desktop.domain.rollup import Amount, OfficeYear, Tally
from desktop.statistics.rollup import tally
from desktop.store import Store

KEY, OTHER = "enf.case_total", "enf.fine_amount"
DAY = dt.date(2025, 1, 3)
AMOUNTS = st.one_of(
    st.integers(0, 10**15).map(Decimal),
    st.decimals(0, 10**9, places=2),
    st.sampled_from([Decimal("5E+3"), Decimal(10) ** 39 + 1, Decimal("0.10"), None]),
)


def keep(
    store: Store, name: str, year: int, figures: Mapping[str, Amount], status: Status = Status.DRAFT
) -> tuple[OfficeId, ReportId]:
    known = store.find_office(name)
    office = known.id if known else store.add_office(Office(name))
    report = store.add_report(office, Report(year=year), Step(status, DAY))
    store.save_figures(
        report, [Figure(key, each.value, approx=each.approx) for key, each in figures.items()]
    )
    return office, report


def test_numbers_come_by_office_and_indicator(store: Store) -> None:
    east, _ = keep(store, "东", 2024, {KEY: Amount(Decimal(3), approx=True), OTHER: Amount(None)})
    west, _ = keep(store, "西", 2024, {OTHER: Amount(Decimal("0.50"))})
    keep(store, "东", 2023, {KEY: Amount(Decimal(9))})
    assert store.amounts([east, west], 2024, [KEY, OTHER]) == {
        east: {KEY: Amount(Decimal(3), approx=True), OTHER: Amount(None)},
        west: {OTHER: Amount(Decimal("0.50"))},
    }


def test_only_what_was_asked_for_comes(store: Store) -> None:
    east, _ = keep(store, "东", 2024, {KEY: Amount(Decimal(3)), OTHER: Amount(Decimal(4))})
    keep(store, "西", 2024, {KEY: Amount(Decimal(5))})
    assert store.amounts([east], 2024, [KEY]) == {east: {KEY: Amount(Decimal(3))}}


def test_reports_are_told_with_and_without_figures(store: Store) -> None:
    east, first = keep(store, "东", 2024, {KEY: Amount(None)}, Status.SUBMITTED)
    west, second = keep(store, "西", 2024, {})
    assert set(store.office_years([east, west], 2024)) == {
        OfficeYear(east, first, Status.SUBMITTED, has_figures=True),
        OfficeYear(west, second, Status.DRAFT, has_figures=False),
    }


def test_sums_come_year_by_year(store: Store) -> None:
    east, _ = keep(store, "东", 2023, {KEY: Amount(Decimal(1))})
    keep(store, "东", 2024, {KEY: Amount(Decimal(2), approx=True)})
    west, _ = keep(store, "西", 2024, {KEY: Amount(None)})
    assert store.sums([east, west], [2022, 2023, 2024], KEY) == {
        2023: Tally(Decimal(1), 1, 0, 0, 2),
        2024: Tally(Decimal(2), 1, 1, 1, 2),
    }


def test_sums_can_leave_out_what_is_not_handed_in(store: Store) -> None:
    east, _ = keep(store, "东", 2024, {KEY: Amount(Decimal(1))}, Status.PUBLISHED)
    west, _ = keep(store, "西", 2024, {KEY: Amount(Decimal(2))}, Status.FINAL)
    assert store.sums([east, west], [2024], KEY, handed_in_only=True)[2024].total == 1


@given(st.lists(st.builds(Amount, AMOUNTS, st.booleans()), min_size=1, max_size=8))
def test_the_store_adds_up_as_we_do(
    tmp_path_factory: pytest.TempPathFactory, amounts: list[Amount]
) -> None:
    path: Path = tmp_path_factory.mktemp("sums") / "年报.db"
    with Store.open(path, create=True) as store, store.transaction():
        kept = [
            keep(store, f"第{number}办", 2024, {KEY: each})[0]
            for number, each in enumerate(amounts)
        ]
        assert store.sums(kept, [2024], KEY)[2024] == tally(amounts, expected=len(amounts))


@pytest.mark.parametrize(
    "written",
    ["5.0", "5.00000000000000000001", "999999999999.0000001", "1E+3", "0.10", "123456789012345678"],
)
def test_no_digit_is_lost_however_a_number_is_written(store: Store, written: str) -> None:
    kept = [keep(store, name, 2024, {KEY: Amount(Decimal(written))})[0] for name in "东西南"]

    total = store.sums(kept, [2024], KEY)[2024].total

    assert total == tally([Amount(Decimal(written))] * 3, expected=3).total


@given(st.lists(st.builds(Amount, AMOUNTS, st.booleans()), min_size=1, max_size=8))
def test_amounts_come_back_as_they_were_kept(
    tmp_path_factory: pytest.TempPathFactory, amounts: list[Amount]
) -> None:
    path: Path = tmp_path_factory.mktemp("amounts") / "年报.db"
    with Store.open(path, create=True) as store, store.transaction():
        kept = {
            keep(store, f"第{number}办", 2024, {KEY: each})[0]: {KEY: each}
            for number, each in enumerate(amounts)
        }
        assert store.amounts(list(kept), 2024, [KEY, OTHER]) == kept
