"""Figures by office and by year."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.figure import Figure
from desktop.domain.figure_table import FigureRow, grouped
from desktop.domain.indicator import Catalogue, Indicator, Measure
from desktop.domain.office import FormerName, Office, OfficeId, OfficeRecord
from desktop.statistics.tables import (
    UNKNOWN_GROUP,
    added,
    arranged,
    complete,
    office_table,
    total_table,
    year_table,
)

CASES = Indicator("enf.case_total", "案件", "件", Measure.COUNT, "行政执法")
FINE = Indicator("enf.fine_amount", "罚款", "元", Measure.MONEY, "行政执法")
RATE = Indicator("enf.cert_rate", "持证率", "%", Measure.RATE, "行政执法")
EVENTS = Indicator("pub.event", "活动", "场", Measure.COUNT, "普法宣传")
CATALOGUE = Catalogue((CASES, FINE, RATE, EVENTS))

CITY = Office("云岭省清河市国防动员办公室", "清河市国动办")
DISTRICT = Office(
    "清河市东岭区国防动员办公室",
    "东岭区国动办",
    former_names=(FormerName("清河市东岭区人民防空办公室", "东岭区人防办", 2022),),
)


def figures(**values: str | None) -> dict[str, Figure]:
    keys = {"cases": CASES.key, "fine": FINE.key, "rate": RATE.key, "other": "new.key"}
    return {
        keys[name]: Figure(keys[name], None if value is None else Decimal(value))
        for name, value in values.items()
    }


def test_a_year_has_a_column_an_office_under_the_name_of_that_year() -> None:
    table = year_table(CATALOGUE, 2022, [(CITY, figures(cases="1")), (DISTRICT, {})])

    assert table.offices == ("清河市国动办", "东岭区人防办")


def test_offices_of_one_short_name_are_told_apart_by_their_full_names() -> None:
    twin = Office("另一市国防动员办公室", "清河市国动办")

    table = year_table(CATALOGUE, 2024, [(CITY, {}), (twin, {})])

    assert table.offices == (CITY.full_name, twin.full_name)


def test_an_office_has_a_column_a_year_oldest_first() -> None:
    table = office_table(CATALOGUE, DISTRICT, {2024: figures(cases="3"), 2022: figures(cases="1")})

    assert table.years == (2022, 2024)
    assert table.rows[0].values == (Decimal(1), Decimal(3))


def test_only_what_somebody_reported_has_a_row() -> None:
    table = year_table(CATALOGUE, 2024, [(CITY, figures(cases="0", fine=None)), (DISTRICT, {})])

    assert [row.indicator for row in table.rows] == [CASES, FINE]


def test_everything_has_a_row_when_asked_for() -> None:
    table = year_table(CATALOGUE, 2024, [(CITY, {})], everything=True)

    assert [row.indicator for row in table.rows] == [CASES, FINE, RATE, EVENTS]


def test_a_figure_outside_the_catalogue_is_not_lost() -> None:
    table = year_table(CATALOGUE, 2024, [(CITY, figures(cases="1", other="7"))])

    assert table.rows[-1].indicator.group == UNKNOWN_GROUP
    assert table.rows[-1].values == (Decimal(7),)


def test_nothing_reported_is_not_zero_and_not_inapplicable() -> None:
    reported = [(CITY, figures(cases="0")), (DISTRICT, {}), (CITY, figures(cases=None))]

    row = year_table(CATALOGUE, 2024, reported).rows[0]

    assert row.values == (Decimal(0), None, None)
    assert [figure is None for figure in row.figures] == [False, True, False]


def test_a_rate_has_no_total() -> None:
    table = year_table(CATALOGUE, 2024, [(CITY, figures(rate="95.5"))])

    assert table.rows[0].total is None


def test_a_row_without_numbers_has_no_total() -> None:
    table = year_table(CATALOGUE, 2024, [(CITY, figures(cases=None))])

    assert table.rows[0].total is None


def test_money_is_added_up_to_the_cent() -> None:
    reported = [(CITY, figures(fine="28694900.10")), (DISTRICT, figures(fine="0.20"))]

    assert year_table(CATALOGUE, 2024, reported).rows[0].total == Decimal("28694900.30")


def test_a_change_needs_both_years() -> None:
    by_year = {2022: figures(cases="5"), 2023: figures(cases="3"), 2024: {}}

    row = office_table(CATALOGUE, CITY, by_year).rows[0]

    assert [row.change(column) for column in range(3)] == [None, Decimal(-2), None]


def test_a_row_with_an_approximate_number_is_approximate() -> None:
    row = FigureRow(CASES, (Figure(CASES.key, Decimal(50), approx=True), None))

    assert row.approximate


def test_rows_are_grouped_in_the_order_of_the_catalogue() -> None:
    table = year_table(CATALOGUE, 2024, [(CITY, {})], everything=True)

    assert [group for group, _ in grouped(table.rows)] == ["行政执法", "普法宣传"]


@given(st.lists(st.decimals(0, 10**9, places=2) | st.none(), min_size=1, max_size=20))
def test_a_total_is_the_sum_of_what_is_there(values: list[Decimal | None]) -> None:
    figures = [None if value is None else Figure(FINE.key, value) for value in values]

    total = FigureRow(FINE, tuple(figures)).total

    assert total == (sum(value or 0 for value in values) if any(figures) else None)


def recorded(key: int, name: str, superior: int | None = None) -> OfficeRecord:
    above = None if superior is None else OfficeId(superior)
    return OfficeRecord(OfficeId(key), Office(name, superior=above))


def test_offices_stand_with_their_superior_whatever_their_order() -> None:
    records = [
        recorded(5, "丙县", 2),
        recorded(4, "甲市直属县", 1),
        recorded(1, "省"),
        recorded(3, "乙县", 2),
        recorded(2, "市", 1),
    ]

    offices, blocks = arranged(records)

    assert [record.office.full_name for record in offices] == [
        "省",
        "甲市直属县",
        "市",
        "丙县",
        "乙县",
    ]
    assert blocks == ((1, 2), (2, 3))


def test_offices_whose_superior_is_not_asked_for_are_one_block() -> None:
    offices, blocks = arranged([recorded(3, "乙县", 2), recorded(5, "丙县", 2)])

    assert len(offices) == 2
    assert blocks == ((2, 2),)


def test_totals_grow_office_by_office_and_inapplicable_adds_nothing() -> None:
    totals: dict[int, dict[str, Figure]] = {}
    for own in (figures(cases="3"), figures(cases=None), figures(cases="4")):
        added(totals, {2024: own})

    assert total_table(CATALOGUE, "3个单位合计", totals).rows[0].values == (Decimal(7),)


def test_a_total_with_an_approximate_part_is_approximate() -> None:
    totals: dict[int, dict[str, Figure]] = {}
    added(totals, {2024: {CASES.key: Figure(CASES.key, Decimal(50), approx=True)}})
    added(totals, {2024: figures(cases="4")})

    assert totals[2024][CASES.key].approx


def test_rates_are_not_added_up() -> None:
    totals: dict[int, dict[str, Figure]] = {}
    added(totals, {2024: figures(rate="95.5")})

    assert total_table(CATALOGUE, "合计", totals).rows == ()


def test_a_group_that_is_torn_apart_is_put_together() -> None:
    torn = Catalogue((CASES, EVENTS, FINE))

    assert complete(torn, [FINE.key, EVENTS.key, CASES.key]) == (CASES, FINE, EVENTS)


def test_an_indicator_nobody_knows_has_a_column_too() -> None:
    assert complete(CATALOGUE, ["new.key"])[0].group == UNKNOWN_GROUP
